"""The one place that writes the ledger: entries with their lines, each by its key once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from motcua.law.actor import Actor
from motcua.law.worktime import HANOI
from motcua.payments.models import AccountKind, EntryKind, LedgerAccount, LedgerEntry, LedgerLine


@dataclass(frozen=True, slots=True)
class Account:
    """An account by its name. `officer_id` and `day_on` name a cashier's drawer of a day."""

    kind: AccountKind
    centre_id: int
    officer_id: int | None = None
    day_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What to book. Debits are above nought; nothing is booked for lines of nought."""

    kind: EntryKind
    key: str
    by: Actor
    at: datetime
    lines: tuple[tuple[Account, int], ...]
    text: str = ""
    payment_id: int | None = None
    refund_id: int | None = None
    obligation_id: int | None = None


def moved(amount_dong: int, *, debit: Account, credit: Account) -> tuple[tuple[Account, int], ...]:
    """The lines that move an amount from `credit` to `debit`."""
    return ((debit, amount_dong), (credit, -amount_dong))


def drawer(centre_id: int, officer_id: int, at: datetime) -> Account:
    return Account(AccountKind.CASH_DRAWER, centre_id, officer_id, at.astimezone(HANOI).date())


def post(entries: Sequence[Entry]) -> None:
    """Book a set of entries, in three statements. Must run in the transaction of what it books.

    Raises IntegrityError for a key that was booked before and for a drawer that was closed: who
    calls has looked at both under a lock.
    """
    if not entries:
        return
    ids = account_ids({account for entry in entries for account, _ in entry.lines})
    rows = LedgerEntry.objects.bulk_create(_row(entry) for entry in entries)
    LedgerLine.objects.bulk_create(
        LedgerLine(
            entry_id=row.pk,
            account_id=ids[account],
            day_on=entry.at.astimezone(HANOI).date(),
            amount_dong=amount,
        )
        for row, entry in zip(rows, entries, strict=True)
        for account, amount in entry.lines
        if amount
    )


def account_ids(accounts: Iterable[Account]) -> dict[Account, int]:
    """The rows of these accounts; those that were never used are opened."""
    wanted = sorted(accounts, key=lambda a: (a.centre_id, a.kind, a.officer_id or 0, a.day_on or date.min))
    columns = (
        [a.centre_id for a in wanted],
        [a.kind.value for a in wanted],
        [a.officer_id for a in wanted],
        [a.day_on for a in wanted],
    )
    with connection.cursor() as cursor:
        cursor.execute(_FIND, columns)
        found = {Account(AccountKind(row[0]), *row[1:4]): row[4] for row in cursor.fetchall()}
        if len(found) < len(wanted):
            cursor.execute(_OPEN, columns)
            cursor.execute(_FIND, columns)
            found = {Account(AccountKind(row[0]), *row[1:4]): row[4] for row in cursor.fetchall()}
    return found


_GIVEN = (
    "unnest(%s::bigint[], %s::text[], %s::bigint[], %s::date[]) AS w (centre_id, kind, officer_id, day_on)"
)
_FIND = f"""
    SELECT a.kind, a.centre_id, a.officer_id, a.day_on, a.id FROM {_GIVEN}
    JOIN payments_ledgeraccount a ON a.centre_id = w.centre_id AND a.kind = w.kind
        AND a.day_on IS NOT DISTINCT FROM w.day_on AND a.officer_id IS NOT DISTINCT FROM w.officer_id
"""  # noqa: S608 - no value from outside
_OPEN = f"""
    INSERT INTO payments_ledgeraccount (centre_id, kind, officer_id, day_on) SELECT * FROM {_GIVEN}
    ON CONFLICT DO NOTHING
"""  # noqa: S608 - no value from outside


def _row(entry: Entry) -> LedgerEntry:
    return LedgerEntry(
        kind=entry.kind,
        at=entry.at,
        key=entry.key,
        amount_dong=sum(amount for _, amount in entry.lines if amount > 0),
        line_count=sum(1 for _, amount in entry.lines if amount),
        text=entry.text[:300],
        actor_name=entry.by.name,
        officer_id=entry.by.officer_id,
        payment_id=entry.payment_id,
        refund_id=entry.refund_id,
        obligation_id=entry.obligation_id,
    )


def is_closed(account: Account) -> bool:
    """Whether this drawer was closed; locks it against a closing under way."""
    pk = account_ids([account])[account]
    closed_at = (
        LedgerAccount.objects.select_for_update(no_key=True).values_list("closed_at", flat=True).get(pk=pk)
    )
    return closed_at is not None
