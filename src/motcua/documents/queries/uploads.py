"""Files on their way in, for those who send them and for nobody else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.documents.models import Upload, UploadState
from motcua.documents.queries.drawn import pictured
from motcua.documents.queries.refusals import NOTES, FileRefused
from motcua.documents.queries.stored import Facts


@dataclass(frozen=True, slots=True)
class Incoming:
    """An upload as its owner sees it.

    `refusal` says why it is not taken (yet), `notes` are msgids of what was changed in it, `file` is
    there once it is accepted, `thumbnail` where it has a small picture.
    """

    token: str
    name: str
    length_bytes: int
    offset_bytes: int
    state: UploadState
    refusal: FileRefused | None
    notes: tuple[str, ...]
    pages: int
    file: Facts | None
    thumbnail: Facts | None
    expires_at: datetime

    @property
    def pictured(self) -> bool:
        return self.file is not None and pictured(self.file.media_type, self.thumbnail)

    @property
    def accepted(self) -> bool:
        return self.state == UploadState.ACCEPTED


def incoming(token: str, owners: Collection[str], *, at: datetime) -> Incoming | None:
    """The upload with this token; None when it is another's, was ended, or has expired."""
    return next(iter(several([token], owners, at=at)), None)


def several(tokens: Sequence[str], owners: Collection[str], *, at: datetime) -> list[Incoming]:
    """These uploads in this order, without those that are not there for these owners."""
    if not tokens:  # a form with a dozen empty file fields asks a dozen times
        return []
    rows = Upload.objects.filter(token__in=tokens, owner__in=owners, expires_at__gt=at)
    known = {row.token: told(row) for row in rows.select_related("file__thumbnail")}
    return [known[token] for token in dict.fromkeys(tokens) if token in known]


def told(row: Upload) -> Incoming:
    return Incoming(
        token=row.token,
        name=row.name,
        length_bytes=row.length_bytes,
        offset_bytes=row.offset_bytes,
        state=UploadState(row.state),
        refusal=FileRefused(row.refusal, row.refusal_params) if row.refusal else None,
        notes=tuple(NOTES[note] for note in row.notes),
        pages=row.pages,
        file=Facts.of(row.file) if row.file else None,
        thumbnail=Facts.of(row.file.thumbnail) if row.file and row.file.thumbnail else None,
        expires_at=row.expires_at,
    )


def to_look_at(limit: int = 100) -> list[str]:
    """Tokens of uploads that are whole and that nobody has looked at, oldest first."""
    waiting = Upload.objects.filter(state__in=[UploadState.WHOLE, UploadState.SCANNING]).order_by("id")
    return list(waiting.values_list("token", flat=True)[:limit])
