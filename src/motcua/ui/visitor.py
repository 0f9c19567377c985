"""Who sends files from this browser: the account, or, before anybody signed in, the browser itself."""

import secrets

from django.http import HttpRequest

_KEY = "visitor"


def names(request: HttpRequest) -> tuple[str, ...]:
    """The names under which files belong to this browser; the first is the one for new files.

    The browser's own name is random, lies in its session only, and outlives signing in, so that what
    was sent before is still there after; signing out forgets it.
    """
    if _KEY not in request.session:
        request.session[_KEY] = secrets.token_urlsafe(24)
    visitor = f"visitor:{request.session[_KEY]}"
    if request.user.is_authenticated:
        return (f"account:{request.user.pk}", visitor)
    return (visitor,)
