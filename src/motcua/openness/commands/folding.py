"""Folding what became known since the last root into the next one, signed and chained."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction

from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib import merkle
from motcua.openness.models import DayRoot, RootTile
from motcua.openness.providers import signing
from motcua.openness.queries.record import TILE, Leaf, chained, leaves

_FOLDING = 6_962  # any number: one folds at a time
_WAIT = "500ms"


class Busy(NotPossible):
    message = N_("Too much is being written at this moment; the record is folded a little later.")


def unpublished(at: datetime) -> date | None:
    """The day whose root is owed at `at`: yesterday, unless it is there."""
    day = at.astimezone(HANOI).date() - timedelta(days=1)
    newest = DayRoot.objects.order_by("-number").values_list("day_on", flat=True).first()
    return day if newest is None or newest < day else None


def fold(*, at: datetime) -> int | None:
    """Publish the root that is owed, of all that became known since the one before; its number, or None.

    Raises Busy where no moment was found in which nobody writes an event: it is asked for again.
    """
    horizon = _horizon()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_FOLDING])
        day = unpublished(at)
        if day is None:
            return None
        before = DayRoot.objects.order_by("-number").first()
        first = before.last_event_id + 1 if before else 1
        last = max(horizon, first - 1)
        size, firsts, hashes = _tiles(leaves(first, last))
        number, root = (before.number + 1 if before else 1), merkle.root(hashes)
        head = chained(bytes(before.head) if before else b"", number, day, size, root)
        key = signing.key(Path(settings.MOTCUA_RECORD_KEY))
        row = DayRoot.objects.create(
            number=number, day_on=day, first_event_id=first, last_event_id=last, size=size, root=root, head=head,
            public_key=signing.public(key), signature=key.sign(head), published_at=at,
        )  # fmt: skip
        RootTile.objects.bulk_create(
            RootTile(of=row, position=i, first_event_id=event_id, hash=hashed)
            for i, (event_id, hashed) in enumerate(zip(firsts, hashes, strict=True))
        )
        return number


def _horizon() -> int:
    """The number up to which every event is known for good.

    A number is drawn before its row is committed, so the newest visible one is no horizon. While nobody holds the
    table for writing, every number drawn is either committed or given up; writers wait for this moment at most
    half a second, and once a night.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_WAIT}'")
            cursor.execute("LOCK TABLE dossiers_event IN SHARE MODE")
            cursor.execute("SELECT coalesce(max(id), 0) FROM dossiers_event")
            return int(cursor.fetchone()[0])
    except OperationalError:
        raise Busy from None


def _tiles(found: Iterable[Leaf]) -> tuple[int, list[int], list[bytes]]:
    """How many leaves, the first event of each tile, and each tile's hash."""
    size, firsts, hashes, held = 0, list[int](), list[bytes](), list[bytes]()
    for one in found:
        if not held:
            firsts.append(one.event_id)
        held.append(one.hashed)
        size += 1
        if len(held) == TILE:
            hashes.append(merkle.root(held))
            held = []
    if held:
        hashes.append(merkle.root(held))
    return size, firsts, hashes
