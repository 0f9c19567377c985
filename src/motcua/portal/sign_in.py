"""Signing in and up: a code to a telephone or an address, a passkey, or the national identity."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.identity import commands
from motcua.identity import queries as identity
from motcua.identity.commands import Asked, CodePurpose, Entered, NameNeeded, Opening, Proven, Way
from motcua.law.errors import ActRefused
from motcua.portal.account_forms import CodeForm, NameForm, SignUpForm, TargetForm
from motcua.portal.entrance import back_to, citizen_of, holder, in_language, network_address, onward
from motcua.ui.templatetags.ui import refusal

_PROVEN = "proven_contact"
_PROVEN_FOR = timedelta(minutes=15)
_form_pages = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_form_pages
def sign_in(request: HttpRequest) -> HttpResponse:
    """Every way to sign in; a code is asked for on the page itself."""
    if request.user.is_authenticated:
        return redirect(back_to(request) or get_adapter(request).get_login_redirect_url(request))
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = _send(request, form, {})
        if sent is not None:
            return sent
    context = {
        "form": form,
        "next": back_to(request),
        "providers": [
            {"name": one.name, "url": onward(request, one.get_login_url(request))}
            for one in get_social_adapter(request).list_providers(request)
        ],
        "sign_up_url": onward(request, reverse("portal:sign_up")),
    }
    return render(request, "portal/sign_in.html", context, status=_status(request, form))


@never_cache
@_form_pages
def sign_up(request: HttpRequest) -> HttpResponse:
    """Open an account: what is said here is kept only once the code has come back."""
    form = SignUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "identity_number")}
        sent = _send(request, form, told)
        if sent is not None:
            return sent
    context = {"form": form, "next": back_to(request)}
    return render(request, "portal/sign_up.html", context, status=_status(request, form))


def _send(request: HttpRequest, form: forms.Form, told: dict[str, str]) -> HttpResponse | None:
    """Send a code and go on to its page; None when it was refused, with the reason in the form."""
    way, target = form.cleaned_data["target"]
    asked = Asked(
        way=way,
        target=target,
        holder=holder(request),
        address=network_address(request),
        carries=told | {"language": request.LANGUAGE_CODE},
    )
    try:
        code_id = commands.send(asked, at=timezone.now())
    except ActRefused as refused:
        form.add_error("target", refusal(refused))
        return None
    return redirect(onward(request, reverse("portal:code", args=[code_id])))


@never_cache
@_form_pages
def code(request: HttpRequest, code_id: UUID) -> HttpResponse:
    """Enter the digits. What follows depends on what the code was asked for."""
    now = timezone.now()
    sent = identity.code_sent(code_id, holder=holder(request), at=now)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proven = commands.prove(code_id, form.cleaned_data["code"], holder=holder(request), at=now)
        except ActRefused as refused:
            form.add_error("code", refusal(refused))
            sent = identity.code_sent(code_id, holder=holder(request), at=now)
        else:
            return _proved(request, proven, now)
    context = {"form": form, "sent": sent, "next": back_to(request), "start": onward(request, _start(sent))}
    status = 410 if sent is None and not form.is_bound else _status(request, form)
    return render(request, "portal/code.html", context, status=status)


def _start(sent: identity.CodeSent | None) -> str:
    contact = sent is not None and sent.purpose == CodePurpose.CONTACT
    return reverse("portal:contact" if contact else "portal:sign_in")


@never_cache
@require_POST
def code_again(request: HttpRequest, code_id: UUID) -> HttpResponse:
    try:
        commands.send_again(code_id, holder=holder(request), at=timezone.now())
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, _("The code was sent again."))
    return redirect(onward(request, reverse("portal:code", args=[code_id])))


def _proved(request: HttpRequest, proven: Proven, now: datetime) -> HttpResponse:
    if proven.purpose == CodePurpose.CONTACT:
        return _contact_proved(request, proven)
    told = proven.carries
    opening = None
    if told.get("name"):
        opening = Opening(
            name=told["name"], identity_number=told.get("identity_number", ""), language=request.LANGUAGE_CODE
        )
    try:
        entered = commands.enter(proven, opening, at=now)
    except NameNeeded:
        request.session[_PROVEN] = {
            "code": str(proven.code_id), "way": proven.way.value, "target": proven.target, "at": now.isoformat(),
        }  # fmt: skip
        return redirect(onward(request, reverse("portal:name")))
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect("portal:sign_in")
    return _signed_in(request, entered)


def _contact_proved(request: HttpRequest, proven: Proven) -> HttpResponse:
    citizen = citizen_of(request)
    if citizen is None or citizen.account_id != proven.account_id:
        return redirect("portal:sign_in")
    try:
        commands.change_contact(proven)
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect("portal:contact")
    messages.success(request, _("Codes and messages now go to %(target)s.") % {"target": proven.target})
    return redirect("portal:account")


@never_cache
@_form_pages
def name(request: HttpRequest) -> HttpResponse:
    """Whose number or address was proven, and who has no account yet, says their name."""
    proven, now = _proven(request), timezone.now()
    if proven is None:
        return redirect(onward(request, reverse("portal:sign_in")))
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opening = Opening(**form.cleaned_data, language=request.LANGUAGE_CODE)
            entered = commands.enter(proven, opening, at=now)
        except ActRefused as refused:
            form.add_error("name", refusal(refused))
        else:
            del request.session[_PROVEN]
            return _signed_in(request, entered)
    context = {"form": form, "next": back_to(request), "target": proven.target}
    return render(request, "portal/name.html", context, status=_status(request, form))


def _proven(request: HttpRequest) -> Proven | None:
    kept: dict[str, Any] | None = request.session.get(_PROVEN)
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > _PROVEN_FOR:
        return None
    return Proven(UUID(kept["code"]), CodePurpose.ENTER, Way(kept["way"]), kept["target"], None, {})


def _signed_in(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Let the account in: allauth asks for a second factor if there is one, and renews the session."""
    # Who has just given a code need not prove themself again before they add a passkey.
    record_authentication(request, entered.account, method="code", reauthenticated=True)
    answer: HttpResponse = perform_login(
        request, entered.account, email_verification="none", redirect_url=back_to(request) or None
    )
    if entered.opened:
        messages.success(request, _("Your account is open. Next time a code or a passkey is enough."))
    return in_language(answer, request, entered.account.language)


def _status(request: HttpRequest, form: forms.Form) -> int:
    return 422 if request.method == "POST" and form.errors else 200
