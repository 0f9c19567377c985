"""Who a dossier opens to: whoever holds its receipt, by the word on it, which is not to be guessed; and
its applicant who is signed in, at the address that has `mine` in the word's place. No address of theirs
holds the word, so a computer that others use after them remembers nothing that opens it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from motcua.dossiers import queries as dossiers
from motcua.dossiers.commands import tracking
from motcua.dossiers.commands.tracking import TooManyGuesses
from motcua.dossiers.queries.tracking import Followed, follow
from motcua.law.actor import Actor, ActorKind
from motcua.portal.entrance import citizen_of, to_sign_in

View = Callable[..., HttpResponseBase]
MINE = "mine"  # no tracking word: those have ten letters and figures


def private(view: View) -> View:
    """Neither search engines nor browsers on shared machines keep these pages; a file may say otherwise."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return shown


def for_holder(view: View) -> View:
    """Give the view the dossier that the word opens; with another word nothing is there."""

    @private
    @wraps(view)
    def shown(request: HttpRequest, code: str, secret: str, **more: Any) -> HttpResponseBase:
        if secret == MINE:
            return _mine(request, view, code, more)
        try:
            found = opened(request, code, secret)
        except TooManyGuesses:
            return wait(request, code)
        if found is None:
            raise Http404
        return view(request, found, secret, **more)

    return shown


def _mine(request: HttpRequest, view: View, code: str, more: dict[str, Any]) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect(to_sign_in(request.get_full_path() if request.method == "GET" else ""))
    citizen = citizen_of(request)
    person_id = citizen.actor.person_id if citizen else None
    word = dossiers.secret_for(code.upper(), person_id) if person_id else None
    found = follow(code.upper(), word) if word else None
    if found is None:
        raise Http404
    return view(request, found, MINE, **more)


def acting(request: HttpRequest, found: Followed, secret: str) -> Actor:
    """Who acts for the applicant here: the account that is signed in, or whoever holds the receipt."""
    citizen = citizen_of(request) if secret == MINE else None
    if citizen is not None:
        # What was handed in at a counter names no account; that it opened here shows whose it is.
        return replace(citizen.actor, dossier_id=found.dossier_id)
    return Actor(kind=ActorKind.CITIZEN, name=found.applicant_name[:100], dossier_id=found.dossier_id)


def opened(request: HttpRequest, code: str, secret: str) -> Followed | None:
    """The dossier if the word is its own. Raises TooManyGuesses."""
    return tracking.open_by_word(code.upper(), secret, address=address_of(request), at=timezone.now())


def wait(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "portal/wait.html", {"code": code.upper()}, status=429)


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; what a proxy says of it is believed of our own proxy only."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return str(forwarded.rsplit(",", 1)[-1].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
