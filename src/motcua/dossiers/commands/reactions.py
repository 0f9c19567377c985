"""Defer, in the command's own transaction, the jobs that the settings list for an event's kind.

The list is `config.reactions.REACTIONS`, read through Django's settings, so that nothing here
imports upward. A job gets `dossier_ids` and `event_ids`, two lists of one length: a command that
moved a set starts one job for up to `SET` events, not one for each.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from procrastinate.types import JSONValue

from motcua.dossiers.events.kinds import Kind
from motcua.lib import prepared
from motcua.lib.topics import CHANNEL

# A set larger than this is nobody's click: pages find out when they are next loaded.
_TOLD_AT_ONCE = 500

SET = 200


def defer(kind: Kind, told: Sequence[tuple[int, int]]) -> None:
    """Enqueue what follows from these (dossier id, event id) of one kind, in one statement."""
    table: Mapping[str, Sequence[str]] = settings.MOTCUA_REACTIONS
    sets = [_arguments(told[first : first + SET]) for first in range(0, len(told), SET)]
    jobs = [
        app.configure_task(name).make_new_job(**arguments)
        for name in table.get(kind, ())
        for arguments in sets
    ]
    if jobs:
        # procrastinate's own function, planned once a connection: its Python side costs three times as much.
        prepared.fetch(_DEFER, [orjson.dumps([_as_deferred(job) for job in jobs]).decode()])


_DEFER = """
    SELECT procrastinate_defer_jobs_v1(array_agg(job::procrastinate_job_to_defer_v1))
      FROM json_populate_recordset(NULL::procrastinate_job_to_defer_v1, %s::json) AS job
"""


def _as_deferred(job: Job) -> dict[str, Any]:
    return {
        "queue_name": job.queue,
        "task_name": job.task_name,
        "priority": job.priority,
        "lock": job.lock,
        "queueing_lock": job.queueing_lock,
        "args": job.task_kwargs,
    }


def _arguments(told: Sequence[tuple[int, int]]) -> dict[str, JSONValue]:
    return {"dossier_ids": [dossier for dossier, _ in told], "event_ids": [event for _, event in told]}


def tell(topics: Collection[str]) -> None:
    """Tell open pages, once this transaction is committed, that these have changed."""
    if settings.MOTCUA_LIVE_URL and 0 < len(topics) <= _TOLD_AT_ONCE:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, topic) FROM unnest(%s::text[]) topic", [CHANNEL, list(topics)]
            )
