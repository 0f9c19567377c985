"""The register of equipment: what stands where, what is broken, what is to be maintained, the month's check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from motcua.hall.models import (
    CheckResult,
    CounterSession,
    EquipmentFault,
    EquipmentItem,
    EquipmentKind,
    Maintenance,
    SecurityCheck,
    SecurityTopic,
)
from motcua.lib.months import months_after

__all__ = ["CheckResult", "EquipmentKind", "SecurityTopic"]

MOST = 500
_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Item:
    """`due_on`: when it is to be maintained; None: never. `broken_since`: an open fault."""

    id: int
    number: str
    kind: EquipmentKind
    name: str
    serial: str
    counter: int | None
    in_use_on: date
    maintained_on: date | None
    due_on: date | None
    retired_on: date | None
    fault_id: int | None
    broken_since: datetime | None

    def is_due(self, on: date) -> bool:
        return self.due_on is not None and self.due_on <= on and self.retired_on is None


@dataclass(frozen=True, slots=True)
class FaultShown:
    id: int
    item_id: int
    item: str
    text: str
    reported_by: str
    reported_at: datetime
    fixed_by: str
    fixed_at: datetime | None
    how: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A topic of a month. `result` None: nobody looked yet."""

    topic: SecurityTopic
    result: CheckResult | None
    note: str
    checked_by: str
    checked_at: datetime | None


def register(centre_id: int) -> list[Item]:
    """Everything in use, the hall's own first, then by counter."""
    rows = EquipmentItem.objects.filter(centre_id=centre_id, retired_on=None).select_related("counter")
    return _items(list(rows.order_by("counter__number", "kind", "number")[:MOST]))


def at_my_place(officer_id: int, centre_id: int) -> list[Item]:
    """What an officer may find broken in two clicks: at their open counter first, then the hall's own and the rest."""
    counter_id = (
        CounterSession.objects.filter(officer_id=officer_id, centre_id=centre_id, closed_at=None)
        .values_list("counter__number", flat=True)
        .first()
    )
    return sorted(register(centre_id), key=lambda one: (one.counter != counter_id, one.counter is not None))


def item(item_id: int, centre_id: int) -> Item | None:
    rows = EquipmentItem.objects.filter(pk=item_id, centre_id=centre_id).select_related("counter")
    return next(iter(_items(list(rows))), None)


def _items(rows: Sequence[EquipmentItem]) -> list[Item]:
    ids = [one.pk for one in rows]
    done = dict(
        Maintenance.objects.filter(item_id__in=ids)
        .values("item_id")
        .annotate(on=Max("done_on"))
        .values_list("item_id", "on")
    )
    open_faults = {
        pk: (fault_id, since)
        for fault_id, pk, since in EquipmentFault.objects.filter(item_id__in=ids, fixed_at=None).values_list(
            "id", "item_id", "reported_at"
        )
    }
    return [_item(one, done.get(one.pk), open_faults.get(one.pk)) for one in rows]


def _item(one: EquipmentItem, maintained_on: date | None, fault: tuple[int, datetime] | None) -> Item:
    every = one.maintain_every_months
    return Item(
        id=one.pk,
        number=one.number,
        kind=EquipmentKind(one.kind),
        name=one.name,
        serial=one.serial,
        counter=one.counter.number if one.counter else None,
        in_use_on=one.in_use_on,
        maintained_on=maintained_on,
        due_on=months_after(maintained_on or one.in_use_on, every) if every else None,
        retired_on=one.retired_on,
        fault_id=fault[0] if fault else None,
        broken_since=fault[1] if fault else None,
    )


def faults(centre_id: int, *, item_id: int | None = None) -> list[FaultShown]:
    """Open ones first, then the newest."""
    rows = EquipmentFault.objects.filter(item__centre_id=centre_id).select_related(
        "item", "reported_by", "fixed_by"
    )
    if item_id is not None:
        rows = rows.filter(item_id=item_id)
    ordered = sorted(rows.order_by("-id")[:_FAULTS], key=lambda one: one.fixed_at is not None)
    return [
        FaultShown(
            one.pk, one.item_id, str(one.item), one.text, one.reported_by.full_name, one.reported_at,
            one.fixed_by.full_name if one.fixed_by else "", one.fixed_at, one.how,
        )
        for one in ordered
    ]  # fmt: skip


def maintained(item_id: int) -> list[tuple[date, str, str]]:
    """The newest first: day, note, by whom."""
    rows = Maintenance.objects.filter(item_id=item_id).order_by("-done_on")[:50]
    return list(rows.values_list("done_on", "note", "noted_by__full_name"))


def check(centre_id: int, month_on: date) -> list[Checked]:
    """Every topic with what was found in the month."""
    rows = SecurityCheck.objects.filter(centre_id=centre_id, month_on=month_on.replace(day=1))
    newest = {one.topic: one for one in rows.select_related("checked_by").order_by("id")}
    return [_checked(topic, newest.get(topic)) for topic in SecurityTopic]


def _checked(topic: SecurityTopic, one: SecurityCheck | None) -> Checked:
    if one is None:
        return Checked(topic, None, "", "", None)
    return Checked(topic, CheckResult(one.result), one.note, one.checked_by.full_name, one.checked_at)
