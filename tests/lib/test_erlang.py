"""Erlang's formulas against values that can be found by hand, and as they must move."""

from math import exp, inf, isclose

from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.erlang import counters_for, mean_wait, must_wait, share_within

loads, minutes = st.floats(0.01, 30), st.floats(0.1, 60)


def test_one_counter_is_the_queue_with_one_server() -> None:
    """M/M/1: one waits with the chance of its load; the mean wait is load x visit / (1 - load)."""
    assert isclose(must_wait(0.8, 1), 0.8)
    assert isclose(mean_wait(0.8, 1, visit_minutes=10), 40)
    assert isclose(share_within(0.8, 1, visit_minutes=10, minutes=15), 1 - 0.8 * exp(-0.2 * 1.5))


def test_two_counters_by_hand() -> None:
    """M/M/2 with load a: C = a^2 / (2 + a) for a below 2."""
    assert isclose(must_wait(1.5, 2), 1.5**2 / (2 + 1.5))


def test_counters_that_cannot_keep_up() -> None:
    assert (must_wait(3, 3), share_within(3, 3, visit_minutes=5, minutes=99)) == (1, 0)
    assert mean_wait(3, 2, visit_minutes=5) == inf


def test_nobody_comes() -> None:
    assert (must_wait(0, 1), share_within(0, 1, visit_minutes=5, minutes=0)) == (0, 1)
    assert counters_for(0, visit_minutes=5, minutes=1, share=0.9) == 0


@given(loads, minutes, minutes, st.floats(0.1, 0.99))
def test_the_fewest_are_enough_and_one_less_is_not(
    load: float, visit: float, wait: float, share: float
) -> None:
    found = counters_for(load, visit_minutes=visit, minutes=wait, share=share)

    assert share_within(load, found, visit_minutes=visit, minutes=wait) >= share
    assert share_within(load, found - 1, visit_minutes=visit, minutes=wait) < share


@given(loads, st.integers(1, 40))
def test_another_counter_makes_waiting_rarer(load: float, counters: int) -> None:
    assert must_wait(load, counters + 1) <= must_wait(load, counters)
