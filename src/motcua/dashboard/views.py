"""The leaders' pages: how much, how well, and which dossiers stand behind every number."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dashboard import figures
from motcua.dashboard.access import for_leaders
from motcua.dashboard.forms import PeriodForm
from motcua.dossiers.queries import in_hand
from motcua.organisation import queries as organisation
from motcua.reports import queries as reports

PAGE = 50


@require_safe
@for_leaders
def overview(request: HttpRequest, centres: Sequence[Any]) -> HttpResponse:
    now = timezone.now()
    day = timezone.localdate(now)
    form = PeriodForm(request.GET, centres=centres, today=day)
    centre_id, period = form.chosen()
    this_day = reports.Period(day, day)
    told = reports.tally(period, centre_id)
    context = {
        "form": form,
        "period": period,
        "now": now,
        "centre": _named(centres, centre_id),
        "today": figures.today(this_day, centre_id),
        "lying": figures.lying(centre_id, now),
        "groups": figures.groups(told, period, centre_id),
        "columns": figures.column_labels(),
        "agencies": figures.by_agency(told, period, centre_id),
    }
    return render(request, "dashboard/overview.html", context)


@require_safe
@for_leaders
def behind(request: HttpRequest, centres: Sequence[Any], figure: str) -> HttpResponse:
    """The dossiers that a figure counts, a page at a time by key."""
    if figure not in reports.FIGURES:
        raise Http404
    form = PeriodForm(request.GET, centres=centres, today=timezone.localdate())
    if not form.is_valid():
        raise Http404
    centre_id, period = form.chosen()
    after = _after(request.GET.get("after", ""))
    agency_id = _agency(request)
    found = reports.behind(figure, period, centre_id, agency_id=agency_id, after=after, limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    context = {
        "title": _(reports.FIGURES[figure].label),
        "period": period,
        "centre": _named(centres, centre_id),
        "agency": organisation.agency(agency_id).name_vi if agency_id else "",
        "rows": [(one, _desk(one.dossier_id)) for one in found[:PAGE]],
        "next_key": f"{last.at.isoformat()}~{last.dossier_id}" if last else None,
        "first": after is None,
    }
    return render(request, "dashboard/behind.html", context)


@require_safe
@for_leaders
def lying(request: HttpRequest, centres: Sequence[Any], pile: str) -> HttpResponse:
    """The open dossiers on one pile, as they lie at this moment."""
    now = timezone.now()
    form = PeriodForm(request.GET, centres=centres, today=timezone.localdate(now))
    if pile not in set(in_hand.Pile) or not form.is_valid():
        raise Http404
    centre_id, _period = form.chosen()
    agency_id, after_id = _agency(request), _number(request.GET.get("after", "0"))
    asked = in_hand.Pile(pile)
    found = in_hand.behind(asked, centre_id, now, agency_id=agency_id, after_id=after_id, limit=PAGE + 1)
    context = {
        "title": _(in_hand.LABELS[asked]),
        "centre": _named(centres, centre_id),
        "agency": organisation.agency(agency_id).name_vi if agency_id else "",
        "rows": [(one, _desk(one.dossier_id)) for one in found[:PAGE]],
        "next_key": found[PAGE - 1].dossier_id if len(found) > PAGE else None,
        "first": after_id == 0,
    }
    return render(request, "dashboard/behind.html", context)


def _named(centres: Sequence[Any], centre_id: int) -> Any:
    return next(centre for centre in centres if centre.pk == centre_id)


def _agency(request: HttpRequest) -> int | None:
    """The agency asked for; none that does not exist."""
    asked = request.GET.get("agency", "")
    if not asked:
        return None
    found = _number(asked)
    if not organisation.agency_exists(found):
        raise Http404
    return found


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Http404
    return int(text)


def _after(text: str) -> tuple[datetime, int] | None:
    """The key of the last row of the page before."""
    if not text:
        return None
    at, _tilde, dossier_id = text.partition("~")
    try:
        read = datetime.fromisoformat(at)
    except ValueError as wrong:
        raise Http404 from wrong
    if read.tzinfo is None:
        raise Http404
    return read, _number(dossier_id)


def _desk(dossier_id: int) -> str:
    """The dossier's page at the desk, where that face is there."""
    try:
        return reverse("desk:dossier", args=[dossier_id])
    except NoReverseMatch:
        return ""
