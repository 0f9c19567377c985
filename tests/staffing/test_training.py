"""Training: planned, places given, who came and the test noted, counted for each officer."""

from datetime import date, timedelta

import pytest

from motcua.staffing.commands import teaching
from motcua.staffing.commands.teaching import (
    Came,
    CourseWithoutLength,
    HeldAlready,
    NoScore,
    NoSuchCourse,
    NotBegun,
    NotStaff,
    PlannedAlready,
    Planning,
)
from motcua.staffing.policies import NotTheHead
from motcua.staffing.queries import training
from motcua.staffing.queries.training import TrainingCounts
from tests.world import TUESDAY_8, World

TODAY = TUESDAY_8.date()
TOMORROW = TODAY + timedelta(days=1)


def plan(world: World, title: str = "Ký số", first_on: date = TODAY, **other: object) -> int:
    told = {"title": title, "first_on": first_on, "last_on": first_on, "hours": 4, "pass_score": 50}
    return teaching.plan(
        Planning(**(told | other)), centre_id=world.centre.pk, by=world.son, at=TUESDAY_8  # type: ignore[arg-type]
    )  # fmt: skip


def both(world: World) -> list[int]:
    return [world.lan.officer_id or 0, world.thu.officer_id or 0]


def test_a_course_from_plan_to_counts(world: World) -> None:
    course = plan(world)
    lan, thu = both(world)
    assert teaching.invite(course, [lan, thu], by=world.son, at=TUESDAY_8) == 2
    assert teaching.invite(course, [lan], by=world.son, at=TUESDAY_8) == 0

    teaching.note(course, {lan: Came(True, 49), thu: Came(False)}, by=world.son, at=TUESDAY_8)
    assert training.counted(lan, world.centre.pk, TODAY, TODAY) == TrainingCounts(1, 1, 4, 1, 0)
    teaching.note(course, {lan: Came(True, 50)}, by=world.son, at=TUESDAY_8)

    assert training.counted(lan, world.centre.pk, TODAY, TODAY) == TrainingCounts(1, 1, 4, 1, 1)
    assert training.counted(thu, world.centre.pk, TODAY, TODAY) == TrainingCounts(1, 0, 0, 0, 0)
    assert training.counted(lan, world.centre.pk, TOMORROW, TOMORROW) == TrainingCounts(0, 0, 0, 0, 0)
    line = training.plan(world.centre.pk)[0]
    assert (line.places, line.attended, line.passed) == (2, 1, 1)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    course = plan(world)
    lan, thu = both(world)
    teaching.invite(course, [lan], by=world.son, at=TUESDAY_8)

    with pytest.raises(PlannedAlready):
        plan(world)
    with pytest.raises(CourseWithoutLength):
        plan(world, "  ")
    with pytest.raises(CourseWithoutLength):
        plan(world, "Khác", last_on=TODAY - timedelta(days=1))
    with pytest.raises(NoScore):
        plan(world, "Khác", pass_score=101)
    with pytest.raises(NotStaff):
        teaching.invite(course, [world.minh.officer_id or 0], by=world.son, at=TUESDAY_8)
    with pytest.raises(NotStaff):
        teaching.note(course, {thu: Came(True)}, by=world.son, at=TUESDAY_8)
    for came in (Came(True, 101), Came(False, 10)):
        with pytest.raises(NoScore):
            teaching.note(course, {lan: came}, by=world.son, at=TUESDAY_8)


def test_who_came_is_noted_once_it_has_begun(world: World) -> None:
    course = plan(world, first_on=TOMORROW)

    with pytest.raises(NotBegun):
        teaching.note(course, {}, by=world.son, at=TUESDAY_8)


def test_called_off_it_is_gone_but_not_once_it_was_held(world: World) -> None:
    off, held, lan = plan(world), plan(world, "Văn hóa ứng xử"), both(world)[0]
    teaching.invite(held, [lan], by=world.son, at=TUESDAY_8)
    teaching.note(held, {lan: Came(True)}, by=world.son, at=TUESDAY_8)

    teaching.call_off(off, by=world.son, at=TUESDAY_8)

    with pytest.raises(NoSuchCourse):
        teaching.invite(off, [lan], by=world.son, at=TUESDAY_8)
    with pytest.raises(HeldAlready):
        teaching.call_off(held, by=world.son, at=TUESDAY_8)


def test_only_the_head_plans_and_notes(world: World) -> None:
    course = plan(world)

    for act in (
        lambda: teaching.invite(course, [], by=world.lan, at=TUESDAY_8),
        lambda: teaching.note(course, {}, by=world.phuong, at=TUESDAY_8),
        lambda: teaching.call_off(course, by=world.hoa, at=TUESDAY_8),
    ):
        with pytest.raises(NotTheHead):
            act()
