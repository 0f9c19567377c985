"""Defer, in the command's own transaction, the jobs that the settings list for an event's kind.

The list is `config.reactions.REACTIONS`, read through Django's settings, so that nothing here
imports upward. A job gets `dossier_id` and `event_id`.
"""

from collections.abc import Collection, Mapping, Sequence

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from motcua.dossiers.events.kinds import Kind
from motcua.lib.topics import CHANNEL

# A set larger than this is nobody's click: pages find out when they are next loaded.
_TOLD_AT_ONCE = 500


def defer(kind: Kind, told: Sequence[tuple[int, int]]) -> None:
    """Enqueue what follows from these (dossier id, event id) of one kind."""
    table: Mapping[str, Sequence[str]] = settings.MOTCUA_REACTIONS
    for job in table.get(kind, ()):
        arguments: list[dict[str, JSONValue]] = [
            {"dossier_id": dossier_id, "event_id": event_id} for dossier_id, event_id in told
        ]
        app.configure_task(job).batch_defer(*arguments)


def tell(topics: Collection[str]) -> None:
    """Tell open pages, once this transaction is committed, that these have changed."""
    if settings.MOTCUA_LIVE_URL and 0 < len(topics) <= _TOLD_AT_ONCE:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, topic) FROM unnest(%s::text[]) topic", [CHANNEL, list(topics)]
            )
