"""What the carrier tells by itself (callbacks), and what it answers when asked. Each news counts once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.postal import providers
from motcua.postal.commands import turning
from motcua.postal.commands.moving import Move, NoSuchShipment, lock, move, trail
from motcua.postal.commands.ordering import actor_of
from motcua.postal.models import CarrierCallback, Direction, Shipment, ShipmentEvent, State, Turn, after
from motcua.postal.providers import Declined, Forged, Heard, Message, News, Provider, Unreachable


class NonceUsedElsewhere(NotPossible):
    message = N_("This message number was already used for another message.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a callback did: nothing when it had been heard before, or came too late or too early to matter."""

    state: State
    took_effect: bool
    repeated: bool = False


def hear(provider_name: str, messages: Sequence[Message]) -> list[Taken]:
    """Take callbacks in, each once. Raises Forged, NoSuchShipment, NonceUsedElsewhere."""
    provider = providers.named(provider_name)
    if provider is None or not provider.is_offered():
        raise Forged
    return [_take(provider, message, provider.hear(message)) for message in messages]


@transaction.atomic
def _take(provider: Provider, message: Message, heard: Heard) -> Taken:
    shipment_id = _shipment_of(heard.news.reference)
    digest = hashlib.sha256(message.body).hexdigest()
    callback_id = _note(provider, heard, shipment_id, digest, message.heard_at)
    if callback_id is None:
        known = CarrierCallback.objects.get(provider=provider.name, nonce=heard.nonce)
        if known.body_sha256 != digest:
            raise NonceUsedElsewhere
        state = Shipment.objects.values_list("state", flat=True).get(pk=shipment_id)
        return Taken(State(state), took_effect=False, repeated=True)
    state, effect = apply(shipment_id, [heard.news], by=actor_of(provider), at=message.heard_at)
    CarrierCallback.objects.filter(pk=callback_id).update(took_effect=effect)
    return Taken(state, effect)


def _shipment_of(reference: str) -> int:
    found = Shipment.objects.filter(reference=reference.replace("\x00", "")[:11]).values_list("pk", flat=True)
    if len(reference) > 11 or not found:
        raise NoSuchShipment
    return int(found[0])


def _note(provider: Provider, heard: Heard, shipment_id: int, digest: str, at: datetime) -> int | None:
    """Keep the callback; None when it is known. A twin in another process waits for the first's commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO postal_carriercallback"
            " (provider, nonce, body_sha256, shipment_id, told, heard_at, took_effect)"
            " VALUES (%s, %s, %s, %s, %s, %s, false) ON CONFLICT (provider, nonce) DO NOTHING RETURNING id",
            [provider.name, heard.nonce, digest, shipment_id, heard.news.told, at],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def follow(shipment_ids: Sequence[int], *, at: datetime) -> int:
    """Ask the carrier about these and take in what is new; how many moved.

    What cannot be asked now is asked again later: it stays the longest unasked.
    """
    provider = providers.offered()
    moved = 0
    for pk, reference in Shipment.objects.filter(pk__in=shipment_ids).values_list("pk", "reference"):
        if provider is None:
            break
        try:
            told = provider.follow(reference, at=at)
        except (Unreachable, Declined):
            continue
        finally:
            Shipment.objects.filter(pk=pk).update(followed_at=at)
        with transaction.atomic():
            moved += apply(pk, told, by=actor_of(provider), at=at)[1]
    return moved


@transaction.atomic
def apply(shipment_id: int, told: Sequence[News], *, by: Actor, at: datetime) -> tuple[State, bool]:
    """Take news in, oldest first; where the shipment stands now, and whether any of it moved it."""
    shipment = lock([shipment_id])[shipment_id]
    known = set(
        ShipmentEvent.objects.filter(shipment_id=shipment_id)
        .exclude(carrier_event="")
        .values_list("carrier_event", flat=True)
    )
    effect = False
    for news in sorted(told, key=lambda one: (one.at, one.event)):
        if news.event in known or news.turn is None or turning.is_too_early(shipment, news.turn):
            continue
        known.add(news.event)
        effect |= _apply(shipment, news, by, at)
        shipment.refresh_from_db()
    return State(shipment.state), effect


def _apply(shipment: Shipment, news: News, by: Actor, at: datetime) -> bool:
    """Move by the news, or note that it came too late to matter."""
    if news.turn is None:
        return False
    order = Move(
        shipment_id=shipment.pk,
        turn=news.turn,
        by=by,
        at=at,
        # A clock that runs before ours tells of no future.
        happened_at=min(news.at, at),
        charged_dong=news.charged_dong,
        received_by=news.received_by,
        relation=news.relation,
        reason=news.note,
        place=news.place,
        carrier_event=news.event,
    )
    before = State(shipment.state)
    stale = shipment.told_at is not None and min(news.at, at) < shipment.told_at
    # That it was accepted we know from the answer to our order, which brings the waybill.
    known = news.turn == Turn.ACCEPT
    if stale or known or after(Direction(shipment.direction), before, news.turn) is None:
        trail(shipment, order, before).save(force_insert=True)
        return False
    move([order])
    return True
