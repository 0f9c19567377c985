"""Remarks: written by the head, answered once by the officer, taken back with a reason."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from motcua.law.actor import Actor
from motcua.staffing.commands import remarking
from motcua.staffing.commands.remarking import (
    AnsweredAlready,
    NoSuchRemark,
    NothingSaid,
    NotOfOneself,
    NotOfThisCentre,
    Writing,
    YetToCome,
)
from motcua.staffing.models import Remark, RemarkKind
from motcua.staffing.policies import NotTheHead, NotYourRemark
from motcua.staffing.queries import remarks
from tests.world import TUESDAY_8, World

TODAY = TUESDAY_8.date()


def write(world: World, about: Actor | None = None, by: Actor | None = None, **other: object) -> int:
    told = {"key": uuid4(), "officer_id": (about or world.lan).officer_id, "kind": RemarkKind.REMINDER,
            "happened_on": TODAY, "text": "Rời quầy khi còn người chờ"}  # fmt: skip
    one = Writing(**(told | other))  # type: ignore[arg-type]
    remarking.write([one], centre_id=world.centre.pk, by=by or world.son, at=TUESDAY_8)
    return Remark.objects.latest("pk").pk


def counted(world: World) -> dict[str, int]:
    found = remarks.counted(world.lan.officer_id or 0, world.centre.pk, TODAY, TODAY)
    return {kind.value: count for kind, count in found.items()}


def test_the_officer_answers_once(world: World) -> None:
    remark = write(world)

    remarking.answer(remark, "Tôi đi lấy biểu mẫu", by=world.lan, at=TUESDAY_8)

    assert remarks.of_officer(world.lan.officer_id or 0, world.centre.pk)[0].answer == "Tôi đi lấy biểu mẫu"
    with pytest.raises(AnsweredAlready):
        remarking.answer(remark, "Thêm nữa", by=world.lan, at=TUESDAY_8)


def test_the_same_press_twice_is_one_remark(world: World) -> None:
    key = UUID(int=7)
    write(world, key=key)
    write(world, key=key)

    assert Remark.objects.count() == 1


def test_taken_back_it_stands_but_counts_no_more(world: World) -> None:
    remark = write(world)
    assert counted(world) == {"praise": 0, "reminder": 1, "breach": 0}

    remarking.take_back(remark, "Nhầm người", by=world.son, at=TUESDAY_8)

    assert counted(world)["reminder"] == 0
    assert (
        remarks.of_officer(world.lan.officer_id or 0, world.centre.pk)[0].taken_back_because == "Nhầm người"
    )
    with pytest.raises(AnsweredAlready):
        remarking.take_back(remark, "Lần nữa", by=world.son, at=TUESDAY_8)
    with pytest.raises(AnsweredAlready):
        remarking.answer(remark, "Muộn", by=world.lan, at=TUESDAY_8)


def test_who_may_write_answer_and_take_back(world: World) -> None:
    remark = write(world)

    with pytest.raises(NotTheHead):
        write(world, by=world.lan, about=world.thu)
    with pytest.raises(NotYourRemark):
        remarking.answer(remark, "x", by=world.son, at=TUESDAY_8)
    with pytest.raises(NotTheHead):
        remarking.take_back(remark, "x", by=world.lan, at=TUESDAY_8)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    with pytest.raises(NotOfOneself):
        write(world, about=world.son)
    with pytest.raises(NotOfThisCentre):
        write(world, about=world.minh)
    with pytest.raises(YetToCome):
        write(world, happened_on=TODAY + timedelta(days=1))
    with pytest.raises(NothingSaid):
        write(world, text="  ")
    with pytest.raises(NoSuchRemark):
        remarking.answer(0, "x", by=world.lan, at=TUESDAY_8)
