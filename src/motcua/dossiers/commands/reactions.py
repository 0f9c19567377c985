"""Defer, in the command's own transaction, the jobs that the settings list for an event's kind.

The list is `config.reactions.REACTIONS`, read through Django's settings, so that nothing here
imports upward. A job gets `dossier_id` and `event_id`.
"""

from collections.abc import Mapping, Sequence

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from motcua.dossiers.events.kinds import Kind


def defer(kind: Kind, told: Sequence[tuple[int, int]]) -> None:
    """Enqueue what follows from these (dossier id, event id) of one kind."""
    table: Mapping[str, Sequence[str]] = settings.MOTCUA_REACTIONS
    for job in table.get(kind, ()):
        arguments: list[dict[str, JSONValue]] = [
            {"dossier_id": dossier_id, "event_id": event_id} for dossier_id, event_id in told
        ]
        app.configure_task(job).batch_defer(*arguments)
