"""The forms of signing in and of one's own account."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.identity import commands
from motcua.identity import queries as identity
from motcua.law import person_code
from motcua.law.errors import ActRefused
from motcua.ui.templatetags.ui import refusal

LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
_LABELS = {
    ("phone", "email"): (_("Telephone number or email address"), _("We send a code of six digits there.")),
    ("phone",): (_("Mobile number"), _("We send a code of six digits there.")),
    ("email",): (_("Email address"), _("We send a code of six digits there.")),
}


class TargetForm(forms.Form):
    """Where a code goes. `cleaned_data["target"]` is (way, target) as they are stored."""

    target = forms.CharField(
        max_length=254,
        error_messages={"required": _("Enter your mobile number or email address.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        label, hint = _LABELS.get(identity.ways(), _LABELS["phone", "email"])
        self.fields["target"].label, self.fields["target"].help_text = label, hint

    def clean_target(self) -> tuple[str, str]:
        try:
            return commands.read_target(self.cleaned_data["target"])
        except ActRefused as refused:
            raise forms.ValidationError(refusal(refused)) from None


class NameForm(forms.Form):
    """What a person says of themself when they open an account."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("As it stands on your identity card."),
        error_messages={"required": _("Enter your full name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    identity_number = forms.CharField(
        label=_("Identity number"),
        max_length=20,
        required=False,
        help_text=_("12 digits. It fills in forms for you; it is confirmed later, online or at a counter."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_identity_number(self) -> str:
        number = person_code.tidy(self.cleaned_data["identity_number"])
        kinds = (person_code.NumberKind.IDENTITY, person_code.NumberKind.OLD_IDENTITY)
        if number and person_code.kind_of(number, on=timezone.localdate()) not in kinds:
            raise forms.ValidationError(
                _("An identity number has 12 digits, an older one 9. Check each of them.")
            )
        return number


class SignUpForm(NameForm, TargetForm):
    field_order = ("name", "target", "identity_number")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of six digits"),
        max_length=40,
        error_messages={"required": _("Enter the six digits of the message.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    language = forms.ChoiceField(
        label=_("Language of pages and messages"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, asserted: bool = False, **told: Any) -> None:
        super().__init__(*args, **told)
        if asserted:  # what the nation says of a name is not changed here
            del self.fields["name"]
