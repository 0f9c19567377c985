"""What the cash desk asks."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.payments.commands.closing import NOTES
from motcua.ui.formats import number

MOST_BYTES = 5_000_000
WAYS = (("cash", _("Cash")), ("card", _("Card")))
WAYS_BACK = (
    ("cash", _("In cash")),
    ("transfer", _("By bank transfer")),
    ("gateway", _("Back through the gateway")),
)


class TakeForm(forms.Form):
    """The money on the counter. The amount is what the page showed, so that a change is noticed."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    amount_dong = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    method = forms.ChoiceField(label=_("Paid by"), choices=WAYS, widget=forms.RadioSelect, initial="cash")


class CountForm(forms.Form):
    """The drawer as it was counted, note by note."""

    day_on = forms.DateField(widget=forms.HiddenInput)
    other_dong = forms.IntegerField(
        label=_("Other money, in đồng"), required=False, min_value=0, max_value=10**12
    )
    note = forms.CharField(
        label=_("Remark, needed when the count differs"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, data: Any = None, *, day_on: date) -> None:
        super().__init__(data, initial={"day_on": day_on})
        for face in NOTES:
            label = _("Notes of %(face)s đồng") % {"face": number(face)}
            self.fields[f"note_{face}"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=100_000
            )

    @property
    def faces(self) -> list[Any]:
        return [self[f"note_{face}"] for face in NOTES]

    def notes(self) -> dict[int, int]:
        return {face: self.cleaned_data.get(f"note_{face}") or 0 for face in NOTES}


class StatementForm(forms.Form):
    file = forms.FileField(
        label=_("The bank's statement, as CSV or xlsx"),
        error_messages={"required": _("Choose the file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        return file


class MatchForm(forms.Form):
    code = forms.CharField(
        label=_("Dossier code"),
        max_length=60,
        error_messages={"required": _("Enter the code of the dossier.")},
    )


class WhyForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, error_messages={"required": _("Say why.")},
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class RefundForm(WhyForm):
    """Ask for a refund of a payment."""

    amount_dong = forms.IntegerField(label=_("Amount in đồng"), min_value=1, max_value=10**12)
    to_account = forms.CharField(label=_("Payer's bank account"), max_length=100, required=False)
    field_order = ("amount_dong", "reason", "to_account")


class DecideForm(forms.Form):
    decision = forms.CharField(
        label=_("Remark, needed when it is not approved"), max_length=500, required=False
    )


class PayOutForm(forms.Form):
    way = forms.ChoiceField(label=_("How it is paid out"), choices=WAYS_BACK, widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Number of the bank's transfer"), max_length=80, required=False)
