"""A day played with other counters: true to the rule of turns, to the formula where it applies, and to reason."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.hall_play import Comer, OpenCounter, Stretch, Way, play
from motcua.law.queueing import Rank, Serving, Waiting, expected_waits
from motcua.lib import erlang

EIGHT = datetime(2021, 4, 6, 1, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return EIGHT + timedelta(minutes=minutes)


def comer(number: int, came: float, *takes: float, rank: Rank = Rank.ORDINARY, group: int = 0) -> Comer:
    stretches = [Stretch(group, timedelta(minutes=one)) for one in takes]
    return Comer(number, after(came), after(came), rank, stretches)


def counters(count: int, *groups: int, until: float = 1e5) -> list[OpenCounter]:
    return [OpenCounter(frozenset(groups or (0,)), [(EIGHT, after(until))]) for _ in range(count)]


def waits(people: Sequence[Comer], seats: Sequence[OpenCounter]) -> dict[int, float]:
    came = {one.id: one.came_at for one in people}
    return {pk: (at - came[pk]).total_seconds() / 60 for pk, at in play(people, seats).items()}


def test_one_after_the_other() -> None:
    assert waits([comer(1, 0, 10), comer(2, 1, 10), comer(3, 2, 10)], counters(1)) == {1: 0, 2: 9, 3: 18}
    assert waits([comer(1, 0, 10), comer(2, 1, 10), comer(3, 2, 10)], counters(2)) == {1: 0, 2: 0, 3: 8}


def test_nobody_is_called_while_the_counter_is_closed() -> None:
    seat = OpenCounter(frozenset({0}), [(after(10), after(20)), (after(60), after(90))])

    assert waits([comer(1, 0, 15), comer(2, 1, 5), comer(3, 70, 40), comer(4, 71, 1)], [seat]) == {
        1: 10, 2: 59, 3: 0,
    }  # fmt: skip


def test_a_counter_calls_its_groups_alone() -> None:
    people = [comer(1, 0, 10, group=1), comer(2, 0, 10, group=2), comer(3, 1, 10, group=3)]

    assert waits(people, [*counters(1, 1), *counters(1, 1, 2)]).keys() == {1, 2}


def test_who_was_on_hold_goes_on_before_others_are_called() -> None:
    ten = timedelta(minutes=10)
    first = Comer(
        1, EIGHT, EIGHT, Rank.ORDINARY, [Stretch(0, ten), Stretch(0, ten, Way.HELD, timedelta(minutes=5))]
    )

    found = waits([first, comer(2, 1, 10), comer(3, 2, 10)], counters(1))
    assert found == {1: 0, 2: 9, 3: 28}  # the first is back at minute 15, and served from 20 to 30


def test_who_missed_the_call_stands_behind() -> None:
    one = timedelta(minutes=1)
    missed = Comer(1, EIGHT, EIGHT, Rank.ORDINARY, [Stretch(0, one), Stretch(0, one, Way.MISSED, one)])

    assert waits([missed, comer(2, 1, 10), comer(3, 1, 10)], counters(1)) == {1: 0, 2: 0, 3: 10}


@st.composite
def crowds(draw: st.DrawFn) -> list[Comer]:
    """All are there when the counters open."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 59), st.sampled_from(Rank), st.integers(0, 2)), min_size=1, max_size=20
        )
    )
    return [
        comer(n, came - 60, 7 + 2 * group, rank=rank, group=group)
        for n, (came, rank, group) in enumerate(rows)
    ]


@given(crowds(), st.integers(1, 3))
def test_the_rule_of_turns_is_that_of_the_hall(people: list[Comer], count: int) -> None:
    """A crowd that nobody joins is called as the hall foretells it."""
    there = [Waiting(one.id, one.since, one.rank, one.stretches[0].group) for one in people]
    told = expected_waits(there, [Serving(frozenset({0, 1, 2}))] * count, {0: 7, 1: 9, 2: 11}, at=EIGHT)

    called = play(people, counters(count, 0, 1, 2))
    assert {pk: (at - EIGHT).total_seconds() / 60 for pk, at in called.items()} == told


@st.composite
def days(draw: st.DrawFn) -> list[Comer]:
    rows = draw(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40)), min_size=1, max_size=40))
    return [comer(n, came, takes) for n, (came, takes) in enumerate(sorted(rows))]


@given(days(), st.integers(1, 5))
def test_with_another_counter_nobody_waits_longer(people: list[Comer], count: int) -> None:
    """Where all are alike, for each person and not on average alone (Kiefer and Wolfowitz, 1955)."""
    few, more = waits(people, counters(count)), waits(people, counters(count + 1))

    assert all(more[pk] <= wait for pk, wait in few.items())


@given(days(), st.integers(1, 4))
def test_no_counter_is_free_while_somebody_waits(people: list[Comer], count: int) -> None:
    called = play(people, counters(count))
    busy = [(called[one.id], called[one.id] + one.stretches[0].takes) for one in people]

    for one in people:
        if called[one.id] > one.came_at:
            just_before = called[one.id] - timedelta(seconds=1)
            assert sum(begins <= just_before < ends for begins, ends in busy) == count


@pytest.mark.parametrize(("load", "count"), [(0.7, 1), (1.6, 2), (6.5, 8)])
def test_where_the_formula_applies_the_play_agrees_with_it(load: float, count: int) -> None:
    """M/M/c: twenty long days; the formula lies in the interval of 99.9 % of their means (Student, 19 degrees)."""
    found = [_day_of_chance(load, count, random.Random(f"{load} {count} {day}")) for day in range(20)]

    for measured, told in zip(
        zip(*found, strict=True),
        (
            erlang.mean_wait(load, count, visit_minutes=10),
            erlang.share_within(load, count, visit_minutes=10, minutes=15),
        ),
        strict=True,
    ):
        half = 3.883 * stdev(measured) / sqrt(len(measured))
        assert abs(fmean(measured) - told) <= half
        assert half < 0.4 * told  # an interval that says something


def _day_of_chance(load: float, count: int, rng: random.Random) -> tuple[float, float]:
    """The mean wait and the share within 15 minutes, of 3,000 people after the first 500."""
    came, people = 0.0, []
    for n in range(3500):
        came += rng.expovariate(load / 10)
        people.append(comer(n, came, rng.expovariate(1 / 10)))
    found = waits(people, counters(count, until=1e7))
    kept = [found[n] for n in range(500, 3500)]
    return fmean(kept), sum(one <= 15 for one in kept) / len(kept)
