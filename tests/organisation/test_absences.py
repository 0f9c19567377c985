"""Leave: who is away, who stands in with which posts, and until when."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from motcua.audit.models import Change
from motcua.law.actor import Actor, Role, Unit
from motcua.organisation import commands, queries
from motcua.organisation.commands.absences import (
    AwayAlready,
    AwayToo,
    Leave,
    LeaveIsOver,
    Naming,
    NoSuchAbsence,
    NoSuchColleague,
    NotACover,
    TwoForOneRole,
)
from motcua.organisation.models import Absence, Officer, OfficerRole, StaffRevision
from motcua.organisation.policies import NotTheirHead
from tests.world import SINCE, TUESDAY_8, World

TODAY = TUESDAY_8.date()
FRIDAY = TODAY + timedelta(days=3)


def _id(actor: Actor) -> int:
    assert actor.officer_id is not None
    return actor.officer_id


def away(
    who: Actor, *, instead: Actor | None, by: Actor | None = None, role: Role | None = None,
    begins: date = TODAY, ends: date | None = FRIDAY,
) -> int:  # fmt: skip
    named = (Naming(officer_id=_id(instead), role=role),) if instead else ()
    leave = Leave(officer_id=_id(who), valid_from=begins, valid_until=ends, substitutes=named)
    return commands.go_on_leave([leave], by=by or who, at=TUESDAY_8)[0]


def actor(code: str, on: date = TODAY) -> Actor:
    return queries.actor_of(Officer.objects.get(code=code), on=on)


def test_who_stands_in_has_the_absent_ones_posts_in_these_days_alone(world: World) -> None:
    away(world.hoa, instead=world.minh)
    head = (Role.APPROVER, Unit(agency_id=world.construction.pk))

    assert [(one.name, one.posts) for one in actor("minh").stands_in] == [("Lý Thị Hoa", frozenset({head}))]
    assert head in actor("minh").posts and head not in actor("minh").own_posts
    assert not actor("minh", TODAY - timedelta(days=1)).stands_in
    assert not actor("minh", FRIDAY).stands_in
    assert not actor("binh").stands_in


def test_one_role_alone_may_be_lent(world: World) -> None:
    officer = Officer.objects.get(code="hoa")
    OfficerRole.objects.create(officer=officer, role=Role.CLERK, agency=world.construction, valid_from=SINCE)
    away(world.hoa, instead=world.minh, role=Role.CLERK)

    assert [role for role, _unit in actor("minh").stands_in[0].posts] == [Role.CLERK]


def test_what_is_lent_is_not_lent_on(world: World) -> None:
    away(world.hoa, instead=world.minh, ends=None)
    later = TODAY + timedelta(days=30)
    away(world.minh, instead=world.binh, begins=later, ends=None)

    assert [one.name for one in actor("binh", later).stands_in] == ["Hoàng Văn Minh"]
    assert not actor("binh", later).holds_anywhere(Role.APPROVER)


def test_the_system_and_its_audit_are_nobody_elses(world: World) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        OfficerRole.objects.create(
            officer_id=_id(world.hoa), role=role, agency=world.construction, valid_from=SINCE
        )
    away(world.hoa, instead=world.minh)

    assert actor("minh").roles == {Role.PROCESSING_OFFICER, Role.APPROVER}


def test_the_revision_by_which_posts_are_remembered_moves(world: World) -> None:
    def revision() -> UUID:
        return StaffRevision.objects.get().revision

    first = revision()
    absence_id = away(world.minh, instead=None)
    second = revision()
    named = [Naming(officer_id=_id(world.binh))]
    commands.name_substitutes([absence_id], named, by=world.hoa, at=TUESDAY_8)
    third = revision()
    commands.come_back([absence_id], by=world.minh, at=TUESDAY_8)

    assert len({first, second, third, revision()}) == 4


def test_the_officer_and_the_head_may_say_it_and_nobody_else(world: World) -> None:
    away(world.minh, instead=world.binh, by=world.hoa)
    away(world.hoa, instead=world.minh, begins=FRIDAY, ends=None, by=world.hoa)

    for stranger in (world.tuan, world.minh, world.son):
        with pytest.raises(NotTheirHead):
            away(world.binh, instead=None, by=stranger)


def test_each_change_is_in_the_trail(world: World) -> None:
    absence_id = away(world.minh, instead=world.binh, by=world.hoa)
    commands.name_substitutes([absence_id], [Naming(officer_id=_id(world.hoa))], by=world.hoa, at=TUESDAY_8)
    commands.come_back([absence_id], by=world.minh, at=TUESDAY_8 + timedelta(days=1))

    told = Change.objects.filter(what="absence").order_by("id")
    assert [one.actor_name for one in told] == ["Lý Thị Hoa", "Lý Thị Hoa", "Hoàng Văn Minh"]
    assert told[0].after["substitutes"][0]["name"] == "Lương Thị Bình"
    assert told[1].before["substitutes"] == [{"officer_id": _id(world.binh), "role": ""}]
    assert told[2].after == {"valid_until": (TODAY + timedelta(days=1)).isoformat()}


def test_who_is_back_is_stood_in_for_no_more(world: World) -> None:
    absence_id = away(world.minh, instead=world.binh, begins=TODAY)
    commands.come_back([absence_id], by=world.minh, at=TUESDAY_8 + timedelta(days=1))

    assert not actor("binh", TODAY + timedelta(days=1)).stands_in
    with pytest.raises(NoSuchAbsence):
        commands.come_back([absence_id], by=world.minh, at=TUESDAY_8 + timedelta(days=2))


def test_who_does_not_go_never_was_away(world: World) -> None:
    absence_id = away(world.minh, instead=world.binh, begins=FRIDAY, ends=None)

    commands.come_back([absence_id], by=world.minh, at=TUESDAY_8)

    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda w: away(w.minh, instead=w.binh, ends=TODAY), LeaveIsOver),
        (lambda w: away(w.minh, instead=w.binh, begins=SINCE, ends=TODAY), LeaveIsOver),
        (lambda w: away(w.minh, instead=w.tuan), NotACover),
        (lambda w: away(w.minh, instead=w.minh), NotACover),
        (lambda w: away(w.minh, instead=w.binh, role=Role.CLERK), NotACover),
        (lambda w: [away(w.minh, instead=None), away(w.minh, instead=None, begins=FRIDAY - timedelta(days=1))],
         AwayAlready),
        (lambda w: [away(w.binh, instead=None), away(w.minh, instead=w.binh)], AwayToo),
        (lambda w: commands.go_on_leave([Leave(officer_id=0, valid_from=TODAY, valid_until=None)],
                                        by=w.hoa, at=TUESDAY_8), NoSuchColleague),
        (lambda w: commands.go_on_leave(
            [Leave(officer_id=_id(w.minh), valid_from=TODAY, valid_until=None,
                   substitutes=(Naming(officer_id=_id(w.binh)), Naming(officer_id=_id(w.hoa))))],
            by=w.hoa, at=TUESDAY_8), TwoForOneRole),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(
    world: World, wrong: Callable[[World], object], told: type[Exception]
) -> None:
    with pytest.raises(told):
        wrong(world)


def test_the_database_itself_keeps_absences_apart(world: World) -> None:
    common = {"officer_id": _id(world.minh), "named_at": TUESDAY_8}
    Absence.objects.create(valid_from=TODAY, valid_until=FRIDAY, **common)
    Absence.objects.create(valid_from=FRIDAY, valid_until=None, **common)
    Absence.objects.create(valid_from=TODAY, **(common | {"officer_id": _id(world.binh)}))

    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(valid_from=FRIDAY + timedelta(days=9), valid_until=None, **common)


def test_who_is_away_is_no_holder_to_assign_to(world: World) -> None:
    place = (Role.PROCESSING_OFFICER, Unit(agency_id=world.construction.pk))
    away(world.minh, instead=world.binh)

    assert [name for _pk, name in queries.holders(*place, on=TODAY)] == ["Lương Thị Bình"]
    assert len(queries.holders(*place, on=FRIDAY)) == 2
