"""Working time over whole arrays: two look-up tables instead of binary searches.

Measured on one core over ten years and a million random instants: see benchmarks/worktime.py.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Minutes = NDArray[np.int64]


class Tables:
    """For every minute the working minutes before it, and for every working minute its instant."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], last: int) -> None:
        self._first, self._last = starts[0], last
        self._starts, self._ends = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)
        opens, closes = self._starts - self._first, self._ends - self._first
        change = np.zeros(last - self._first + 1, dtype=np.int8)
        change[opens[1:]] = 1
        change[closes[1:]] = -1
        working = np.cumsum(change, dtype=np.int8).view(bool)
        worked = np.zeros(len(change), dtype=np.int32)
        np.cumsum(working[:-1], dtype=np.int32, out=worked[1:])
        self._worked = worked
        # The instant at which so many working minutes have passed: one after each working minute.
        self._reached = np.concatenate(([0], np.flatnonzero(working) + 1)).astype(np.int32)

    def lie_outside(self, minutes: Minutes) -> bool:
        return bool(minutes.size) and bool(minutes.min() < self._first or minutes.max() >= self._last)

    def elapsed(self, starts: Minutes, ends: Minutes) -> Minutes:
        worked, first = self._worked, self._first
        return (worked.take(ends - first) - worked.take(starts - first)).astype(np.int64)

    def later(self, at: Minutes, minutes: Minutes | int) -> Minutes | None:
        """None where the tables end before the time does."""
        limits = np.asarray(minutes, dtype=np.int64)
        if limits.size and limits.min() < 0:
            raise ValueError("working minutes are added, not taken away")
        target = self._worked.take(at - self._first) + limits
        if target.size and target.max() >= len(self._reached):
            return None
        found = self._first + self._reached.take(target).astype(np.int64)
        nought = np.broadcast_to(limits == 0, found.shape)
        if nought.any():
            found[nought] = self._here_or_opening(np.broadcast_to(at, found.shape)[nought])
        return found

    def _here_or_opening(self, at: Minutes) -> Minutes:
        """Nought minutes later: the same minute in working time or at its closing, else the next opening."""
        period = np.searchsorted(self._starts, at, side="right") - 1
        inside = (at <= self._ends[period]) & (period > 0)
        return np.where(inside, at, np.append(self._starts, self._last)[period + 1])
