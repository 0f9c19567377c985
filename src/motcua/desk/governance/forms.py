"""The form of a procedure's text: every article a field, documents and fees in rows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.queries.proposals import LISTS, Known
from motcua.law.procedure import DocumentText, FeeText, ProcedureText

_LIMIT = _("5d: five working days; 20h: working hours; 90m: minutes; 10cd: calendar days.")


def choices(name: str) -> list[tuple[str, str]]:
    return [(value, now_(text)) for value, text in LISTS[name].items()]


def _area(label: Any, rows: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20_000, widget=forms.Textarea({"rows": rows}), **options
    )


def _line(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=length, **options)


class ProcedureForm(forms.Form):
    """What is missing or wrong in law is told beside the draft; here only what cannot be kept is refused."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    name_vi = _line(_("Name in Vietnamese"), 500)
    name_en = _line(_("Name in English"), 500)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    level = forms.ChoiceField(label=_("Level"))
    agency = forms.ChoiceField(
        label=_("Competent agency"), help_text=_("None: the unit where one files."), required=False
    )
    office_vi = _line(
        _("Who decides where one files"), 200, help_text=_("Where it is not the people's committee.")
    )
    office_en = _line(_("In English"), 200)
    channels = forms.MultipleChoiceField(
        label=_("How to file"), widget=forms.CheckboxSelectMultiple, required=False
    )
    service_level = forms.ChoiceField(label=_("Online service"))
    online_level = forms.TypedChoiceField(
        label=_("Old level, before Decree 42/2022"), choices=[(2, "2"), (3, "3"), (4, "4")], coerce=int
    )
    on_the_spot = forms.BooleanField(label=_("Resolved while one waits"), required=False)
    statutory_limit = _line(_("Limit by law"), 8, help_text=_LIMIT)
    limit = _line(_("Limit in this province"), 8, help_text=_("The one that runs: the same, or shorter."))
    process = forms.ChoiceField(label=_("Internal process"), required=False)
    result_vi = _line(_("Result in Vietnamese"), 300)
    result_en = _line(_("Result in English"), 300)
    result_kind = forms.ChoiceField(label=_("Kind of result"))
    conditions_vi = _area(_("Conditions"), 4)
    legal_grounds = _area(_("Legal grounds"), 4, help_text=_("One to a line."))
    fee_timing = forms.ChoiceField(label=_("When the fee is paid"))
    ground_vi = _area(_("Legal text that makes the change due"), 2)

    def __init__(self, there: Known, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        none = [("", "–")]
        fill: Mapping[str, list[tuple[str, str]]] = {
            "sector": none + _named(there.sectors),
            "agency": none + _named(there.agencies),
            "process": none + _named({c: f"{name} ({c})" for c, name in there.processes.items()}),
            "level": choices("level"),
            "channels": choices("channel"),
            "service_level": choices("service_level"),
            "result_kind": choices("result_kind"),
            "fee_timing": choices("fee_timing"),
        }
        for name, those in fill.items():
            self.fields[name].choices = those  # type: ignore[attr-defined]


def _named(those: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(those.items(), key=lambda one: one[1])


class DocumentForm(forms.Form):
    position = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kept = forms.JSONField(widget=forms.HiddenInput, required=False)  # what the row has no field for
    name_vi = _line(_("Document"), 500)
    name_en = _line(_("In English"), 500)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    originals = forms.IntegerField(label=_("Originals"), min_value=0, max_value=99, initial=1, required=False)
    copies = forms.IntegerField(label=_("Copies"), min_value=0, max_value=99, initial=0, required=False)
    case_vi = _line(_("Only in the case"), 300)
    mandatory = forms.BooleanField(label=_("Always needed"), required=False, initial=True)
    e_copy_allowed = forms.BooleanField(label=_("An electronic copy is enough"), required=False, initial=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = choices("document_kind")  # type: ignore[attr-defined]


class FeeForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    case_vi = _line(_("In the case"), 300)
    case_en = _line(_("In English"), 300)
    amount_dong = forms.IntegerField(label=_("Amount in dong"), min_value=0, max_value=10**12, required=False)
    unit_vi = _line(_("For each"), 60)
    exemptions_vi = _line(_("Exempt are"), 500)
    legal_ground = _line(_("By which text"), 300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = choices("fee_kind")  # type: ignore[attr-defined]


Documents = forms.formset_factory(DocumentForm, extra=1, can_delete=True, max_num=200, absolute_max=200)
Fees = forms.formset_factory(FeeForm, extra=1, can_delete=True, max_num=200, absolute_max=200)
_PAPER_KEPT = ("file_types", "file_most_mb", "files_most")


class TextForms:
    """The three forms of a procedure's text, as one."""

    def __init__(
        self, there: Known, text: ProcedureText, seen: int, ground_vi: str, data: Any = None
    ) -> None:
        initial = asdict(text) | {
            "seen": seen,
            "ground_vi": ground_vi,
            "legal_grounds": "\n".join(g.strip() for g in text.legal_grounds.split(";") if g.strip()),
        }
        self.form = ProcedureForm(there, data, initial=initial)
        papers = [
            asdict(d) | {"kept": {name: getattr(d, name) for name in _PAPER_KEPT}} for d in text.documents
        ]
        self.documents = Documents(data, initial=papers, prefix="documents")
        self.fees = Fees(data, initial=[asdict(f) for f in text.fees], prefix="fees")

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.documents.is_valid(), self.fees.is_valid()])

    @property
    def all(self) -> list[forms.Form]:
        return [self.form, *self.documents.forms, *self.fees.forms]

    def text(self) -> ProcedureText:
        said = dict(self.form.cleaned_data)
        for name in ("seen", "ground_vi"):
            said.pop(name)
        said["legal_grounds"] = "; ".join(
            g.strip(" ;") for g in said["legal_grounds"].splitlines() if g.strip()
        )
        return ProcedureText(
            **said | {"channels": tuple(said["channels"])}, documents=self._documents(), fees=self._fees()
        )

    def _documents(self) -> tuple[DocumentText, ...]:
        rows = [row for row in _filled(self.documents) if row.get("name_vi", "").strip()]
        last = max((row["position"] or 0 for row in rows), default=0)
        made = []
        for row in rows:
            if not row["position"]:
                last += 1
            told = {name: row[name] for name in ("name_vi", "name_en", "kind", "case_vi", "mandatory")}
            kept = {name: value for name, value in (row["kept"] or {}).items() if name in _PAPER_KEPT}
            made.append(
                DocumentText(
                    **told,
                    **kept,
                    position=row["position"] or last,
                    originals=row["originals"] or 0,
                    copies=row["copies"] or 0,
                    e_copy_allowed=row["e_copy_allowed"],
                )
            )
        return tuple(made)

    def _fees(self) -> tuple[FeeText, ...]:
        rows = [row for row in _filled(self.fees) if row["case_vi"].strip() or row["amount_dong"] is not None]
        return tuple(
            FeeText(
                **{name: row[name] for name in row if name != "DELETE"}
                | {"amount_dong": row["amount_dong"] or 0}
            )
            for row in rows
        )


def _filled(rows: Any) -> list[dict[str, Any]]:
    return [
        form.cleaned_data for form in rows.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]
