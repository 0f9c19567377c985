"""The queueing formula beside the replay, and whether it may be asked at all."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import fmean, pvariance

from motcua.law.errors import N_
from motcua.law.queueing import Rank
from motcua.lib import erlang

# A coefficient of variation of 1 is the formula's own; within these its answer is about right.
_SPREAD = (0.6, 1.6)
# Arrivals of an hour, day by day: variance by mean is 1 where they come without a pattern.
_PATTERN = (0.4, 2.5)
_FEWEST_DAYS = 5
_MOST_FIRST = 0.2

UNLIKE = N_("the counters serve different groups")
EVEN = N_("the visits are too alike in length")
UNEVEN = N_("the visits differ too much in length")
PATTERN = N_("people come in a pattern, not by chance")
FEW = N_("too few days to know how people come")
NOBODY = N_("nobody came")
PRECEDENCE = N_("many go first")


def why_not(minutes: Sequence[float], by_day: Sequence[int], ranks: Sequence[Rank], *, alike: bool) -> str:
    """Why the formula says nothing here, as a msgid; empty where it applies.

    `minutes`: how long each occupied a counter; `by_day`: how many came in this hour on each day;
    `alike`: every counter serves everybody.
    """
    if not alike:
        return UNLIKE
    if len(by_day) < _FEWEST_DAYS:
        return FEW
    mean = fmean(minutes)
    spread = pvariance(minutes) / (mean * mean) if mean else 0.0
    if spread < _SPREAD[0]:
        return EVEN
    if spread > _SPREAD[1]:
        return UNEVEN
    if not _PATTERN[0] <= pvariance(by_day) / fmean(by_day) <= _PATTERN[1]:
        return PATTERN
    first = sum(rank != Rank.ORDINARY for rank in ranks)
    return PRECEDENCE if first > _MOST_FIRST * len(ranks) else ""


def counters_for(*, a_minute: float, visit_minutes: float, minutes: float, share: float) -> int:
    return erlang.counters_for(
        a_minute * visit_minutes, visit_minutes=visit_minutes, minutes=minutes, share=share
    )


def by_day(days: Sequence[date], came_on: Sequence[date]) -> list[int]:
    """How many came on each day, the empty ones too."""
    counted = Counter(came_on)
    return [counted[day] for day in days]
