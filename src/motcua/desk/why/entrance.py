"""Who watches, over which agencies and months."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.desk.entrance import View, for_officers
from motcua.law.actor import Actor
from motcua.supervision import policies
from motcua.supervision.queries.why import Months, Seen

_EARLIEST = date(2015, 1, 1)
_MOST_MONTHS = 60


def for_watchers(view: View) -> View:
    """Give the view the acting officer and the competent agencies that he or she sees (None: all)."""

    @for_officers
    @wraps(view)
    def guarded(request: HttpRequest, actor: Actor, **arguments: Any) -> HttpResponseBase:
        return view(request, actor, policies.agencies_of(actor), **arguments)

    return guarded


Watched = Callable[[HttpRequest, Actor, Seen], HttpResponseBase]


class MonthsForm(forms.Form):
    """From which month to which; whatever is missing or makes no sense is the last twelve."""

    first = forms.DateField(
        label=_("From month"),
        required=False,
        input_formats=["%Y-%m", "%m/%Y"],
        widget=forms.DateInput({"type": "month"}, format="%Y-%m"),
        error_messages={"invalid": _("Write a month as 2021-06.")},
    )
    last = forms.DateField(
        label=_("To month"),
        required=False,
        input_formats=["%Y-%m", "%m/%Y"],
        widget=forms.DateInput({"type": "month"}, format="%Y-%m"),
        error_messages={"invalid": _("Write a month as 2021-06.")},
    )

    def __init__(self, told: Any, *, today: date) -> None:
        usual = Months.until(today)
        self._usual = {"first": usual.first_on, "last": usual.last_on}
        super().__init__({name: told.get(name) or self._usual[name] for name in self._usual})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last:
            months = (last.year - first.year) * 12 + last.month - first.month
            if months < 0:
                self.add_error("last", _("The last month is before the first."))
            elif first < _EARLIEST or months >= _MOST_MONTHS:
                self.add_error("first", _("Choose at most five years, from 2015 on."))
        return cleaned

    @property
    def months(self) -> Months:
        kept = self.cleaned_data if self.is_valid() else self._usual
        return Months(kept["first"], kept["last"])


def months_of(request: HttpRequest) -> tuple[MonthsForm, Months]:
    form = MonthsForm(request.GET, today=timezone.localdate())
    return form, form.months


def after_of(request: HttpRequest) -> tuple[datetime, int] | None:
    """The key of the last row of the page before."""
    at, _tilde, pk = request.GET.get("after", "").partition("~")
    if not at:
        return None
    try:
        read = datetime.fromisoformat(at)
    except ValueError as wrong:
        raise Http404 from wrong
    if read.tzinfo is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        raise Http404
    return read, int(pk)
