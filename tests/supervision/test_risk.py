"""Each open dossier has its chance to be late, told from how like ones went, and anew when something changes."""

import threading
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, supplement, working
from motcua.supervision import commands
from motcua.supervision.models import Alike, Course, Risk, RiskCurve, RiskFit
from motcua.supervision.queries.risk import evaluation
from tests.world import World, at

# Received at eight, with five working days: due on Tuesday the 13th at eight.
LEARNED = at("05-10 03:00")
NEXT = at("05-11 08:00")


def finished(world: World, *, days: int, count: int) -> None:
    """So many dossiers that were sealed so many days after they were approved."""
    for n in range(count):
        world.finished(at("04-06 11:00") + timedelta(days=days, minutes=n))


@pytest.fixture
def learned(world: World) -> World:
    """Of forty dossiers a quarter was late, by weeks, all at the seal."""
    finished(world, days=1, count=30)
    finished(world, days=14, count=10)
    commands.follow(at=LEARNED)
    assert commands.learn(at=LEARNED) == 40
    return world


def opened(world: World, when: datetime = NEXT) -> int:
    """A dossier that waits for its seal from an hour after its receipt; its id."""
    dossier_id = world.received(at=when).dossier_id
    world.step(dossier_id, world.lan, when + timedelta(minutes=10))
    dossiers.take([world.order(dossier_id, world.minh, when + timedelta(minutes=20))])
    world.step(dossier_id, world.minh, when + timedelta(minutes=40))
    approval = working.StepDone(
        dossier_id=dossier_id, by=world.hoa, at=when + timedelta(minutes=60), outcome="approved"
    )
    dossiers.approve([approval])
    return dossier_id


def told(dossier_id: int, when: datetime) -> Risk:
    commands.follow(at=when)
    commands.assess(at=when)
    return Risk.objects.get(dossier_id=dossier_id)


def test_a_chance_is_told_from_how_like_ones_went(learned: World) -> None:
    dossier_id = opened(learned)

    risk = told(dossier_id, NEXT + timedelta(minutes=61))

    assert risk.chance is not None
    assert 0.12 < risk.chance < 0.4, "of its like a quarter was late"
    assert (risk.alike, risk.cases, risk.steps_left) == (Alike.UNIT, 40, 1)
    assert risk.half_minutes is not None
    assert risk.half_minutes < 3 * 480
    assert risk.left_minutes == 5 * 480 - 61
    assert (risk.holder_centre_id, risk.holder_agency_id) == (learned.centre.pk, None), (
        "the clerk is the centre's"
    )


def test_it_grows_while_nothing_happens_and_is_sure_once_it_is_late(learned: World) -> None:
    dossier_id = opened(learned)
    at_first = told(dossier_id, NEXT + timedelta(minutes=61)).chance
    days_later = told(dossier_id, at("05-14 08:00"))
    late = told(dossier_id, at("05-18 08:01"))

    assert at_first is not None
    assert days_later.chance is not None
    assert at_first < 0.5 < days_later.chance < 1, "those that were not sealed by the next day all took weeks"
    assert (late.chance, late.again_at) == (1, None)


def test_nothing_is_told_twice_before_it_is_time(learned: World) -> None:
    dossier_id = opened(learned)
    first = told(dossier_id, NEXT + timedelta(minutes=61))
    assert first.again_at is not None

    assert commands.assess(at=first.again_at - timedelta(minutes=1)) == 0
    assert commands.assess(at=first.again_at) == 1


def test_an_act_changes_it_at_the_next_reading(learned: World) -> None:
    dossier_id = learned.forwarded(NEXT + timedelta(minutes=10), at=NEXT)
    before = told(dossier_id, NEXT + timedelta(minutes=41))
    learned.step(dossier_id, learned.minh, NEXT + timedelta(minutes=50))

    after = told(dossier_id, NEXT + timedelta(minutes=51))

    assert (before.steps_left, after.steps_left) == (3, 2)
    assert after.told_at == NEXT + timedelta(minutes=51)


def test_while_the_applicant_owes_something_it_stands_still(learned: World) -> None:
    dossier_id = learned.forwarded(NEXT + timedelta(minutes=10), at=NEXT)
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id,
        by=learned.minh,
        at=NEXT + timedelta(hours=1),
        items=("Bản vẽ",),
        reason="Thiếu",
    )
    dossiers.ask_supplement([asked])

    risk = told(dossier_id, NEXT + timedelta(hours=2))

    assert (risk.left_minutes, risk.again_at) == (5 * 480 - 60, None)


def test_what_is_finished_or_stopped_has_none(learned: World) -> None:
    done, stopped = opened(learned), learned.forwarded(NEXT + timedelta(minutes=10), at=NEXT)
    assert told(done, NEXT + timedelta(hours=2)).chance is not None
    learned.finish(done, NEXT + timedelta(hours=3))
    end = ending.Stopping(
        dossier_id=stopped, by=learned.hoa, at=NEXT + timedelta(hours=3), reason="Rút", legal_ground="Điều 21"
    )
    dossiers.stop([end])

    commands.follow(at=NEXT + timedelta(hours=4))

    assert not Risk.objects.exists()


def test_learning_again_tells_all_that_are_open(learned: World) -> None:
    dossier_id = opened(learned)
    told(dossier_id, NEXT + timedelta(hours=2))
    Risk.objects.all().delete()  # as if it had been received before there were any

    commands.learn(at=NEXT + timedelta(hours=2))

    assert commands.assess(at=NEXT + timedelta(hours=2)) == 1
    assert Risk.objects.get().dossier_id == dossier_id


def test_before_anything_is_learned_nothing_is_told(world: World) -> None:
    world.forwarded()
    commands.follow(at=at("04-06 10:00"))

    assert commands.assess(at=at("04-06 10:00")) == 0
    assert Risk.objects.get().chance is None


def test_many_are_told_in_as_many_statements_as_one(learned: World) -> None:
    opened(learned)
    commands.follow(at=NEXT + timedelta(hours=2))
    alone = _statements(NEXT + timedelta(hours=2))
    for n in range(8):
        opened(learned, NEXT + timedelta(minutes=n))
    commands.follow(at=NEXT + timedelta(hours=3))

    assert _statements(NEXT + timedelta(hours=3)) == alone


def _statements(when: datetime) -> int:
    with CaptureQueriesContext(connection) as caught:
        commands.assess(at=when)
    return len(caught)


def test_the_pasts_are_kept_as_they_were_learned(learned: World) -> None:
    curve = RiskCurve.objects.get(
        procedure_id=learned.five_days.procedure_id, agency_id=learned.construction.pk, step="seal"
    )

    assert len(curve.stayed) == Course.objects.count() == 40
    assert sorted(curve.stayed) == sorted(curve.whole), "the seal is the last step"
    assert RiskFit.objects.get().dossiers == 40


def test_past_months_are_told_by_what_was_known_before(world: World) -> None:
    finished(world, days=1, count=12)
    finished(world, days=14, count=4)
    for n in range(12):
        opened_id = opened(world, at("05-11 08:00") + timedelta(minutes=n))
        world.finish(opened_id, at("05-12 09:00") if n % 4 else at("05-26 10:00"))

    found = evaluation.evaluate(at("05-01 00:00").date(), at("05-31 00:00").date())

    assert found is not None
    assert (found.dossiers, found.late) == (12, 3)
    assert found.score < found.rule
    assert sum(one.cases for one in found.reliability) == found.looks


def test_two_who_learn_at_once_store_one_learning(committed: World) -> None:
    """A first learning may take longer than the job's beat."""
    finished(committed, days=1, count=12)
    commands.follow(at=LEARNED)
    faults: list[Exception] = []

    def learn() -> None:
        try:
            commands.learn(at=LEARNED)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    second = threading.Thread(target=learn)
    with transaction.atomic():
        commands.learn(at=LEARNED)
        curves = RiskCurve.objects.count()
        second.start()
        while second.is_alive() and not waited_for():
            time.sleep(0.05)
    second.join()

    assert not faults
    assert RiskCurve.objects.count() == curves > 0


def waited_for() -> bool:
    """Whether anybody waits for what this transaction holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])
