"""Receiving a dossier."""

import dataclasses
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands
from motcua.dossiers.commands.intake import Incomplete, IntakeNotPossible, Party
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.policies import NotYours
from motcua.law.lifecycle import Status
from tests.world import World, at


def test_gives_the_first_number_of_the_day_and_starts_the_clock(world: World) -> None:
    opened = world.received()

    dossier = Dossier.objects.get(pk=opened.dossier_id)
    assert opened.code == "H37-210406-0001"
    assert dossier.status == Status.RECEIVED
    assert dossier.due_at == at("04-13 08:00")
    assert Event.objects.get(dossier=dossier).kind == "received"
    assert dossier.documents.count() == 3


def test_numbers_go_on_within_the_day_and_restart_the_next(world: World) -> None:
    codes = [
        o.code for o in commands.receive([world.intake(), world.intake(at=at("04-07 08:00")), world.intake()])
    ]

    assert codes == ["H37-210406-0001", "H37-210407-0001", "H37-210406-0002"]


def test_after_15h_moves_on_next_working_day(world: World) -> None:
    opened = world.received(at=at("04-09 15:30"))

    assert Dossier.objects.get(pk=opened.dossier_id).step_due_at == at("04-12 07:30")


def test_twice_with_the_same_key_is_once(world: World) -> None:
    item = world.intake(key=uuid.uuid4())

    first, second = commands.receive([item])[0], commands.receive([item])[0]

    assert (second.code, second.repeated) == (first.code, True)
    assert Dossier.objects.count() == 1


def test_refuses_what_is_incomplete(world: World) -> None:
    with pytest.raises(Incomplete):
        world.received(documents=())


def test_names_the_field_in_fault(world: World) -> None:
    with pytest.raises(IntakeNotPossible) as caught:
        world.received(applicant=Party(name="Vy", identity="12"))

    assert caught.value.field == "applicant_identity"


def test_is_for_the_centres_intake_officers(world: World) -> None:
    with pytest.raises(NotYours):
        world.received(by=world.minh)


def test_one_bad_item_leaves_nothing(world: World) -> None:
    with pytest.raises(Incomplete):
        commands.receive([world.intake(), world.intake(documents=())])

    assert Dossier.objects.count() == 0


def test_ten_thousand_take_as_many_statements_as_one(world: World) -> None:
    item = world.intake()
    world.received()
    with CaptureQueriesContext(
        connection,
    ) as one:
        commands.receive([item])

    with CaptureQueriesContext(connection) as many:
        commands.receive([dataclasses.replace(item, sets=n % 3 + 1) for n in range(10_000)])

    assert len(many) == len(one)
    assert Dossier.objects.filter(code="H37-210406-10002").exists()
