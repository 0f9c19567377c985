"""How long people waited, by class and hour."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk.hall.entrance import for_watchers, shown
from motcua.desk.why.entrance import months_of
from motcua.hall.queries.rules import rules_of
from motcua.hall.queries.waits import WAIT_EDGES, Waits, waits
from motcua.law.actor import Actor
from motcua.law.queueing import RANKS
from motcua.supervision.queries.histograms import quantile


@require_safe
@for_watchers
def waited(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The distribution of waiting in months, for each class, as a whole and by the hour."""
    form, months = months_of(request)
    last_on = (months.last_on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    limit = rules_of(centre_id).wait_minutes
    found = [_drawn(one, limit) for one in waits(centre_id, months.first_on, last_on)]
    page = shown(
        actor,
        centre_id,
        "waits",
        form=form,
        whole=[one for one in found if one["hour"] is None],
        hours=[one for one in found if one["hour"] is not None],
        heads=_heads(),
        limit=limit,
        today=timezone.localdate(),
    )
    return render(request, "desk/hall/waits.html", page)


def _heads() -> list[str]:
    edges = [0, *WAIT_EDGES]
    return [f"{low}–{high}’" for low, high in zip(edges, WAIT_EDGES, strict=False)] + [f"≥ {WAIT_EDGES[-1]}’"]


def _drawn(one: Waits, limit: int) -> dict[str, Any]:
    return {
        "hour": one.hour,
        "rank": _(RANKS[one.rank]),
        "called": one.called,
        "uncalled": one.uncalled,
        "half": quantile(one.bins, 0.5, WAIT_EDGES),
        "nine": quantile(one.bins, 0.9, WAIT_EDGES),
        "longer": one.share_longer(limit),
        "bins": one.bins,
    }
