from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.payments.queries.tries import Way
from motcua.ratings.commands import COMMENT_LENGTH

SCORES = (
    ("very_satisfied", _("Very satisfied")),
    ("satisfied", _("Satisfied")),
    ("not_satisfied", _("Not satisfied")),
)


class SearchForm(forms.Form):
    q = forms.CharField(max_length=200, required=False)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Dossier code"),
        max_length=60,
        help_text=_("It stands at the top of your receipt, such as H37.12-210429-0007."),
        error_messages={"required": _("Enter the code of the dossier.")},
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).upper().split())


class SecretForm(forms.Form):
    secret = forms.CharField(
        label=_("Tracking word"),
        max_length=40,
        help_text=_("Ten letters and figures, beside the QR code on your receipt."),
        error_messages={"required": _("Enter the tracking word from your receipt.")},
    )

    def clean_secret(self) -> str:
        return "".join(str(self.cleaned_data["secret"]).upper().split())


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


class RatingForm(forms.Form):
    score = forms.ChoiceField(
        label=_("How satisfied are you with how you were served?"),
        choices=SCORES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    comment = forms.CharField(
        label=_("What should we do better?"),
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
