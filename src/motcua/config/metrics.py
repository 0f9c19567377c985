"""What Prometheus asks: how long pages and jobs took, and how things stand. Off unless a token is set.

Every process of a machine (pages, background work) writes what it measured into files of one folder, and whichever page
process is asked adds them up. How things stand (`state`) is read when it is asked.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client reads it when it is first imported
if _FOLDER in os.environ:
    Path(os.environ[_FOLDER]).mkdir(parents=True, exist_ok=True)

from prometheus_client import (  # noqa: E402
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Histogram,
    generate_latest,
    multiprocess,
)

from motcua.config import state  # noqa: E402

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

REQUESTS = Histogram(
    "motcua_request_seconds",
    "How long pages took to answer, by the page's name (docs/integrator), method and kind of answer.",
    ("page", "method", "answer"),
    buckets=_BOUNDS,
)
JOBS = Histogram(
    "motcua_job_seconds",
    "How long background jobs took, by task and outcome.",
    ("task", "outcome"),
    buckets=_BOUNDS,
)


def measure(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the outermost: every answer is counted, an error's too."""

    def measured(request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = get_response(request)
        found = request.resolver_match
        # Never the address itself: it may name a person, and there is no end of them.
        page = found.view_name if found is not None and found.view_name else "none"
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(page, method, f"{response.status_code // 100}xx").observe(perf_counter() - begun)
        return response

    return measured


def measured_job(do: Callable[[], Any], task: str) -> Any:
    """Do a job, and count how it went."""
    begun, outcome = perf_counter(), "failed"
    try:
        done = do()
        outcome = "done"
        return done
    finally:
        JOBS.labels(task, outcome).observe(perf_counter() - begun)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """All of it in Prometheus's text form, for who brings the token: `Authorization: Bearer …`."""
    if not constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {settings.MOTCUA_METRICS_TOKEN}"
    ):
        return HttpResponseForbidden(
            "Authorization: Bearer and MOTCUA_METRICS_TOKEN\n", content_type="text/plain"
        )
    standing = CollectorRegistry(auto_describe=False)
    standing.register(state.State())
    told = generate_latest(_measured()) + generate_latest(standing)
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST)


def _measured() -> CollectorRegistry:
    if _FOLDER not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    return registry
