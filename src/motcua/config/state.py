"""How things stand, as gauges: read when Prometheus asks, never by counting history."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

import motcua
from motcua.audit.queries import smoke
from motcua.exchange.queries import outbox as portal
from motcua.lib.backup.keeping import bases
from motcua.notices.queries import outbox as messages
from motcua.reports.queries import PROVINCE
from motcua.reports.queries.overview import lying


class State(Collector):
    """Every figure is one that an alert rule or the board asks for (deploy/telemetry)."""

    def collect(self) -> Iterator[Metric]:
        at = timezone.now()
        yield _gauge("info", "The program's version.", {motcua.__version__: 1}, "version")
        piles = {pile.value: number for pile, number in lying(PROVINCE, at).items()}
        yield _gauge(
            "dossiers", "Open dossiers, by the pile they lie on; one can lie on several.", piles, "pile"
        )
        yield from _jobs()
        yield from _waiting(at)
        yield from _database(at)
        free = {name: shutil.disk_usage(folder).free for name, folder in _folders().items()}
        yield _gauge("disk_free_bytes", "Free where data, files and the copy elsewhere lie.", free, "place")
        yield _backup(at)
        yield _smoke(at)


def _gauge(name: str, about: str, values: Mapping[str, float], label: str = "") -> GaugeMetricFamily:
    """One value for each value of the label; of no label the one under ""."""
    found = GaugeMetricFamily(f"motcua_{name}", about, labels=[label] if label else [])
    for key, value in values.items():
        found.add_metric([key] if label else [], value)
    return found


def _jobs() -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(_JOBS)
        waiting, doing, failed, oldest_seconds = cursor.fetchone()
    counts = {"waiting": waiting, "doing": doing, "failed": failed}
    yield _gauge(
        "jobs", "Background jobs that could begin now, are under way, or failed for good.", counts, "state"
    )
    yield _gauge(
        "job_waiting_seconds", "How long the longest waiting job could have begun.", {"": oldest_seconds}
    )


# A job without a time of its own could begin when it was deferred, which its first event tells.
_JOBS = """
    SELECT count(*) FILTER (WHERE ready), count(*) FILTER (WHERE status = 'doing'),
           count(*) FILTER (WHERE status = 'failed'),
           coalesce(extract(epoch FROM now() - min(since) FILTER (WHERE ready)), 0)::float
      FROM (SELECT status, coalesce(scheduled_at, first.at) AS since,
                   status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) AS ready
              FROM procrastinate_jobs AS job
              LEFT JOIN LATERAL (SELECT min(at) AS at FROM procrastinate_events AS event
                                  WHERE event.job_id = job.id AND job.status = 'todo') AS first ON true
             WHERE status IN ('todo', 'doing', 'failed')) AS undone
"""


def _waiting(at: datetime) -> Iterator[Metric]:
    """What other machines are to be told."""
    told = portal.standing()
    owing = _age(told.owing_since, at)
    yield _gauge("portal_owed", "Dossiers of which the national portal was not told all.", {"": told.owed})
    yield _gauge("portal_refused", "Dossiers that the national portal refused.", {"": told.refused})
    yield _gauge("portal_owing_seconds", "How long the longest waiting of them waits.", {"": owing})
    since = messages.due_since(at)
    yield _gauge(
        "message_waiting_seconds", "How long the longest waiting message is due.", {"": _age(since, at)}
    )


def _database(at: datetime) -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(_LINES)
        lines, most, now = cursor.fetchone()
        cursor.execute(_REPLICAS)
        lag = {name: seconds for name, seconds in cursor.fetchall()}
    held, apart = {"used": lines, "most": most}, abs((now - at).total_seconds())
    yield _gauge("database_lines", "Connections to the database, and how many it takes.", held, "what")
    yield _gauge("clock_apart_seconds", "The database's clock against the program's.", {"": apart})
    yield _gauge("replica_lag_seconds", "How far behind each replica is.", lag, "replica")


_LINES = """
    SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
           current_setting('max_connections')::int, clock_timestamp()
"""
_REPLICAS = """
    SELECT application_name, coalesce(extract(epoch FROM replay_lag), 0)::float FROM pg_stat_replication
     WHERE application_name <> ''
"""


def _folders() -> dict[str, Path]:
    named: dict[str, Path | str] = {
        "data": settings.VAR,
        "files": settings.FILES,
        "backup": settings.MOTCUA_BACKUP,
    }
    return {name: Path(folder) for name, folder in named.items() if folder and Path(folder).is_dir()}


def _backup(at: datetime) -> Metric:
    """Where a copy is kept elsewhere: how old the last is. None yet: as old as can be."""
    age = dict[str, float]()
    if settings.MOTCUA_BACKUP:
        there = bases(Path(settings.MOTCUA_BACKUP))
        age[""] = _age(there[-1].ended_at, at) if there else float("inf")
    return _gauge(
        "backup_age_seconds", "How old the last whole copy of the database is, where one is kept.", age
    )


def _smoke(at: datetime) -> Metric:
    """Where it is walked at all: one that never went well is as old as can be."""
    told, age = smoke.last(), dict[str, float]()
    if told is not None:
        age[""] = _age(told.well_at, at) if told.well_at else float("inf")
    return _gauge("smoke_age_seconds", "When the smoke journey (motcua smoke) last went well.", age)


def _age(since: datetime | None, at: datetime) -> float:
    return 0.0 if since is None else max((at - since).total_seconds(), 0.0)
