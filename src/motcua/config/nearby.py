"""Reads that may be a little old go to a replica (DATABASE_READ_URL); whoever has just written reads what they wrote.

By rule: the pages named here, asked for by GET, of a browser that sent nothing within the last seconds. For the length
of such a page the replica stands in the place of the database. What goes wrong with it (it is away, or the page
had to write after all) is asked again of the leader: nobody sees more of it than a little waiting.
"""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.conf import settings
from django.db import InternalError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from psycopg.errors import ReadOnlySqlTransaction

log = structlog.get_logger(__name__)

# Public look-up and reports: what nobody acts upon within the second.
MAY_BE_OLD = frozenset(
    f"{face}:{page}"
    for face, pages in {
        "portal": "home procedures procedure decisions glance announcements announcement announcement_picture feedback"
        " open_data open_schema open_day record record_roots record_verifier",
        "dashboard": "overview wall figures index index_file tables table table_file signed signed_file",
    }.items()
    for page in pages.split()
)
_PLACE, _REPLICA = "default", "nearby"
_PAUSE_SECONDS = 5.0
_SAFE = ("GET", "HEAD")


class ReadNearby:
    """Middleware, the innermost: the view alone is led to the replica, sessions and accounts are not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._away_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.method not in _SAFE:
            response.set_cookie(
                settings.FRESH_COOKIE, "1", max_age=settings.MOTCUA_FRESH_SECONDS, httponly=True, samesite="Lax",
                secure=settings.HTTPS,
            )  # fmt: skip
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        found = request.resolver_match
        old = found is not None and found.view_name in MAY_BE_OLD
        if not old or request.method not in _SAFE or settings.FRESH_COOKIE in request.COOKIES:
            return None
        if time.monotonic() < self._away_until:
            return None
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            request.user.is_authenticated  # noqa: B018 - who asks is known from the leader: a replica may not know it yet
        try:
            with _replica():
                return view(request, *args, **kwargs)
        except OperationalError as error:
            self._away_until = time.monotonic() + _PAUSE_SECONDS
            log.warning("the replica is away: asked the leader", error=str(error).strip())
        except InternalError as error:
            if not isinstance(error.__cause__, ReadOnlySqlTransaction):
                raise
        return None  # and so Django asks the view again, of the leader


@contextlib.contextmanager
def _replica() -> Iterator[None]:
    """The replica in the place of the database, for this thread."""
    leader, replica = connections[_PLACE], connections[_REPLICA]
    connections[_PLACE] = replica
    try:
        yield
    except (OperationalError, InternalError):
        replica.close()
        raise
    finally:
        connections[_PLACE] = leader
