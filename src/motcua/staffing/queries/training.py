"""The training plan, one course with its places, what an officer learnt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from motcua.staffing.models import TrainingCourse, TrainingPlace

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CourseLine:
    id: int
    title: str
    first_on: date
    last_on: date
    hours: int
    place: str
    trainer: str
    pass_score: int | None
    called_off: bool
    places: int
    attended: int
    passed: int


@dataclass(frozen=True, slots=True)
class Place:
    """`passed` None: no test, or not tested."""

    officer_id: int
    name: str
    attended: bool | None
    score: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class CoursePage:
    line: CourseLine
    centre_id: int
    content: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Learnt:
    """An officer's place in a course."""

    course_id: int
    title: str
    first_on: date
    hours: int
    attended: bool | None
    score: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class TrainingCounts:
    """Of a period: courses that took place with this officer invited; attended, hours, tests taken and passed."""

    invited: int
    attended: int
    hours: int
    tested: int
    passed: int


def _passed(course: TrainingCourse, one: TrainingPlace) -> bool | None:
    if course.pass_score is None or one.score is None:
        return None
    return one.score >= course.pass_score


def plan(centre_id: int) -> list[CourseLine]:
    """The newest first."""
    rows = TrainingCourse.objects.filter(centre_id=centre_id).order_by("-first_on", "-id")[:_SHOWN]
    return _lines(list(rows))


def _lines(courses: Sequence[TrainingCourse]) -> list[CourseLine]:
    counts = (
        TrainingPlace.objects.filter(course__in=[one.pk for one in courses])
        .values("course_id")
        .annotate(
            places=Count("id"),
            came=Count("id", filter=Q(attended=True)),
            passed=Count("id", filter=Q(score__gte=F("course__pass_score"))),
        )
    )
    told = {one["course_id"]: (one["places"], one["came"], one["passed"]) for one in counts}
    return [
        CourseLine(
            one.pk, one.title, one.first_on, one.last_on, one.hours, one.place, one.trainer, one.pass_score,
            one.called_off_at is not None, *told.get(one.pk, (0, 0, 0)),
        )
        for one in courses
    ]  # fmt: skip


def course(course_id: int) -> CoursePage | None:
    found = TrainingCourse.objects.filter(pk=course_id).first()
    if found is None:
        return None
    rows = TrainingPlace.objects.filter(course=found).select_related("officer")
    places = [
        Place(one.officer_id, one.officer.full_name, one.attended, one.score, _passed(found, one))
        for one in rows.order_by("officer__full_name", "officer_id")
    ]
    return CoursePage(_lines([found])[0], found.centre_id, found.content, places)


def of_officer(officer_id: int, centre_id: int) -> list[Learnt]:
    """The newest first; courses that were called off are left out."""
    rows = TrainingPlace.objects.filter(
        officer_id=officer_id, course__centre_id=centre_id, course__called_off_at=None
    ).select_related("course")
    return [
        Learnt(
            one.course_id, one.course.title, one.course.first_on, one.course.hours, one.attended, one.score,
            _passed(one.course, one),
        )
        for one in rows.order_by("-course__first_on", "-course_id")[:_SHOWN]
    ]  # fmt: skip


def counted(officer_id: int, centre_id: int, first_on: date, last_on: date) -> TrainingCounts:
    """Of the courses that began in the period and of which was noted who came."""
    found = [
        one
        for one in of_officer(officer_id, centre_id)
        if first_on <= one.first_on <= last_on and one.attended is not None
    ]
    return TrainingCounts(
        invited=len(found),
        attended=sum(one.attended is True for one in found),
        hours=sum(one.hours for one in found if one.attended),
        tested=sum(one.passed is not None for one in found),
        passed=sum(one.passed is True for one in found),
    )
