"""A scope's period beside another: what every dashboard and its exports show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.queries import in_hand
from motcua.dossiers.queries.in_hand import Pile
from motcua.reports.queries.figures import FIGURES
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope, units
from motcua.reports.queries.shares import times
from motcua.reports.queries.tally import Tally, tally, totals


@dataclass(frozen=True, slots=True)
class Overview:
    of: Scope
    period: Period
    against: Period
    now: Tally
    before: Mapping[str, int]

    def times(self, key: str) -> float | None:
        """How many times that of the other period; None where nothing was then."""
        return times(self.now[key], self.before[key])

    def busiest(self) -> list[int]:
        """The competent agencies that had any, who received most first."""
        return sorted(
            self.now.agency_ids, key=lambda one: (-self.now.of("received.total", agency_id=one), one)
        )


def overview(of: Scope, period: Period, against: Period) -> Overview:
    return Overview(of, period, against, tally(period, of), totals(tuple(FIGURES), against, of))


def place(of: Scope) -> in_hand.Place:
    told = units(of)
    return in_hand.Place(centre_ids=told.centre_ids, agency_ids=told.agency_ids, officer_id=told.officer_id)


def lying(of: Scope, at: datetime) -> dict[Pile, int]:
    """What lies open at this moment, by pile; of an officer: what is in that officer's hands."""
    piles = in_hand.count(place(of), at).values()
    return {pile: sum(one[pile] for one in piles) for pile in Pile}
