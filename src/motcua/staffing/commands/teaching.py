"""Training: a course is planned, officers get places, then who came and how the test went is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.staffing import policies
from motcua.staffing.models import TrainingCourse, TrainingPlace
from motcua.staffing.queries.people import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """A course. `pass_score` of 100; None: it ends without a test."""

    title: str
    first_on: date
    last_on: date
    hours: int
    content: str = ""
    place: str = ""
    trainer: str = ""
    pass_score: int | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """Whether somebody came, and the test's score (None: not tested)."""

    attended: bool
    score: int | None = None


class CourseWithoutLength(NotPossible):
    message = N_("A course has a title, at least one hour, and does not end before it begins.")


class PlannedAlready(NotPossible):
    message = N_("There is a course of this title on this day already.")


class NoSuchCourse(NotPossible):
    message = N_("There is no such course, or it was called off.")


class NotStaff(NotPossible):
    message = N_("Only officers of the centre get a place.")


class NotBegun(NotPossible):
    message = N_("The course begins on %(on)s: who came is noted then.")


class NoScore(NotPossible):
    message = N_("A score is from 0 to 100, and only of who came.")


class HeldAlready(NotPossible):
    message = N_("Who came was noted already: the course took place.")


@transaction.atomic
def plan(course: Planning, *, centre_id: int, by: Actor, at: datetime) -> int:
    """Plan a course; its number. Raises NotTheHead, CourseWithoutLength, PlannedAlready."""
    policies.demand_lead(by, centre_id)
    title = " ".join(course.title.split())[:200]
    if not title or course.last_on < course.first_on or not 1 <= course.hours <= 999:
        raise CourseWithoutLength
    if course.pass_score is not None and not 1 <= course.pass_score <= 100:
        raise NoScore
    try:
        with transaction.atomic():
            made = TrainingCourse.objects.create(
                centre_id=centre_id,
                title=title,
                content=course.content.strip()[:1000],
                first_on=course.first_on,
                last_on=course.last_on,
                hours=course.hours,
                place=course.place.strip()[:200],
                trainer=course.trainer.strip()[:200],
                pass_score=course.pass_score,
            )
    except IntegrityError as error:
        if "one_course_of_a_title" not in str(error):
            raise
        raise PlannedAlready from None
    audit.change("training", f"{title} ({made.pk})", by=by, at=at, after={"first_on": course.first_on})
    return made.pk


def _locked(course_id: int, by: Actor) -> TrainingCourse:
    found = TrainingCourse.objects.select_for_update().filter(pk=course_id, called_off_at=None).first()
    if found is None:
        raise NoSuchCourse
    policies.demand_lead(by, found.centre_id)
    return found


@transaction.atomic
def invite(course_id: int, officer_ids: Sequence[int], *, by: Actor, at: datetime) -> int:  # noqa: ARG001
    """Give officers a place; how many are new. Raises NoSuchCourse, NotTheHead, NotStaff."""
    course = _locked(course_id, by)
    here = staff(course.centre_id, course.first_on, course.last_on)
    if not set(officer_ids) <= set(here.names):
        raise NotStaff
    known = TrainingPlace.objects.filter(course=course, officer_id__in=officer_ids).count()
    places = [TrainingPlace(course=course, officer_id=pk) for pk in dict.fromkeys(officer_ids)]
    TrainingPlace.objects.bulk_create(places, ignore_conflicts=True)
    return len(places) - known


@transaction.atomic
def note(course_id: int, came: Mapping[int, Came], *, by: Actor, at: datetime) -> None:
    """Note who came and how the test went, by the officer's id; noted again it is corrected.

    Raises NoSuchCourse, NotTheHead, NotBegun, NoScore, NotStaff (somebody has no place).
    """
    course = _locked(course_id, by)
    if at.astimezone(HANOI).date() < course.first_on:
        raise NotBegun(on=f"{course.first_on:%d/%m/%Y}")
    places = {one.officer_id: one for one in TrainingPlace.objects.filter(course=course, officer_id__in=came)}
    if set(places) != set(came):
        raise NotStaff
    for pk, one in came.items():
        if one.score is not None and not (one.attended and 0 <= one.score <= 100):
            raise NoScore
        places[pk].attended, places[pk].score = one.attended, one.score
    TrainingPlace.objects.bulk_update(places.values(), ["attended", "score"])
    told = {str(pk): [one.attended, one.score] for pk, one in came.items()}
    audit.change("training", f"{course.title} ({course.pk})", by=by, at=at, after=told)


@transaction.atomic
def call_off(course_id: int, *, by: Actor, at: datetime) -> None:
    """The course does not take place. Raises NoSuchCourse, NotTheHead, HeldAlready."""
    course = _locked(course_id, by)
    if TrainingPlace.objects.filter(course=course, attended__isnull=False).exists():
        raise HeldAlready
    course.called_off_at = at
    course.save(update_fields=["called_off_at"])
    audit.change("training", f"{course.title} ({course.pk})", by=by, at=at, after={"called off": True})
