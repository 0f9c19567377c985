"""An officer's sheet: what was measured of a month, a quarter or half a year; the head rates and signs it."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk.people.entrance import for_them, noted, shown
from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.law.officer_rating import LABELS, Grade
from motcua.law.purpose import Seen
from motcua.lib.months import months_after
from motcua.reports.commands import judging
from motcua.reports.commands.judging import Judging
from motcua.reports.papers.officer_sheet import PARTS
from motcua.reports.queries import Level, Period, Scope
from motcua.reports.queries import signed as signed_queries
from motcua.reports.queries.officer_sheet import FORM, Line, OfficerSheet, officer_sheet
from motcua.reports.queries.signed import Signed
from motcua.staffing import policies
from motcua.staffing.queries import people

_MONTHS, _QUARTERS, _HALVES = 12, 4, 4


class RateForm(forms.Form):
    grade = forms.ChoiceField(label=_("Rating"))
    words = forms.CharField(label=_("What it rests on"), max_length=1000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["grade"].choices = [(one.value, now_(LABELS[one])) for one in Grade]  # type: ignore[attr-defined]


def periods(today: date) -> list[tuple[str, str]]:
    """What may be chosen: months, quarters and half-years up to today's, the newest first; keys and names."""
    months = [_back(today, n) for n in range(_MONTHS)]
    found = [(f"{one:%Y-%m}", now_("Month %(month)s") % {"month": f"{one:%m/%Y}"}) for one in months]
    for count, length, kind in ((_QUARTERS, 3, "q"), (_HALVES, 6, "h")):
        begins = [
            _back(today.replace(month=(today.month - 1) // length * length + 1), n * length)
            for n in range(count)
        ]
        found += [_named(one, (one.month - 1) // length + 1, kind) for one in begins]
    return found


def _named(one: date, number: int, kind: str) -> tuple[str, str]:
    name = now_("Quarter %(n)s of %(year)s") if kind == "q" else now_("Half-year %(n)s of %(year)s")
    return f"{one.year}-{kind}{number}", name % {"n": number, "year": one.year}


def _back(on: date, months: int) -> date:
    """The first of the month so many months before."""
    return months_after(on.replace(day=1), -months)


def period_of(key: str, today: date) -> Period:
    """The period of a key that may be chosen; this month where it is none of them."""
    if key not in dict(periods(today)):
        key = f"{today:%Y-%m}"
    year, _dash, part = key.partition("-")
    length = {"q": 3, "h": 6}.get(part[0], 1)
    number = int(part.lstrip("qh"))
    first = date(int(year), (number - 1) * length + 1, 1)
    return Period(first, _back(first, -length) - timedelta(days=1))


@require_http_methods(["GET", "HEAD", "POST"])
@for_them
def sheet(request: HttpRequest, actor: Actor, centre_id: int, officer_id: int) -> HttpResponse:
    """The figures of a period, each with what stands behind it; the head's form; what was signed."""
    policies.demand_seeing(actor, officer_id, centre_id)
    today, now = timezone.localdate(), timezone.now()
    chosen = request.GET.get("period", "")
    period = period_of(chosen, today)
    told = officer_sheet(officer_id, centre_id, period, at=now)
    if told is None or people.person(officer_id, centre_id, today) is None:
        raise Http404
    noted([officer_id], by=actor)
    form = RateForm(request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        policies.demand_lead(actor, centre_id)
        status = 422
        if form.is_valid():
            try:
                _sign(form, officer_id, centre_id, period, actor)
            except NotPermitted:
                raise
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("The sheet is signed. The officer sees it."))
                return redirect(request.get_full_path())
    page = shown(
        actor,
        centre_id,
        "people",
        told=told,
        own=officer_id == actor.officer_id,
        parts=_parts(told),
        periods=periods(today),
        chosen=chosen or f"{today:%Y-%m}",
        over=period.until <= now,
        form=form,
        refused=refused,
        signed=[(one, now_(LABELS[Grade(one.content["grade"])])) for one in _signed(officer_id)],
    )
    return render(request, "desk/people/sheet.html", page, status=status)


def _signed(officer_id: int) -> list[Signed]:
    return signed_queries.signed_sheets(FORM, Scope(Level.OFFICER, officer_id))


def _sign(form: RateForm, officer_id: int, centre_id: int, period: Period, by: Actor) -> None:
    said = form.cleaned_data
    what = Judging(
        officer_id=officer_id,
        centre_id=centre_id,
        period=period,
        grade=Grade(said["grade"]),
        words=said["words"],
    )
    judging.sign_sheet(what, by=by, at=timezone.now())


def _parts(told: OfficerSheet) -> list[tuple[str, list[tuple[Line, str, str]]]]:
    """Each part with its lines: the label, and the address of what stands behind the figure."""
    return [
        (
            heading,
            [
                (line, now_(line.label), _behind(told, line))
                for line in told.lines
                if line.key.partition(".")[0] == part
            ],
        )
        for part, heading in PARTS
    ]


def _behind(told: OfficerSheet, line: Line) -> str:
    if not line.of_dossiers:
        part = line.key.partition(".")[0]
        return f"{reverse('desk:person', args=[told.officer_id])}#{part}"
    days = {"first_on": told.period.first_on.isoformat(), "last_on": told.period.last_on.isoformat()}
    asked = urlencode({"scope": str(Scope(Level.OFFICER, told.officer_id)), **days})
    return f"{reverse('dashboard:behind', args=[line.key])}?{asked}"


@require_safe
@for_them
def paper(
    request: HttpRequest, actor: Actor, centre_id: int, officer_id: int, sheet_id: int
) -> HttpResponseBase:
    """A signed sheet as it went out."""
    policies.demand_seeing(actor, officer_id, centre_id)
    found = next((one for one in _signed(officer_id) if one.id == sheet_id), None)
    if found is None:
        raise Http404
    noted([officer_id], by=actor, seen=Seen.PAPER)
    stream = documents.checked(documents.facts(found.file_id))
    name = f"phieu-danh-gia-{found.period.first_on}-{found.period.last_on}.pdf"
    return FileResponse(stream, content_type="application/pdf", filename=name)
