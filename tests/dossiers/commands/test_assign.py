"""A dossier is put into the hands of somebody who holds the step's role at the holding unit that day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands, queries
from motcua.dossiers.commands.working import Assignment, NoSuchOfficer, NoSuitablePost, StepDone
from motcua.dossiers.models import Dossier, Event
from motcua.law.actor import Actor
from motcua.organisation.models import OfficerRole
from tests.world import World, at


def _assign(world: World, dossier_id: int, officer_id: int | None, by: Actor | None = None) -> None:
    order = Assignment(
        dossier_id=dossier_id, by=by or world.hoa, at=at("04-06 11:00"), officer_id=officer_id or 0
    )
    commands.assign([order])


def test_a_colleague_with_the_steps_role_gets_it(world: World) -> None:
    dossier_id = world.forwarded()

    _assign(world, dossier_id, world.binh.officer_id)

    assert Dossier.objects.get(pk=dossier_id).holder_officer_id == world.binh.officer_id
    assert Event.objects.get(dossier_id=dossier_id, kind="assigned").data == {"officer": "Lương Thị Bình"}


def test_not_who_is_at_another_agency_or_in_another_role(world: World) -> None:
    dossier_id = world.forwarded()

    for other in (world.tuan, world.hoa, world.lan):
        with pytest.raises(NoSuitablePost) as caught:
            _assign(world, dossier_id, other.officer_id)
        assert caught.value.params["officer"] == other.name
        assert caught.value.params["unit"] == "Sở Xây dựng"


@pytest.mark.parametrize(
    ("begins", "ends", "in_force"),
    [
        (date(2021, 4, 6), None, True),
        (date(2021, 4, 7), None, False),
        (date(2020, 1, 1), date(2021, 4, 6), False),
        (date(2020, 1, 1), date(2021, 4, 7), True),
    ],
)
def test_the_post_has_to_be_in_force_on_the_day(
    world: World, begins: date, ends: date | None, in_force: bool
) -> None:
    dossier_id = world.forwarded()
    OfficerRole.objects.filter(officer__code="binh").update(valid_from=begins, valid_until=ends)

    if in_force:
        _assign(world, dossier_id, world.binh.officer_id)
    else:
        with pytest.raises(NoSuitablePost):
            _assign(world, dossier_id, world.binh.officer_id)
    shown = queries.page(dossier_id)
    assert shown is not None
    offered = dict(queries.colleagues(shown, date(2021, 4, 6)))
    assert (world.binh.officer_id in offered) is in_force


def test_nobody_at_all_is_no_officer(world: World) -> None:
    with pytest.raises(NoSuchOfficer):
        _assign(world, world.forwarded(), 999_999)


def test_who_goes_on_after_a_step_holds_the_next_steps_role_there(world: World) -> None:
    opened = world.received()
    forward = {
        "dossier_id": opened.dossier_id, "by": world.lan, "at": at("04-06 09:00"), "outcome": "done"
    }  # fmt: skip

    for other in (world.lan, world.tuan, world.hoa):
        with pytest.raises(NoSuitablePost):
            commands.complete_step([StepDone(**forward, to_officer_id=other.officer_id)])
    commands.complete_step([StepDone(**forward, to_officer_id=world.binh.officer_id)])

    assert Dossier.objects.get(pk=opened.dossier_id).holder_officer_id == world.binh.officer_id


def test_looking_up_a_hundred_officers_takes_one_statement(world: World) -> None:
    ids = [world.received().dossier_id for _ in range(12)]
    orders = [
        StepDone(
            dossier_id=i, by=world.lan, at=at("04-06 09:00"), outcome="done", to_officer_id=who.officer_id
        )
        for i, who in zip(ids, [world.minh, world.binh] * 6, strict=True)
    ]
    with CaptureQueriesContext(connection) as one:
        commands.complete_step(orders[:1])

    with CaptureQueriesContext(connection) as many:
        commands.complete_step(orders[1:])

    assert len(many) <= len(one)
