"""Reminders of what falls due, their rules, and how the units stand."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.supervision import commands, policies, queries
from motcua.supervision.commands import Answer, RuleSet
from motcua.supervision.queries import Rule, Watched, outlooks
from motcua.supervision.queries.outlooks import Wave
from motcua.ui.templatetags.ui import refusal

WATCHED = {
    "step": _("the step's end"),
    "appointment": _("the appointment"),
    "risk": _("the chance to be late"),
    "wave": _("how much of what an agency has due in ten working days comes to be late"),
}
ADDRESSEES = {
    "officer": _("Who has the dossier, or all of the unit while nobody has it"),
    "head": _("The head of the unit"),
    "centre": _("The centre's supervisor"),
    "leader": _("The leader"),
}


class RuleForm(forms.Form):
    """When one rule reminds."""

    minutes = forms.IntegerField(
        label=_("Working minutes before it (0: when it has passed)"),
        min_value=0,
        max_value=commands.MOST_MINUTES,
    )
    is_on = forms.BooleanField(label=_("This reminder is on"), required=False)


class RiskRuleForm(forms.Form):
    """From which chance to be late one rule reminds."""

    percent = forms.IntegerField(
        label=_("From this chance on, in percent"),
        min_value=commands.LEAST_PERCENT[Watched.RISK],
        max_value=commands.MOST_PERCENT,
    )
    is_on = forms.BooleanField(label=_("This reminder is on"), required=False)


class WaveRuleForm(forms.Form):
    """From which share on one rule warns."""

    percent = forms.IntegerField(
        label=_("From this share on, in percent"),
        min_value=commands.LEAST_PERCENT[Watched.WAVE],
        max_value=commands.MOST_PERCENT,
        help_text=_("And from three dossiers on. The warning ends when the share has fallen to half of it."),
    )
    is_on = forms.BooleanField(label=_("This warning is on"), required=False)


FORMS = {Watched.RISK: RiskRuleForm, Watched.WAVE: WaveRuleForm}


@require_GET
@for_officers
def reminders(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What this officer is reminded of: what waits for an answer first, the most urgent first."""
    return _page(request, actor)


def _page(
    request: HttpRequest, actor: Actor, *, status: int = 200, fault: str = "", at: int = 0
) -> HttpResponse:
    now = timezone.now()
    found = queries.waiting(actor, at=now)
    looking.look_through(sorted({one.dossier_id for one in found}), by=actor, at=now)
    shown = {
        "rows": [(one, WATCHED[one.watched], -one.minutes_left) for one in found],
        "waves": warned(actor),
        "fault": fault,
        "fault_at": at,
        "sees_progress": policies.sees_progress(actor),
        "sets_rules": policies.may_set_rules(actor),
    }
    return render(request, "desk/reminders.html", frame(actor) | shown, status=status)


def warned(actor: Actor) -> list[tuple[Wave, str]]:
    """The waves of lateness that this officer was warned of, each with the address that says why."""
    if not policies.sees_progress(actor):
        return []
    address = reverse("desk:risk")
    return [(one, f"{address}?by=agency&of=agency-{one.agency_id}") for one in outlooks.waves(actor)]


@require_POST
@for_officers
def answer(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """Acknowledge that one is reminded of a dossier, or say what is being done."""
    said = Answer(dossier_id=dossier_id, text=request.POST.get("text", ""))
    try:
        commands.answer([said], by=actor, at=timezone.now())
    except NotPermitted:
        raise
    except ActRefused as refused:
        return _page(request, actor, status=409, fault=refusal(refused), at=dossier_id)
    messages.success(request, now_("Noted. Whoever is reminded of this dossier after you sees it."))
    return redirect("desk:reminders")


@require_http_methods(["GET", "POST"])
@for_officers
def rules(request: HttpRequest, actor: Actor) -> HttpResponse:
    """When whom is reminded; the centre's supervisor changes it."""
    policies.demand_rules(actor)
    known = queries.rules()
    told = request.POST if request.method == "POST" else None
    each = [(rule, _form(rule, told)) for rule in known]
    if told is not None and all(form.is_valid() for _rule, form in each):
        wanted = [RuleSet(code=rule.code, **{"minutes": 0} | form.cleaned_data) for rule, form in each]
        try:
            commands.set_rules(wanted, by=actor, at=timezone.now())
        except ActRefused as refused:
            each[0][1].add_error(None, refusal(refused))
        else:
            messages.success(request, now_("Saved."))
            return redirect("desk:reminder_rules")
    shown = {
        "each": [(WATCHED[rule.watched], ADDRESSEES[rule.addressee], form) for rule, form in each],
        "forms": [form for _rule, form in each],
    }
    return render(
        request, "desk/reminder_rules.html", frame(actor) | shown, status=200 if told is None else 422
    )


def _form(rule: Rule, told: QueryDict | None) -> forms.Form:
    initial = {"minutes": rule.minutes, "percent": rule.percent, "is_on": rule.is_on}
    kind = FORMS.get(rule.watched, RuleForm)
    return kind(told, prefix=rule.code, initial=initial)


@require_GET
@for_officers
def progress(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How much lies where at this instant, what is near its limit and what is past it."""
    now = timezone.now()
    rows = queries.progress(policies.progress_of(actor), at=now)
    return render(request, "desk/progress.html", frame(actor) | {"rows": rows, "at": now})
