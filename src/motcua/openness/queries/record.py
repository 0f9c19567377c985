"""The public record: each night's root, and the proof that an event is in it.

A leaf tells of one event what concerns its dossier's holder and nobody's person: code, number, kind, instant, and the
event's own hash, which nobody can guess. Its bytes are those five, joined by line feeds, in UTF-8.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from motcua.lib import merkle
from motcua.openness.models import DayRoot, RootTile

TILE = 1024
DAYS_SHOWN = 400
_PREFIX = b"motcua record v1"


@dataclass(frozen=True, slots=True)
class Leaf:
    event_id: int
    code: str
    seq: int
    kind: str
    at: datetime
    hash: bytes

    @property
    def text(self) -> str:
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return "\n".join((self.code, str(self.seq), self.kind, moment, self.hash.hex()))

    @property
    def hashed(self) -> bytes:
        return merkle.leaf(self.text.encode())


@dataclass(frozen=True, slots=True)
class Root:
    """A published root."""

    number: int
    day_on: date
    first_event_id: int
    last_event_id: int
    size: int
    root: bytes
    head: bytes
    public_key: bytes
    signature: bytes
    published_at: datetime

    def document(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "day": self.day_on.isoformat(),
            "size": self.size,
            "root": self.root.hex(),
            "head": self.head.hex(),
            "public_key": self.public_key.hex(),
            "signature": self.signature.hex(),
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """That one event of a dossier is in a published root."""

    leaf: Leaf
    index: int
    steps: Sequence[tuple[str, bytes]]
    root: Root

    def document(self) -> dict[str, Any]:
        return {
            "leaf": self.leaf.text,
            "index": self.index,
            "path": [{"side": side, "hash": sibling.hex()} for side, sibling in self.steps],
            "root": self.root.document(),
        }


def chained(before: bytes, number: int, day_on: date, size: int, root: bytes) -> bytes:
    """The head that follows `before` (empty for the first): what is signed."""
    told = f"{number}\n{day_on.isoformat()}\n{size}\n{root.hex()}\n{before.hex()}"
    return hashlib.sha256(_PREFIX + b"\n" + told.encode()).digest()


def roots(*, limit: int = DAYS_SHOWN) -> list[Root]:
    """The newest first."""
    return [_root(row) for row in DayRoot.objects.order_by("-number")[:limit]]


def roots_document() -> dict[str, Any]:
    """Every root, the oldest first, for programs that check their chain."""
    rows = DayRoot.objects.order_by("number").iterator(chunk_size=2_000)
    return {"format": "motcua record v1", "roots": [_root(row).document() for row in rows]}


def _root(row: DayRoot) -> Root:
    return Root(
        number=row.number,
        day_on=row.day_on,
        first_event_id=row.first_event_id,
        last_event_id=row.last_event_id,
        size=row.size,
        root=bytes(row.root),
        head=bytes(row.head),
        public_key=bytes(row.public_key),
        signature=bytes(row.signature),
        published_at=row.published_at,
    )


def leaves(first_id: int, last_id: int) -> Iterator[Leaf]:
    """The events of a stretch of ids, in their order, read a thousand at a time."""
    after = first_id - 1
    while found := _read(after, last_id):
        yield from found
        after = found[-1].event_id


def _read(after: int, last_id: int) -> list[Leaf]:
    with connection.cursor() as cursor:
        cursor.execute(_LEAVES, [after, last_id, TILE])
        return [
            Leaf(event_id, code, seq, kind, at, bytes(hashed))
            for event_id, code, seq, kind, at, hashed in cursor
        ]


_LEAVES = """
    SELECT event.id, dossier.code, event.seq, event.kind, event.at, event.hash
      FROM (SELECT id, dossier_id, seq, kind, at, hash FROM dossiers_event
             WHERE id > %s AND id <= %s ORDER BY id LIMIT %s) AS event
      JOIN dossiers_dossier AS dossier ON dossier.id = event.dossier_id
     ORDER BY event.id
"""


def proofs(dossier_id: int) -> list[Proof]:
    """The proof of each event of a dossier that is in a published root, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM dossiers_event WHERE dossier_id = %s ORDER BY seq", [dossier_id])
        ids = [event_id for (event_id,) in cursor]
    return [found for event_id in ids if (found := _proof(event_id)) is not None]


def _proof(event_id: int) -> Proof | None:
    row = DayRoot.objects.filter(last_event_id__gte=event_id, size__gt=0).order_by("last_event_id").first()
    if row is None or event_id < row.first_event_id:
        return None
    tiles = list(RootTile.objects.filter(of=row).order_by("position"))
    tile = next(one for one in reversed(tiles) if one.first_event_id <= event_id)
    found = _read(tile.first_event_id - 1, row.last_event_id)
    place = next(i for i, one in enumerate(found) if one.event_id == event_id)
    inside = merkle.path([one.hashed for one in found], place)
    above = merkle.path([bytes(one.hash) for one in tiles], tile.position)
    return Proof(found[place], tile.position * TILE + place, [*inside, *above], _root(row))
