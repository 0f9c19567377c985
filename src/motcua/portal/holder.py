"""Who holds a dossier's receipt: the word on it opens the dossier, and is not to be guessed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from motcua.dossiers.commands import tracking
from motcua.dossiers.commands.tracking import TooManyGuesses
from motcua.dossiers.queries.tracking import Followed

View = Callable[..., HttpResponseBase]


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
        try:
            found = opened(request, code, secret)
        except TooManyGuesses:
            return wait(request, code)
        if found is None:
            raise Http404
        return view(request, found, secret, **more)

    return shown


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
