"""Directives at the desk: issued by the leader or supervisor, answered by the unit, followed up, closed."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.desk import scans
from motcua.desk.entrance import for_officers, frame
from motcua.desk.scans import Scanner, scanner
from motcua.documents import queries as documents
from motcua.law.actor import Actor, Unit
from motcua.law.errors import ActRefused, NotPossible
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation
from motcua.supervision import policies
from motcua.supervision.commands import directives as commands
from motcua.supervision.commands.directives import Issuing, Reporting
from motcua.supervision.queries import directives as queries
from motcua.supervision.queries.directives import Page
from motcua.ui.attached import answer
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal

_CLOSING_HOUR = time(17)


class IssueForm(forms.Form):
    """What is to be done, by whom, by when, and what it is about."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("What is to be done"), max_length=5000, widget=forms.Textarea({"rows": 6}))
    unit = forms.ChoiceField(label=_("Unit that does it"))
    due_on = forms.DateField(label=_("Due on"), widget=DayInput())
    dossiers = forms.CharField(
        label=_("Codes of dossiers"), required=False, max_length=5000,
        help_text=_("Separated by spaces, commas or lines."), widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    procedures = forms.CharField(
        label=_("Codes of procedures"), required=False, max_length=5000,
        help_text=_("Separated by spaces, commas or lines."), widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    about = forms.ChoiceField(label=_("Agency it is about"), required=False)

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial={"key": uuid4()})
        agencies = [(f"agency-{one.pk}", one.name_vi) for one in organisation.agencies_in_force(on)]
        centres = [(f"centre-{one.pk}", one.name_vi) for one in organisation.centres_in_force(on)]
        self.fields["unit"].choices = [("", ""), *centres, *agencies]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", ""), *agencies]  # type: ignore[attr-defined]

    @property
    def order(self) -> Issuing:
        said = self.cleaned_data
        kind, _dash, number = said["unit"].partition("-")
        about = said["about"].removeprefix("agency-")
        return Issuing(
            key=said["key"],
            title=said["title"],
            text=said["text"],
            unit=Unit(agency_id=int(number)) if kind == "agency" else Unit(centre_id=int(number)),
            due_at=datetime.combine(said["due_on"], _CLOSING_HOUR, HANOI),
            dossiers=_codes(said["dossiers"]),
            procedures=_codes(said["procedures"]),
            agency_ids=[int(about)] if about else [],
        )


def _codes(text: str) -> list[str]:
    return list(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


class ReportForm(forms.Form):
    """How far it is, with a file as evidence."""

    percent = forms.IntegerField(label=_("Progress in percent"), min_value=0, max_value=100)
    text = forms.CharField(label=_("What was done"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *given: Any, scanner: Scanner) -> None:
        super().__init__(*given)
        self.fields["evidence"] = scans.of_item(now_("Evidence"), scanner)


class CloseForm(forms.Form):
    words = forms.CharField(label=_("How it was settled"), max_length=500, widget=forms.Textarea({"rows": 2}))


@require_GET
@for_officers
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is open, the first due first; what was closed last."""
    now = timezone.now()
    shown = {
        "open": queries.open_ones(actor, at=now),
        "closed": queries.closed_ones(actor, at=now),
        "may_direct": policies.may_direct(actor),
    }
    return render(request, "desk/why/directives.html", frame(actor) | shown)


@require_http_methods(["GET", "POST"])
@for_officers
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Issue one."""
    policies.demand_directing(actor)
    form = IssueForm(request.POST if request.method == "POST" else None, on=timezone.localdate())
    if form.is_bound and form.is_valid():
        try:
            [directive_id] = commands.issue([form.order], by=actor, at=timezone.now())
        except ActRefused as refused:
            form.add_error(None, refusal(refused))
        else:
            messages.success(request, now_("The directive is issued."))
            return redirect("desk:directive", directive_id=directive_id)
    status = 422 if form.is_bound else 200
    return render(request, "desk/why/directive_new.html", frame(actor) | {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@for_officers
def one(request: HttpRequest, actor: Actor, directive_id: int) -> HttpResponse:
    """One directive; its unit says how far it is."""
    page, scanning = _page(actor, directive_id), scanner(request)
    told = [request.POST, request.FILES] if request.method == "POST" else []
    form = ReportForm(*told, scanner=scanning)
    if form.is_bound and form.is_valid():
        try:
            commands.report([_report(directive_id, form, scanning)], by=actor, at=timezone.now())
        except ActRefused as refused:
            form.add_error(None, refusal(refused))
        else:
            messages.success(request, now_("Noted."))
            return redirect("desk:directive", directive_id=directive_id)
    return _shown(request, actor, page, form, CloseForm(), status=422 if form.is_bound else 200)


def _report(directive_id: int, form: ReportForm, scanning: Scanner) -> Reporting:
    said = form.cleaned_data
    file = scanning.gather(said["evidence"], now_("Evidence")) if said["evidence"] else None
    return Reporting(
        directive_id=directive_id,
        percent=said["percent"],
        text=said["text"],
        file_id=file.facts.id if file else None,
        file_name=file.name if file else "",
    )


@require_POST
@for_officers
def close(request: HttpRequest, actor: Actor, directive_id: int) -> HttpResponse:
    page, form = _page(actor, directive_id), CloseForm(request.POST)
    if form.is_valid():
        try:
            commands.close([directive_id], words=form.cleaned_data["words"], by=actor, at=timezone.now())
        except ActRefused as refused:
            form.add_error(None, refusal(refused))
        else:
            messages.success(request, now_("The directive is closed."))
            return redirect("desk:directive", directive_id=directive_id)
    return _shown(request, actor, page, ReportForm(scanner=scanner(request)), form, status=422)


@require_GET
@for_officers
def evidence(request: HttpRequest, actor: Actor, directive_id: int, report_id: int) -> HttpResponseBase:
    """The file that a report came with."""
    page = _page(actor, directive_id)
    found = next((one for one in page.reports if one.pk == report_id), None)
    if found is None or found.file_id is None:
        raise Http404
    facts = documents.facts(found.file_id)
    try:
        stream = documents.checked(facts)
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    return answer(stream, name=found.file_name, media_type=facts.media_type, size_bytes=facts.size_bytes)


def _shown(
    request: HttpRequest, actor: Actor, page: Page, form: ReportForm, closing: CloseForm, *, status: int
) -> HttpResponse:
    is_open = page.line.closed_at is None
    shown = {
        "page": page,
        "line": page.line,
        "form": form if is_open and policies.may_report(actor, page.to) else None,
        "closing": closing if is_open and policies.may_direct(actor) else None,
        "failed": form if form.errors else closing,
    }
    return render(request, "desk/why/directive.html", frame(actor) | shown, status=status)


def _page(actor: Actor, directive_id: int) -> Page:
    page = queries.page(directive_id, actor, at=timezone.now())
    if page is None:
        raise Http404
    return page
