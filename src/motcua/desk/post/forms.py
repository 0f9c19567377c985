"""What the post's pages ask officers."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation import queries as organisation
from motcua.organisation.queries import Place
from motcua.ui.formats import vietnamese

MOST_BYTES = 5_000_000
RELATIONS = (
    "Chính chủ", "Vợ, chồng", "Cha, mẹ", "Con", "Anh, chị, em", "Người cùng cơ quan", "Bảo vệ, văn thư",
)  # fmt: skip


class TurnForm(forms.Form):
    """What a turn needs; the fields that it does not need are left out. The key makes a doubled tap one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    waybill = forms.CharField(
        label=_("Waybill"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocapitalize": "characters", "autocomplete": "off", "data-scan": ""}),
    )
    weight_grams = forms.IntegerField(
        label=_("Weight in grams"), min_value=1, max_value=30_000, required=False
    )
    papers = forms.MultipleChoiceField(
        label=_("Papers received"), widget=forms.CheckboxSelectMultiple, required=False
    )
    received_by = forms.CharField(label=_("Who received it"), max_length=200, required=False)
    relation = forms.CharField(
        label=_("Relation to the recipient"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"list": "relations"}),
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, fields: Sequence[str], **more: Any) -> None:
        papers = more.pop("papers", ())
        super().__init__(data, **more)
        for name in set(self.fields) - {"key", *fields}:
            del self.fields[name]
        if "papers" in self.fields:
            self.fields["papers"].choices = papers  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """Where the post goes; the communes are those of the province that is chosen."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen_dong = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Recipient"), max_length=200, error_messages={"required": _("Enter the name.")}
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        error_messages={"required": _("Enter a telephone number at which the post can call.")},
    )
    province = forms.ChoiceField(
        label=_("Province or city"), error_messages={"required": _("Choose the province.")}
    )
    commune = forms.ChoiceField(
        label=_("Commune or ward"),
        error_messages={
            "required": _("Choose the commune or ward."),
            "invalid_choice": _("Choose a commune or ward of today: the units changed on 1 July 2025."),
        },
    )
    detail = forms.CharField(
        label=_("House and street, or village"),
        max_length=200,
        error_messages={"required": _("Enter the house and street, or the village.")},
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any], on: date, home: str) -> None:
        known = organisation.places(on).get(str(initial.get("commune", "")))
        start = known.province_code if known else home
        super().__init__(data, initial={"province": start, "key": uuid4()} | initial)
        province = (data.get("province") if data is not None else None) or start
        self.fields["province"].choices = _named(organisation.provinces(on))  # type: ignore[attr-defined]
        self.fields["commune"].choices = _named(organisation.communes(province, on))  # type: ignore[attr-defined]

    def for_another_province(self) -> "AddressForm":
        """The same answers with nothing said to be wrong: the communes of another province were asked for."""
        self._errors = forms.utils.ErrorDict()
        return self


def _named(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    here = vietnamese()
    return [("", str(_("Choose"))), *((p.code, p.name_vi if here else p.name_en) for p in places)]


class BillForm(forms.Form):
    file = forms.FileField(
        label=_("The carrier's bill, as CSV or xlsx"),
        error_messages={"required": _("Choose the file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        return file
