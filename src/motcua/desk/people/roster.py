"""The roster of a week: who stands where, put on duty, taken off, copied to the next weeks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.people.entrance import day_of, for_heads, for_lookers, shown
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.staffing.commands import rostering
from motcua.staffing.queries import Half, people, roster
from motcua.staffing.queries.halves import week_of
from motcua.staffing.queries.roster import TROUBLES, CounterRow, Stand, Week
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal


class TurnForm(forms.Form):
    """One officer, or nobody, at a counter for a stretch of days."""

    counter = forms.TypedChoiceField(label=_("Counter"), coerce=int)
    officer = forms.TypedChoiceField(label=_("Officer on duty"), coerce=int)
    first_on = forms.DateField(label=_("From day"), widget=DayInput())
    last_on = forms.DateField(label=_("To day"), widget=DayInput())
    half = forms.ChoiceField(label=_("Part of the day"), required=False)

    def __init__(self, centre_id: int, week: Sequence[date], data: Any = None) -> None:
        super().__init__(data, initial={"first_on": week[0], "last_on": week[4]})
        self.fields["counter"].choices = [  # type: ignore[attr-defined]
            (pk, f"{number}. {name}") for pk, number, name in people.counters(centre_id)
        ]
        self.fields["officer"].choices = [  # type: ignore[attr-defined]
            ("", ""), (0, now_("Nobody: take off duty")), *roster.choices(centre_id, week[0])
        ]  # fmt: skip
        halves = [(one.value, now_(one.label)) for one in Half]
        self.fields["half"].choices = [("", now_("The whole day")), *halves]  # type: ignore[attr-defined]

    @property
    def only(self) -> tuple[Half, ...]:
        said = self.cleaned_data["half"]
        return (Half(said),) if said else tuple(Half)


class CopyForm(forms.Form):
    weeks = forms.IntegerField(label=_("To how many weeks after it"), min_value=1, max_value=12, initial=1)


@require_safe
@for_lookers
def week(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    return _page(request, actor, centre_id, day_of(request))


def _page(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    on: date,
    *,
    form: TurnForm | None = None,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    found = roster.week(centre_id, on)
    days = week_of(on)
    page = shown(
        actor,
        centre_id,
        "roster",
        week=found,
        first_on=days[0],
        last_on=days[-1],
        before=days[0] - timedelta(days=7),
        after=days[0] + timedelta(days=7),
        rows=[(row, _cells(row, found)) for row in found.rows],
        form=form or TurnForm(centre_id, days),
        copying=CopyForm(),
        refused=refused,
    )
    return render(request, "desk/people/roster.html", page, status=status)


def _cells(row: CounterRow, found: Week) -> list[list[dict[str, Any]]]:
    """A cell for each day: one line where the same officer stands all day, else a line for each half."""
    cells = []
    for on in found.days:
        stands = [stand for stand in row.stands if stand.half.day_on == on]
        same = len({(one.officer_id, one.trouble) for one in stands}) == 1
        cells.append([_line(one, whole=same) for one in (stands[:1] if same else stands)])
    return cells


def _line(stand: Stand, *, whole: bool) -> dict[str, Any]:
    return {
        "half": "" if whole else now_(Half(stand.half.half).label),
        "officer_id": stand.officer_id,
        "name": stand.name,
        "trouble": now_(TROUBLES[stand.trouble]) if stand.trouble else "",
    }


@require_POST
@for_heads
def put(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Put an officer on duty at a counter, or take whoever stands there off."""
    on = day_of(request, "week")
    form = TurnForm(centre_id, week_of(on), request.POST)
    if not form.is_valid():
        return _page(request, actor, centre_id, on, form=form, status=422)
    try:
        said = _put(form, centre_id, actor)
    except ActRefused as refused:
        return _page(request, actor, centre_id, on, form=form, refused=refused, status=409)
    messages.success(request, said)
    return redirect(_week(form.cleaned_data["first_on"]))


def _put(form: TurnForm, centre_id: int, by: Actor) -> str:
    said, now = form.cleaned_data, timezone.now()
    stretch = {
        "first_on": said["first_on"],
        "last_on": said["last_on"],
        "only": form.only,
        "centre_id": centre_id,
    }
    if said["officer"] == 0:
        count = rostering.take_off(said["counter"], by=by, at=now, **stretch)
        return now_("Half days taken off duty: %(count)s.") % {"count": count}
    turns = rostering.span(said["counter"], said["officer"], **stretch)
    count = rostering.put_on_duty(turns, centre_id=centre_id, by=by, at=now)
    return now_("Half days on duty: %(count)s.") % {"count": count}


def _week(on: date) -> str:
    return f"{reverse('desk:roster')}?on={on.isoformat()}"


@require_POST
@for_heads
def copy(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The week again in the weeks after it; what does not fit is named."""
    on, form = day_of(request, "week"), CopyForm(request.POST)
    if not form.is_valid():
        messages.warning(request, now_("Write a number of weeks from 1 to 12."))
        return redirect(_week(on))
    try:
        copied = rostering.copy_week(
            on, weeks=form.cleaned_data["weeks"], centre_id=centre_id, by=actor, at=timezone.now()
        )
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
        return redirect(_week(on))
    messages.success(request, now_("Copied: %(count)s half days.") % {"count": copied.duties})
    for one in copied.left_out[:12]:
        told = {
            "name": one.name,
            "day": f"{one.day_on:%d/%m}",
            "half": now_(one.half.label),
            "why": now_(one.why),
        }
        messages.warning(request, now_("Left out: %(name)s, %(half)s %(day)s: %(why)s.") % told)
    if len(copied.left_out) > 12:
        messages.warning(request, now_("Left out besides: %(count)s.") % {"count": len(copied.left_out) - 12})
    return redirect(_week(on + timedelta(days=7)))
