"""How long people waited until their first call, by class and hour: distributions, not bare averages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.hall.models import WAIT_EDGES, WaitCount
from motcua.law.queueing import Rank

__all__ = ["WAIT_EDGES", "Waits", "waits"]


@dataclass(frozen=True, slots=True)
class Waits:
    """`bins` by WAIT_EDGES; `hour` None: of all hours."""

    rank: Rank
    hour: int | None
    bins: Sequence[int]
    uncalled: int

    @property
    def called(self) -> int:
        return sum(self.bins)

    def share_longer(self, minutes: int) -> float | None:
        """How many percent waited longer, counted by whole bins from the one that begins at `minutes` or later."""
        longer = sum(self.bins[sum(edge <= minutes for edge in WAIT_EDGES) :])
        return 100 * longer / self.called if self.called else None


def waits(centre_id: int, first_on: date, last_on: date) -> list[Waits]:
    """Each class as a whole, then by the hour."""
    found: dict[tuple[int | None, int], list[int]] = {}
    rows = WaitCount.objects.filter(centre_id=centre_id, day_on__range=(first_on, last_on))
    for hour, rank, bins, uncalled in rows.values_list("hour", "rank", "bins", "uncalled"):
        for key in ((None, rank), (hour, rank)):
            before = found.get(key, [0] * (len(WAIT_EDGES) + 2))
            found[key] = [a + b for a, b in zip(before, [*bins, uncalled], strict=True)]
    ordered = sorted(found, key=lambda key: (key[0] is not None, key[0] or 0, key[1]))
    return [
        Waits(Rank(rank), hour, tuple(found[hour, rank][:-1]), found[hour, rank][-1])
        for hour, rank in ordered
    ]
