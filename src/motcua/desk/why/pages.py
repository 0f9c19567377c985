"""Why procedures are late or supplemented, and how their process really ran."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import frame
from motcua.desk.showing import named
from motcua.desk.why import drawing
from motcua.desk.why.drawing import Line
from motcua.desk.why.entrance import for_watchers, months_of
from motcua.desk.why.reasons import ACTS
from motcua.desk.why.words import REASONS
from motcua.dossiers.queries import missing
from motcua.law.actor import Actor
from motcua.supervision.queries import coded, logs, processes, why
from motcua.supervision.queries.coded import Coded
from motcua.supervision.queries.processes import Approved, Ran
from motcua.supervision.queries.why import Arrow, Counted, Months, Rate, Seen
from motcua.ui import formats

_FIRST = 30


@require_GET
@for_watchers
def procedures(request: HttpRequest, actor: Actor, seen: Seen) -> HttpResponse:
    """Every procedure with its rates, first those that are late oftenest beyond doubt."""
    form, months = months_of(request)
    shown = {
        "form": form,
        "rows": [
            (one, str(one.name), rate(one.late), rate(one.supplemented))
            for one in why.procedures(months, seen)
        ],
        "query": query(months),
        "coded": _coded(None, months, seen),
        **_trend(None, months, seen),
    }
    return render(request, "desk/why/procedures.html", frame(actor) | shown)


@require_GET
@for_watchers
def procedure(request: HttpRequest, actor: Actor, seen: Seen, procedure_id: int) -> HttpResponse:
    """One procedure: rates, reasons, agencies, officers, where the time goes, how its process ran."""
    approved = processes.approved(procedure_id)
    if approved is None:
        raise Http404
    form, months = months_of(request)
    arrows = why.arrows(procedure_id, months, seen)
    agencies = why.agencies(procedure_id, months, seen)
    shown: dict[str, Any] = {
        "form": form,
        "procedure": approved,
        "name": str(approved.name),
        "query": query(months),
        "most_logged": logs.MOST,
        "reasons": _reasons(agencies),
        "missing": missing.often_missing(procedure_id),
        "coded": _coded(procedure_id, months, seen),
        "agencies": [(one, str(one.name), rate(one.late), rate(one.supplemented)) for one in agencies],
        "officers": [
            (one, rate(one.over), rate(one.late)) for one in why.officers(procedure_id, months, seen)
        ],
        "steps": _steps(arrows),
        **_trend(procedure_id, months, seen),
        **_maps(approved, arrows),
    }
    return render(request, "desk/why/procedure.html", frame(actor) | shown)


@require_GET
@for_watchers
def log(request: HttpRequest, _actor: Actor, seen: Seen, procedure_id: int, form: str) -> HttpResponseBase:
    """The events of a procedure's finished dossiers as an event log: XES or OCEL 2.0."""
    approved = processes.approved(procedure_id)
    if approved is None or form not in ("xes", "json"):
        raise Http404
    _form, months = months_of(request)
    events = logs.logged(procedure_id, months, seen)
    name = f"{approved.code}-{months.first_on:%Y-%m}-{months.last_on:%Y-%m}"
    if form == "xes":
        pieces = logs.xes(str(approved.name), events)
        headers = {"Content-Disposition": f'attachment; filename="{name}.xes"'}
        return StreamingHttpResponse(pieces, content_type="application/xml", headers=headers)
    headers = {"Content-Disposition": f'attachment; filename="{name}.ocel.json"'}
    return HttpResponse(logs.ocel(approved.code, events), content_type="application/json", headers=headers)


def query(months: Months) -> str:
    return urlencode({"first": f"{months.first_on:%Y-%m}", "last": f"{months.last_on:%Y-%m}"})


def rate(of: Rate) -> dict[str, Any]:
    """A rate as a cell: the share, and between which bounds the true one lies."""
    if not of.of:
        return {"share": formats.NOTHING, "between": ""}
    bounds = {"low": formats.number(of.low, 1), "high": formats.number(of.high, 1)}
    return {
        "share": formats.percent(of.percent, 1),
        "between": _("%(low)s to %(high)s %%") % bounds,
        "of": _("%(hits)s of %(of)s") % {"hits": formats.number(of.hits), "of": formats.number(of.of)},
    }


def _trend(procedure_id: int | None, months: Months, seen: Seen) -> dict[str, Any]:
    found = why.by_month(procedure_id, months, seen)
    return {
        "trend": [(one, f"{one.key:%m/%Y}", rate(one.late), rate(one.supplemented)) for one in found],
        "late_trend": drawing.trend(found, "late"),
        "supplemented_trend": drawing.trend(found, "supplemented"),
    }


def _reasons(agencies: list[Counted]) -> list[tuple[object, int]]:
    sums = {key: sum(one.reasons[key] for one in agencies) for key in why.REASONS}
    return sorted(((REASONS[key], n) for key, n in sums.items() if n), key=lambda pair: -pair[1])


def _coded(procedure_id: int | None, months: Months, seen: Seen) -> list[tuple[object, list[Coded]]]:
    """By act, the kinds of reasons with how often each was chosen."""
    found = coded.coded(procedure_id, months, seen)
    each = [(title, [one for one in found if one.act == act]) for act, title in ACTS.items()]
    return [(title, kinds) for title, kinds in each if kinds]


def _steps(arrows: list[Arrow]) -> list[dict[str, Any]]:
    """Each step with its distributions; steps of one key in several versions stand apart, as approved."""
    found = []
    for one in sorted(why.step_times(arrows), key=lambda t: (catalogue.step(t.step_id).position, t.step_id)):
        step = catalogue.step(one.step_id)
        parts = [
            (
                label,
                spent,
                [drawing.time(q) for q in (spent.half, spent.nine_in_ten, spent.all_but_one_in_a_hundred)],
            )
            for label, spent in (
                (_("waiting"), one.waiting),
                (_("working"), one.working),
                (_("outside"), one.outside),
            )
        ]
        found.append(
            {
                "name": named(step),
                "limit": step.limit_minutes,
                "time": one,
                "over": rate(one.over),
                "parts": [(label, times, drawing.histogram(spent)) for label, spent, times in parts],
            }
        )
    return found


def _maps(approved: Approved, arrows: list[Arrow]) -> dict[str, Any]:
    """The approved process and the one that ran, as pictures, and the arrows of the latter as rows."""
    steps, ran = processes.as_it_ran(arrows)
    places = {step.key: i for i, step in enumerate(approved.steps)}
    others = [step for step in steps if step.key not in places]
    places |= {step.key: len(approved.steps) + i for i, step in enumerate(others)}
    every = [*approved.steps, *others]
    names = {step.key: named(step) for step in every}
    return {
        "approved_map": _approved_map(approved),
        "ran_map": drawing.process(
            [(names[step.key], "") for step in every], _ran(ran, places), _("The process as it really ran")
        ),
        "ran": [
            (
                names[one.start],
                names[one.end],
                one,
                drawing.time(one.whole.half),
                drawing.time(one.whole.nine_in_ten),
            )
            for one in ran
        ],
    }


def _ran(ran: list[Ran], places: dict[str, int]) -> list[Line]:
    most = max((one.dossiers for one in ran), default=0)
    return [
        Line(
            places[one.start],
            places[one.end],
            [f"{formats.number(one.dossiers)} · {drawing.time(one.whole.half)}"],
            drawing.weight(one.dossiers, most),
            one.over * 2 > one.dossiers,
        )
        for one in ran
    ]


def _approved_map(approved: Approved) -> object:
    places = {step.id: i for i, step in enumerate(approved.steps)}
    boxes = [
        (named(step), drawing.time(step.limit_minutes) if step.limit_minutes else "")
        for step in approved.steps
    ]
    ways: dict[tuple[int, int], list[str]] = {}
    for step in approved.steps:
        for outcome, to in step.outcomes.items():
            if to is not None:
                ways.setdefault((places[step.id], places[to]), []).append(str(step.labels[outcome]))
    lines = [Line(start, end, labels, 0.2) for (start, end), labels in ways.items()]
    return drawing.process(boxes, lines, _("The process as it was approved"))
