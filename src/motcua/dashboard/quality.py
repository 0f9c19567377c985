"""Decision 766's index: every point explained, and led on to what would raise it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dashboard.access import for_officers
from motcua.dashboard.figures import Address
from motcua.dashboard.tables import units_only
from motcua.dashboard.views import KINDS, Asked, drawn
from motcua.law.actor import Actor
from motcua.law.quality_index import LABELS, POINTS, Group, Index, Scored, group_points
from motcua.reports import papers
from motcua.reports import queries as reports
from motcua.reports.papers import index_sheet
from motcua.reports.queries import quality
from motcua.ui import formats

# What would raise a rate stands behind one of these: a figure's dossiers, or a page of the desk or the public.
FIGURES = {
    "progress.in_time": "resolved.late",
    "online.filed": "received.counter",
    "satisfaction.service": "ratings.not_satisfied",
}
PAGES = {
    "online.offered": "portal:procedures",
    "online.used": "portal:procedures",
    "publicity.complete": "portal:procedures",
    "satisfaction.feedback_in_time": "desk:feedback",
    "payment.online": "desk:cashier",
    "payment.offered": "portal:procedures",
}


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    counted: str
    points: str
    most: str
    missing: str
    raises: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    points: str
    lines: list[Line]


@require_safe
@for_officers
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    asked = units_only(request, actor)
    told = quality.quality(asked.period, asked.of)
    leads_on = asked.of.level in (reports.Level.PROVINCE, reports.Level.CENTRE)
    context = {
        "asked": asked,
        "form": asked.form,
        "query": Address(asked.of, asked.period).query(),
        "summary": index_sheet.summary(told.whole),
        "parts": _parts(told.whole, asked),
        "agencies": _agencies(told, asked) if leads_on else [],
    }
    return drawn(request, actor, "index", context)


@require_safe
@for_officers
def index_file(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    asked = units_only(request, actor)
    if form not in KINDS:
        raise Http404
    made = papers.quality(of=asked.of, period=asked.period, form=form, issued_on=timezone.localdate())
    response = HttpResponse(made, content_type=KINDS[form])
    name = f"766-{asked.period.first_on}-{asked.period.last_on}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _parts(told: Index, asked: Asked) -> list[Part]:
    parts = []
    for group in Group:
        earned, possible = group_points(told.scored, group)
        lines = [_line(one, asked) for one in told.scored if one.indicator.group is group]
        said = formats.number(earned, 2) if possible else formats.NOTHING
        parts.append(Part(_(LABELS[group]), f"{said} / {POINTS[group]}", lines))
    return parts


def _line(one: Scored, asked: Asked) -> Line:
    indicator = one.indicator
    counted = ""
    if not indicator.missing:
        part, whole = f"{formats.number(one.part)} ({_(indicator.part)})", formats.number(one.whole)
        counted = f"{part} / {whole} ({_(indicator.whole)})"
    return Line(
        label=_(indicator.label),
        counted=counted,
        points=formats.NOTHING if one.points is None else formats.number(one.points, 2),
        most=formats.number(indicator.points),
        missing=_(indicator.missing) if indicator.missing else "",
        raises=_(indicator.raises) if indicator.raises else "",
        href=_leads_to(indicator.key, asked),
    )


def _leads_to(key: str, asked: Asked) -> str:
    if key in FIGURES:
        return Address(asked.of, asked.period).behind(FIGURES[key], None)
    return reverse(PAGES[key]) if key in PAGES else ""


def _agencies(told: quality.Quality, asked: Asked) -> list[tuple[str, str, str]]:
    """Name, address and points of each agency."""
    found = []
    for one in told.agencies:
        address = Address(reports.Scope(reports.Level.UNIT, one.agency_id), asked.period)
        said = formats.number(one.index.of_100, 2)
        found.append((one.name_vi, f"{reverse('dashboard:index')}?{address.query()}", said))
    return found
