"""The guidance team: sit with a citizen, let them confirm, hand the computer over, say how it ended."""

from collections.abc import Sequence
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.desk import looking
from motcua.desk.entrance import View, for_officers, frame
from motcua.desk.guidance_forms import BeginForm, CitizensCodeForm, EndForm
from motcua.hall import commands, policies
from motcua.hall.commands import Begin
from motcua.hall.queries import assisting as queries
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.reports.queries.assisted import assisted as assisted_figures
from motcua.reports.queries.period import Period
from motcua.ui import formats
from motcua.ui.templatetags.ui import refusal

_HOLDER = "code_holder"
_TEN_YEARS = 10 * 365 * 24 * 3600


def for_helpers(view: View) -> View:
    """For the guidance team of a centre alone; others are told so."""

    @for_officers
    @wraps(view)
    def guarded(request: HttpRequest, actor: Actor, **arguments: Any) -> HttpResponseBase:
        if not policies.may_assist(actor):
            return render(request, "403.html", {"refused": refusal(policies.NotAHelper())}, status=403)
        return view(request, actor, **arguments)

    return guarded


@require_http_methods(["GET", "POST"])
@for_helpers
def guidance(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The sessions of these days, and the form that begins another."""
    form = BeginForm(request.POST or None, initial={"topic": "filing"})
    if request.method == "POST" and form.is_valid():
        order = Begin(
            **form.cleaned_data,
            holder=_holder(request),
            address=str(get_adapter(request).get_client_ip(request)),
            language="vi",
        )
        try:
            session_id = commands.begin(order, by=actor, at=timezone.now())
        except ActRefused as refused:
            form.add_error("target", refusal(refused))
        else:
            return redirect("desk:assisted", session_id=session_id)
    sessions = queries.sessions(actor, at=timezone.now())
    _noted(sessions, actor)
    shown = {
        "form": form,
        "sessions": sessions,
        "figures": _figures(actor),
        "public_here": settings.PUBLIC_COMPUTER_COOKIE in request.COOKIES,
    }
    status = 422 if form.errors else 200
    return render(request, "desk/guidance.html", frame(actor) | shown, status=status)


def _figures(actor: Actor) -> list[tuple[str, str]]:
    """How far the team's help reaches at this centre, this month and the two before."""
    today = timezone.localdate()
    period = Period((today.replace(day=1) - timedelta(days=45)).replace(day=1), today)
    found = assisted_figures(policies.centre_of(actor) or 0, period)
    return [
        (_("Sessions"), formats.number(found.sessions)),
        (_("Minutes on average"), formats.number(found.mean_minutes)),
        (_("Online dossiers filed with help"), formats.percent(found.assisted_share)),
        (_("Came back and filed alone"), formats.percent(found.alone_share)),
    ]


def _holder(request: HttpRequest) -> str:
    return str(request.session.setdefault(_HOLDER, get_random_string(32)))


@require_GET
@for_helpers
def assisted(request: HttpRequest, actor: Actor, session_id: int) -> HttpResponse:
    """One session: what comes next in it."""
    return _page(request, actor, session_id, CitizensCodeForm(), None)


def _page(
    request: HttpRequest,
    actor: Actor,
    session_id: int,
    code_form: forms.Form,
    end_form: forms.Form | None,
    status: int = 200,
) -> HttpResponse:
    found = queries.session(session_id, actor, holder=_holder(request), at=timezone.now())
    if found is None:
        raise Http404
    _noted([found], actor)
    shown = {
        "session": found,
        "code_form": code_form,
        "end_form": end_form or EndForm(initial={"topic": found.topic, "outcome": "done"}),
        "form": end_form or code_form,
    }
    return render(request, "desk/assisted.html", frame(actor) | shown, status=status)


def _noted(sessions: Sequence[queries.Session], actor: Actor) -> None:
    """That this officer sees whom they sat with."""
    looking.look_beside([f"assisted session {one.id}" for one in sessions], by=actor, at=timezone.now())


@require_POST
@for_helpers
def confirm(request: HttpRequest, actor: Actor, session_id: int) -> HttpResponse:
    """The citizen's code: theirs alone to give."""
    form = CitizensCodeForm(request.POST)
    if form.is_valid():
        try:
            confirmed = commands.confirm(
                session_id, form.cleaned_data["code"], holder=_holder(request), by=actor, at=timezone.now()
            )
        except ActRefused as refused:
            form.add_error("code", refusal(refused))
        else:
            if confirmed.number_refused:
                messages.warning(request, _("The identity number belongs to another account already."))
            return redirect("desk:assisted", session_id=session_id)
    return _page(request, actor, session_id, form, None, status=422)


@require_POST
@for_helpers
def again(request: HttpRequest, actor: Actor, session_id: int) -> HttpResponse:
    try:
        commands.send_again(session_id, holder=_holder(request), by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, _("The code was sent again."))
    return redirect("desk:assisted", session_id=session_id)


@require_POST
@for_helpers
def hand_over(request: HttpRequest, actor: Actor, session_id: int) -> HttpResponse:
    """Sign the officer out of this computer and the citizen in; it forgets them when they are done."""
    try:
        account = commands.hand_over(session_id, by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:assisted", session_id=session_id)
    get_adapter(request).logout(request)
    answer: HttpResponse = perform_login(
        request, account, email_verification="none", redirect_url=reverse("portal:account")
    )
    return _public(request, answer)


def _public(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    request.becomes_public = True  # type: ignore[attr-defined]
    answer.set_cookie(
        settings.PUBLIC_COMPUTER_COOKIE,
        signing.dumps(1, salt="public-computer"),
        max_age=_TEN_YEARS,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return answer


@require_POST
@for_helpers
def end(request: HttpRequest, actor: Actor, session_id: int) -> HttpResponse:
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, session_id, CitizensCodeForm(), form, status=422)
    try:
        commands.end(session_id, **form.cleaned_data, by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("The session was recorded."))
    return redirect("desk:guidance")


@require_POST
@for_helpers
def public_computer(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say of this very device that everybody uses it, or that it is nobody's but one's own again."""
    answer = redirect("desk:guidance")
    if request.POST.get("public") == "yes":
        messages.success(request, _("This computer is public now: it forgets whoever uses it."))
        return _public(request, answer)
    messages.success(request, _("This computer is no longer public."))
    answer.delete_cookie(settings.PUBLIC_COMPUTER_COOKIE)
    return answer
