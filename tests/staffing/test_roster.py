"""The roster: who stands where, what hinders, copied from week to week."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.audit.models import Change
from motcua.law.actor import Actor
from motcua.organisation import commands as organisation
from motcua.organisation.commands.absences import Leave
from motcua.organisation.models import Counter, OfficerRole
from motcua.staffing.commands import rostering
from motcua.staffing.commands.rostering import (
    ElsewhereThen,
    NoSuchPlace,
    NothingToCopy,
    NothingToDo,
    NotPostedHere,
    OnLeaveThen,
    TooLong,
    Turn,
)
from motcua.staffing.models import Duty, Half
from motcua.staffing.policies import NotTheHead
from motcua.staffing.queries import roster
from motcua.staffing.queries.roster import Trouble
from tests.world import TUESDAY_8, World

MONDAY = date(2021, 4, 5)
FRIDAY = date(2021, 4, 9)
BOTH = tuple(Half)


def _id(actor: Actor) -> int:
    assert actor.officer_id is not None
    return actor.officer_id


def three(world: World) -> int:
    return int(Counter.objects.get(centre=world.centre, number=3).pk)


def put(
    world: World, who: Actor, counter_id: int, first_on: date = MONDAY, last_on: date = FRIDAY,
    only: tuple[Half, ...] = BOTH, by: Actor | None = None,
) -> int:  # fmt: skip
    turns = rostering.span(
        counter_id, _id(who), centre_id=world.centre.pk, first_on=first_on, last_on=last_on, only=only
    )
    return rostering.put_on_duty(turns, centre_id=world.centre.pk, by=by or world.son, at=TUESDAY_8)


def copy(world: World, on: date = MONDAY, weeks: int = 1) -> rostering.Copied:
    return rostering.copy_week(on, weeks=weeks, centre_id=world.centre.pk, by=world.son, at=TUESDAY_8)


def away(world: World, who: Actor, first_on: date, until: date) -> None:
    leave = Leave(officer_id=_id(who), valid_from=first_on, valid_until=until)
    organisation.go_on_leave([leave], by=world.son, at=TUESDAY_8)


def test_an_officer_stands_at_a_counter_in_each_half_of_a_working_week(world: World) -> None:
    assert put(world, world.lan, three(world)) == 10

    shown = roster.week(world.centre.pk, FRIDAY)
    assert [day.weekday() for day in shown.days] == [0, 1, 2, 3, 4]
    assert [stand.name for row in shown.rows for stand in row.stands] == ["Nông Thị Lan"] * 10
    assert shown.troubles == 0
    assert Change.objects.filter(what="roster").count() == 1


def test_put_twice_it_stands_once_and_who_takes_a_place_replaces_who_stood_there(world: World) -> None:
    put(world, world.lan, three(world))
    put(world, world.lan, three(world))
    put(world, world.thu, three(world), FRIDAY, FRIDAY, (Half.AFTERNOON,))

    assert Duty.objects.count() == 10
    assert Duty.objects.get(day_on=FRIDAY, half="afternoon").officer_id == world.thu.officer_id


def test_nobody_stands_at_two_counters_at_once(world: World) -> None:
    other = Counter.objects.create(centre=world.centre, number=4, name_vi="Quầy 4")
    put(world, world.lan, three(world))

    with pytest.raises(ElsewhereThen):
        put(world, world.lan, other.pk, FRIDAY, FRIDAY)
    twice = [
        Turn(counter_id=place, officer_id=_id(world.thu), day_on=FRIDAY, half=Half.MORNING)
        for place in (three(world), other.pk)
    ]
    with pytest.raises(ElsewhereThen):
        rostering.put_on_duty(twice, centre_id=world.centre.pk, by=world.son, at=TUESDAY_8)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(
            centre=world.centre, counter=other, officer_id=_id(world.lan), day_on=FRIDAY, half="morning"
        )


def test_who_is_away_or_not_posted_here_is_not_put_on_duty(world: World) -> None:
    away(world, world.lan, date(2021, 4, 8), date(2021, 4, 9))

    with pytest.raises(OnLeaveThen):
        put(world, world.lan, three(world))
    assert put(world, world.lan, three(world), FRIDAY, FRIDAY) == 2
    with pytest.raises(NotPostedHere):
        put(world, world.minh, three(world))


def test_days_off_counters_of_nobody_and_endless_stretches_are_refused(world: World) -> None:
    with pytest.raises(NothingToDo):
        put(world, world.lan, three(world), date(2021, 4, 10), date(2021, 4, 11))
    with pytest.raises(NoSuchPlace):
        put(world, world.lan, 0)
    with pytest.raises(TooLong):
        put(world, world.lan, three(world), MONDAY, MONDAY + timedelta(days=92))
    with pytest.raises(TooLong):
        put(world, world.lan, three(world), FRIDAY, MONDAY)


def test_only_the_head_writes_the_roster(world: World) -> None:
    for stranger in (world.lan, world.phuong, world.hoa):
        with pytest.raises(NotTheHead):
            put(world, world.lan, three(world), by=stranger)
        with pytest.raises(NotTheHead):
            rostering.copy_week(MONDAY, weeks=1, centre_id=world.centre.pk, by=stranger, at=TUESDAY_8)


def test_leave_and_an_ended_post_show_in_the_roster_afterwards(world: World) -> None:
    put(world, world.lan, three(world))
    away(world, world.lan, date(2021, 4, 8), date(2021, 4, 9))
    OfficerRole.objects.filter(officer_id=world.lan.officer_id).update(valid_until=FRIDAY)

    stands = roster.week(world.centre.pk, MONDAY).rows[0].stands

    assert [one.trouble for one in stands] == [None] * 6 + [Trouble.AWAY] * 2 + [Trouble.LEFT] * 2


def test_a_week_is_copied_into_what_is_free_and_says_what_was_left_out(world: World) -> None:
    put(world, world.lan, three(world))
    away(world, world.lan, date(2021, 4, 12), date(2021, 4, 13))
    put(world, world.thu, three(world), date(2021, 4, 13), date(2021, 4, 13), (Half.MORNING,))

    copied = copy(world)

    assert copied.duties == 7
    assert [(one.day_on.day, one.half, one.why) for one in copied.left_out] == [
        (12, "morning", "on leave"),
        (12, "afternoon", "on leave"),
        (13, "morning", "somebody else stands there"),
    ]


def test_copied_twice_it_stands_once_and_holidays_stay_free(world: World) -> None:
    put(world, world.lan, three(world))

    first, second = copy(world, weeks=2), copy(world, weeks=2)

    assert (first.duties, second.duties, second.left_out) == (18, 0, [])  # 2021-04-21 is a holiday
    assert not Duty.objects.filter(day_on=date(2021, 4, 21)).exists()


def test_an_empty_week_is_not_copied(world: World) -> None:
    with pytest.raises(NothingToCopy):
        copy(world)


def test_a_duty_is_taken_away(world: World) -> None:
    put(world, world.lan, three(world))

    gone = rostering.take_off(
        three(world), first_on=FRIDAY, last_on=FRIDAY, only=BOTH, centre_id=world.centre.pk, by=world.son, at=TUESDAY_8
    )  # fmt: skip

    assert (gone, Duty.objects.count()) == (2, 8)


def test_a_hundred_duties_cost_as_many_statements_as_one(world: World) -> None:
    counts = []
    put(world, world.lan, three(world))  # the calendar is read once and remembered
    for last_on in (MONDAY, MONDAY + timedelta(days=80)):
        with CaptureQueriesContext(connection) as seen:
            put(world, world.lan, three(world), MONDAY, last_on)
        counts.append(len(seen))

    assert counts[0] == counts[1]
