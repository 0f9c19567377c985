"""Sharing work out so that all have alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.sharing import share

WEIGHTS = st.lists(st.integers(0, 500), max_size=40)
LOADS = st.lists(st.integers(0, 2000), min_size=1, max_size=8)


@given(WEIGHTS, LOADS)
def test_every_piece_goes_to_somebody_and_nobody_is_overloaded_for_nothing(
    weights: list[int], loads: list[int]
) -> None:
    taken = share(weights, loads)
    borne = list(loads)
    for weight, to in zip(weights, taken, strict=True):
        borne[to] += weight

    assert len(taken) == len(weights)
    assert sum(borne) == sum(weights) + sum(loads)
    # Whoever got something could not have passed any piece of theirs on to somebody who would still have less.
    for weight, to in zip(weights, taken, strict=True):
        assert borne[to] - weight <= min(borne)


@given(st.integers(0, 40), LOADS)
def test_like_pieces_level_the_numbers(count: int, loads: list[int]) -> None:
    taken = share([1] * count, loads)
    borne = [load + taken.count(n) for n, load in enumerate(loads)]

    given_some = [borne[n] for n in set(taken)]
    assert all(number - 1 <= min(borne) for number in given_some)


def test_nobody_to_share_among_is_said() -> None:
    assert share([], []) == []
    with pytest.raises(ValueError, match="nobody"):
        share([1], [])
