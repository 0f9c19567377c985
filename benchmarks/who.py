"""What knowing who asks costs of a request: session, account, posts, counter.

    python -m benchmarks.who [--each 200]

The same code that serves, in this process: the whole page of a desk's list, and receiving a dossier,
beside the part of it that finds out who asks (from the cookie to the officer with today's posts). Both
in processor time, PostgreSQL's included, round by round. Wanted: at most 5 % of the page.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks import database, receiving, server
from benchmarks.report import Figure, show

SHARE = 0.05


def measure(each: int = 200, rounds: int = 5) -> list[Figure]:
    from django.core.wsgi import get_wsgi_application

    serve = get_wsgi_application()
    environ = _environ("/desk/?tab=to_process", server.sign_in(receiving.officers()[0]))
    calls: dict[str, Callable[[], Any]] = {
        "page": lambda: _served(serve, environ()),
        "who": lambda: _known(environ()),
        "nothing": lambda: environ(),
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        for name, call in calls.items():
            before = time.process_time() + server.database_cpu()
            for _ in range(each):
                call()
            spent[name].append((time.process_time() + server.database_cpu() - before) * 1000 / each)
    page, who, nothing = (statistics.median(spent[name][1:]) for name in calls)
    share = (who - nothing) / (page - nothing)
    told = f"{who - nothing:.2f} of {page - nothing:.2f} ms: {share:.1%}"
    return [Figure("knowing who asks, of a desk's list", told, "", "5 %", share <= SHARE)]


def _environ(address: str, cookies: str) -> Callable[[], dict[str, Any]]:
    from django.test import RequestFactory

    path, _, query = address.partition("?")
    made = RequestFactory().get(path, headers={"cookie": cookies, "host": "localhost"}).environ
    made["QUERY_STRING"] = query
    return lambda: dict(made)


def _served(serve: Any, environ: dict[str, Any]) -> None:
    statuses: list[str] = []
    answer = serve(environ, lambda status, _headers: statuses.append(status))
    size = sum(len(piece) for piece in answer)
    answer.close()
    assert statuses == ["200 OK"] and size > 10_000, (statuses, size)


def _known(environ: dict[str, Any]) -> None:
    """As the middleware and the desk's entrance find it out."""
    from django.contrib.sessions.middleware import SessionMiddleware
    from django.core.handlers.wsgi import WSGIRequest

    from motcua.config.who import Recognise
    from motcua.desk import entrance

    request: Any = WSGIRequest(environ)
    SessionMiddleware(_no_answer).process_request(request)
    Recognise(_no_answer).process_request(request)
    assert request.user.is_authenticated
    assert entrance._actor(request).posts


def _no_answer(request: Any) -> Any:
    raise NotImplementedError


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--each", type=int, default=200)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.each))


if __name__ == "__main__":
    raise SystemExit(main())
