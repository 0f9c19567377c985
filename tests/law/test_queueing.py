"""Whose turn it is: fair within a class, precedence by law, and nobody is overtaken for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.law.queueing import (
    CLAIMS,
    LABELS,
    MOST_OVERTAKINGS,
    Claim,
    Rank,
    Serving,
    Waiting,
    expected_waits,
    next_in_turn,
    overtakings_after,
    rank_of,
)

EIGHT = datetime(2021, 4, 6, 1, 0, tzinfo=UTC)


def waiting(number: int, minutes: int, rank: Rank = Rank.ORDINARY, group: int = 0) -> Waiting:
    return Waiting(number, EIGHT + timedelta(minutes=minutes), rank, group)


@st.composite
def crowds(draw: st.DrawFn) -> list[Waiting]:
    """Everybody came before nine."""
    rows = draw(st.lists(st.tuples(st.integers(0, 59), st.sampled_from(Rank)), min_size=1, max_size=25))
    return [waiting(number, minutes, rank) for number, (minutes, rank) in enumerate(rows)]


NINE = EIGHT + timedelta(hours=1)


def test_the_law_goes_first_then_appointments_then_who_came_first() -> None:
    crowd = [waiting(1, 0), waiting(2, 1, Rank.BY_APPOINTMENT), waiting(3, 2, Rank.FIRST), waiting(4, 3)]
    overtakings, called = 0, []
    while crowd:
        one = next_in_turn(crowd, overtakings=overtakings, at=NINE)
        assert one is not None
        overtakings = overtakings_after(one, crowd, overtakings=overtakings, at=NINE)
        called.append(one.id)
        crowd.remove(one)

    assert called == [3, 2, 1, 4]


def test_after_two_overtakings_who_waited_longest_is_called() -> None:
    crowd = [waiting(1, 0), *(waiting(n, n, Rank.FIRST) for n in range(2, 9))]

    assert next_in_turn(crowd, overtakings=MOST_OVERTAKINGS - 1, at=NINE) == crowd[1]
    assert next_in_turn(crowd, overtakings=MOST_OVERTAKINGS, at=NINE) == crowd[0]


def test_nobody_waits() -> None:
    assert next_in_turn([], overtakings=0, at=NINE) is None


def test_who_comes_before_the_hour_of_the_appointment_is_called_early_only_where_nobody_else_waits() -> None:
    early = Waiting(1, NINE + timedelta(minutes=30), Rank.BY_APPOINTMENT)
    ordinary = waiting(2, 50)

    assert next_in_turn([early, ordinary], overtakings=0, at=NINE) == ordinary
    assert next_in_turn([early], overtakings=0, at=NINE) == early


@given(crowds(), st.integers(0, MOST_OVERTAKINGS))
def test_within_a_class_nobody_overtakes(crowd: list[Waiting], overtakings: int) -> None:
    called = next_in_turn(crowd, overtakings=overtakings, at=NINE)

    assert called is not None
    assert not [
        one for one in crowd if one.rank == called.rank and (one.since, one.id) < (called.since, called.id)
    ]


@given(crowds(), st.integers(0, MOST_OVERTAKINGS - 1))
def test_below_the_bound_no_lower_class_goes_before_a_higher_one(
    crowd: list[Waiting], overtakings: int
) -> None:
    called = next_in_turn(crowd, overtakings=overtakings, at=NINE)

    assert called is not None
    assert called.rank == min(one.rank for one in crowd)


@given(crowds(), st.data())
def test_nobody_starves_however_many_with_precedence_keep_coming(
    crowd: list[Waiting], data: st.DataObject
) -> None:
    """One counter, and after each call somebody new comes who goes first."""
    somebody = data.draw(st.sampled_from(crowd))
    before = sum((one.since, one.id) < (somebody.since, somebody.id) for one in crowd)
    here, overtakings, calls, at = list(crowd), 0, 0, NINE
    while somebody in here:
        called = next_in_turn(here, overtakings=overtakings, at=at)
        assert called is not None
        overtakings = overtakings_after(called, here, overtakings=overtakings, at=at)
        here.remove(called)
        calls, at = calls + 1, at + timedelta(minutes=5)
        here.append(Waiting(1000 + calls, at, data.draw(st.sampled_from([Rank.FIRST, Rank.BY_APPOINTMENT]))))

    assert calls <= (before + 1) * (MOST_OVERTAKINGS + 1)


@given(st.lists(st.sampled_from(Rank), min_size=1, max_size=12), st.integers(1, 4))
def test_everybody_who_is_served_gets_an_estimate_and_more_counters_make_nobody_wait_longer(
    ranks: list[Rank], counters: int
) -> None:
    crowd = [waiting(number, number, rank) for number, rank in enumerate(ranks)]
    desks = [Serving(frozenset({0}), overtakings=MOST_OVERTAKINGS)] * counters
    few = expected_waits(crowd, desks, {0: 10.0}, at=NINE)
    more = expected_waits(crowd, [*desks, *desks], {0: 10.0}, at=NINE)

    assert set(few) == {one.id for one in crowd}
    assert max(more.values()) <= max(few.values())


def test_an_estimate_comes_from_what_happens_now() -> None:
    crowd = [waiting(1, 0), waiting(2, 1), waiting(3, 2), waiting(4, 3, group=9)]
    busy = Serving(frozenset({0}), free_in_minutes=4)

    assert expected_waits(crowd, [busy], {0: 10.0}, at=NINE) == {1: 4, 2: 14, 3: 24}
    assert expected_waits(crowd, [busy, replace(busy, free_in_minutes=0)], {0: 10.0}, at=NINE) == {
        1: 0,
        2: 4,
        3: 10,
    }
    assert expected_waits(crowd, [], {0: 10.0}, at=NINE) == {}


def test_every_claim_has_its_words_and_its_class() -> None:
    assert set(LABELS) == set(Claim)
    assert {rank_of(one) for one in CLAIMS} == {Rank.FIRST}
    assert rank_of(Claim.APPOINTMENT) == Rank.BY_APPOINTMENT
    assert rank_of(Claim.NONE) == Rank.ORDINARY
