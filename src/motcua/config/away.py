"""While the database is away, another machine may be taking over: the page says so, and what to do.

Nothing that was confirmed is lost by it. What was not confirmed is sent again: each form carries a key, or
the state it was drawn in, so that what had arrived after all is found and not done twice.
"""

import sys

import structlog
from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views import defaults
from psycopg import errors

AGAIN_SECONDS = 5

log = structlog.get_logger(__name__)


def server_error(request: HttpRequest) -> HttpResponse:
    """What `handler500` answers: 503 with the way on where the database was away, else the page of a fault."""
    fault = sys.exc_info()[1]
    if not is_away(fault):
        return defaults.server_error(request)
    log.warning("the database is away", path=request.path, error=str(fault).strip())
    connection.close()  # it may lead to a server that only reads now
    asks = request.method in ("GET", "HEAD")
    page = loader.get_template("503.html").render({"asks": asks})
    headers = {"Retry-After": str(AGAIN_SECONDS), "Cache-Control": "no-store"}
    if asks:
        headers["Refresh"] = str(AGAIN_SECONDS)
    return HttpResponse(page, status=503, headers=headers)


def is_away(fault: BaseException | None) -> bool:
    """Whether it may be well in a moment: no server, one that ends, is full, or has become a replica."""
    if isinstance(fault, OperationalError | InterfaceError):
        return True
    return isinstance(fault, Error) and isinstance(fault.__cause__, errors.ReadOnlySqlTransaction)
