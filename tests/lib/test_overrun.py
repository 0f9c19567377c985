"""The chance to overrun: never less with less time left, true where the past is, and measured as it should be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import overrun
from motcua.lib.overrun import Fit, Numbers, Past

TIMES = st.floats(0, 5_000, allow_nan=False)


@st.composite
def pasts(draw: st.DrawFn) -> Past:
    stays = draw(st.lists(st.tuples(TIMES, TIMES), max_size=30))
    stayed = np.array([stay for stay, _more in stays])
    return Past(stayed, stayed + np.array([more for _stay, more in stays]))


def told(past: Past, wider: Past, spent: float, left: Numbers) -> Numbers:
    return overrun.through([wider, past], [1.0, 1.0], np.full(len(left), spent), left)


@given(pasts(), pasts(), TIMES, TIMES, TIMES)
def test_it_falls_when_more_time_is_left(
    past: Past, wider: Past, spent: float, left: float, more: float
) -> None:
    less_left, more_left = told(past, wider, spent, np.array([left, left + more]))

    assert 0 <= more_left <= less_left <= 1


@given(pasts(), TIMES, TIMES, st.floats(0.1, 3), st.floats(-3, 3), st.floats(0, 3), st.floats(0.2, 5))
def test_mending_keeps_the_order(
    past: Past, spent: float, left: float, by: float, at: float, of_load: float, load: float
) -> None:
    chances = told(past, past, spent, np.array([left, left + 100.0]))

    mended = Fit(at, by, of_load).mended(chances, np.array([load, load]))

    assert 0 < mended[1] <= mended[0] < 1
    busier = Fit(at, by, of_load).mended(chances, np.array([load, load]) * 2)
    assert (busier >= mended).all()


def test_those_that_stayed_as_long_are_counted() -> None:
    past = Past(np.array([10.0, 20.0, 30.0, 40.0]), np.array([50.0, 25.0, 90.0, 60.0]))

    hits, of = past.longer(np.array([15.0]), np.array([30.0]))

    assert (hits[0], of[0]) == (2, 3), "of the three that stayed over 15, two took more than 30 from then on"
    assert past.remaining(15) == 45  # of 10, 75 and 45
    assert past.remaining(40) is None


def test_a_narrow_past_of_many_outweighs_the_wide_one_and_of_few_does_not() -> None:
    def always(count: int) -> Past:
        return Past(np.full(count, 100.0), np.full(count, 1_000.0))

    never = Past(np.full(500, 100.0), np.full(500, 120.0))
    left = np.array([200.0])

    assert told(always(300), never, 0, left)[0] > 0.95
    assert told(always(2), never, 0, left)[0] < 0.25


def test_times_in_shares_of_a_limit_are_compared_by_it() -> None:
    halves = Past(np.full(100, 0.5), np.full(100, 0.5))

    chances = overrun.through(
        [halves], [np.array([100.0, 1_000.0])], np.array([10.0, 10.0]), np.array([60.0, 60.0])
    )

    assert chances[0] < 0.1 < 0.9 < chances[1]


def test_without_a_past_what_lasted_lasts_as_long_again_in_half() -> None:
    assert overrun.unknown(np.array([99.0]), np.array([100.0]))[0] == 0.5
    assert overrun.unknown(np.array([50.0]), np.array([0.0]))[0] == 1.0


def test_the_fit_mends_what_was_told_wrongly() -> None:
    rng = np.random.default_rng(1)
    true = rng.uniform(0.02, 0.6, 20_000)
    happened = rng.random(20_000) < true
    load = np.ones(20_000)
    shouted = 1 / (1 + np.exp(-2 * overrun.odds(true)))  # twice the odds

    fit = overrun.fitted(shouted, load, happened)

    assert fit.by == pytest.approx(0.5, abs=0.03)
    assert overrun.brier(fit.mended(shouted, load), happened) < overrun.brier(shouted, happened)
    for bin_ in overrun.reliability(fit.mended(shouted, load), happened):
        if bin_.cases > 300:
            assert bin_.share == pytest.approx(bin_.told, abs=0.06)


def test_the_measured_effect_of_load_is_found_and_one_the_other_way_round_is_none() -> None:
    rng = np.random.default_rng(2)
    load = rng.uniform(0.5, 2, 20_000)
    told_ = np.full(20_000, 0.3)
    busy = rng.random(20_000) < 1 / (1 + np.exp(-(overrun.odds(told_) + np.log(load))))
    idle = rng.random(20_000) < 1 / (1 + np.exp(-(overrun.odds(told_) - np.log(load))))

    assert overrun.fitted(told_, load, busy).load == pytest.approx(1, abs=0.15)
    assert overrun.fitted(told_, load, idle).load == 0


def test_where_little_happened_it_is_left_as_told() -> None:
    fit = overrun.fitted(np.array([0.4]), np.array([1.0]), np.array([True]))

    assert abs(fit.at) < 0.5
    assert fit.by == pytest.approx(1, abs=0.1)


def test_brier_is_nought_for_the_sure_and_right_and_one_for_the_sure_and_wrong() -> None:
    late = np.array([True, False])

    assert overrun.brier(np.array([1.0, 0.0]), late) == 0
    assert overrun.brier(np.array([0.0, 1.0]), late) == 1
    assert overrun.brier(np.array([0.5, 0.5]), late) == 0.25


def test_what_was_told_is_counted_by_bounds() -> None:
    found = overrun.reliability(np.array([0.0, 0.04, 0.5, 1.0]), np.array([False, False, True, True]))

    assert [(one.low, one.cases, one.hits) for one in found] == [
        (0.0, 1, 0),
        (0.01, 1, 0),
        (0.5, 1, 1),
        (0.9, 1, 1),
    ]
