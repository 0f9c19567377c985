"""Percentages as the source prints them: they add up to 100, by largest remainders."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from motcua.reports.queries.shares import percent, shares, times

parts = st.lists(st.integers(0, 10**7), min_size=1, max_size=6)


def test_the_first_half_of_2021() -> None:
    assert shares([22_758, 34_797, 1_123]) == [38.79, 59.30, 1.91]
    assert shares([12_675, 43_524, 7]) == [22.55, 77.44, 0.01]
    assert shares([4_667, 179, 1]) == [96.29, 3.69, 0.02]
    assert percent(6_406, 17_304) == 37.02


@given(parts)
def test_they_add_up_and_none_is_a_hundredth_away(counts: list[int]) -> None:
    told = shares(counts)

    if not sum(counts):
        assert told == [None] * len(counts)
        return
    assert sum(round(share * 100) for share in told if share is not None) == 10_000
    for count, share in zip(counts, told, strict=True):
        assert share is not None
        assert abs(Fraction(round(share * 100), 100) - Fraction(100 * count, sum(counts))) < Fraction(1, 100)


def test_nothing_is_not_compared() -> None:
    assert times(5, 0) is None
    assert times(0, 5) == 0.0
    assert (times(58_678, 18_337), times(5, 4), times(249, 200)) == (3.2, 1.3, 1.2)
