"""Who passed whom: the counting by sets is that of a naive recount, pair by pair."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, supplement, working
from motcua.supervision import commands
from motcua.supervision.commands import turning
from motcua.supervision.models import Course, Overtaking, OvertakingCount, Standing
from motcua.supervision.queries import recounting, turns
from motcua.supervision.queries.why import Months, Rate
from tests.world import TUESDAY_8, World, at

APRIL = Months(at("04-01 00:00").date(), at("04-01 00:00").date())
MANY = 7


@dataclass(frozen=True)
class Life:
    """A dossier's life in hours from Tuesday eight; `finished` None: not finished."""

    received: int
    finished: int | None
    excused: int | None
    due: int
    on_the_spot: bool


def _life(received: int, took: int | None, excused: int | None, due: int, *, on_the_spot: bool) -> Life:
    return Life(received, None if took is None else received + took, excused, due, on_the_spot)


times = st.one_of(st.none(), st.integers(0, 12))
lives = st.builds(
    _life,
    received=st.integers(0, 12),
    took=times,
    excused=times,
    due=st.integers(0, 3),
    on_the_spot=st.booleans(),
)


def naive(told: Sequence[Life]) -> dict[int, int]:
    """For each later one how many earlier ones it passed, pair by pair."""
    passed: Counter[int] = Counter()
    for j, later in enumerate(told):
        for earlier in told:
            if later.finished is None or earlier.finished is None or later.on_the_spot:
                continue
            if earlier.received < later.received and later.finished < earlier.finished:
                reason = earlier.excused is not None and earlier.excused <= later.finished
                if not reason and later.due >= earlier.due:
                    passed[j] += 1
    return dict(passed)


def hours(count: int) -> datetime:
    return TUESDAY_8 + timedelta(hours=count)


def write(course_id: int, life: Life) -> None:
    finished = life.finished is not None
    Course.objects.filter(pk=course_id).update(
        received_at=hours(life.received),
        ended_at=hours(life.finished) if life.finished is not None else None,
        standing=Standing.FINISHED if finished else Standing.OPEN,
        excused_at=hours(life.excused) if life.excused is not None else None,
        first_due_at=hours(100 + life.due),
        on_the_spot=life.on_the_spot,
    )


@pytest.fixture
def courses(world: World) -> list[int]:
    """Dossiers of one procedure and agency with their courses measured; nothing was finished."""
    ids = [world.received().dossier_id for _ in range(MANY)]
    commands.follow(at=at("04-30 16:00"))
    return ids


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(lives, min_size=MANY, max_size=MANY),
    took=st.lists(times, min_size=MANY, max_size=MANY),
    order=st.permutations(range(MANY)),
    cut=st.integers(0, MANY),
)
def test_counted_by_sets_in_any_order_it_is_the_naive_recount(
    courses: list[int], before: list[Life], took: list[int | None], order: list[int], cut: int
) -> None:
    """Lives are measured in two sets in any order; then each is finished at another time or opened again, one by one.

    Nothing else of a life changes: events never do.
    """
    after = [
        replace(life, finished=None if hours is None else life.received + hours)
        for life, hours in zip(before, took, strict=True)
    ]
    with transaction.atomic():
        known: dict[int, datetime | None] = dict.fromkeys(courses)

        def measured(places: Sequence[int], told: Sequence[Life]) -> None:
            was = [(courses[n], known[courses[n]]) for n in places]
            for n in places:
                write(courses[n], told[n])
                known[courses[n]] = Course.objects.get(pk=courses[n]).ended_at
            turning.judge(was)

        measured(order[:cut], before)
        measured(order[cut:], before)
        agreed(courses, before)
        for n in order:
            measured([n], after)
        agreed(courses, after)
        transaction.set_rollback(True)


def agreed(courses: list[int], told: Sequence[Life]) -> None:
    kept = {courses.index(pk): passed for pk, passed in Overtaking.objects.values_list("later_id", "passed")}
    assert kept == naive(told)
    assert sum(OvertakingCount.objects.values_list("overtakings", flat=True)) == len(kept)
    assert turns.differences() == 0


def two(world: World) -> tuple[int, int]:
    """Two dossiers an hour apart; the later is finished on Wednesday, the earlier on Thursday."""
    earlier = world.finished(at("04-08 10:00"), at=at("04-06 08:00"))
    later = world.finished(at("04-07 10:00"), at=at("04-06 08:30"))
    return earlier, later


def test_a_later_one_that_was_finished_first_is_a_case(world: World) -> None:
    earlier, later = two(world)

    commands.follow(at=at("04-30 16:00"))

    [case] = turns.cases(APRIL, None)
    assert (case.earlier_id, case.later_id, case.passed) == (earlier, later, 1)
    assert case.officer == "Hoàng Văn Minh"
    [agency] = turns.by_agency(APRIL, None)
    assert (agency.name, agency.rate) == ("Sở Xây dựng", Rate(1, 2))
    assert [(row.name, row.rate) for row in turns.by_officer(APRIL, None)] == [("Hoàng Văn Minh", Rate(1, 2))]
    assert recounting.differences() == dict.fromkeys(recounting.differences(), 0)
    assert recounting.courses_that_differ() == 0


def test_heads_see_the_cases_of_their_own_agency_alone(world: World) -> None:
    two(world)
    commands.follow(at=at("04-30 16:00"))

    assert turns.cases(APRIL, frozenset({world.trade.pk})) == []
    assert turns.by_agency(APRIL, frozenset({world.trade.pk})) == []
    assert len(turns.cases(APRIL, frozenset({world.construction.pk}))) == 1


def test_a_supplement_asked_before_is_a_reason(world: World) -> None:
    earlier = world.forwarded(at=at("04-06 08:00"))
    asked = supplement.SupplementAsked(
        dossier_id=earlier, by=world.minh, at=at("04-06 10:00"), items=("Bản vẽ",), reason="Thiếu"
    )
    dossiers.ask_supplement([asked])
    dossiers.accept_supplement(
        [supplement.SupplementHandedIn(dossier_id=earlier, by=world.minh, at=at("04-07 14:00"))]
    )
    world.step(earlier, world.minh, at("04-08 08:00"))
    dossiers.approve(
        [working.StepDone(dossier_id=earlier, by=world.hoa, at=at("04-08 09:00"), outcome="approved")]
    )
    world.finish(earlier, at("04-08 10:00"))
    world.finished(at("04-07 10:00"), at=at("04-06 08:30"))
    commands.follow(at=at("04-30 16:00"))

    assert Course.objects.get(pk=earlier).excused_at == at("04-06 10:00")
    assert turns.cases(APRIL, None) == []


def test_one_that_is_withdrawn_was_never_passed(world: World) -> None:
    earlier = world.forwarded(at=at("04-06 08:00"))
    world.finished(at("04-07 10:00"), at=at("04-06 08:30"))
    gone = ending.Withdrawal(dossier_id=earlier, by=world.lan, at=at("04-08 08:00"), reason="Không làm nữa")
    dossiers.withdraw([gone])
    commands.follow(at=at("04-30 16:00"))

    assert turns.cases(APRIL, None) == []


def test_counted_anew_it_is_the_same(world: World) -> None:
    two(world)
    commands.follow(at=at("04-30 16:00"))

    commands.recount()

    assert len(turns.cases(APRIL, None)) == 1
    assert turns.differences() == 0
