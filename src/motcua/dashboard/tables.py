"""The statutory tables: counted for any period and unit, as files, signed, and sent by themselves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dashboard.access import for_officers, may_look
from motcua.dashboard.figures import Address
from motcua.dashboard.views import KINDS, Asked, drawn, read
from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.law.report_periods import LABELS, Every
from motcua.reports import commands, papers, policies
from motcua.reports.papers import statutory_sheet
from motcua.reports.papers.overview_sheet import scope_name
from motcua.reports.queries import signed
from motcua.reports.queries.scope import Level
from motcua.reports.queries.statutory import FORMS, table
from motcua.ui.templatetags.ui import refusal


class ScheduleForm(forms.Form):
    every = forms.ChoiceField(label=_("How often"), choices=[(one.value, LABELS[one]) for one in Every])
    recipients = forms.CharField(
        label=_("E-mail addresses"),
        help_text=_("Separated by commas or lines."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["every"].choices = [(one.value, now_(LABELS[one])) for one in Every]  # type: ignore[attr-defined]


@require_safe
@for_officers
def tables(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every form, what was signed and what is sent by itself."""
    asked = units_only(request, actor)
    context = {
        "asked": asked,
        "form": asked.form,
        "query": _query(asked),
        "forms": [(form.key, form.number.split("/")[0], now_(form.title)) for form in FORMS.values()],
        "signed": [
            (one, now_(FORMS[one.form].title), scope_name(one.of))
            for one in signed.signed_tables()
            if may_look(actor, one.of)
        ],
        "scheduled": [
            (one, FORMS[one.form].number.split("/")[0], scope_name(one.of), now_(LABELS[Every(one.every)]))
            for one in signed.schedules()
            if may_look(actor, one.of)
        ],
    }
    return drawn(request, actor, "tables", context)


@require_http_methods(["GET", "HEAD"])
@for_officers
def one(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    return _shown(request, actor, key, ScheduleForm())


def _shown(
    request: HttpRequest, actor: Actor, key: str, mailing: ScheduleForm, *, status: int = 200
) -> HttpResponse:
    asked = units_only(request, actor)
    if key not in FORMS:
        raise Http404
    told = table(key, asked.period, asked.of)
    newest = signed.latest(key, asked.of, asked.period)
    context = {
        "asked": asked,
        "form": asked.form,
        "key": key,
        "query": _query(asked),
        "sheet": statutory_sheet.fresh(told),
        "newest": newest,
        "may_sign": policies.may_sign(actor, asked.of.level, asked.of.id),
        "mailing": mailing,
    }
    return drawn(request, actor, "table", context, status=status)


@require_safe
@for_officers
def file(request: HttpRequest, actor: Actor, key: str, form: str) -> HttpResponse:
    asked = units_only(request, actor)
    if key not in FORMS or form not in KINDS:
        raise Http404
    made = papers.statutory(key, of=asked.of, period=asked.period, form=form, issued_on=timezone.localdate())
    response = HttpResponse(made, content_type=KINDS[form])
    name = f"{key}-{asked.period.first_on}-{asked.period.last_on}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@for_officers
def sign(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Freeze the table as it is counted now."""
    asked = units_only(request, actor)
    if key not in FORMS:
        raise Http404
    try:
        what = commands.Signing(form=key, of=asked.of, period=asked.period)
        table_id = commands.sign(what, by=actor, at=timezone.now())
    except NotPermitted as refused:
        raise PermissionDenied from refused
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect(f"{reverse('dashboard:table', args=[key])}?{_query(asked)}")
    messages.success(
        request, now_("The table is signed. It stays as it is; later corrections are shown beside it.")
    )
    return redirect("dashboard:signed", table_id)


@require_POST
@for_officers
def send(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Have the table sent after each period."""
    asked, mailing = units_only(request, actor), ScheduleForm(request.POST)
    if key not in FORMS:
        raise Http404
    if not mailing.is_valid():
        return _shown(request, actor, key, mailing, status=422)
    said = mailing.cleaned_data["recipients"].replace("\n", ",").split(",")
    what = commands.Schedule(
        form=key, of=asked.of, every=Every(mailing.cleaned_data["every"]), recipients=said,
        begins_on=timezone.localdate(),
    )  # fmt: skip
    try:
        commands.schedule(what, by=actor, at=timezone.now())
    except NotPermitted as refused:
        raise PermissionDenied from refused
    except ActRefused as refused:
        mailing.add_error("recipients", refusal(refused))
        return _shown(request, actor, key, mailing, status=422)
    messages.success(request, now_("The table is sent after each of its periods."))
    return redirect(f"{reverse('dashboard:tables')}?{_query(asked)}")


@require_POST
@for_officers
def send_no_longer(request: HttpRequest, actor: Actor, schedule_id: int) -> HttpResponse:
    try:
        commands.end_schedule(schedule_id, by=actor, at=timezone.now())
    except NotPermitted as refused:
        raise PermissionDenied from refused
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, now_("The table is no longer sent."))
    return redirect("dashboard:tables")


@require_safe
@for_officers
def frozen(request: HttpRequest, actor: Actor, table_id: int) -> HttpResponse:
    """A signed table, and what a recount gives otherwise today."""
    found = _signed(actor, table_id)
    context = {
        "one": found,
        "sheet": statutory_sheet.sheet(dict(found.content)),
        "of": scope_name(found.of),
        "corrections": [
            (line.name, ": ".join(now_(head) for head in line.heads), line.signed, line.now)
            for line in signed.corrections(found)
        ],
    }
    return drawn(request, actor, "signed", context)


@require_safe
@for_officers
def frozen_file(request: HttpRequest, actor: Actor, table_id: int) -> HttpResponseBase:
    """The paper as it went out."""
    found = _signed(actor, table_id)
    stream = documents.checked(documents.facts(found.file_id))
    return FileResponse(
        stream, content_type="application/pdf", filename=f"{found.form}-{found.period.last_on}.pdf"
    )


def _signed(actor: Actor, table_id: int) -> signed.Signed:
    found = signed.signed_table(table_id)
    if found is None or not may_look(actor, found.of):
        raise Http404
    return found


def units_only(request: HttpRequest, actor: Actor) -> Asked:
    asked = read(request, actor)
    if asked.of.level is Level.OFFICER:
        raise PermissionDenied
    return asked


def _query(asked: Asked) -> str:
    return Address(asked.of, asked.period).query()
