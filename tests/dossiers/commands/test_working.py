"""A dossier on its way through the agency."""

import uuid

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands
from motcua.dossiers.commands import finishing, working
from motcua.dossiers.commands.ledger import MovedMeanwhile, WrongStatus
from motcua.dossiers.commands.working import NoSuchOutcome, NotTakenOver, ResultNeeded, SentBack, StepDone
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.policies import AssignedToAnother, NotYours
from motcua.law.lifecycle import Status
from motcua.law.timeliness import Timeliness
from tests.world import World, at


def test_the_whole_way_ends_early(world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))
    handed = finishing.ResultHandedOver(dossier_id=dossier_id, by=world.lan, at=at("04-09 10:00"))
    commands.hand_over([handed])

    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.status == Status.RETURNED
    assert dossier.timeliness == Timeliness.EARLY
    assert [e.kind for e in Event.objects.filter(dossier=dossier).order_by("seq")] == [
        "received", "step_completed", "taken", "step_completed", "approved", "finished", "handed_over",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("finished", "judged"),
    [
        ("04-12 16:59", Timeliness.EARLY),
        ("04-13 07:30", Timeliness.ON_TIME),
        ("04-13 08:00", Timeliness.ON_TIME),
        ("04-13 08:01", Timeliness.LATE),
    ],
)
def test_is_judged_by_the_due_minute(world: World, finished: str, judged: Timeliness) -> None:
    dossier_id = world.finished(at(finished))

    assert Dossier.objects.get(pk=dossier_id).timeliness == judged


def test_on_the_spot_is_received_and_finished_by_one_officer(world: World) -> None:
    opened = world.received(version=world.on_the_spot)
    result = finishing.ResultIssued(
        dossier_id=opened.dossier_id, by=world.lan, at=at("04-06 08:10"), number="1/BS", title="Bản sao"
    )

    commands.finish([result])

    assert Dossier.objects.get(pk=opened.dossier_id).status == Status.FINISHED


def test_has_to_be_taken_over_first(world: World) -> None:
    opened = world.received()
    world.step(opened.dossier_id, world.lan, at("04-06 09:00"))

    with pytest.raises(NotTakenOver):
        world.step(opened.dossier_id, world.minh, at("04-06 09:30"))


def test_is_not_for_another_agency(world: World) -> None:
    dossier_id = world.forwarded()

    with pytest.raises(NotYours):
        world.step(dossier_id, world.tuan, at("04-06 10:00"))


def test_is_not_for_another_than_the_assigned(world: World) -> None:
    dossier_id = world.forwarded()
    assignment = working.Assignment(
        dossier_id=dossier_id,
        by=world.hoa,
        at=at("04-06 10:00"),
        officer_id=world.binh.officer_id or 0,
    )
    commands.assign([assignment])

    with pytest.raises(AssignedToAnother):
        world.step(dossier_id, world.minh, at("04-06 11:00"))


def test_knows_only_the_outcomes_of_its_process(world: World) -> None:
    dossier_id = world.forwarded()

    with pytest.raises(NoSuchOutcome):
        world.step(dossier_id, world.minh, at("04-06 10:00"), outcome="invented")


def test_the_last_step_needs_a_result(world: World) -> None:
    opened = world.received(version=world.on_the_spot)

    with pytest.raises(ResultNeeded):
        world.step(opened.dossier_id, world.lan, at("04-06 08:10"))


def test_is_sent_back_with_a_reason(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))
    back = SentBack(
        dossier_id=dossier_id, by=world.hoa, at=at("04-06 11:00"), step_key="appraise", reason="Thiếu bản vẽ"
    )

    commands.return_to_step([back])

    assert Dossier.objects.get(pk=dossier_id).step.key == "appraise"


def test_a_page_that_is_out_of_date_is_told(world: World) -> None:
    dossier_id = world.forwarded()
    late = StepDone(dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), outcome="done", seen=1)

    with pytest.raises(MovedMeanwhile):
        commands.complete_step([late])


def test_the_same_key_is_done_once(world: World) -> None:
    dossier_id = world.forwarded()
    done = StepDone(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), outcome="done", key=uuid.uuid4()
    )

    first, second = commands.complete_step([done])[0], commands.complete_step([done])[0]

    assert (second.event_id, second.repeated) == (first.event_id, True)


def test_a_finished_dossier_goes_no_further(world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))

    with pytest.raises(WrongStatus):
        world.step(dossier_id, world.lan, at("04-09 10:00"))


def test_a_hundred_take_as_many_statements_as_one(world: World) -> None:
    ids = [o.dossier_id for o in commands.receive([world.intake() for _ in range(101)])]
    orders = [StepDone(dossier_id=i, by=world.lan, at=at("04-06 09:00"), outcome="done") for i in ids]
    with CaptureQueriesContext(connection) as one:
        commands.complete_step(orders[:1])

    with CaptureQueriesContext(connection) as many:
        commands.complete_step(orders[1:])

    assert len(many) <= len(one)


def test_events_refuse_to_be_changed(world: World) -> None:
    world.received()

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(reason="nothing happened")
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.all().delete()
