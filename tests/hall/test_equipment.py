"""The register: what stands where, a fault in two clicks, maintenance that comes due, the month's check."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.hall.commands import equipping
from motcua.hall.commands.equipping import (
    Found,
    Listing,
    NoSuchCounterHere,
    NoSuchItem,
    NotBroken,
    NothingListed,
    NotInThePast,
    NumberTaken,
    SayHow,
    SayWhatIsWrong,
)
from motcua.hall.models import CheckResult, EquipmentFault, EquipmentKind, SecurityCheck, SecurityTopic
from motcua.hall.policies import NotAtACounter, NotTheHallsSupervisor
from motcua.hall.queries import equipment
from tests.hall.places import Hall
from tests.hall.test_pages import signed_in
from tests.world import TUESDAY_8, at

TODAY = TUESDAY_8.date()


def listed(hall: Hall, **other: object) -> int:
    told = {"number": "MT-03", "kind": EquipmentKind.COMPUTER, "name": "Máy tính quầy 3", "counter_id": hall.three.pk,
            "in_use_on": date(2021, 1, 31), "every_months": 1}  # fmt: skip
    one = Listing(**(told | other))  # type: ignore[arg-type]
    return equipping.enlist([one], **hall.by(hall.world.son, TUESDAY_8))[0]


def the_item(hall: Hall) -> equipment.Item:
    [one] = equipment.register(hall.centre_id)
    return one


def test_maintenance_comes_due_by_the_month_and_counts_from_the_last(hall: Hall) -> None:
    item = listed(hall)
    assert (the_item(hall).due_on, the_item(hall).is_due(TODAY)) == (date(2021, 2, 28), True)

    for _ in range(2):
        equipping.maintain(item, TODAY, "Vệ sinh, cập nhật", **hall.by(hall.world.son, TUESDAY_8))

    assert (the_item(hall).due_on, the_item(hall).is_due(TODAY)) == (date(2021, 5, 6), False)
    assert len(equipment.maintained(item)) == 1


def test_a_fault_is_open_once_until_it_is_mended(hall: Hall) -> None:
    item = listed(hall)

    fault = equipping.report_fault(item, **hall.by(hall.lan, TUESDAY_8))
    assert equipping.report_fault(item, "Vẫn hỏng", **hall.by(hall.mai, TUESDAY_8)) == fault
    assert the_item(hall).broken_since == TUESDAY_8
    with pytest.raises(SayHow):
        equipping.mend(fault, " ", **hall.by(hall.world.son, TUESDAY_8))
    equipping.mend(fault, "Thay dây", **hall.by(hall.world.son, at("04-06 09:00")))

    assert the_item(hall).broken_since is None
    with pytest.raises(NotBroken):
        equipping.mend(fault, "Lần nữa", **hall.by(hall.world.son, TUESDAY_8))
    assert equipping.report_fault(item, **hall.by(hall.lan, at("04-06 10:00"))) != fault


def test_in_two_clicks_from_ones_counter(hall: Hall) -> None:
    listed(hall, number="TV-01", name="Màn hình chung", counter_id=None)
    item = listed(hall)
    hall.opened(hall.lan, hall.three)
    lan = signed_in(hall.lan)

    page = lan.get("/desk/hall/broken")  # the first click: the link in the row above
    assert page.context["items"][0].id == item
    lan.post(f"/desk/hall/broken/{item}")  # the second: the button of the item

    assert EquipmentFault.objects.get().item_id == item


def test_retired_it_leaves_the_register_with_its_fault(hall: Hall) -> None:
    item = listed(hall)
    equipping.report_fault(item, **hall.by(hall.lan, TUESDAY_8))

    equipping.retire(item, **hall.by(hall.world.son, TUESDAY_8))

    assert equipment.register(hall.centre_id) == []
    assert EquipmentFault.objects.get().fixed_at is not None
    with pytest.raises(NoSuchItem):
        equipping.report_fault(item, **hall.by(hall.lan, TUESDAY_8))


def test_the_months_check_says_who_when_and_what(hall: Hall) -> None:
    son = hall.by(hall.world.son, TUESDAY_8)
    wrong = {SecurityTopic.LOCKED: Found(CheckResult.BAD)}
    with pytest.raises(SayWhatIsWrong):
        equipping.check(TODAY, wrong, **son)
    equipping.check(TODAY, {SecurityTopic.LOCKED: Found(CheckResult.BAD, "Quầy 4 để mở màn hình")}, **son)
    equipping.check(
        TODAY, {SecurityTopic.LOCKED: Found(CheckResult.GOOD)}, **hall.by(hall.world.son, at("04-08 08:00"))
    )

    found = {one.topic: one for one in equipment.check(hall.centre_id, TODAY)}
    assert len(found) == len(SecurityTopic)
    locked = found[SecurityTopic.LOCKED]
    assert (locked.result, locked.checked_by, locked.checked_at) == (
        CheckResult.GOOD,
        "Triệu Văn Sơn",
        at("04-08 08:00"),
    )
    assert found[SecurityTopic.BACKUP].result is None
    with pytest.raises(IntegrityError), transaction.atomic():
        SecurityCheck.objects.all().delete()


def test_what_makes_no_sense_is_refused(hall: Hall) -> None:
    item, son = listed(hall), hall.by(hall.world.son, TUESDAY_8)

    with pytest.raises(NumberTaken):
        listed(hall)
    with pytest.raises(NothingListed):
        listed(hall, number=" ")
    with pytest.raises(NoSuchCounterHere):
        listed(hall, number="2", counter_id=0)
    with pytest.raises(NoSuchCounterHere):
        equipping.place(item, 0, **son)
    with pytest.raises(NotInThePast):
        equipping.maintain(item, TODAY + timedelta(days=1), **son)
    with pytest.raises(NotInThePast):
        equipping.check(date(2021, 5, 1), {}, **son)


def test_who_serves_reports_and_the_supervisor_does_the_rest(hall: Hall) -> None:
    item = listed(hall)

    with pytest.raises(NotAtACounter):
        equipping.report_fault(item, **hall.by(hall.world.minh, TUESDAY_8))
    for act in (
        lambda: equipping.retire(item, **hall.by(hall.lan, TUESDAY_8)),
        lambda: equipping.place(item, None, **hall.by(hall.lan, TUESDAY_8)),
        lambda: equipping.maintain(item, TODAY, **hall.by(hall.lan, TUESDAY_8)),
        lambda: equipping.check(TODAY, {}, **hall.by(hall.lan, TUESDAY_8)),
        lambda: equipping.mend(1, "x", **hall.by(hall.lan, TUESDAY_8)),
    ):
        with pytest.raises(NotTheHallsSupervisor):
            act()
