"""A situation of the message plan as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.law.errors import ActRefused
from motcua.notices.commands import editing
from motcua.notices.events import LANGUAGES, PARTS, Situation, Text
from motcua.ui.templatetags.ui import refusal

CHANNELS = (
    ("email", _("Email")),
    ("sms", _("Text message (SMS)")),
    ("push", _("Push message in the browser")),
)
_LABELS = {
    ("vi", "subject"): _("Subject, in Vietnamese"),
    ("vi", "body"): _("Email, in Vietnamese"),
    ("vi", "short"): _("Text message and push message, in Vietnamese"),
    ("en", "subject"): _("Subject, in English"),
    ("en", "body"): _("Email, in English"),
    ("en", "short"): _("Text message and push message, in English"),
}
_ROWS = {"body": 6, "short": 3}


class SituationForm(forms.Form):
    """Everything about a situation that the centre decides."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    is_on = forms.BooleanField(label=_("People are told in this situation"), required=False)
    urgent = forms.BooleanField(label=_("Urgent: also within people's quiet hours"), required=False)
    channels = forms.MultipleChoiceField(
        label=_("By which ways"), choices=CHANNELS, widget=forms.CheckboxSelectMultiple, required=False
    )
    about = forms.CharField(
        label=_("Dossier code for the preview"),
        help_text=_("Empty: with sample values."),
        max_length=60,
        required=False,
    )

    def __init__(self, data: Any, situation: Situation, *, seen: int) -> None:
        super().__init__(data, initial=_initial(situation, seen))
        self.situation = situation
        for (language, part), label in _LABELS.items():
            widget = forms.Textarea({"rows": _ROWS[part]}) if part in _ROWS else forms.TextInput()
            self.fields[f"{language}_{part}"] = forms.CharField(
                label=label, widget=widget, error_messages={"required": _("Write the text.")}
            )

    def clean(self) -> dict[str, Any]:
        for language in LANGUAGES:
            for part in PARTS:
                self._check(f"{language}_{part}", part)
        return self.cleaned_data

    def _check(self, name: str, part: str) -> None:
        text = self.cleaned_data.get(name)
        if text is None:
            return
        try:
            editing.check(text, part, self.situation.places)
        except ActRefused as refused:
            self.add_error(name, refusal(refused))

    @property
    def texts(self) -> dict[str, Text]:
        """The texts as they stand in the form, faulty or not."""
        return {
            one: Text(**{part: _plain(self[f"{one}_{part}"].value()) for part in PARTS}) for one in LANGUAGES
        }

    @property
    def languages(self) -> list[list[Any]]:
        return [[self[f"{one}_{part}"] for part in PARTS] for one in LANGUAGES]


def _plain(value: Any) -> str:
    return str(value or "").replace("\r\n", "\n").strip()


def _initial(situation: Situation, seen: int) -> dict[str, Any]:
    texts = {f"{one}_{part}": getattr(situation.texts[one], part) for one in LANGUAGES for part in PARTS}
    settled = {"is_on": situation.is_on, "urgent": situation.urgent, "channels": list(situation.channels)}
    return {"seen": seen} | settled | texts
