"""Percentages as reports print them. Whole numbers in, so that no rounding depends on a machine."""

from collections.abc import Sequence


def shares(parts: Sequence[int]) -> list[float | None]:
    """The percentage of each part in their sum, to two decimals that add up to exactly 100.

    By largest remainders: the hundredths that rounding down leaves over go to the parts that lost
    most by it. None where there is nothing to share.
    """
    total = sum(parts)
    if total == 0:
        return [None] * len(parts)
    hundredths = [part * 10_000 // total for part in parts]
    by_loss = sorted(range(len(parts)), key=lambda i: (-(parts[i] * 10_000 % total), i))
    for i in by_loss[: 10_000 - sum(hundredths)]:
        hundredths[i] += 1
    return [one / 100 for one in hundredths]


def percent(part: int, whole: int, *, decimals: int = 2) -> float | None:
    """One percentage, rounded half up; None of nothing."""
    return _rounded(part * 100, whole, decimals)


def times(now: int, before: int) -> float | None:
    """How many times `before` `now` is, rounded half up to one decimal; None where nothing was before."""
    return _rounded(now, before, 1)


def _rounded(part: int, whole: int, decimals: int) -> float | None:
    if whole == 0:
        return None
    scale: int = 10**decimals
    return (2 * part * scale + whole) // (2 * whole) / scale
