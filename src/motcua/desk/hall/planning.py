"""What if: how many counters each hour needs, from the measured days of this hall."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.desk.hall.entrance import for_watchers, shown
from motcua.desk.why import drawing
from motcua.hall.queries.planning import MOST_DAYS, PoolPlan, Wanted, WhatIf, what_if
from motcua.law.actor import Actor
from motcua.ui import formats
from motcua.ui.fields import DayInput

_USUAL_DAYS = 28


class WantedForm(forms.Form):
    """Whatever is missing is four weeks until yesterday, fifteen minutes, nine of ten."""

    first = forms.DateField(label=gettext_lazy("From day"), widget=DayInput())
    last = forms.DateField(label=gettext_lazy("To day"), widget=DayInput())
    minutes = forms.IntegerField(label=gettext_lazy("Minutes to wait at most"), min_value=1, max_value=240)
    percent = forms.IntegerField(
        label=gettext_lazy("Percent of those who come in each hour"), min_value=50, max_value=99
    )

    def __init__(self, told: Any, *, today: date) -> None:
        usual: dict[str, Any] = {
            "first": today - timedelta(days=_USUAL_DAYS),
            "last": today - timedelta(days=1),
            "minutes": Wanted().minutes,
            "percent": Wanted().percent,
        }
        super().__init__({name: told.get(name) or usual[name] for name in usual})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last:
            if last < first:
                self.add_error("last", _("The last day is before the first."))
            elif (last - first).days >= MOST_DAYS:
                self.add_error("first", _("Choose at most %(n)s days.") % {"n": MOST_DAYS})
        return cleaned

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.cleaned_data["minutes"], self.cleaned_data["percent"])


@require_safe
@for_watchers
def planned(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The fewest counters by the hour for the wanted waiting time, beside those that were open."""
    form = WantedForm(request.GET, today=timezone.localdate())
    found = (
        what_if(centre_id, form.cleaned_data["first"], form.cleaned_data["last"], form.wanted)
        if form.is_valid()
        else None
    )
    page = shown(actor, centre_id, "plan", form=form, found=found, **(_drawn(found) if found else {}))
    return render(request, "desk/hall/plan.html", page, status=422 if form.errors else 200)


def _drawn(found: WhatIf) -> dict[str, Any]:
    return {
        "was": _percent(found.was_within),
        "replayed": _percent(found.replayed_within),
        "pools": [_pool(one) for one in found.pools],
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _pool(one: PoolPlan) -> dict[str, Any]:
    return {
        "groups": ", ".join(one.groups),
        "counters": one.counters,
        "counter_hours": one.counter_hours,
        "were_open": one.were_open,
        "enough": all(hour.needed is not None for hour in one.hours),
        "further": max(hour.further for hour in one.hours),
        "chart": drawing.columns([(f"{h.hour}:00", h.was_open, float(h.needed or 0)) for h in one.hours]),
        "summary": _summary(one),
        "hours": [
            {
                "plan": hour,
                "was": _percent(hour.was_within),
                "within": _percent(hour.within),
                "why_not": _(hour.why_not) if hour.why_not else "",
            }
            for hour in one.hours
        ],
    }


def _summary(one: PoolPlan) -> str:
    most = max(one.hours, key=lambda hour: hour.needed or 0)
    return _("Most are needed at %(hour)s:00: %(needed)s counters; %(open)s were open.") % {
        "hour": most.hour,
        "needed": formats.number(most.needed or 0),
        "open": formats.number(most.was_open, 1),
    }
