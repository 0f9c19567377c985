"""What providers tell by themselves (callbacks), and what they answer when asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import N_, NotPossible
from motcua.payments import providers
from motcua.payments.commands.paying import NoSuchPayment
from motcua.payments.commands.settling import Report, Settled, settle
from motcua.payments.models import OPEN, GatewayCallback, Payment, State
from motcua.payments.providers import Answer, Forged, Heard, Message, Outcome, Provider, Unreachable


class NonceUsedElsewhere(NotPossible):
    message = N_("This message number was already used for another message.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a callback did: nothing when it had been heard before or came too late to matter."""

    state: State
    took_effect: bool
    repeated: bool = False


def hear(provider_name: str, messages: Sequence[Message]) -> list[Taken]:
    """Take callbacks in, each once. Raises Forged, NoSuchPayment, NonceUsedElsewhere."""
    provider = providers.named(provider_name)
    if provider is None:
        raise Forged
    return [_take(provider, message, provider.hear(message)) for message in messages]


@transaction.atomic
def _take(provider: Provider, message: Message, heard: Heard) -> Taken:
    payment = _payment(provider, heard.answer.reference)
    digest = hashlib.sha256(message.body).hexdigest()
    callback_id = _note(provider, heard, payment, digest, message.heard_at)
    if callback_id is None:
        known = GatewayCallback.objects.get(provider=provider.name, nonce=heard.nonce)
        if known.body_sha256 != digest:
            raise NonceUsedElsewhere
        payment.refresh_from_db(fields=["state"])
        return Taken(State(payment.state), took_effect=False, repeated=True)
    settled = _settle(provider, [(payment, heard.answer)], message.heard_at)[0]
    GatewayCallback.objects.filter(pk=callback_id).update(took_effect=settled.changed)
    return Taken(settled.state, settled.changed)


def _note(provider: Provider, heard: Heard, payment: Payment, digest: str, at: datetime) -> int | None:
    """Keep the callback; None when it is known. A twin in another process waits for the first's commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payments_gatewaycallback"
            " (provider, nonce, body_sha256, payment_id, told, heard_at, took_effect)"
            " VALUES (%s, %s, %s, %s, %s, %s, false) ON CONFLICT (provider, nonce) DO NOTHING RETURNING id",
            [provider.name, heard.nonce, digest, payment.pk, heard.told, at],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def ask(references: Sequence[str], *, at: datetime) -> list[State]:
    """Ask the providers what became of these tries and book it; their states.

    A provider that cannot be asked or does not answer leaves a try as it is. Raises NoSuchPayment.
    """
    states = []
    for reference in references:
        payment = Payment.objects.filter(reference=reference).first()
        if payment is None:
            raise NoSuchPayment
        answer = answer_of(payment, at) if payment.state in OPEN else None
        if answer is not None and answer.outcome != Outcome.PENDING:
            provider = providers.named(payment.provider)
            if provider is not None:
                payment.state = _settle(provider, [(payment, answer)], at)[0].state
        states.append(State(payment.state))
    return states


def expire(payment_ids: Sequence[int], *, at: datetime) -> int:
    """End the tries whose time ran out, after a last question to their provider; how many ended."""
    ended = 0
    for payment in Payment.objects.filter(pk__in=payment_ids, state__in=OPEN).order_by("id"):
        answer = answer_of(payment, at)
        provider = providers.named(payment.provider)
        if provider is None or answer is None or answer.outcome == Outcome.PENDING:
            by = actor_of(payment.provider)
            report = Report(payment_id=payment.pk, outcome=Outcome.EXPIRED, by=by, at=at)
            ended += settle([report])[0].changed
        else:
            ended += _settle(provider, [(payment, answer)], at)[0].changed
    return ended


def answer_of(payment: Payment, at: datetime) -> Answer | None:
    """The provider's answer; None where it gives none."""
    provider = providers.named(payment.provider)
    if provider is None or not provider.is_offered():
        return None
    try:
        return provider.ask(payment.reference, at=at)
    except Unreachable:
        return None


def _settle(provider: Provider, told: Sequence[tuple[Payment, Answer]], at: datetime) -> list[Settled]:
    return settle(
        [
            Report(
                payment_id=payment.pk,
                outcome=answer.outcome,
                by=actor_of(provider.name),
                at=at,
                paid_dong=answer.paid_dong,
                into=provider.account,
                provider_reference=answer.provider_reference,
                note=answer.note,
            )
            for payment, answer in told
        ]
    )


def _payment(provider: Provider, reference: str) -> Payment:
    payment = Payment.objects.filter(reference=reference, provider=provider.name).first()
    if payment is None:
        raise NoSuchPayment
    return payment


def actor_of(provider_name: str) -> Actor:
    return Actor(kind=ActorKind.INTEGRATION, name=provider_name)
