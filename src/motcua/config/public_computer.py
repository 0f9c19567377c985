"""A computer that everybody uses: it forgets all of a person when they sign out, after idle minutes, and
when a badge is tapped.

An officer says of a device that it is one (desk.public_computer); a signed cookie keeps that. The idle time
is the session's own age on the server, renewed by each request, so that it ends without the browser's help;
the page's notice and the badge's reader are assets/src/js/shared.js.
"""

from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse


def watch(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def respond(request: HttpRequest) -> HttpResponse:
        request.public_computer = _is_public(request)  # type: ignore[attr-defined]
        before = request.session.get("_auth_user_id")
        response = get_response(request)
        if not _is_public(request) and not getattr(request, "becomes_public", False):
            return response
        if not request.session.is_empty():
            request.session.set_expiry(settings.MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS)
        response.headers["Cache-Control"] = "no-store"
        if getattr(request, "becomes_public", False):  # whatever it kept as somebody's own
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        forgets = getattr(request, "forgets", False)  # somebody pressed "I am done", signed in or not
        if forgets or (before and not request.session.get("_auth_user_id")):
            _forget(request, response)
        return response

    return respond


def _is_public(request: HttpRequest) -> bool:
    try:
        signing.loads(request.COOKIES.get(settings.PUBLIC_COMPUTER_COOKIE, ""), salt="public-computer")
    except signing.BadSignature:
        return False
    return True


def _forget(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing of who was here stays in the browser; that the computer is public does."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    for name in request.COOKIES:
        if name != settings.PUBLIC_COMPUTER_COOKIE:
            response.delete_cookie(name)
