"""The queue M/M/c: arrivals without a pattern, visits of exponential length, `counters` that all serve everybody.

Offered load is in erlang: arrivals a minute times minutes of a visit. A. K. Erlang, Post Office Electrical
Engineers' Journal 10 (1917), 189-197. It holds for an hour like the one before it, for ever.
"""

from math import exp, floor, inf


def must_wait(load: float, counters: int) -> float:
    """The chance that whoever comes must wait (Erlang's C); 1 where the counters cannot keep up."""
    if load <= 0:
        return 0.0
    if counters <= load:
        return 1.0
    refused = 1.0  # Erlang's B, counter by counter
    for n in range(1, counters + 1):
        refused = load * refused / (n + load * refused)
    return refused / (1 - load / counters * (1 - refused))


def share_within(load: float, counters: int, *, visit_minutes: float, minutes: float) -> float:
    """Which share waits at most `minutes`; 0 where the counters cannot keep up."""
    if counters <= load:
        return 0.0
    if load <= 0:
        return 1.0
    return 1 - must_wait(load, counters) * exp(-(counters - load) * minutes / visit_minutes)


def mean_wait(load: float, counters: int, *, visit_minutes: float) -> float:
    """Minutes that everybody waits on average, who need not wait among them; without end: they cannot keep up."""
    if counters <= load:
        return inf
    return must_wait(load, counters) * visit_minutes / (counters - load)


def counters_for(load: float, *, visit_minutes: float, minutes: float, share: float) -> int:
    """The fewest counters with which at least `share` (below 1) waits at most `minutes`; 0 where nobody comes."""
    if load <= 0:
        return 0
    counters = floor(load) + 1
    while share_within(load, counters, visit_minutes=visit_minutes, minutes=minutes) < share:
        counters += 1
    return counters
