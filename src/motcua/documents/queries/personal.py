"""What lies in a person's own store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.documents.models import PersonalDocument
from motcua.documents.queries.drawn import pictured
from motcua.documents.queries.stored import Facts
from motcua.law.errors import N_

KINDS: Mapping[str, str] = {
    "identity": N_("Identity paper"),
    "civil_status": N_("Birth, marriage, death"),
    "household": N_("Residence"),
    "land": N_("Land and house"),
    "business": N_("Business and enterprise"),
    "education": N_("Education and training"),
    "health": N_("Health and insurance"),
    "result": N_("Result of a dossier"),
    "other": N_("Other"),
}


@dataclass(frozen=True, slots=True)
class Owned:
    """A document of a person's store; `kind` is a key of KINDS."""

    id: int
    name: str
    file_name: str
    kind: str
    issued_on: date | None
    expires_on: date | None
    kept_at: datetime
    file: Facts
    thumbnail: Facts | None

    @property
    def pictured(self) -> bool:
        return pictured(self.file.media_type, self.thumbnail)

    def expired(self, on: date) -> bool:
        return self.expires_on is not None and self.expires_on < on


def store(person_id: int) -> tuple[Owned, ...]:
    """All documents of a person, newest first."""
    rows = PersonalDocument.objects.filter(person_id=person_id).select_related("file__thumbnail")
    return tuple(_owned(row) for row in rows.order_by("-kept_at", "-id"))


def owned(document_id: int, person_id: int) -> Owned | None:
    """One document of this very person."""
    rows = PersonalDocument.objects.filter(pk=document_id, person_id=person_id)
    row = rows.select_related("file__thumbnail").first()
    return _owned(row) if row else None


def _owned(row: PersonalDocument) -> Owned:
    return Owned(
        id=row.pk,
        name=row.name,
        file_name=row.file_name,
        kind=row.kind,
        issued_on=row.issued_on,
        expires_on=row.expires_on,
        kept_at=row.kept_at,
        file=Facts.of(row.file),
        thumbnail=Facts.of(row.file.thumbnail) if row.file.thumbnail else None,
    )
