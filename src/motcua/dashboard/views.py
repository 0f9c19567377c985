"""The pages of figures: how much, how well, beside when, and which dossiers stand behind every number."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dashboard import charts, figures
from motcua.dashboard.access import begins_at, centres_of, for_officers, scope_of, scopes_of
from motcua.dashboard.figures import Address
from motcua.dashboard.forms import PeriodForm
from motcua.dossiers.queries import in_hand
from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.reports import papers
from motcua.reports import queries as reports
from motcua.reports.queries import registry
from motcua.reports.queries.overview import overview as looked_at
from motcua.reports.queries.overview import place
from motcua.reports.queries.scope import LABELS, named
from motcua.ui import formats

PAGE = 50
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
}
PARTS = ("figures", "agencies")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked for, and that it may be seen was looked at."""

    of: reports.Scope
    period: reports.Period
    against: reports.Period
    form: PeriodForm

    @property
    def name(self) -> str:
        vietnamese, english = named(self.of)
        return (vietnamese if formats.vietnamese() else english) or _(LABELS[self.of.level])


def read(request: HttpRequest, actor: Actor) -> Asked:
    """Refuse who asks for nothing and heads nothing; 404 for what this officer may not see."""
    scope, centres = scope_of(request, actor), centres_of(actor)
    if scope is None and not centres:
        scope = begins_at(actor)
    form = PeriodForm(request.GET, centres=centres, today=timezone.localdate(), scope=scope)
    of, period = form.chosen()
    return Asked(of, period, form.against(), form)


def drawn(
    request: HttpRequest, actor: Actor, page: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page with the menu of whoever looks."""
    begins = scopes_of(actor)
    of_units = [one for one in begins if one.level is not reports.Level.OFFICER]
    context["leads"] = bool(of_units)
    context["begins"] = [(str(one), _name(one)) for one in (begins if page == "overview" else of_units)]
    return render(request, f"dashboard/{page}.html", context, status=status)


@require_safe
@for_officers
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    asked, now = read(request, actor), timezone.now()
    day = timezone.localdate(now)
    told = looked_at(asked.of, asked.period, asked.against)
    context = {
        "asked": asked,
        "form": asked.form,
        "period": asked.period,
        "now": now,
        "centre": asked.name,
        "today": figures.today(reports.Period(day, day), asked.of),
        "lying": figures.lying(asked.of, now),
        "groups": figures.groups(told),
        "ratios": figures.ratios(told),
        "columns": figures.column_labels(),
        "agencies": figures.by_agency(told, leads_on=asked.of.level in WIDE),
        "charts": charts.charts(asked.of, asked.period, asked.against),
        "query": Address(asked.of, asked.period).query(
            against_first_on=asked.against.first_on.isoformat(),
            against_last_on=asked.against.last_on.isoformat(),
        ),
        "officers": _officers(asked.of),
        "helps": asked.of.level in WIDE,
    }
    return drawn(request, actor, "overview", context)


WIDE = frozenset({reports.Level.PROVINCE, reports.Level.CENTRE})


def _name(of: reports.Scope) -> str:
    vietnamese, english = named(of)
    return (vietnamese if formats.vietnamese() else english) or _(LABELS[of.level])


def _officers(of: reports.Scope) -> list[tuple[str, str]]:
    """The officers of a centre or an agency, whose own figures are one step further."""
    day = timezone.localdate()
    match of.level:
        case reports.Level.CENTRE:
            found = organisation.officers_at(centre_id=of.id, agency_id=None, on=day)
        case reports.Level.AGENCY | reports.Level.UNIT:
            found = organisation.officers_at(centre_id=0, agency_id=of.id, on=day)
        case _:
            return []
    return [(str(reports.Scope(reports.Level.OFFICER, pk)), name) for pk, name in found]


@require_safe
@for_officers
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own figures."""
    return redirect(f"{reverse('dashboard:overview')}?scope={scopes_of(actor)[-1]}")


@require_safe
@for_officers
def export(request: HttpRequest, actor: Actor, part: str, form: str) -> HttpResponse:
    """What the page shows, as a file."""
    if part not in PARTS or form not in KINDS:
        raise Http404
    asked = read(request, actor)
    made = papers.overview(
        of=asked.of,
        period=asked.period,
        against=asked.against,
        part=part,
        form=form,
        issued_on=timezone.localdate(),
    )
    response = HttpResponse(made, content_type=KINDS[form])
    name = f"{part}-{asked.period.first_on}-{asked.period.last_on}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@for_officers
def wall(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same figures for a screen on the wall: today, what lies open, this year."""
    asked, now = read(request, actor), timezone.now()
    day = timezone.localdate(now)
    year = reports.Period(day.replace(month=1, day=1), day)
    told = looked_at(asked.of, year, year.a_year_earlier())
    context = {
        "centre": asked.name,
        "now": now,
        "today": figures.today(reports.Period(day, day), asked.of),
        "lying": figures.lying(asked.of, now),
        "year": figures.groups(told)[1],
        "ratios": figures.ratios(told),
    }
    return drawn(request, actor, "wall", context)


@require_safe
@for_officers
def registered(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The registry: what each figure means, by which law, and how it is counted."""
    told = [(entry, [_(one) for one in entry.meanings], _(entry.label)) for entry in registry.entries()]
    return drawn(request, actor, "figures", {"entries": told})


@require_safe
@for_officers
def behind(request: HttpRequest, actor: Actor, figure: str) -> HttpResponse:
    """The dossiers that a figure counts, a page at a time by key."""
    if figure not in reports.FIGURES:
        raise Http404
    asked = _sound(request, actor)
    after = _after(request.GET.get("after", ""))
    agency_id = _agency(request)
    found = reports.behind(figure, asked.period, asked.of, agency_id=agency_id, after=after, limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    context = {
        "title": _(reports.FIGURES[figure].label),
        "period": asked.period,
        "centre": asked.name,
        "agency": organisation.agency(agency_id).name_vi if agency_id else "",
        "rows": [(one, _desk(one.dossier_id)) for one in found[:PAGE]],
        "next_key": f"{last.at.isoformat()}~{last.dossier_id}" if last else None,
        "first": after is None,
        "back": Address(asked.of, asked.period).query(),
    }
    return drawn(request, actor, "behind", context)


@require_safe
@for_officers
def lying(request: HttpRequest, actor: Actor, pile: str) -> HttpResponse:
    """The open dossiers on one pile, as they lie at this moment."""
    now = timezone.now()
    if pile not in set(in_hand.Pile):
        raise Http404
    asked = _sound(request, actor)
    agency_id, after_id = _agency(request), _number(request.GET.get("after", "0"))
    wanted = in_hand.Pile(pile)
    found = in_hand.behind(
        wanted, place(asked.of), now, agency_id=agency_id, after_id=after_id, limit=PAGE + 1
    )
    context = {
        "title": _(in_hand.LABELS[wanted]),
        "centre": asked.name,
        "agency": organisation.agency(agency_id).name_vi if agency_id else "",
        "rows": [(one, _desk(one.dossier_id)) for one in found[:PAGE]],
        "next_key": found[PAGE - 1].dossier_id if len(found) > PAGE else None,
        "first": after_id == 0,
        "back": Address(asked.of, asked.period).query(),
    }
    return drawn(request, actor, "behind", context)


def _sound(request: HttpRequest, actor: Actor) -> Asked:
    asked = read(request, actor)
    if not asked.form.is_valid():
        raise Http404
    return asked


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
        read_at = datetime.fromisoformat(at)
    except ValueError as wrong:
        raise Http404 from wrong
    if read_at.tzinfo is None:
        raise Http404
    return read_at, _number(dossier_id)


def _desk(dossier_id: int) -> str:
    """The dossier's page at the desk, where that face is there."""
    try:
        return reverse("desk:dossier", args=[dossier_id])
    except NoReverseMatch:
        return ""
