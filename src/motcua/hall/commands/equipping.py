"""Equipment: registered, placed, broken, mended, maintained, retired; the monthly check of security."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.models import (
    CheckResult,
    EquipmentFault,
    EquipmentItem,
    EquipmentKind,
    Maintenance,
    SecurityCheck,
    SecurityTopic,
)
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.organisation.models import Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An item for the register. `counter_id` None: the whole hall's; `every_months` None: never maintained."""

    number: str
    kind: EquipmentKind
    name: str
    in_use_on: date
    serial: str = ""
    counter_id: int | None = None
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a topic; what is not in order is said."""

    result: CheckResult
    note: str = ""


class NumberTaken(NotPossible):
    message = N_("The register has an item with this inventory number already.")


class NoSuchItem(NotPossible):
    message = N_("The register has no such item in use.")


class NothingListed(NotPossible):
    message = N_("An item has an inventory number and a name.")


class NotBroken(NotPossible):
    message = N_("This fault was mended already.")


class SayHow(NotPossible):
    message = N_("Say how it was mended.")


class NotInThePast(NotPossible):
    message = N_("This day is still to come.")


class SayWhatIsWrong(NotPossible):
    message = N_("Say what is not in order: %(topic)s.")


class NoSuchCounterHere(NotPossible):
    message = N_("This centre has no such counter.")


@transaction.atomic
def enlist(items: Sequence[Listing], *, centre_id: int, by: Actor, at: datetime) -> list[int]:
    """Write items into the register; their ids. Raises NotTheHallsSupervisor, NothingListed, NumberTaken."""
    policies.demand_directing(by, centre_id)
    rows = [_row(one, centre_id) for one in items]
    try:
        with transaction.atomic():
            made = EquipmentItem.objects.bulk_create(rows)
    except IntegrityError as error:
        if "one_item_per_inventory_number" not in str(error):
            raise
        raise NumberTaken from None
    for one in made:
        audit.change("equipment", str(one), by=by, at=at, after={"counter_id": one.counter_id})
    return [one.pk for one in made]


def _row(one: Listing, centre_id: int) -> EquipmentItem:
    number, name = one.number.strip()[:40], " ".join(one.name.split())[:120]
    if not number or not name:
        raise NothingListed
    _demand_counter(one.counter_id, centre_id)
    return EquipmentItem(
        centre_id=centre_id,
        counter_id=one.counter_id,
        number=number,
        kind=one.kind,
        name=name,
        serial=one.serial.strip()[:80],
        in_use_on=one.in_use_on,
        maintain_every_months=one.every_months,
    )


def _demand_counter(counter_id: int | None, centre_id: int) -> None:
    if counter_id is not None and not Counter.objects.filter(pk=counter_id, centre_id=centre_id).exists():
        raise NoSuchCounterHere


def _locked(item_id: int, centre_id: int) -> EquipmentItem:
    found = (
        EquipmentItem.objects.select_for_update()
        .filter(pk=item_id, centre_id=centre_id, retired_on=None)
        .first()
    )
    if found is None:
        raise NoSuchItem
    return found


@transaction.atomic
def place(item_id: int, counter_id: int | None, *, centre_id: int, by: Actor, at: datetime) -> None:
    """It stands at another counter, or serves the whole hall. Raises NotTheHallsSupervisor, NoSuchItem."""
    policies.demand_directing(by, centre_id)
    one = _locked(item_id, centre_id)
    _demand_counter(counter_id, centre_id)
    before, one.counter_id = one.counter_id, counter_id
    one.save(update_fields=["counter"])
    then, now = {"counter_id": before}, {"counter_id": counter_id}
    audit.change("equipment", str(one), by=by, at=at, before=then, after=now)


@transaction.atomic
def retire(item_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """It is out of use from today; an open fault ends with it. Raises NotTheHallsSupervisor, NoSuchItem."""
    officer_id = policies.demand_directing(by, centre_id)
    one = _locked(item_id, centre_id)
    one.retired_on = at.astimezone(HANOI).date()
    one.save(update_fields=["retired_on"])
    EquipmentFault.objects.filter(item=one, fixed_at=None).update(
        fixed_at=at, fixed_by_id=officer_id, how="Thanh lý, ngừng sử dụng"
    )
    audit.change("equipment", str(one), by=by, at=at, after={"retired_on": one.retired_on})


@transaction.atomic
def report_fault(item_id: int, text: str = "", *, centre_id: int, by: Actor, at: datetime) -> int:
    """Whoever serves here says that something does not work; the fault's id. Reported already, it is that one.

    Raises NotAtACounter, NoSuchItem.
    """
    officer_id = policies.demand_serving(by, centre_id)
    one = _locked(item_id, centre_id)
    found = EquipmentFault.objects.filter(item=one, fixed_at=None).first()
    if found is None:
        found = EquipmentFault.objects.create(
            item=one, text=text.strip()[:500], reported_by_id=officer_id, reported_at=at
        )
    return found.pk


@transaction.atomic
def mend(fault_id: int, how: str, *, centre_id: int, by: Actor, at: datetime) -> None:
    """It works again. Raises NotTheHallsSupervisor, NotBroken, SayHow."""
    officer_id = policies.demand_directing(by, centre_id)
    found = (
        EquipmentFault.objects.select_for_update(of=("self",))
        .filter(pk=fault_id, item__centre_id=centre_id, fixed_at=None)
        .first()
    )
    if found is None:
        raise NotBroken
    found.how = how.strip()[:500]
    if not found.how:
        raise SayHow
    found.fixed_at, found.fixed_by_id = at, officer_id
    found.save(update_fields=["how", "fixed_at", "fixed_by"])


@transaction.atomic
def maintain(item_id: int, done_on: date, note: str = "", *, centre_id: int, by: Actor, at: datetime) -> None:
    """It was maintained on a day; noted twice it stands once. Raises NotTheHallsSupervisor, NoSuchItem,
    NotInThePast.
    """
    officer_id = policies.demand_directing(by, centre_id)
    one = _locked(item_id, centre_id)
    if done_on > at.astimezone(HANOI).date():
        raise NotInThePast
    Maintenance.objects.bulk_create(
        [
            Maintenance(
                item=one, done_on=done_on, note=note.strip()[:500], noted_by_id=officer_id, noted_at=at
            )
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def check(
    month_on: date, found: Mapping[SecurityTopic, Found], *, centre_id: int, by: Actor, at: datetime
) -> int:
    """What was found in a month's check; how many topics.

    Raises NotTheHallsSupervisor, NotInThePast, SayWhatIsWrong.
    """
    officer_id = policies.demand_directing(by, centre_id)
    if month_on > at.astimezone(HANOI).date():
        raise NotInThePast
    for topic, one in found.items():
        if one.result == CheckResult.BAD and not one.note.strip():
            raise SayWhatIsWrong(topic=topic.label)
    SecurityCheck.objects.bulk_create(
        SecurityCheck(
            centre_id=centre_id,
            month_on=month_on.replace(day=1),
            topic=topic,
            result=one.result,
            note=one.note.strip()[:500],
            checked_by_id=officer_id,
            checked_at=at,
        )
        for topic, one in found.items()
    )
    return len(found)
