"""What an event starts, in the very statement that writes it: a job, and word to the pages that are open.

The list is `config.reactions.REACTIONS`, read through Django's settings, so that nothing here
imports upward. A command that moved a set starts one job for up to `SET` events, not one for each.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import orjson
from django.conf import settings
from procrastinate.contrib.django import app

from motcua.dossiers.events.kinds import Kind
from motcua.lib import prepared
from motcua.lib.topics import CHANNEL

# A set larger than this is nobody's click: pages find out when they are next loaded.
_TOLD_AT_ONCE = 500
SET = 200


def write(
    name: str, kind: Kind, params: Mapping[str, Any], *, topics: Collection[str] = ()
) -> list[prepared.Row]:
    """Run receive.sql or move.sql, which write events of one kind, with what follows from it."""
    following = {"job": _job(kind), "set": SET, "channel": CHANNEL, "topics": _heard(topics)}
    return prepared.fetch(_sql(name), {**params, **following})


@cache
def _sql(name: str) -> str:
    def text(of: str) -> str:
        return resources.files(__package__).joinpath(f"{of}.sql").read_text(encoding="utf-8")

    return text(name).replace("<followed>", text("followed"))


def _job(kind: Kind) -> str | None:
    """The job that follows, as JSON, without the dossiers and events that the statement adds.

    Several are started by one, `follow_up`: a row each, with its triggers, is a third of what an act costs.
    """
    table: Mapping[str, Sequence[str]] = settings.MOTCUA_REACTIONS
    match table.get(kind, ()):
        case ():
            return None
        case (name,):
            return _deferred(name, None)
        case _:
            return _deferred("follow_up", kind)


@cache
def _deferred(name: str, kind: Kind | None) -> str:
    job = app.configure_task(name).make_new_job(**({"kind": str(kind)} if kind else {}))
    return orjson.dumps(
        {
            "queue_name": job.queue,
            "task_name": job.task_name,
            "priority": job.priority,
            "lock": job.lock,
            "queueing_lock": job.queueing_lock,
            "args": job.task_kwargs,
        }
    ).decode()


def tell(topics: Collection[str]) -> None:
    """Tell open pages, once this transaction is committed, that these have changed."""
    if heard := _heard(topics):
        prepared.fetch(
            "SELECT count(pg_notify(%s::text, topic)) FROM unnest(%s::text[]) topic", [CHANNEL, heard]
        )


def _heard(topics: Collection[str]) -> list[str]:
    """Those that anybody may be listening for."""
    return list(topics) if settings.MOTCUA_LIVE_URL and len(topics) <= _TOLD_AT_ONCE else []
