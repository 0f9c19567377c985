"""Secondments: an officer comes for a term, which is shortened or extended; the post goes with it."""

from datetime import date, timedelta

import pytest

from motcua.law.actor import Actor, Role, Unit
from motcua.organisation import queries
from motcua.organisation.commands import secondments
from motcua.organisation.commands.secondments import (
    NobodyToSecond,
    NoSuchTerm,
    SecondedAlready,
    Seconding,
    TermIsOver,
    TermWithoutLength,
)
from motcua.organisation.models import Counter, OfficerRole, Secondment
from motcua.organisation.policies import NotTheCentresHead
from tests.at_once import MANY, at_once
from tests.world import TUESDAY_8, World

TODAY = TUESDAY_8.date()
NEXT_YEAR = date(2022, 4, 6)


def second(world: World, who: Actor, by: Actor | None = None, **other: object) -> int:
    told = {"officer_id": who.officer_id, "role": Role.INTAKE_OFFICER, "valid_from": TODAY, "valid_until": NEXT_YEAR,
            "counter_id": Counter.objects.get(number=3).pk}  # fmt: skip
    order = Seconding(**(told | other))  # type: ignore[arg-type]
    return secondments.second([order], centre_id=world.centre.pk, by=by or world.son, at=TUESDAY_8)[0]


def holds(world: World, who: Actor, on: date) -> bool:
    there = queries.staffed([who.officer_id or 0])[who.officer_id or 0]
    return there.holds(Role.INTAKE_OFFICER, Unit(centre_id=world.centre.pk), on)


def test_the_post_begins_and_ends_with_the_term(world: World) -> None:
    term = second(world, world.minh)
    assert [holds(world, world.minh, on) for on in (TODAY, NEXT_YEAR)] == [True, False]

    secondments.set_term(term, date(2021, 7, 1), by=world.son, at=TUESDAY_8)

    assert [holds(world, world.minh, date(2021, month, 1)) for month in (6, 7)] == [True, False]
    secondments.set_term(term, None, by=world.son, at=TUESDAY_8)
    assert holds(world, world.minh, date(2030, 1, 1))


def test_nobody_is_seconded_twice_in_the_same_days(world: World) -> None:
    second(world, world.minh)

    with pytest.raises(SecondedAlready):
        second(world, world.minh, valid_from=date(2021, 12, 1), valid_until=None)
    later = second(world, world.minh, valid_from=NEXT_YEAR, valid_until=None)
    first = Secondment.objects.exclude(pk=later).get(officer_id=world.minh.officer_id)
    with pytest.raises(SecondedAlready):
        secondments.set_term(first.pk, None, by=world.son, at=TUESDAY_8)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    term = second(world, world.minh)

    with pytest.raises(TermWithoutLength):
        second(world, world.binh, valid_until=TODAY)
    for wrong in ({"officer_id": 0}, {"role": Role.ADMINISTRATOR}, {"counter_id": 0}):
        with pytest.raises(NobodyToSecond):
            second(world, world.binh, **wrong)
    with pytest.raises(NoSuchTerm):
        secondments.set_term(0, None, by=world.son, at=TUESDAY_8)
    older = second(world, world.binh, valid_from=date(2020, 1, 1))
    with pytest.raises(TermIsOver):
        secondments.set_term(older, date(2021, 1, 1), by=world.son, at=TUESDAY_8)
    with pytest.raises(TermWithoutLength):
        secondments.set_term(term, TODAY, by=world.son, at=TUESDAY_8)


def test_only_the_head_of_the_centre_says_so(world: World) -> None:
    term = second(world, world.minh)

    with pytest.raises(NotTheCentresHead):
        second(world, world.binh, by=world.hoa)
    with pytest.raises(NotTheCentresHead):
        secondments.set_term(term, None, by=world.lan, at=TUESDAY_8)


def test_a_term_set_by_many_at_once_ends_with_its_post(committed: World) -> None:
    """Whoever is last: a post that outlives its term would leave somebody their rights."""
    term = second(committed, committed.minh)

    at_once(
        lambda n: secondments.set_term(
            term, date(2021, 6, 1) + timedelta(days=n), by=committed.son, at=TUESDAY_8
        )
    )

    posts = OfficerRole.objects.filter(officer_id=committed.minh.officer_id, centre=committed.centre)
    assert posts.get().valid_until == Secondment.objects.get(pk=term).valid_until


def test_of_many_who_second_somebody_at_once_one_does(committed: World) -> None:
    outcomes = at_once(lambda _: second(committed, committed.minh))

    assert sum(isinstance(one, SecondedAlready) for one in outcomes) == MANY - 1
    assert (
        OfficerRole.objects.filter(officer_id=committed.minh.officer_id, centre=committed.centre).count() == 1
    )
