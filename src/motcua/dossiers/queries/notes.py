"""What officers wrote to each other about a dossier."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Note


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note as it stands; `earlier` are the texts that it corrected, the newest first."""

    id: int
    text: str
    at: datetime
    by: str
    on_behalf: str
    unit: str
    officer_id: int
    earlier: tuple[tuple[str, datetime], ...]


def notes_of(dossier_id: int) -> tuple[NoteShown, ...]:
    """The notes of a dossier, the newest first; one that was corrected stands under its correction."""
    rows = {row.pk: row for row in Note.objects.filter(dossier_id=dossier_id).order_by("id")}
    replaced = {row.corrects_id for row in rows.values()}
    return tuple(_shown(row, rows) for pk, row in reversed(rows.items()) if pk not in replaced)


def _shown(note: Note, rows: dict[int, Note]) -> NoteShown:
    earlier: list[tuple[str, datetime]] = []
    before = rows.get(note.corrects_id or 0)
    while before is not None:
        earlier.append((before.text, before.written_at))
        before = rows.get(before.corrects_id or 0)
    return NoteShown(
        id=note.pk,
        text=note.text,
        at=note.written_at,
        by=note.officer_name,
        on_behalf=note.on_behalf,
        unit=note.unit_name,
        officer_id=note.officer_id,
        earlier=tuple(earlier),
    )
