"""Beginning a try to pay, and giving it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.law.actor import SYSTEM, Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import BY_ACT, Act
from motcua.lib import reference as references
from motcua.payments import providers
from motcua.payments.commands.settling import Report, settle
from motcua.payments.models import OPEN, Payment, State, Turn, after
from motcua.payments.providers import Asked, Outcome, Provider, Unreachable
from motcua.payments.queries.tries import purpose_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Pay all that a dossier owes by `provider`. In the addresses `{reference}` stands for the try's own.

    `by` who pays: the account that is signed in, or whoever holds the receipt.
    """

    dossier_id: int
    provider: str
    by: Actor
    at: datetime
    return_url: str
    callback_url: str
    key: UUID | None = None


class NothingOwed(NotPossible):
    message = N_("Dossier %(code)s owes nothing now.")


class NoSuchWay(NotPossible):
    message = N_("This way to pay is not offered.")


class NoSuchPayment(NotPossible):
    message = N_("There is no such payment.")


class TooLateToCancel(NotPossible):
    message = N_("This payment has ended already.")


def begin(orders: Sequence[Begin]) -> list[str]:
    """Begin to pay; the references of the tries. One that is open for the same sum goes on.

    The provider is asked outside of any transaction. Raises NothingOwed, NoSuchWay; Unreachable after
    the try was noted as failed.
    """
    return [_begin(order) for order in orders]


def _begin(order: Begin) -> str:
    provider = providers.named(order.provider)
    if provider is None or not provider.is_offered():
        raise NoSuchWay
    payment = _noted(order, provider)
    if payment.state != State.CREATED:
        return payment.reference
    asked = asked_of(payment, at=order.at, return_url=order.return_url, callback_url=order.callback_url)
    try:
        opened = provider.open(asked)
    except Unreachable as refused:
        report = Report(
            payment_id=payment.pk, outcome=Outcome.FAILED, by=SYSTEM, at=order.at, note=refused.message
        )
        settle([report])
        raise
    _open(payment.pk, opened.provider_reference, opened.pay_url)
    return payment.reference


@transaction.atomic
def _noted(order: Begin, provider: Provider) -> Payment:
    """The open try for the sum owed, or a new one. The dossier's lock makes two clicks one try."""
    dossier = Dossier.objects.select_for_update(no_key=True).filter(pk=order.dossier_id).first()
    if dossier is None:
        raise NoSuchPayment
    if not dossier.owed_dong or dossier.status not in BY_ACT[Act.RECORD_PAYMENT].sources:
        raise NothingOwed(code=dossier.code)
    if order.key is not None:
        twin = Payment.objects.filter(key=order.key, dossier=dossier).first()
        if twin is not None:
            return twin
    tries = Payment.objects.filter(dossier=dossier, provider=provider.name, state__in=OPEN).order_by("id")
    for payment in tries.select_for_update():
        if _still_good(payment, dossier, order.at):
            return payment
        payment.state = State.EXPIRED
        payment.save(update_fields=["state"])
    return Payment.objects.create(
        reference=references.draw(),
        dossier=dossier,
        centre_id=dossier.centre_id,
        provider=provider.name,
        method=provider.method,
        amount_dong=dossier.owed_dong,
        state=State.CREATED,
        payer_id=order.by.person_id,
        created_at=order.at,
        expires_at=order.at + provider.lasts(),
        key=order.key,
    )


def _still_good(payment: Payment, dossier: Dossier, at: datetime) -> bool:
    in_time = payment.expires_at is not None and payment.expires_at > at
    # One that is only begun is opened again: providers take the same reference as the same payment.
    return in_time and payment.amount_dong == dossier.owed_dong


def _open(payment_id: int, provider_reference: str, pay_url: str) -> None:
    with transaction.atomic():
        payment = Payment.objects.select_for_update().get(pk=payment_id)
        to = after(State(payment.state), Turn.OPENED)
        if to is not None:  # a callback may have been faster than the answer
            payment.state = to
        payment.provider_reference, payment.pay_url = provider_reference, pay_url
        payment.save(update_fields=["state", "provider_reference", "pay_url"])


def asked_of(payment: Payment, *, at: datetime, return_url: str = "", callback_url: str = "") -> Asked:
    """The payment as its provider is asked for it."""
    return Asked(
        reference=payment.reference,
        amount_dong=payment.amount_dong,
        purpose=purpose_of(payment.reference),
        expires_at=payment.expires_at or at,
        return_url=return_url.replace("{reference}", payment.reference),
        callback_url=callback_url,
        at=at,
    )


def cancel(references_: Sequence[str], *, dossier_id: int, by: Actor, at: datetime) -> None:
    """The payer gives these tries up; one that is cancelled already stays so.

    Raises NoSuchPayment, TooLateToCancel.
    """
    with transaction.atomic():
        rows = Payment.objects.filter(reference__in=references_, dossier_id=dossier_id).order_by("id")
        found = dict(rows.values_list("reference", "id"))
        if len(found) != len(set(references_)):
            raise NoSuchPayment
        settled = settle(
            [
                Report(payment_id=found[reference], outcome=Outcome.CANCELLED, by=by, at=at)
                for reference in references_
            ]
        )
        if any(one.state != State.CANCELLED for one in settled):
            raise TooLateToCancel
