"""Whose turn it is in the hall: first come, first served, within what goes first by law or by rule of the centre.

Law, confirmed: people from 60 years on (Law on the Elderly 39/2009/QH12, art. 2) take precedence in the use of
services (art. 3, clause 1, point c). Rule of the centre, a custom of one-stop sections: people with a disability,
people with merits to the revolution, pregnant women, who carries a small child. The Law on Persons with Disabilities
51/2010/QH12 and Ordinance 02/2020/UBTVQH14 favour the first two in much, but no article of theirs was found that
speaks of a queue at an office. An appointment is a promise of the centre.

No decree says how far precedence goes. The rule here: precedence overtakes, but at most MOST_OVERTAKINGS
calls of a counter in a row may overtake; the next is whoever has waited longest. So somebody before whom
n people wait is called within (n + 1) x (MOST_OVERTAKINGS + 1) calls of any counter that serves them.
"""

import heapq
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from motcua.law.errors import N_

MOST_OVERTAKINGS = 2
ELDERLY_FROM_YEARS = 60


class Rank(IntEnum):
    """The classes, those that go first first. Within a class nobody overtakes."""

    FIRST = 1
    BY_APPOINTMENT = 2
    ORDINARY = 3


RANKS: Mapping[Rank, str] = {
    Rank.FIRST: N_("With precedence"),
    Rank.BY_APPOINTMENT: N_("With an appointment"),
    Rank.ORDINARY: N_("Without precedence"),
}


class Claim(StrEnum):
    """Why somebody goes first."""

    NONE = ""
    ELDERLY = "elderly"
    PREGNANT = "pregnant"
    SMALL_CHILD = "small_child"
    DISABLED = "disabled"
    MERIT = "merit"
    APPOINTMENT = "appointment"


# What a visitor may say of oneself.
CLAIMS = (Claim.ELDERLY, Claim.PREGNANT, Claim.SMALL_CHILD, Claim.DISABLED, Claim.MERIT)
LABELS: Mapping[Claim, str] = {
    Claim.NONE: N_("No precedence"),
    Claim.ELDERLY: N_("Aged 60 or more"),
    Claim.PREGNANT: N_("Pregnant"),
    Claim.SMALL_CHILD: N_("With a small child"),
    Claim.DISABLED: N_("A person with a disability"),
    Claim.MERIT: N_("A person with merits to the revolution"),
    Claim.APPOINTMENT: N_("With an appointment"),
}


def rank_of(claim: Claim) -> Rank:
    if claim == Claim.NONE:
        return Rank.ORDINARY
    return Rank.BY_APPOINTMENT if claim == Claim.APPOINTMENT else Rank.FIRST


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits. `since`: when they came; with an appointment its hour, if they came before it."""

    id: int
    since: datetime
    rank: Rank
    group: int = 0


def next_in_turn(waiting: Collection[Waiting], *, overtakings: int, at: datetime) -> Waiting | None:
    """Who is called now by a counter whose last `overtakings` calls overtook somebody; None: nobody waits.

    Who came before the hour of their appointment is called early only where nobody else waits.
    """
    due = [one for one in waiting if one.since <= at] or list(waiting)
    if not due:
        return None
    if overtakings >= MOST_OVERTAKINGS:
        return _longest(due)
    return min(due, key=lambda one: (one.rank, one.since, one.id))


def overtakings_after(
    called: Waiting, waiting: Collection[Waiting], *, overtakings: int, at: datetime
) -> int:
    """The counter's row of overtakings once `called` was called out of `waiting` (which holds them)."""
    due = [one for one in waiting if one.since <= at] or list(waiting)
    return 0 if called == _longest(due) else overtakings + 1


def _longest(due: Sequence[Waiting]) -> Waiting:
    return min(due, key=lambda one: (one.since, one.id))


@dataclass(frozen=True, slots=True)
class Serving:
    """A counter that is open: which groups it calls, in how many minutes it is likely to be free."""

    groups: frozenset[int]
    free_in_minutes: float = 0.0
    overtakings: int = 0


def expected_waits(
    waiting: Collection[Waiting],
    counters: Sequence[Serving],
    minutes: Mapping[int, float],
    *,
    at: datetime,
) -> dict[int, float]:
    """In how many minutes each who waits is likely to be called, by id: the counters play the rule on.

    `minutes`: how long a visit of each group takes. Whom no open counter serves is left out.
    """
    left = {one.id: one for one in waiting}
    free = [(one.free_in_minutes, place, one) for place, one in enumerate(counters)]
    heapq.heapify(free)
    found: dict[int, float] = {}
    while free and left:
        now, place, counter = heapq.heappop(free)
        then = at + timedelta(minutes=now)
        own = [one for one in left.values() if one.group in counter.groups]
        called = next_in_turn(own, overtakings=counter.overtakings, at=then)
        if called is None:
            continue  # nobody is left for it
        row = overtakings_after(called, own, overtakings=counter.overtakings, at=then)
        found[called.id] = now
        del left[called.id]
        # At least a little: a visit of no length would stop the clock of the play.
        heapq.heappush(
            free, (now + max(minutes.get(called.group, 0.0), 0.1), place, replace(counter, overtakings=row))
        )
    return found
