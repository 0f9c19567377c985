"""The bank's statement: each transfer booked once, matched by its reference or kept for a cashier."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.lib import reference as references
from motcua.payments import policies, providers
from motcua.payments.commands import book
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.commands.hearing import actor_of
from motcua.payments.commands.settling import Report, settle
from motcua.payments.models import (
    MONEY_CAME,
    AccountKind,
    EntryKind,
    LineState,
    Payment,
    StatementImport,
    StatementLine,
)
from motcua.payments.providers import Outcome
from motcua.payments.providers.bank_transfer import provider as bank_transfer
from motcua.payments.providers.bank_transfer import statement as files
from motcua.payments.providers.bank_transfer.statement import Credited


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGiven:
    """A file of the bank, as a cashier of `centre_id` brought it in."""

    file_name: str
    content: bytes
    centre_id: int
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file. `repeated`: the same file had been brought in before, nothing was booked."""

    lines: int
    known: int
    matched: int
    repeated: bool = False

    @property
    def unmatched(self) -> int:
        return self.lines - self.known - self.matched


class NoBankAccount(NotPossible):
    message = N_("No bank account is set for this centre (MOTCUA_BANK_ACCOUNT).")


def import_statements(orders: Sequence[StatementGiven]) -> list[Imported]:
    """Bring in statements, each whole or not at all. A transfer that is known is not booked again.

    Raises StatementUnreadable (with line and column), NotACashier, NoBankAccount.
    """
    return [_import(order) for order in orders]


@transaction.atomic
def _import(order: StatementGiven) -> Imported:
    policies.demand_reconciler(order.by, order.centre_id)
    if not settings.MOTCUA_BANK_ACCOUNT:
        raise NoBankAccount
    credits = files.read(order.content)
    statement, repeated = _keep(order, len(credits))
    if repeated:
        return Imported(statement.line_count, statement.known_count, statement.matched_count, repeated=True)
    new = _unknown(order, statement, credits)
    matches = _matches(new)
    matched = _book_matched(new, matches, order.at)
    _book_kept([line for line in new if line.payment_id is None], order)
    statement.known_count, statement.matched_count = len(credits) - len(new), matched
    statement.save(update_fields=["known_count", "matched_count"])
    return Imported(len(credits), len(credits) - len(new), matched)


def _keep(order: StatementGiven, count: int) -> tuple[StatementImport, bool]:
    """The import's row; a twin at the same moment waits here, and then finds this one."""
    digest = hashlib.sha256(order.content).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payments_statementimport (centre_id, sha256, file_name, imported_at, officer_id,"
            " line_count, known_count, matched_count) VALUES (%s, %s, %s, %s, %s, %s, 0, 0)"
            " ON CONFLICT (sha256) DO NOTHING RETURNING id",
            [order.centre_id, digest, order.file_name[:200], order.at, order.by.officer_id, count],
        )
        row = cursor.fetchone()
    return StatementImport.objects.get(sha256=digest), row is None


def _unknown(
    order: StatementGiven, statement: StatementImport, credits: Sequence[Credited]
) -> list[StatementLine]:
    """Rows for the transfers that no statement brought before, written as undecided."""
    account = settings.MOTCUA_BANK_ACCOUNT
    by_reference = {credit.bank_reference: credit for credit in credits}
    written = StatementLine.objects.bulk_create(
        [
            StatementLine(
                statement=statement,
                centre_id=order.centre_id,
                account=account,
                bank_reference=credit.bank_reference,
                credited_at=credit.credited_at,
                amount_dong=credit.amount_dong,
                text=credit.text,
                sender_name=credit.sender_name,
                sender_account=credit.sender_account,
                state=LineState.UNMATCHED,
            )
            for credit in by_reference.values()
        ],
        ignore_conflicts=True,
    )
    del written  # conflicts leave its rows without ids
    return list(StatementLine.objects.filter(statement=statement).order_by("id"))


def _matches(lines: Sequence[StatementLine]) -> dict[int, Payment]:
    """Line id -> the payment whose reference stands in its text, when sum and place agree.

    Each payment takes one transfer; a second for the same, or one for another sum, is for a cashier.
    """
    found = {line.pk: references.find(line.text) for line in lines}
    wanted = {reference for several in found.values() for reference in several}
    payments = {p.reference: p for p in Payment.objects.filter(reference__in=wanted)}
    taken: set[str] = set()
    matches = {}
    for line in lines:
        fits = [
            payments[one]
            for one in found[line.pk]
            if one in payments and one not in taken and _fits(line, payments[one])
        ]
        if len(fits) == 1:
            matches[line.pk] = fits[0]
            taken.add(fits[0].reference)
    return matches


def _fits(line: StatementLine, payment: Payment) -> bool:
    return (
        payment.provider == bank_transfer.PROVIDER.name
        and payment.amount_dong == line.amount_dong
        and payment.state not in MONEY_CAME
        and payment.centre_id == line.centre_id
    )


def _book_matched(lines: Sequence[StatementLine], matches: dict[int, Payment], at: datetime) -> int:
    provider = providers.named(bank_transfer.PROVIDER.name)
    account = provider.account if provider else AccountKind.BANK
    found = [line for line in lines if line.pk in matches]
    settle(
        [
            Report(
                payment_id=matches[line.pk].pk,
                outcome=Outcome.PAID,
                by=actor_of(bank_transfer.PROVIDER.name),
                at=at,
                paid_dong=line.amount_dong,
                into=account,
                provider_reference=line.bank_reference,
            )
            for line in found
        ]
    )
    for line in found:
        line.state, line.payment_id = LineState.MATCHED, matches[line.pk].pk
    StatementLine.objects.bulk_update(found, ["state", "payment"])
    return len(found)


def _book_kept(lines: Sequence[StatementLine], order: StatementGiven) -> None:
    """Money that lies at the bank and belongs to nobody yet."""
    book.post(
        [
            Entry(
                kind=EntryKind.TRANSFER_KEPT,
                key=f"transfer:{line.pk}",
                by=order.by,
                at=order.at,
                lines=moved(
                    line.amount_dong,
                    debit=Account(AccountKind.BANK, line.centre_id),
                    credit=Account(AccountKind.UNMATCHED, line.centre_id),
                ),
                text=line.text,
            )
            for line in lines
        ]
    )
