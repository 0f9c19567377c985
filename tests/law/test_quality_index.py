"""Decision 766's index: its hundred points, its classes, and that nothing earns more than it should."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.quality_index import INDICATORS, POINTS, Group, group_points, index

MEASURED = [key for key, one in INDICATORS.items() if not one.missing]
counts = st.dictionaries(
    st.sampled_from(MEASURED),
    st.integers(0, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
)


def test_the_groups_are_the_decisions_and_make_a_hundred() -> None:
    assert sum(POINTS.values()) == 100
    for group in Group:
        assert sum(one.points for one in INDICATORS.values() if one.group is group) == POINTS[group]


def test_all_done_well_is_all_that_could_be_earned() -> None:
    told = index({key: (7, 7) for key in MEASURED})

    assert told.earned == told.possible == 100 - sum(o.points for o in INDICATORS.values() if o.missing)
    assert (told.of_100, told.grade) == (100.0, "Excellent")


def test_nothing_counted_is_no_score() -> None:
    told = index({})

    assert (told.earned, told.possible, told.of_100, told.grade) == (0.0, 0, None, None)


@pytest.mark.parametrize(
    ("part", "grade"),
    [(90, "Excellent"), (89, "Good"), (80, "Good"), (70, "Fair"), (50, "Average"), (49, "Weak")],
)
def test_a_score_on_a_boundary_belongs_to_the_upper_class(part: int, grade: str) -> None:
    assert index({"progress.in_time": (part, 100)}).grade == grade


def test_a_target_reached_earns_all() -> None:
    points = {s.indicator.key: s.points for s in index({"satisfaction.service": (90, 100)}).scored}

    assert points["satisfaction.service"] == 6.0


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no part"):
        index({"progress.in_time": (2, 1)})


@given(counts)
def test_points_lie_between_nothing_and_what_is_possible(told: dict[str, tuple[int, int]]) -> None:
    found = index(told)

    assert 0 <= found.earned <= found.possible <= 100
    for one in found.scored:
        assert one.points is None or 0 <= one.points <= one.indicator.points
    groups = [group_points(found.scored, group) for group in Group]
    assert sum(possible for _, possible in groups) == found.possible
    assert abs(sum(Fraction(str(earned)) for earned, _ in groups) - Fraction(str(found.earned))) < Fraction(
        4, 100
    )


@given(counts, st.sampled_from(MEASURED))
def test_one_more_done_well_never_lowers_it(told: dict[str, tuple[int, int]], key: str) -> None:
    part, whole = told.get(key, (0, 1))
    if part >= whole:
        return

    before, after = index({**told, key: (part, whole)}), index({**told, key: (part + 1, whole)})

    assert after.earned >= before.earned
