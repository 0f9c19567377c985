"""A cashier decides on transfers that nothing matched: they pay a dossier, or go back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.lib import reference as references
from motcua.payments import policies
from motcua.payments.commands import book
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.commands.counter import PROVIDER
from motcua.payments.commands.settling import Report, settle
from motcua.payments.models import (
    AccountKind,
    EntryKind,
    LineState,
    Method,
    Payment,
    Refund,
    RefundState,
    State,
    StatementLine,
)
from motcua.payments.providers import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferMatched:
    """This transfer pays the dossier with this code."""

    line_id: int
    dossier_code: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferReturned:
    """This transfer goes back to its sender."""

    line_id: int
    reason: str
    by: Actor
    at: datetime


class AlreadyDecided(NotPossible):
    message = N_("This transfer was decided on already.")


class DoesNotPay(NotPossible):
    message = N_(
        "Dossier %(code)s owes %(owed)s đồng; the transfer is of %(amount)s. Only the whole sum pays it."
    )


class NoDossierHere(NotPossible):
    message = N_("There is no dossier %(code)s at this centre.")


class WhyReturned(NotPossible):
    message = N_("Say why the money goes back.")


@transaction.atomic
def match_transfers(orders: Sequence[TransferMatched]) -> list[Payment]:
    """Let each transfer pay its dossier. Raises AlreadyDecided, NoDossierHere, DoesNotPay, NotACashier."""
    return [_match(order, _undecided(order.line_id, order.by)) for order in orders]


def _match(order: TransferMatched, line: StatementLine) -> Payment:
    code = "".join(order.dossier_code.upper().split())
    dossier = Dossier.objects.filter(code=code, centre_id=line.centre_id).first()
    if dossier is None:
        raise NoDossierHere(code=code)
    payment = Payment.objects.create(
        reference=references.draw(),
        dossier=dossier,
        centre_id=line.centre_id,
        provider=PROVIDER,
        method=Method.TRANSFER,
        amount_dong=line.amount_dong,
        state=State.CREATED,
        cashier_id=order.by.officer_id,
        created_at=order.at,
    )
    report = Report(
        payment_id=payment.pk,
        outcome=Outcome.PAID,
        by=order.by,
        at=order.at,
        paid_dong=line.amount_dong,
        into=AccountKind.UNMATCHED,
        provider_reference=line.bank_reference,
    )
    if settle([report])[0].state != State.PAID:
        raise DoesNotPay(code=code, owed=dossier.owed_dong, amount=line.amount_dong)
    _decide(line, LineState.MATCHED_BY_HAND, order.by, order.at, payment_id=payment.pk)
    payment.refresh_from_db()
    return payment


@transaction.atomic
def return_transfers(orders: Sequence[TransferReturned]) -> list[Refund]:
    """Owe each transfer to its sender; another person approves that. Raises AlreadyDecided, NotACashier."""
    return [_return(order, _undecided(order.line_id, order.by)) for order in orders]


def _return(order: TransferReturned, line: StatementLine) -> Refund:
    if not order.reason.strip():
        raise WhyReturned
    refund = Refund.objects.create(
        centre_id=line.centre_id,
        transfer=line,
        amount_dong=line.amount_dong,
        owed_already=True,
        reason=order.reason.strip()[:500],
        to_account=f"{line.sender_account} {line.sender_name}".strip()[:100],
        state=RefundState.REQUESTED,
        asked_by_id=order.by.officer_id,
        asked_at=order.at,
    )
    debit, credit = (Account(k, line.centre_id) for k in (AccountKind.UNMATCHED, AccountKind.REFUNDS_PAYABLE))
    entry = Entry(
        kind=EntryKind.TRANSFER_RETURNED,
        key=f"return:{line.pk}",
        by=order.by,
        at=order.at,
        lines=moved(line.amount_dong, debit=debit, credit=credit),
        text=line.text,
        refund_id=refund.pk,
    )
    book.post([entry])
    _decide(line, LineState.SENT_BACK, order.by, order.at)
    return refund


def _undecided(line_id: int, by: Actor) -> StatementLine:
    line = StatementLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        raise AlreadyDecided
    policies.demand_reconciler(by, line.centre_id)
    if line.state != LineState.UNMATCHED:
        raise AlreadyDecided
    return line


def _decide(
    line: StatementLine, state: LineState, by: Actor, at: datetime, *, payment_id: int | None = None
) -> None:
    line.state, line.payment_id = state, payment_id
    line.decided_by_id, line.decided_at = by.officer_id, at
    line.save(update_fields=["state", "payment", "decided_by", "decided_at"])
