"""What the post's pages ask officers."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation import queries as organisation
from motcua.ui import places

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


class AddressForm(places.AddressForm):
    """Where the post goes."""

    def __init__(self, data: Any = None, *, initial: dict[str, Any], on: date, home: str) -> None:
        known = organisation.places(on).get(str(initial.get("commune", "")))
        start = known.province_code if known else home
        super().__init__(data, initial={"province": start, "key": uuid4()} | initial)
        communes = organisation.communes(self.chosen_province(start), on)
        self.offer(organisation.provinces(on), communes)


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
