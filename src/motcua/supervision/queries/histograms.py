"""The bins that durations are counted in, and what may be read from them.

A bin i of EDGES holds stays of at least EDGES[i - 1] and less than EDGES[i] working minutes; the first
those under a minute, the last the rest. Quantiles are exact to their bin and straight within it.
"""

from collections.abc import Sequence

DAY = 480
# Working minutes: by the minute at first, by days later.
EDGES = (
    1, 5, 15, 30, 60, 120, 240, 360, 480, 720, 960, 1440, 1920, 2400, 3360, 4800, 7200, 9600, 14400, 21600,
)  # fmt: skip
BINS = len(EDGES) + 1
# What was still to come when a stay began, in twentieths of the limit, up to three limits.
PARTS = 20
TO_COME = 3 * PARTS + 1


def quantile(counts: Sequence[int], share: float, edges: Sequence[int] = EDGES) -> float | None:
    """The minutes that `share` of what was counted does not exceed; None of nothing."""
    total = sum(counts)
    if total == 0:
        return None
    wanted, before = share * total, 0
    for i, count in enumerate(counts):
        if count and before + count >= wanted:
            low = edges[i - 1] if i else 0
            high = edges[i] if i < len(edges) else 2 * edges[-1]
            return low + (high - low) * max(wanted - before, 0) / count
        before += count
    return float(edges[-1])


def added(*histograms: Sequence[int]) -> list[int]:
    """The sum, bin by bin."""
    return [sum(bins) for bins in zip(*histograms, strict=True)]
