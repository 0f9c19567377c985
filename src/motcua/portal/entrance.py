"""Who stands at the portal: the citizen or business that is signed in, as an actor, made here alone."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from motcua.identity import queries as identity
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPermitted
from motcua.ui.templatetags.ui import refusal

View = Callable[..., HttpResponseBase]
NEXT = "next"
_HOLDER = "code_holder"


class OnlyForThePublic(NotPermitted):
    message = N_("These pages are for citizens and businesses. You are signed in as an officer.")


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who is signed in: the account, and the actor that commands take."""

    account_id: int
    actor: Actor


def for_citizens(view: View) -> View:
    """Give the view the citizen or business that is signed in; send others to sign in and back."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect(to_sign_in(request.get_full_path() if request.method == "GET" else ""))
        citizen = citizen_of(request)
        if citizen is None:
            return render(request, "403.html", {"refused": refusal(OnlyForThePublic())}, status=403)
        return view(request, citizen, **arguments)

    return guarded


def citizen_of(request: HttpRequest) -> Citizen | None:
    """The citizen or business of this request, if one is signed in."""
    if not request.user.is_authenticated:
        return None
    actor = identity.citizen_actor(request.user)
    return Citizen(request.user.pk, actor) if actor else None


def to_sign_in(back: str = "") -> str:
    address = reverse("portal:sign_in")
    return f"{address}?{urlencode({NEXT: back})}" if back else address


def back_to(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a page of ours; empty otherwise."""
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else ""


def onward(request: HttpRequest, address: str) -> str:
    """`address`, with the page that the person wanted to go to kept on the way."""
    back = back_to(request)
    return f"{address}?{urlencode({NEXT: back})}" if back else address


def holder(request: HttpRequest) -> str:
    """This browser session's own word: a code works only where it was asked for."""
    known = request.session.get(_HOLDER)
    if not known:
        known = request.session[_HOLDER] = secrets.token_urlsafe(24)
    return str(known)


def network_address(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def in_language(response: HttpResponse, request: HttpRequest, language: str) -> HttpResponse:
    """Show this device the account's language, unless somebody chose one on it already."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=settings.HTTPS)
    return response
