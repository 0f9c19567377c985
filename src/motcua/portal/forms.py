import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.queries import Choices
from motcua.law.fees import LABELS
from motcua.payments.queries.fees import Case, Choice
from motcua.payments.queries.tries import Way
from motcua.portal import words
from motcua.ui import formats

SCORES = (
    ("very_satisfied", _("Very satisfied")),
    ("satisfied", _("Satisfied")),
    ("not_satisfied", _("Not satisfied")),
)


class SearchForm(forms.Form):
    """What to look for, and by what to narrow it; the choices are those of the catalogue in force."""

    q = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    life_event = forms.ChoiceField(label=_("What happens in your life"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    agency = forms.ChoiceField(label=_("Who decides"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    service_level = forms.ChoiceField(label=_("Online"), required=False)
    channel = forms.ChoiceField(label=_("How you file"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("life_event", [(code, str(name)) for code, name in choices.life_events])
        self._offer("sector", [(code, str(name)) for code, name in choices.sectors])
        self._offer("agency", [(code, str(name)) for code, name in choices.agencies])
        self._offer("level", [(level, words.said(words.LEVELS, level)) for level in choices.levels])
        for name, said in (("service_level", words.SERVICE_LEVELS), ("channel", words.CHANNELS)):
            self._offer(name, [(value, words.said(said, value)) for value in said])

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = [("", _("All")), *offered]


class CaseForm(forms.Form):
    """Which of the cases of a procedure are this person's, so that only their papers are listed."""

    case = forms.MultipleChoiceField(
        label=_("Which of these are true for you?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    answered = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, cases: tuple[str, ...]) -> None:
        super().__init__(data, initial={"answered": "1"})
        field = self.fields["case"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(case, case) for case in cases]

    def chosen(self) -> frozenset[str] | None:
        """The cases that were ticked; None where the question was not answered yet."""
        if not self.is_valid() or not self.cleaned_data["answered"]:
            return None
        return frozenset(self.cleaned_data["case"])


# What a dossier's code is made of; anything else would be no part of an address.
_CODE = re.compile(r"[0-9A-Z][0-9A-Z.-]*")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Dossier code"),
        max_length=60,
        help_text=_("It stands at the top of your receipt, such as H37.12-210429-0007."),
        error_messages={"required": _("Enter the code of the dossier.")},
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).upper().split())
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(_("There is no dossier with this code. Look at the receipt again."))
        return code


class SecretForm(forms.Form):
    secret = forms.CharField(
        label=_("Tracking word"),
        max_length=40,
        help_text=_("Ten letters and figures, beside the QR code on your receipt."),
        error_messages={"required": _("Enter the tracking word from your receipt.")},
    )

    def clean_secret(self) -> str:
        return "".join(str(self.cleaned_data["secret"]).upper().split())


class FeeForm(forms.Form):
    """The payer's case of the fee, and why less is owed."""

    fee = forms.TypedChoiceField(
        label=_("Which case is yours?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your case.")},
    )
    grounds = forms.MultipleChoiceField(
        label=_("Are you exempt or do you pay less?"),
        help_text=_("Only what you can prove: the officer looks at your papers."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, choice: Choice) -> None:
        super().__init__(data)
        here = formats.vietnamese()
        self.fields["fee"].choices = [  # type: ignore[attr-defined]
            (case.fee_id, f"{case.name_vi if here else case.name_en}: {self._sum(choice, case)}")
            for case in choice.cases
        ]
        if len(choice.cases) == 1:
            self.fields["fee"].initial = choice.cases[0].fee_id
        self.fields["grounds"].choices = [(g.value, gettext(LABELS[g])) for g in choice.claimable]  # type: ignore[attr-defined]
        if not choice.claimable:
            del self.fields["grounds"]

    def _sum(self, choice: Choice, case: Case) -> str:
        full, payable = case.terms.amount_dong, choice.payable_dong(case)
        if full == payable:
            return formats.money(full)
        return gettext("%(payable)s instead of %(full)s, as you filed online") % {
            "payable": formats.money(payable),
            "full": formats.money(full),
        }


class PayForm(forms.Form):
    """How to pay: one of the ways that are offered."""

    way = forms.ChoiceField(
        label=_("How do you want to pay?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to pay.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, ways: Sequence[Way], key: UUID) -> None:
        super().__init__(data, initial={"key": key})
        field = self.fields["way"]
        field.choices = [(way.name, gettext(way.label)) for way in ways]  # type: ignore[attr-defined]
        if len(ways) == 1:
            field.initial = ways[0].name


class ResumeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the draft"),
        max_length=20,
        help_text=_("Eight letters and figures, such as 7KQM-2XWA, from the list of tasks."),
        error_messages={"required": _("Enter the code of the draft.")},
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        max_length=20,
        help_text=_("The one that you wrote in the draft."),
        error_messages={"required": _("Enter the telephone number.")},
    )
