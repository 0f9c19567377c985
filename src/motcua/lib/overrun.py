"""How likely something under way is to take longer than it may, learned from how long its like took.

Times are plain numbers of one unit. What is known of the past is, for each thing that is over and once
stood where the present one stands, how long it stayed there and how long it took from its coming there to
its end. Whatever ways led on from there are in it, each as often as it was taken: nothing about the
order or the number of what is still to come has to be assumed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from motcua.lib.intervals import wilson

Numbers = NDArray[np.float64]
# So many cases of the wider past weigh as much as the narrower past's own.
WEIGHT = 10.0
_WEIGHT_OF_NOTHING = 2.0
_NEVER, _SURE = 1e-3, 1 - 1e-3


@dataclass(frozen=True, slots=True)
class Past:
    """What is over: how long each stayed here, and how long from its coming here to its end."""

    stayed: Numbers
    whole: Numbers

    def __post_init__(self) -> None:
        if self.stayed.shape != self.whole.shape:
            raise ValueError("each of the past has one stay and one whole time")

    def longer(self, spent: Numbers, left: Numbers) -> tuple[Numbers, Numbers]:
        """For each of the present, of those that stayed as long here as it has: how many needed more than
        `left` from then on, and how many there are."""
        alive = self.stayed[None, :] > spent[:, None]
        needed = self.whole[None, :] - spent[:, None] > left[:, None]
        return (alive & needed).sum(1).astype(np.float64), alive.sum(1).astype(np.float64)

    def remaining(self, spent: float, share: float = 0.5) -> float | None:
        """What `share` of those that stayed as long did not exceed from then on; None when none did."""
        alive = self.whole[self.stayed > spent] - spent
        return float(np.quantile(alive, share)) if len(alive) else None


def unknown(spent: Numbers, left: Numbers) -> Numbers:
    """Where nothing like it is over: what has lasted so long lasts as long again in half of cases."""
    return (spent + 1) / (spent + 1 + np.maximum(left, 0))


def narrowed(wider: Numbers, hits: Numbers, of: Numbers, weight: float = WEIGHT) -> Numbers:
    """The share in a narrower past, drawn towards the wider one's where there are few."""
    return np.asarray((hits + weight * wider) / (of + weight))


def through(
    pasts: Sequence[Past | None], units: Sequence[float | Numbers], spent: Numbers, left: Numbers
) -> Numbers:
    """The chance by pasts from the widest to the narrowest, each drawn towards the one before it.

    `units` is what the times of each past are counted in: a past told in shares of a limit has the limit.
    The chance never falls when less time is left.
    """
    chance, weight = unknown(spent, left), _WEIGHT_OF_NOTHING
    for past, unit in zip(pasts, units, strict=True):
        if past is not None:
            hits, of = past.longer(spent / unit, left / unit)
            chance, weight = narrowed(chance, hits, of, weight), WEIGHT
    return chance


def odds(chance: Numbers) -> Numbers:
    """The logarithm of the odds; nothing is taken for impossible or sure."""
    kept = np.clip(chance, _NEVER, _SURE)
    return np.asarray(np.log(kept / (1 - kept)))


@dataclass(frozen=True, slots=True)
class Fit:
    """How told chances are mended: log odds = at + by * log odds told + load * log of the load."""

    at: float = 0.0
    by: float = 1.0
    load: float = 0.0

    def mended(self, chance: Numbers, load: Numbers) -> Numbers:
        told = self.at + self.by * odds(chance) + self.load * np.log(load)
        return np.asarray(1 / (1 + np.exp(-told)))


_LEAST = np.array([-np.inf, 0.1, 0.0])
_PRIOR = np.array([0.0, 1.0, 0.0])
_TRUST = np.array([1.0, 4.0, 4.0])


def fitted(chance: Numbers, load: Numbers, happened: NDArray[np.bool_]) -> Fit:
    """The fit by what happened, drawn towards leaving all as told where little did.

    More odds told never mean less, and more load never means less chance: a measured effect the other
    way round is noise, and is taken for none.
    """
    x = np.column_stack([np.ones(len(chance)), odds(chance), np.log(load)])
    free = np.array([True, True, True])
    found = _newton(x, happened.astype(np.float64), free, _PRIOR.copy())
    while (low := free & (found < _LEAST)).any():
        free &= ~low
        held = np.where(free, _PRIOR, np.where(np.isfinite(_LEAST), _LEAST, 0.0))
        found = _newton(x, happened.astype(np.float64), free, held)
    return Fit(*map(float, found))


def _newton(x: Numbers, y: Numbers, free: NDArray[np.bool_], start: Numbers) -> Numbers:
    """The most likely coefficients; those that are not free stay as they start."""
    found = start
    for _ in range(50):
        told = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (y - told) - _TRUST * (found - _PRIOR)
        bend = (x * (told * (1 - told))[:, None]).T @ x + np.diag(_TRUST)
        step = np.zeros(3)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        found = found + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    return found


# How true the chances are


def brier(chance: Numbers, happened: NDArray[np.bool_]) -> float:
    """The mean squared distance from what happened: 0 is perfect. G. W. Brier, Mon. Weather Rev. 78 (1950), 1-3."""
    return float(np.mean((chance - happened) ** 2))


@dataclass(frozen=True, slots=True)
class Told:
    """What was told a chance within these bounds: how often, the mean told, and how often it happened."""

    low: float
    high: float
    cases: int
    told: float
    hits: int

    @property
    def share(self) -> float:
        return self.hits / self.cases

    @property
    def between(self) -> tuple[float, float]:
        """Within which bounds the true share lies, with 95 % confidence."""
        return wilson(self.hits, self.cases)


BOUNDS = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliability(chance: Numbers, happened: NDArray[np.bool_], bounds: Sequence[float] = BOUNDS) -> list[Told]:
    """What was told beside what happened, by bounds; the last bound is included."""
    bins = np.clip(np.searchsorted(bounds, chance, side="right") - 1, 0, len(bounds) - 2)
    found = []
    for i in range(len(bounds) - 1):
        here = bins == i
        if here.any():
            hits = int(happened[here].sum())
            told = Told(bounds[i], bounds[i + 1], int(here.sum()), float(chance[here].mean()), hits)
            found.append(told)
    return found
