"""Acting for somebody absent: allowed as far as was lent, recorded as done for them; nothing is stuck."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands, queries
from motcua.dossiers.commands import working
from motcua.dossiers.commands.working import Assignment, AwayNow
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.policies import AssignedToAnother, NotYours
from motcua.dossiers.queries import Tab
from motcua.dossiers.queries.unattended import unattended
from motcua.law.actor import Actor, Role
from motcua.organisation import queries as organisation
from motcua.organisation.models import Absence, Officer, OfficerRole, Substitution
from tests.world import TUESDAY_8, World, at

TODAY = TUESDAY_8.date()


def lend(absent: Actor, to: Actor | None, role: Role | None = None) -> Absence:
    absence = Absence.objects.create(
        officer_id=absent.officer_id,
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=7),
        named_at=TUESDAY_8,
    )
    if to is not None:
        Substitution.objects.create(absence=absence, officer_id=to.officer_id, role=role or "")
    return absence


def now(code: str, on: date = TODAY) -> Actor:
    return organisation.actor_of(Officer.objects.get(code=code), on=on)


def assigned(world: World, to: Actor) -> int:
    dossier_id = world.forwarded()
    assert to.officer_id is not None
    order = Assignment(dossier_id=dossier_id, by=world.hoa, at=at("04-06 10:00"), officer_id=to.officer_id)
    commands.assign([order])
    return dossier_id


def last(dossier_id: int) -> Event:
    return Event.objects.filter(dossier_id=dossier_id).latest("seq")


def test_what_is_assigned_to_the_absent_the_substitute_goes_on_with_for_them(world: World) -> None:
    dossier_id = assigned(world, world.minh)
    lend(world.minh, world.binh)

    world.step(dossier_id, now("binh"), at("04-06 11:00"))

    event = last(dossier_id)
    assert event.officer_id == world.binh.officer_id
    assert event.actor_name == "Lương Thị Bình"
    assert (event.data["for"], event.data["for_officer_id"]) == ("Hoàng Văn Minh", world.minh.officer_id)
    page = queries.page(dossier_id)
    assert page is not None and page.timeline[0].on_behalf == "Hoàng Văn Minh"


def test_without_it_a_colleague_may_not(world: World) -> None:
    dossier_id = assigned(world, world.minh)

    with pytest.raises(AssignedToAnother):
        world.step(dossier_id, now("binh"), at("04-06 11:00"))


def test_a_deputy_decides_for_the_absent_head(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))
    done = {"dossier_id": dossier_id, "at": at("04-06 11:00"), "outcome": "approved"}
    with pytest.raises(NotYours):
        commands.approve([working.StepDone(by=now("binh"), **done)])
    lend(world.hoa, world.binh, Role.APPROVER)

    commands.approve([working.StepDone(by=now("binh"), **done)])

    assert last(dossier_id).data["for"] == "Lý Thị Hoa"


def test_ones_own_right_goes_first(world: World) -> None:
    dossier_id = world.forwarded()
    lend(world.minh, world.binh)

    world.step(dossier_id, now("binh"), at("04-06 11:00"))

    assert "for" not in last(dossier_id).data


def test_another_role_than_was_lent_stays_closed(world: World) -> None:
    dossier_id = assigned(world, world.minh)
    lend(world.minh, world.binh, Role.CLERK)

    with pytest.raises(AssignedToAnother):
        world.step(dossier_id, now("binh"), at("04-06 11:00"))


def test_receiving_for_an_absent_officer_says_so_and_costs_no_statement_more(world: World) -> None:
    world.received()  # everything is in memory
    with CaptureQueriesContext(
        connection,
    ) as own:
        world.received()
    OfficerRole.objects.create(
        officer_id=world.binh.officer_id, role=Role.CLERK, centre=world.centre, valid_from=date(2019, 1, 1)
    )
    lend(world.lan, world.binh)
    binh = now("binh")

    with CaptureQueriesContext(connection) as for_her:
        opened = world.received(by=binh)

    assert last(opened.dossier_id).data["for"] == "Nông Thị Lan"
    assert len(for_her) == len(own)


def test_the_absent_ones_dossiers_lie_first_on_the_substitutes_desk(world: World) -> None:
    others = [world.forwarded() for _ in range(2)]
    dossier_id = assigned(world, world.minh)
    lend(world.minh, world.binh)

    rows = queries.inbox(now("binh"), Tab.TO_PROCESS, at=at("04-06 12:00")).rows

    assert [row.id for row in rows] == [dossier_id, *others]


def stuck(actor: Actor) -> list[int]:
    rows = queries.inbox(actor, Tab.UNATTENDED, at=at("04-06 12:00")).rows
    counted = queries.counts(actor, at=at("04-06 12:00"))[Tab.UNATTENDED]
    assert counted == len(rows)
    return [row.id for row in rows]


def test_what_lies_with_nobody_is_listed_for_the_head_and_named_by_the_doctor(world: World) -> None:
    dossier_id, fine = assigned(world, world.minh), assigned(world, world.binh)
    lend(world.minh, None)

    assert stuck(world.hoa) == [dossier_id]
    assert stuck(world.binh) == stuck(world.tuan) == []
    (fault,) = unattended(TODAY)
    assert "Hoàng Văn Minh, who is away without a substitute" in fault.fault
    assert fault.code == Dossier.objects.get(pk=dossier_id).code
    assert fine


def test_a_substitute_for_another_role_or_away_too_is_none(world: World) -> None:
    dossier_id = assigned(world, world.minh)
    absence = lend(world.minh, world.hoa, Role.CLERK)
    assert stuck(world.hoa) == [dossier_id]

    Substitution.objects.create(absence=absence, officer_id=world.binh.officer_id)
    assert stuck(world.hoa) == []

    lend(world.binh, None)
    assert stuck(world.hoa) == [dossier_id]


def test_a_post_that_ended_leaves_nobody_there(world: World) -> None:
    dossier_id = assigned(world, world.minh)
    OfficerRole.objects.filter(officer_id=world.minh.officer_id).update(valid_until=TODAY)

    assert stuck(world.hoa) == [dossier_id]
    assert "whose post has ended" in unattended(TODAY)[0].fault
    assert unattended(TODAY - timedelta(days=1)) == []


def test_nothing_is_assigned_to_who_is_away(world: World) -> None:
    dossier_id = world.forwarded()
    lend(world.minh, world.binh)

    with pytest.raises(AwayNow):
        commands.assign(
            [
                Assignment(
                    dossier_id=dossier_id,
                    by=world.hoa,
                    at=at("04-06 10:00"),
                    officer_id=world.minh.officer_id,
                )
            ]
        )


def test_an_assignment_may_be_taken_back_to_the_whole_unit(world: World) -> None:
    dossier_id = assigned(world, world.minh)

    commands.assign([Assignment(dossier_id=dossier_id, by=world.hoa, at=at("04-06 11:00"), officer_id=None)])

    assert Dossier.objects.get(pk=dossier_id).holder_officer_id is None
    assert last(dossier_id).data["officer"] == "Sở Xây dựng"
