"""What PostgreSQL itself refuses, whoever writes."""

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.law.actor import SYSTEM
from motcua.payments.commands import book
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.models import AccountKind, EntryKind, LedgerAccount, LedgerEntry, LedgerLine
from tests.payments.money import LATER, balances
from tests.world import World


def _accounts(world: World) -> tuple[Account, Account]:
    return Account(AccountKind.BANK, world.centre.pk), Account(AccountKind.UNMATCHED, world.centre.pk)


def _booked(world: World, amount: int = 1000, key: str = "1") -> LedgerEntry:
    debit, credit = _accounts(world)
    entry = Entry(
        kind=EntryKind.TRANSFER_KEPT,
        key=key,
        by=SYSTEM,
        at=LATER,
        lines=moved(amount, debit=debit, credit=credit),
    )
    book.post([entry])
    return LedgerEntry.objects.get(key=key)


def _check() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def ledger(db: None) -> World:
    """Without the check of the other tests' world: here the ledger stands alone."""
    from tests import world as worlds

    return worlds.build()


def test_what_is_booked_moves_from_one_account_to_another(ledger: World) -> None:
    _booked(ledger)

    _check()
    assert balances() == {"bank": 1000, "unmatched": -1000}


def test_an_entry_that_does_not_balance_is_refused(ledger: World) -> None:
    debit, credit = _accounts(ledger)
    lines = ((debit, 1000), (credit, -999))

    with pytest.raises(DatabaseError, match="does not balance"), transaction.atomic():
        book.post([Entry(kind=EntryKind.PAID, key="x", by=SYSTEM, at=LATER, lines=lines)])
        _check()


def test_an_entry_without_lines_is_refused(ledger: World) -> None:
    with pytest.raises(DatabaseError, match="does not balance"), transaction.atomic():
        book.post([Entry(kind=EntryKind.PAID, key="x", by=SYSTEM, at=LATER, lines=())])
        _check()


def test_even_balanced_lines_cannot_join_an_entry_later(ledger: World) -> None:
    entry = _booked(ledger)
    _check()
    accounts = book.account_ids(
        [Account(AccountKind.CASH_SAFE, ledger.centre.pk), Account(AccountKind.FEE_INCOME, ledger.centre.pk)]
    )

    with pytest.raises(DatabaseError, match="does not balance"), transaction.atomic():
        for pk, amount in zip(accounts.values(), (5, -5), strict=True):
            LedgerLine.objects.create(entry=entry, account_id=pk, day_on=LATER.date(), amount_dong=amount)
        _check()


@pytest.mark.parametrize("table", ["payments_ledgerentry", "payments_ledgerline"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_is_changed_or_deleted(ledger: World, table: str, change: str) -> None:
    _booked(ledger)
    _check()

    with (
        pytest.raises(DatabaseError, match="only appended"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))


def test_a_key_is_booked_once(ledger: World) -> None:
    _booked(ledger)

    with pytest.raises(DatabaseError), transaction.atomic():
        _booked(ledger)


def test_a_closed_account_takes_nothing(ledger: World) -> None:
    _booked(ledger)
    LedgerAccount.objects.filter(kind=AccountKind.BANK).update(closed_at=LATER)

    with pytest.raises(DatabaseError, match="was closed"), transaction.atomic():
        _booked(ledger, key="2")
