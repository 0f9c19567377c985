"""Settings of logs, figures and traces, and what is measured and traced of background jobs where they ask for it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from procrastinate import JobContext

from motcua.config import environment as env
from motcua.config import logs

MOTCUA_METRICS_TOKEN = env.secret("MOTCUA_METRICS_TOKEN")
MOTCUA_TRACES_URL = env.text("MOTCUA_TRACES_URL").rstrip("/")
MOTCUA_TRACES_PERCENT = env.number("MOTCUA_TRACES_PERCENT", 10)

LOGGING_CONFIG = "motcua.config.logs.configure"
LOGGING = {
    "json": env.flag("MOTCUA_LOG_JSON"),
    "level": env.choice("MOTCUA_LOG_LEVEL", "INFO", logs.LEVELS),
    "traced": bool(MOTCUA_TRACES_URL),
}

# Around every other: what they do is measured, too.
WATCHING_MIDDLEWARE = [
    *(["motcua.config.tracing.trace_requests"] if MOTCUA_TRACES_URL else []),
    *(["motcua.config.metrics.measure"] if MOTCUA_METRICS_TOKEN else []),
]


def watch_job(do: Callable[[], Any], context: JobContext, worker: object) -> Any:  # noqa: ARG001
    """A middleware of procrastinate's worker, around every task."""
    task = context.job.task_name
    if MOTCUA_TRACES_URL:
        from motcua.config.tracing import traced_job

        do = partial(traced_job, do, task)
    if MOTCUA_METRICS_TOKEN:
        from motcua.config.metrics import measured_job

        do = partial(measured_job, do, task)
    return do()


PROCRASTINATE_WORKER_DEFAULTS = {"task_middleware": [watch_job]} if WATCHING_MIDDLEWARE else {}
