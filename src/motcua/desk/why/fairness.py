"""Whose turn it was: dossiers finished before earlier ones without a reason, by agency and officer, with the cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import frame
from motcua.desk.why.entrance import after_of, for_watchers, months_of
from motcua.desk.why.pages import query, rate
from motcua.law.actor import Actor
from motcua.lib.written import whole
from motcua.supervision.queries import turns
from motcua.supervision.queries.turns import Row
from motcua.supervision.queries.why import Rate, Seen


@require_GET
@for_watchers
def fairness(request: HttpRequest, actor: Actor, seen: Seen) -> HttpResponse:
    """How often a later dossier was finished first, of whose, and each case."""
    form, months = months_of(request)
    agency_id = whole(request.GET.get("agency"))
    rows = turns.cases(months, seen, agency_id=agency_id, after=after_of(request))
    more = rows[turns.SHOWN - 1] if len(rows) > turns.SHOWN else None
    rows = rows[: turns.SHOWN]
    both = [pk for one in rows for pk in (one.later_id, one.earlier_id)]
    looking.look_through(list(dict.fromkeys(both)), by=actor, at=timezone.now())
    agencies = turns.by_agency(months, seen)
    shown = {
        "form": form,
        "query": query(months),
        "whole": Rate(sum(one.rate.hits for one in agencies), sum(one.rate.of for one in agencies)),
        "agencies": _rated(agencies),
        "officers": _rated(turns.by_officer(months, seen)),
        "agency_id": agency_id,
        "rows": rows,
        "next_key": f"{more.later_ended_at.isoformat()}~{more.later_id}" if more else None,
        "first": "after" not in request.GET,
    }
    return render(request, "desk/why/fairness.html", frame(actor) | shown)


def _rated(rows: list[Row]) -> list[tuple[Row, object]]:
    return [(one, rate(one.rate)) for one in rows]
