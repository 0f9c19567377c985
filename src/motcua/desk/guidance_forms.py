"""The guidance team's forms: whom one sits with, their code, and how it ended."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.hall.queries.assisting import OUTCOMES, TOPICS
from motcua.identity import commands as identity
from motcua.law import person_code
from motcua.law.errors import ActRefused
from motcua.ui.templatetags.ui import refusal


def _labelled(choices: Any) -> list[tuple[str, Any]]:
    return [(value, _(label)) for value, label in choices]


class BeginForm(forms.Form):
    target = forms.CharField(
        label=_("The citizen's mobile number or email address"),
        max_length=254,
        help_text=_("A code goes there; it opens the account they have, or a new one."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("As it stands on the identity card. It is used only if the account is new."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    number = forms.CharField(
        label=_("Identity number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    number_seen = forms.BooleanField(label=_("I have seen the identity card"), required=False)
    lost_contact = forms.BooleanField(
        label=_("They have an account, but lost its telephone or passkey"),
        required=False,
        help_text=_("With the card seen, this number takes the place of the old one, and lost passkeys go."),
    )
    topic = forms.ChoiceField(label=_("What they came for"), choices=(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["topic"].choices = _labelled(TOPICS)  # type: ignore[attr-defined]

    def clean_target(self) -> str:
        try:
            identity.read_target(self.cleaned_data["target"])
        except ActRefused as refused:
            raise forms.ValidationError(refusal(refused)) from None
        return str(self.cleaned_data["target"])

    def clean_number(self) -> str:
        number = person_code.tidy(self.cleaned_data["number"])
        if (
            number
            and person_code.kind_of(number, on=timezone.localdate()) is not person_code.NumberKind.IDENTITY
        ):
            raise forms.ValidationError(_("An identity number has 12 digits. Check each of them."))
        return number

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (said.get("number_seen") or said.get("lost_contact")) and not said.get("number"):
            self.add_error("number", _("Enter the number of the card that you saw."))
        if said.get("lost_contact") and not said.get("number_seen"):
            self.add_error("number_seen", _("Without the card in hand nobody's telephone is replaced."))
        return said


class CitizensCodeForm(forms.Form):
    code = forms.CharField(
        label=_("The citizen's code"),
        max_length=40,
        help_text=_("Let the citizen read or type it themself."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class EndForm(forms.Form):
    topic = forms.ChoiceField(label=_("What it was about"), choices=())
    outcome = forms.ChoiceField(label=_("How it ended"), choices=(), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["topic"].choices = _labelled(TOPICS)  # type: ignore[attr-defined]
        self.fields["outcome"].choices = _labelled(OUTCOMES)  # type: ignore[attr-defined]
