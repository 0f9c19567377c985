"""What `motcua doctor` asks of what was published: that it is still what the register says."""

from collections.abc import Iterator

from motcua.lib import merkle
from motcua.lib.checkup import Finding
from motcua.openness.models import DayRoot, RootTile
from motcua.openness.providers import signing
from motcua.openness.queries.record import chained, leaves

_NEWEST, _TILES = 3, 20
MEND = "compare with the last backup and with the roots that others kept; find out who wrote to the database"


def checkup() -> Iterator[Finding]:
    """The chain of all roots and their signatures; the newest events of the newest roots, folded anew."""
    wrong = broken_chain()
    says = f"broken at number {wrong[0]}" if wrong else "every root follows from the one before and is signed"
    yield Finding("public record", not wrong, says, MEND if wrong else "")
    changed = [row.number for row in DayRoot.objects.order_by("-number")[:_NEWEST] if not refolds(row)]
    says = (
        f"the events of {changed} are not those published" if changed else "the newest roots are the events'"
    )
    yield Finding("public record", not changed, says, MEND if changed else "")


def broken_chain() -> list[int]:
    """The numbers of roots that do not follow, or that nobody signed."""
    wrong, before, expected = list[int](), b"", 1
    for row in DayRoot.objects.order_by("number").iterator(chunk_size=2_000):
        head = chained(before, row.number, row.day_on, row.size, bytes(row.root))
        signed = signing.signed_by(bytes(row.public_key), bytes(row.signature), head)
        if row.number != expected or head != bytes(row.head) or not signed:
            wrong.append(row.number)
        before, expected = bytes(row.head), row.number + 1
    return wrong


def refolds(row: DayRoot, *, newest: int | None = None) -> bool:
    """Whether the events that it was made of still give this root; of them the `newest` tiles (None: all)."""
    tiles = list(RootTile.objects.filter(of=row).order_by("position"))
    if merkle.root([bytes(tile.hash) for tile in tiles]) != bytes(row.root):
        return False
    ends = [*(tile.first_event_id - 1 for tile in tiles[1:]), row.last_event_id]
    looked_at = list(zip(tiles, ends, strict=True))[-newest if newest else 0 :]
    for tile, last in looked_at:
        found = [one.hashed for one in leaves(tile.first_event_id, last)]
        if merkle.root(found) != bytes(tile.hash):
            return False
    return True


def verify_events(told: object) -> Iterator[Finding]:  # noqa: ARG001 - the doctor's bar
    """Every root, folded anew from its events."""
    changed = [row.number for row in DayRoot.objects.order_by("number").iterator() if not refolds(row)]
    says = f"the events of {changed[:5]} are not those published" if changed else "every root is its events'"
    yield Finding("public record, whole", not changed, says, MEND if changed else "")
