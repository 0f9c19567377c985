from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.reports.queries import Period
from motcua.ui import formats

EARLIEST = date(2015, 1, 1)
LATEST = date(2099, 12, 31)


class PeriodForm(forms.Form):
    """Which centre, from which day to which. Whatever is missing is the first centre and this half-year."""

    centre = forms.TypedChoiceField(label=_("Centre"), coerce=int, required=False, empty_value=None)
    first_on = forms.DateField(
        label=_("From day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    last_on = forms.DateField(
        label=_("To day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any, *, centres: Sequence[Any], today: date) -> None:
        half_begins = date(today.year, 1 if today.month <= 6 else 7, 1)
        self._fallback = {"centre": centres[0].pk, "first_on": half_begins, "last_on": today}
        given = {name: data.get(name) or self._fallback[name] for name in self._fallback}
        super().__init__(given)
        english = not formats.vietnamese()
        choices = [(c.pk, c.name_en if english and c.name_en else c.name_vi) for c in centres]
        self.fields["centre"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first_on, last_on = cleaned.get("first_on"), cleaned.get("last_on")
        if first_on and last_on:
            if last_on < first_on:
                self.add_error("last_on", _("The last day is before the first."))
            elif first_on < EARLIEST or last_on > LATEST:
                self.add_error("first_on", _("Choose days between 2015 and 2099."))
        return cleaned

    def chosen(self) -> tuple[int, Period]:
        """The centre and the period; those to begin with where what was sent makes no sense."""
        kept = self.cleaned_data if self.is_valid() else self._fallback
        return int(kept["centre"]), Period(kept["first_on"], kept["last_on"])
