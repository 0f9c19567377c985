"""How sure a measured share is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.intervals import wilson


# Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_published_examples(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(0, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_holds_the_share_and_stays_a_share(counted: tuple[int, int]) -> None:
    hits, of = counted
    low, high = wilson(hits, of)

    assert 0 <= low <= (hits / of if of else 0.5) <= high <= 1
    mirrored = wilson(of - hits, of)
    assert (1 - mirrored[1], 1 - mirrored[0]) == (pytest.approx(low), pytest.approx(high))


@given(st.integers(1, 1000), st.integers(2, 50))
def test_more_of_the_same_is_surer(of: int, times: int) -> None:
    low, high = wilson(of // 3, of)
    surer_low, surer_high = wilson(of // 3 * times, of * times)

    assert surer_high - surer_low < high - low
