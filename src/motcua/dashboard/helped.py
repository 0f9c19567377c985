"""How far the guidance teams' help reaches: who was helped to file online, and who then came back alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.dashboard.access import for_officers
from motcua.dashboard.figures import Address
from motcua.dashboard.views import WIDE, drawn, read
from motcua.law.actor import Actor
from motcua.reports.queries.assisted import Assisted, assisted, by_centre
from motcua.ui import formats


@require_safe
@for_officers
def helped(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Of the province or of a centre: help is given at centres, whatever agency a dossier goes to."""
    asked = read(request, actor)
    if asked.of.level not in WIDE:
        raise Http404
    rows = [
        (vietnamese if formats.vietnamese() else english, _shown(told))
        for vietnamese, english, told in by_centre(asked.of, asked.period)
    ]
    context = {
        "asked": asked,
        "form": asked.form,
        "rows": rows,
        "whole": _shown(assisted(asked.of, asked.period)),
        "query": Address(asked.of, asked.period).query(),
    }
    return drawn(request, actor, "helped", context)


def _shown(told: Assisted) -> list[str]:
    """In the order of the table's columns."""
    return [
        formats.number(told.sessions),
        formats.number(told.mean_minutes),
        formats.number(told.online),
        formats.number(told.assisted),
        formats.percent(told.assisted_share),
        formats.number(told.people),
        formats.number(told.came_back_alone),
        formats.percent(told.alone_share),
    ]
