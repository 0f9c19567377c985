"""Notes of who took what. Nothing leaves without one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from motcua.audit.models import Export
from motcua.law.actor import Actor

Row = TypeVar("Row")


def note_export(what: str, *, asked: Mapping[str, str], form: str, by: Actor, at: datetime) -> int:
    """Note that this list leaves as a file; the note's number, for `counted`."""
    note = Export.objects.create(
        at=at,
        officer_id=by.officer_id,
        actor_name=by.name,
        what=what,
        asked=dict(asked),
        form=form,
    )
    return note.pk


def counted(export_id: int, rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; when the last has left, how many they were stands in the note."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - counts on
        yield row
    Export.objects.filter(pk=export_id).update(rows=count)
