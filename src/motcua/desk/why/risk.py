"""What comes to be late unless somebody sees to it: the most at risk by unit, agency and centre, and why."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.desk.why import drawing
from motcua.desk.why.chances import load_and_pace, tag, words
from motcua.law.actor import Actor, Unit
from motcua.lib import written
from motcua.supervision import policies
from motcua.supervision.commands.outlooks import AHEAD_MINUTES
from motcua.supervision.queries import outlooks
from motcua.supervision.queries.outlooks import Ahead
from motcua.supervision.queries.risk import shown
from motcua.supervision.queries.risk.shown import By, Line
from motcua.supervision.queries.why import Spent
from motcua.ui import formats

_PAGE = 25
CHOICES = {
    By.UNIT: _("By the unit that has them"),
    By.AGENCY: _("By competent agency"),
    By.CENTRE: _("By centre"),
}


@require_GET
@for_officers
def risk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How many are at risk where, and the dossiers of all or of one place."""
    seen = policies.progress_of(actor)
    by = _by(request.GET.get("by", ""))
    places = shown.places(by, seen)
    chosen = _chosen(request.GET.get("of", ""))
    if chosen is not None and seen is not None and chosen not in seen:
        raise Http404
    within = seen if chosen is None else frozenset({chosen})
    rows = list(shown.most_at_risk(by, within, after=_after(request), limit=_PAGE + 1))
    more, rows = rows[_PAGE - 1] if len(rows) > _PAGE else None, rows[:_PAGE]
    now = timezone.now()
    looking.look_through([row.dossier_id for row in rows], by=actor, at=now)
    first = "after" not in request.GET
    told: dict[str, Any] = {
        "coming": [_coming(one) for one in outlooks.ahead(policies.agencies_of(actor), at=now)]
        if first
        else [],
        **(_inside(chosen.agency_id, now) if first and chosen and chosen.agency_id else {}),
        "by": by,
        "choices": list(CHOICES.items()),
        "places": [(one, _query(by, one.unit), one.unit == chosen) for one in places],
        "chosen": next((one.name for one in places if one.unit == chosen), "") if chosen else "",
        "all_query": _query(by, None),
        "rows": [(row, tag(row.why.chance), words(row.why)) for row in rows],
        "next_key": _key(more) if more else None,
        "first": first,
    }
    return render(request, "desk/why/risk.html", frame(actor) | told)


def _coming(one: Ahead) -> dict[str, Any]:
    """An agency's outlook as a row."""
    return {
        "name": one.name,
        "address": _query(By.AGENCY, Unit(agency_id=one.agency_id)),
        "due": one.due,
        "expected": round(one.expected),
        "share": formats.percent(one.percent, 0),
        "week_ago": formats.NOTHING if one.week_ago is None else formats.number(round(one.week_ago)),
        "rises": one.week_ago is not None and one.expected >= one.week_ago + 1,
        "why": load_and_pace(one.load_percent, one.pace_percent),
        "warned_at": one.warned_at,
        "told_at": one.told_at,
    }


def _inside(agency_id: int, at: datetime) -> dict[str, Any]:
    """Where in an agency it comes from: its procedures, and its steps now beside what they usually take."""
    kinds = outlooks.kinds(agency_id, within_minutes=AHEAD_MINUTES)
    return {
        "kinds": [(one, formats.number(one.expected, 1)) for one in kinds],
        "steps": [
            (one, formats.number(round(one.usually_lying)), _half(one.waited), _half(one.usually_waited),
             _half(one.worked), _half(one.usually_worked))
            for one in outlooks.steps(agency_id, at=at)
        ],
    }  # fmt: skip


def _half(spent: Spent) -> str:
    return formats.NOTHING if spent.half is None else drawing.time(spent.half)


def _key(row: Line) -> str:
    return f"{row.why.chance!r}~{row.dossier_id}"


def _after(request: HttpRequest) -> tuple[float, int] | None:
    """The key of the last row of the page before."""
    chance, _tilde, pk = request.GET.get("after", "").partition("~")
    if not chance:
        return None
    number = written.whole(pk)
    try:
        read = float(chance)
    except ValueError:
        raise Http404 from None
    if number is None or not 0 <= read <= 1:
        raise Http404
    return read, number


def _by(asked: str) -> By:
    return By(asked) if asked in set(By) else By.UNIT


def _chosen(asked: str) -> Unit | None:
    kind, _dash, number = asked.partition("-")
    pk = written.whole(number)
    if pk is None or kind not in ("agency", "centre"):
        return None
    return Unit(agency_id=pk) if kind == "agency" else Unit(centre_id=pk)


def _query(by: By, unit: Unit | None) -> str:
    if unit is None:
        return urlencode({"by": by})
    of = f"agency-{unit.agency_id}" if unit.agency_id is not None else f"centre-{unit.centre_id}"
    return urlencode({"by": by, "of": of})
