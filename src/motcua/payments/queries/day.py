"""A day's money at a centre: what was charged, what came, what went back, and each cashier's drawer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Sum

from motcua.law.worktime import HANOI
from motcua.payments.models import (
    AccountKind,
    EntryKind,
    LedgerAccount,
    LedgerEntry,
    LedgerLine,
    Method,
    Payment,
    Refund,
    RefundState,
    RefundWay,
)
from motcua.payments.queries.tries import METHODS

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Closed:
    """How a drawer was counted."""

    expected_dong: int
    counted_dong: int
    difference_dong: int
    note: str
    closed_at: datetime
    notes: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Drawer:
    """A cashier's drawer of a day: what the ledger says is in it."""

    balance_dong: int
    in_dong: int
    out_dong: int
    closed: Closed | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A payment that a cashier took. `method` is a msgid."""

    payment_id: int
    reference: str
    dossier_id: int
    dossier_code: str
    payer: str
    method: str
    amount_dong: int
    at: datetime
    receipt: str
    state: str


@dataclass(frozen=True, slots=True)
class CashierDay:
    """One cashier's line of the day's sheet."""

    name: str
    payments: int
    cash_dong: int
    card_dong: int
    refunded_dong: int
    drawer: Drawer | None


@dataclass(frozen=True, slots=True)
class DaySheet:
    """`received_dong` is by way of paying; `charged_dong` is what the day's fees came to."""

    day_on: date
    charged_dong: int
    received_dong: Mapping[str, int]
    unmatched_dong: int
    refunded_dong: int
    cashiers: Sequence[CashierDay]

    @property
    def received_in_all_dong(self) -> int:
        return sum(self.received_dong.values()) + self.unmatched_dong


def bounds(day_on: date) -> tuple[datetime, datetime]:
    starts_at = datetime.combine(day_on, time(), HANOI)
    return starts_at, starts_at + timedelta(days=1)


def drawer(centre_id: int, officer_id: int, day_on: date) -> Drawer | None:
    """None when no money was put into it."""
    account = (
        LedgerAccount.objects.filter(
            kind=AccountKind.CASH_DRAWER, centre_id=centre_id, officer_id=officer_id, day_on=day_on
        )
        .select_related("closing")
        .first()
    )
    return _drawer(account) if account else None


def _drawer(account: LedgerAccount) -> Drawer | None:
    amounts = list(
        LedgerLine.objects.filter(account=account)
        .exclude(entry__kind=EntryKind.DRAWER_CLOSED)
        .values_list("amount_dong", flat=True)
    )
    if not amounts:
        return None
    came, went = sum(a for a in amounts if a > 0), -sum(a for a in amounts if a < 0)
    found = getattr(account, "closing", None)
    closed = None
    if found is not None:
        notes = {int(face): int(count) for face, count in found.notes_counted.items()}
        closed = Closed(
            found.expected_dong, found.counted_dong, found.difference_dong, found.note, found.closed_at, notes
        )
    return Drawer(0 if closed else came - went, came, went, closed)


def unclosed(centre_id: int, officer_id: int, before: date) -> list[date]:
    """Earlier days whose drawer this cashier forgot to close."""
    rows = LedgerAccount.objects.filter(
        kind=AccountKind.CASH_DRAWER,
        centre_id=centre_id,
        officer_id=officer_id,
        day_on__gte=before - timedelta(days=31),
        day_on__lt=before,
        closed_at=None,
    )
    return [a.day_on for a in rows.order_by("day_on") if a.day_on and _drawer(a)]


def taken_by(centre_id: int, officer_id: int, day_on: date) -> tuple[Taken, ...]:
    """What a cashier took on a day, newest first."""
    starts_at, ends_at = bounds(day_on)
    rows = Payment.objects.filter(
        centre_id=centre_id, received_at__gte=starts_at, received_at__lt=ends_at, cashier_id=officer_id
    )
    found = rows.select_related("dossier", "receipt").order_by("-received_at", "-id")[:MOST_SHOWN]
    return tuple(
        Taken(
            payment_id=p.pk,
            reference=p.reference,
            dossier_id=p.dossier_id,
            dossier_code=p.dossier.code,
            payer=p.dossier.submitter_name or p.dossier.applicant_name,
            method=METHODS[p.method],
            amount_dong=p.received_dong,
            at=p.received_at or p.created_at,
            receipt=str(p.receipt) if hasattr(p, "receipt") else "",
            state=p.state,
        )
        for p in found
    )


def sheet(centre_id: int, day_on: date) -> DaySheet:
    """The whole day of a centre."""
    starts_at, ends_at = bounds(day_on)
    came = Payment.objects.filter(centre_id=centre_id, received_at__gte=starts_at, received_at__lt=ends_at)
    # A transfer that a cashier matched had come with its statement and stands there.
    own = came.exclude(transfers__state="by_hand").order_by()
    received = dict(own.values_list("method").annotate(n=Sum("received_dong")))
    return DaySheet(
        day_on=day_on,
        charged_dong=_moved(centre_id, day_on, EntryKind.CHARGED)
        - _moved(centre_id, day_on, EntryKind.LIFTED),
        received_dong={method.value: received.get(method.value, 0) for method in Method},
        unmatched_dong=_moved(centre_id, day_on, EntryKind.TRANSFER_KEPT),
        refunded_dong=_moved(centre_id, day_on, EntryKind.REFUND_PAID),
        cashiers=_cashiers(centre_id, day_on),
    )


def _moved(centre_id: int, day_on: date, kind: EntryKind) -> int:
    rows = LedgerLine.objects.filter(account__centre_id=centre_id, day_on=day_on, entry__kind=kind)
    return rows.filter(amount_dong__gt=0).aggregate(n=Sum("amount_dong"))["n"] or 0


def _cashiers(centre_id: int, day_on: date) -> tuple[CashierDay, ...]:
    starts_at, ends_at = bounds(day_on)
    rows = (
        Payment.objects.filter(
            centre_id=centre_id,
            received_at__gte=starts_at,
            received_at__lt=ends_at,
            cashier_id__isnull=False,
            method__in=(Method.CASH, Method.CARD),
        )
        .order_by()
        .values_list("cashier_id", "cashier__full_name", "method")
        .annotate(n=Sum("received_dong"), count=Count("id"))
    )
    names, sums, counts = dict[int, str](), dict[tuple[int, str], int](), dict[int, int]()
    for officer_id, name, method, amount, count in rows:
        names[officer_id] = name
        sums[officer_id, method] = amount
        counts[officer_id] = counts.get(officer_id, 0) + count
    back = _paid_back(centre_id, starts_at, ends_at)
    names |= {officer_id: name for officer_id, (name, _) in back.items()}
    drawers = _drawers(centre_id, day_on)
    return tuple(
        CashierDay(
            name=name,
            payments=counts.get(officer_id, 0),
            cash_dong=sums.get((officer_id, Method.CASH), 0),
            card_dong=sums.get((officer_id, Method.CARD), 0),
            refunded_dong=back.get(officer_id, ("", 0))[1],
            drawer=drawers.get(officer_id),
        )
        for officer_id, name in sorted(names.items(), key=lambda one: one[1])
    )


def _paid_back(centre_id: int, starts_at: datetime, ends_at: datetime) -> dict[int, tuple[str, int]]:
    rows = (
        Refund.objects.filter(
            centre_id=centre_id,
            state=RefundState.PAID_OUT,
            way=RefundWay.CASH,
            paid_out_at__gte=starts_at,
            paid_out_at__lt=ends_at,
            paid_out_by_id__isnull=False,
        )
        .order_by()
        .values_list("paid_out_by_id", "paid_out_by__full_name")
        .annotate(n=Sum("amount_dong"))
    )
    return {officer_id: (name, amount) for officer_id, name, amount in rows}


def _drawers(centre_id: int, day_on: date) -> dict[int, Drawer]:
    rows = LedgerAccount.objects.filter(
        kind=AccountKind.CASH_DRAWER, centre_id=centre_id, day_on=day_on, officer_id__isnull=False
    ).select_related("closing")
    found = {account.officer_id: _drawer(account) for account in rows}
    return {pk: one for pk, one in found.items() if pk is not None and one is not None}


def entries_of(payment_id: int) -> list[tuple[datetime, str, str, int]]:
    """The ledger's entries about a payment: when, what (a msgid), by whom, how much."""
    rows = LedgerEntry.objects.filter(payment_id=payment_id).order_by("id")
    return [(e.at, EntryKind(e.kind).label, e.actor_name, e.amount_dong) for e in rows]
