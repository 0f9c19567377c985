from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.reports.queries import Period, Scope
from motcua.ui import formats
from motcua.ui.fields import DayInput

EARLIEST = date(2015, 1, 1)
LATEST = date(2099, 12, 31)


class PeriodForm(forms.Form):
    """Whose figures, from which day to which, beside which days. Whatever is missing is the first centre, this
    half-year and the same days a year earlier."""

    centre = forms.TypedChoiceField(label=_("Centre"), coerce=int, required=False, empty_value=None)
    scope = forms.CharField(required=False, widget=forms.HiddenInput)
    first_on = forms.DateField(label=_("From day"), required=False, widget=DayInput())
    last_on = forms.DateField(label=_("To day"), required=False, widget=DayInput())
    against_first_on = forms.DateField(
        label=_("Beside, from day"),
        required=False,
        widget=DayInput(),
    )
    against_last_on = forms.DateField(
        label=_("Beside, to day"),
        required=False,
        widget=DayInput(),
    )

    def __init__(self, data: Any, *, centres: Sequence[Any], today: date, scope: Scope | None = None) -> None:
        half_begins = date(today.year, 1 if today.month <= 6 else 7, 1)
        self._scope = scope
        self._fallback: dict[str, Any] = {"first_on": half_begins, "last_on": today}
        if scope is None:
            self._fallback["centre"] = centres[0].pk
        given = {name: data.get(name) or self._fallback[name] for name in self._fallback}
        given |= {name: data.get(name, "") for name in ("against_first_on", "against_last_on")}
        super().__init__(given | {"scope": str(scope or "")})
        english = not formats.vietnamese()
        choices = [(c.pk, c.name_en if english and c.name_en else c.name_vi) for c in centres]
        self.fields["centre"].choices = choices  # type: ignore[attr-defined]
        if scope is not None:
            del self.fields["centre"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check(cleaned, "first_on", "last_on")
        self._check(cleaned, "against_first_on", "against_last_on")
        return cleaned

    def _check(self, cleaned: dict[str, Any], first: str, last: str) -> None:
        first_on, last_on = cleaned.get(first), cleaned.get(last)
        if first_on and last_on:
            if last_on < first_on:
                self.add_error(last, _("The last day is before the first."))
            elif first_on < EARLIEST or last_on > LATEST:
                self.add_error(first, _("Choose days between 2015 and 2099."))

    def chosen(self) -> tuple[Scope, Period]:
        """Whose, and the period; those to begin with where what was sent makes no sense."""
        kept = self.cleaned_data if self.is_valid() else self._fallback
        scope = self._scope or Scope.centre(int(kept["centre"]))
        return scope, Period(kept["first_on"], kept["last_on"])

    def against(self) -> Period:
        """What the period stands beside: the days chosen, or the same a year earlier; one of them alone begins
        or ends a stretch as long as the period."""
        _scope, period = self.chosen()
        kept = self.cleaned_data if self.is_valid() else {}
        first, last = kept.get("against_first_on"), kept.get("against_last_on")
        length = period.last_on - period.first_on
        if first and last:
            return Period(first, last)
        if first:
            return Period(first, first + length)
        return Period(last - length, last) if last else period.a_year_earlier()


def before(period: Period) -> Period:
    """As many days, just before."""
    length = period.last_on - period.first_on + timedelta(days=1)
    return Period(period.first_on - length, period.last_on - length)
