"""The end of a cashier's day: the drawer is counted, the difference booked, the cash goes to the safe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.payments import policies
from motcua.payments.commands import book
from motcua.payments.commands.book import Account, Entry
from motcua.payments.models import AccountKind, DrawerClosing, EntryKind, LedgerAccount, LedgerLine

# The notes of the State Bank of Vietnam, and what is given for less.
NOTES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerCounted:
    """A cashier counts the own drawer of a day: `notes` by face value, `coins_dong` whatever else."""

    centre_id: int
    day_on: date
    by: Actor
    at: datetime
    notes: Mapping[int, int] = field(default_factory=dict)
    other_dong: int = 0
    note: str = ""

    @property
    def counted_dong(self) -> int:
        return sum(face * count for face, count in self.notes.items()) + self.other_dong


class ClosedAlready(NotPossible):
    message = N_("This drawer is closed already.")


class NoDrawer(NotPossible):
    message = N_("No cash was taken in this drawer that day; there is nothing to close.")


class SayWhy(NotPossible):
    message = N_("The count differs by %(difference)s đồng from the ledger. Count again, or say why.")


class WrongCount(NotPossible):
    message = N_("A number of notes cannot be below nought.")


@transaction.atomic
def close_drawers(orders: Sequence[DrawerCounted]) -> list[DrawerClosing]:
    """Close drawers as counted. Raises NoDrawer, ClosedAlready, SayWhy, WrongCount, NotACashier."""
    return [_close(order) for order in orders]


def _close(order: DrawerCounted) -> DrawerClosing:
    officer_id = order.by.officer_id
    if officer_id is None or not policies.may_take(order.by, order.centre_id):
        raise policies.NotACashier
    if any(count < 0 or face not in NOTES for face, count in order.notes.items()) or order.other_dong < 0:
        raise WrongCount
    account = _locked(order, officer_id)
    expected = LedgerLine.objects.filter(account=account).aggregate(n=Sum("amount_dong"))["n"] or 0
    difference = order.counted_dong - expected
    if difference and not order.note.strip():
        raise SayWhy(difference=difference)
    if expected or order.counted_dong:  # a drawer that ended empty moves nothing
        book.post([_entry(order, officer_id, expected, difference)])
    account.closed_at = order.at
    account.save(update_fields=["closed_at"])
    return DrawerClosing.objects.create(
        account=account,
        expected_dong=expected,
        counted_dong=order.counted_dong,
        difference_dong=difference,
        notes_counted={str(face): count for face, count in order.notes.items() if count},
        note=order.note.strip()[:500],
        closed_at=order.at,
    )


def _locked(order: DrawerCounted, officer_id: int) -> LedgerAccount:
    """The drawer, against whom money waits that is taken at this moment."""
    account = (
        LedgerAccount.objects.select_for_update()
        .filter(
            kind=AccountKind.CASH_DRAWER,
            centre_id=order.centre_id,
            officer_id=officer_id,
            day_on=order.day_on,
        )
        .first()
    )
    if account is None or not LedgerLine.objects.filter(account=account).exists():
        raise NoDrawer
    if account.closed_at is not None:
        raise ClosedAlready
    return account


def _entry(order: DrawerCounted, officer_id: int, expected: int, difference: int) -> Entry:
    lines = (
        (Account(AccountKind.CASH_SAFE, order.centre_id), order.counted_dong),
        (Account(AccountKind.CASH_DIFFERENCE, order.centre_id), -difference),
        (Account(AccountKind.CASH_DRAWER, order.centre_id, officer_id, order.day_on), -expected),
    )
    return Entry(
        kind=EntryKind.DRAWER_CLOSED,
        key=f"closed:{order.centre_id}:{officer_id}:{order.day_on}",
        by=order.by,
        at=order.at,
        lines=lines,
        text=order.note,
    )
