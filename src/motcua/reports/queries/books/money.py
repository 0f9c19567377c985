"""The books of money: what was paid and what the ledger holds, the drawers, and the receipts without gap."""

from datetime import date

from django.db.models import Max, Min, Sum
from django.db.models.aggregates import Count

from motcua.law.errors import N_
from motcua.payments.models import (
    AccountKind,
    DrawerClosing,
    EntryKind,
    FeeReceipt,
    LedgerAccount,
    LedgerLine,
    Method,
)
from motcua.payments.models.ledger import MONEY
from motcua.payments.queries import day
from motcua.reports.queries.books.counting import Book, Line, Open

_CAME = (EntryKind.PAID, EntryKind.PAID_IN_VAIN, EntryKind.TRANSFER_KEPT)
_WAYS = {
    Method.CASH: N_("in cash"),
    Method.CARD: N_("by card"),
    Method.TRANSFER: N_("by transfer"),
    Method.GATEWAY: N_("by the payment gateway"),
}


def money(centre_id: int, day_on: date) -> Book:
    """What payments and statements say came in, and what the ledger booked on money's accounts."""
    sheet = day.sheet(centre_id, day_on)
    booked = LedgerLine.objects.filter(
        account__centre_id=centre_id,
        account__kind__in=MONEY,
        day_on=day_on,
        entry__kind__in=_CAME,
        amount_dong__gt=0,
    )
    sums = dict(booked.order_by().values_list("account__kind").annotate(n=Sum("amount_dong")))
    return Book(
        "money",
        N_("Money received"),
        [
            *(Line(label, sheet.received_dong.get(method.value, 0)) for method, label in _WAYS.items()),
            Line(N_("transfers of unknown purpose"), sheet.unmatched_dong),
        ],
        [Line(str(kind.label), sums.get(kind.value, 0)) for kind in sorted(MONEY - {AccountKind.CASH_SAFE})],
        in_dong=True,
    )


def drawers(centre_id: int, day_on: date) -> Book:
    """What went into the cashiers' drawers and out of them, and what they counted."""
    accounts = LedgerAccount.objects.filter(
        kind=AccountKind.CASH_DRAWER, centre_id=centre_id, day_on=day_on
    ).select_related("officer")
    lines = LedgerLine.objects.filter(account__in=accounts).exclude(entry__kind=EntryKind.DRAWER_CLOSED)
    held = dict(lines.order_by().values_list("account_id").annotate(n=Sum("amount_dong")))
    counted = dict(
        DrawerClosing.objects.filter(account__in=accounts).values_list("account_id", "counted_dong")
    )
    unclosed = [one for one in accounts if held.get(one.pk) and one.pk not in counted]
    went_in = lines.filter(amount_dong__gt=0).aggregate(n=Sum("amount_dong"))["n"] or 0
    short = sum(held.get(pk, 0) for pk in counted) - sum(counted.values())
    return Book(
        "drawers",
        N_("Cash drawers"),
        [
            Line(N_("put in"), went_in),
            Line(N_("paid back to people"), sum(held.values()) - went_in),
        ],
        [
            Line(N_("counted into the safe"), sum(counted.values())),
            Line(N_("short (above nought) or over (below), with a note"), short),
            Line(N_("not counted yet"), sum(held[one.pk] for one in unclosed)),
        ],
        [
            Open(
                N_("The drawer of %(name)s is not closed."),
                {"name": one.officer.full_name if one.officer else ""},
            )
            for one in unclosed
        ],
        in_dong=True,
    )


def fee_receipts(centre_id: int, day_on: date) -> Book:
    """The day's receipts: from the first number of each series to the last, and how many there are."""
    starts_at, ends_at = day.bounds(day_on)
    rows = FeeReceipt.objects.filter(
        centre_id=centre_id,
        payment__centre_id=centre_id,
        payment__received_at__gte=starts_at,
        payment__received_at__lt=ends_at,
    )
    ranges = list(
        rows.order_by()
        .values_list("series")
        .annotate(first=Min("number"), last=Max("number"), many=Count("pk"))
    )
    return Book(
        "receipts",
        N_("Fee receipts"),
        [
            Line(
                N_("numbers from the first to the last"),
                sum(last - first + 1 for _s, first, last, _n in ranges),
            )
        ],
        [Line(N_("receipts"), sum(many for _s, _f, _l, many in ranges))],
    )
