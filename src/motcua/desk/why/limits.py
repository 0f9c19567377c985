"""Shortening limits safely: the plan by sector, what the past says of each procedure, the annex."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.desk.entrance import for_officers, frame
from motcua.desk.why import drawing
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.supervision import commands, papers, policies
from motcua.supervision.commands.shortening import Proposed
from motcua.supervision.queries import plans, shortening
from motcua.supervision.queries.plans import Offered, Plan
from motcua.supervision.queries.shortening import Shorter
from motcua.ui import formats
from motcua.ui.templatetags.ui import refusal

_SHOWN = 24


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    today = timezone.localdate()
    return (
        int(asked)
        if asked.isascii() and asked.isdigit() and 2015 <= int(asked) <= today.year + 5
        else today.year
    )


class TargetsForm(forms.Form):
    """By how much each sector is to be shortened, in percent."""

    def __init__(self, plan: Plan, data: Any = None) -> None:
        super().__init__(data)
        for sector in plan.sectors:
            self.fields[f"sector-{sector.sector_id}"] = forms.DecimalField(
                label=_("Target for %(sector)s (%%)") % {"sector": sector.name},
                required=False, min_value=0, max_value=100, decimal_places=1, max_digits=4, localize=True,
                initial=sector.target,
            )  # fmt: skip

    @property
    def tenths(self) -> dict[int, int | None]:
        return {
            int(name.removeprefix("sector-")): None if value is None else int(value * 10)
            for name, value in self.cleaned_data.items()
        }


@require_http_methods(["GET", "POST"])
@for_officers
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Sectors with their target, what is attained and what the plan comes to."""
    policies.agencies_of(actor)
    year, today = _year(request), timezone.localdate()
    shown = plans.plan(year, on=today)
    form = TargetsForm(shown, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        commands.set_targets(form.tenths, year=year, by=actor, at=timezone.now())
        messages.success(request, now_("Saved."))
        return redirect(f"{request.path}?year={year}")
    told = {
        "plan": shown,
        "years": [year - 1, year, year + 1],
        "form": form,
        "may_plan": policies.may_plan(actor),
        "rows": [(sector, form[f"sector-{sector.sector_id}"]) for sector in shown.sectors],
        "cut": formats.percent(shown.cut, 1),
        "proposed": sum(sector.proposals for sector in shown.sectors),
    }
    return render(request, "desk/why/plan.html", frame(actor) | told, status=422 if form.errors else 200)


@require_GET
@for_officers
def sector(request: HttpRequest, actor: Actor, sector_id: int) -> HttpResponse:
    """The procedures of a sector: limits, the shortest that would have kept 99.9 %, what is proposed."""
    policies.agencies_of(actor)
    year = _year(request)
    found = plans.plan(year, on=timezone.localdate(), sector_id=sector_id).sectors
    if not found:
        raise Http404
    told = {
        "sector": found[0],
        "year": year,
        "needed": shortening.NEEDED,
        "rows": [(one, _found(one)) for one in found[0].procedures],
    }
    return render(request, "desk/why/sector.html", frame(actor) | told)


def _found(one: Offered) -> dict[str, str]:
    study = one.study
    said = {name: _limit(getattr(study, name) if study else None) for name in ("measured", "doubled", "sure")}
    said["dossiers"] = formats.number(study.dossiers) if study else formats.NOTHING
    said["proposed"] = drawing.time(one.proposal.minutes) if one.proposal else formats.NOTHING
    return said


def _limit(shorter: Shorter | None) -> str:
    return formats.NOTHING if shorter is None else drawing.time(shorter.minutes)


class ProposalForm(forms.Form):
    days = forms.DecimalField(
        label=_("New limit in working days"), min_value=0, max_digits=5, decimal_places=2, localize=True,
        required=False, help_text=_("Nothing here takes a proposal back."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )


@require_http_methods(["GET", "POST"])
@for_officers
def limit(request: HttpRequest, actor: Actor, procedure_id: int) -> HttpResponse:
    """What the past says of one procedure at each shorter limit; what is proposed for it."""
    policies.agencies_of(actor)
    year, today = _year(request), timezone.localdate()
    offered = _offered(procedure_id, year, today)
    study, proposal = offered.study, offered.proposal
    initial = {"days": proposal.minutes / 480, "reason": proposal.reason} if proposal else None
    form = ProposalForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        days = form.cleaned_data["days"]
        wanted = Proposed(
            procedure_id=procedure_id,
            minutes=None if days is None else round(days * 480),
            reason=form.cleaned_data["reason"],
        )
        try:
            commands.propose([wanted], year=year, by=actor, at=timezone.now())
        except ActRefused as refused:
            form.add_error("days", refusal(refused))
        else:
            messages.success(request, now_("Saved."))
            return redirect(f"{request.path}?year={year}")
    told = {
        "one": offered,
        "study": study,
        "found": _found(offered),
        "year": year,
        "form": form,
        "may_plan": policies.may_plan(actor),
        "needed": shortening.NEEDED,
        "rows": _rows(study.limits) if study else [],
    }
    return render(request, "desk/why/limit.html", frame(actor) | told, status=422 if form.errors else 200)


def _rows(limits: Any) -> list[dict[str, str]]:
    """The shorter limits; of a long list as many as a page can show, the last always."""
    chosen = list(limits)
    step = -(-len(chosen) // _SHOWN)
    chosen = [one for i, one in enumerate(reversed(chosen)) if i % step == 0]
    return [
        {
            "limit": drawing.time(one.minutes),
            "late": formats.number(one.late),
            "share": formats.percent(one.share, 2),
            "surely": formats.percent(one.surely, 2),
            "late_doubled": formats.number(one.late_doubled),
            "share_doubled": formats.percent(one.share_doubled, 2),
        }
        for one in chosen
    ]


def _offered(procedure_id: int, year: int, on: date) -> Offered:
    sector_id = plans.sector_of(procedure_id)
    found = plans.plan(year, on=on, sector_id=sector_id).sectors if sector_id else []
    for one in (one for sector in found for one in sector.procedures):
        if one.procedure_id == procedure_id:
            return one
    raise Http404


@require_GET
@for_officers
def annex(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The draft decision's annex as a PDF."""
    policies.agencies_of(actor)
    year, today = _year(request), timezone.localdate()
    pdf = papers.annex(plans.plan(year, on=today), issued_on=today)
    headers = {"Content-Disposition": f'inline; filename="phu-luc-cat-giam-{year}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
