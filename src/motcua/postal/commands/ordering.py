"""Telling the carrier what to carry, from state: asked once, asked again when it was down, never twice carried."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from procrastinate.contrib.django import app

from motcua.law.actor import Actor, ActorKind
from motcua.law.lifecycle import Status
from motcua.organisation.models import ServiceCentre
from motcua.postal import providers
from motcua.postal.commands.moving import Move, lock, move
from motcua.postal.models import Consigned, Direction, Payer, Shipment, State, Turn
from motcua.postal.providers import Accepted, Declined, Order, Party, Provider, Unreachable
from motcua.postal.queries import quoting

LONGEST_PAUSE = timedelta(hours=1)


def actor_of(provider: Provider) -> Actor:
    return Actor(kind=ActorKind.INTEGRATION, name=provider.name)


def make_ready(dossier_ids: Sequence[int], *, at: datetime) -> int:
    """The results of these dossiers are there: letters that waited for them can go; how many.

    A letter with several waits for the last one.
    """
    unfinished = Consigned.objects.filter(shipment=OuterRef("pk")).exclude(
        dossier__status__in=[Status.FINISHED, Status.RETURNED]
    )
    waiting = Consigned.objects.filter(
        dossier_id__in=dossier_ids, is_open=True, direction=Direction.RETURN
    ).values("shipment_id")
    ready = Shipment.objects.filter(
        ~Exists(unfinished), pk__in=waiting, state=State.ASKED, ready_at=None
    ).update(ready_at=at, order_at=at)
    if ready:
        app.configure_task("order_shipments").defer()
    return ready


def order(shipment_ids: Sequence[int], *, at: datetime) -> int:
    """Order these from the carrier; how many it accepted. What it does not answer is tried again later.

    The carrier is asked outside of any transaction; our number makes a second asking the same shipment.
    """
    provider = providers.offered()
    return sum(_order(provider, shipment_id, at) for shipment_id in shipment_ids) if provider else 0


def _order(provider: Provider, shipment_id: int, at: datetime) -> bool:
    shipment = _begun(shipment_id, at)
    if shipment is None:
        return False
    try:
        accepted = provider.order(_asked(shipment, at))
    except Unreachable as down:
        return _again(shipment_id, down.message)
    except Declined as no:
        return _give_up(shipment_id, str(no.params["why"]))
    return _accept(provider, shipment_id, accepted, at)


@transaction.atomic
def _begun(shipment_id: int, at: datetime) -> Shipment | None:
    """Note, before asking, that the carrier may know of it: whoever cancels meanwhile tells it so."""
    shipment = Shipment.objects.select_for_update().filter(pk=shipment_id).first()
    if shipment is None or shipment.state != State.ASKED or shipment.order_at is None:
        return None
    shipment.ordered_at, shipment.order_tries = at, shipment.order_tries + 1
    # Another worker that looks now leaves it alone until this try must have ended.
    shipment.order_at = at + _pause(shipment.order_tries)
    shipment.save(update_fields=["ordered_at", "order_tries", "order_at"])
    return shipment


def _pause(tries: int) -> timedelta:
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


def _again(shipment_id: int, why: str) -> bool:
    Shipment.objects.filter(pk=shipment_id, state=State.ASKED).update(fault=why)
    return False


def _give_up(shipment_id: int, why: str) -> bool:
    """The carrier says no: somebody has to mend the address or take another way. Shown at the counter."""
    Shipment.objects.filter(pk=shipment_id, state=State.ASKED).update(fault=why[:300], order_at=None)
    return False


@transaction.atomic
def _accept(provider: Provider, shipment_id: int, accepted: Accepted, at: datetime) -> bool:
    shipment = lock([shipment_id])[shipment_id]
    if shipment.state == State.ASKED:
        move(
            [
                Move(
                    shipment_id=shipment_id,
                    turn=Turn.ACCEPT,
                    by=actor_of(provider),
                    at=at,
                    waybill=accepted.waybill,
                    charged_dong=accepted.charged_dong,
                )
            ]
        )
        return True
    # Cancelled while the carrier was asked: it is told, from state.
    if shipment.state == State.CANCELLED:
        Shipment.objects.filter(pk=shipment_id).update(uncancelled=True)
    return False


def tell_cancelled(shipment_ids: Sequence[int], *, at: datetime) -> int:
    """Tell the carrier of what was cancelled here; how many it took."""
    provider = providers.offered()
    told = 0
    for pk, reference in Shipment.objects.filter(
        pk__in=shipment_ids, uncancelled=True
    ).values_list("pk", "reference"):  # fmt: skip
        if provider is None:
            break
        try:
            provider.cancel(reference, at=at)
        except Unreachable:
            continue
        except Declined as no:
            # It never knew of it, or it is too late: who is on the way finds nobody, and says so.
            Shipment.objects.filter(pk=pk).update(fault=str(no.params["why"])[:300])
        Shipment.objects.filter(pk=pk).update(uncancelled=False)
        told += 1
    return told


def _asked(shipment: Shipment, at: datetime) -> Order:
    there = Party(
        name=shipment.name,
        phone=shipment.phone,
        address=shipment.address,
        province_code=shipment.province_code,
        commune_code=shipment.commune_code,
    )
    here = _centre(shipment, at)
    collected = shipment.direction == Direction.COLLECTION
    return Order(
        reference=shipment.reference,
        direction=Direction(shipment.direction),
        sender=there if collected else here,
        recipient=here if collected else there,
        weight_grams=shipment.weight_grams,
        cash_dong=shipment.cost_dong if shipment.payer == Payer.APPLICANT else 0,
        window_on=shipment.window_on,
        window=shipment.window,
        note=shipment.note,
        callback_url=f"{settings.PUBLIC_URL}/post/callbacks/carrier/",
        at=at,
    )


def _centre(shipment: Shipment, at: datetime) -> Party:
    centre = ServiceCentre.objects.get(pk=shipment.centre_id)
    province_code, commune_code = quoting.home_of(shipment.centre_id, at.date())
    return Party(
        name=centre.name_vi,
        phone=centre.phone,
        address=centre.address,
        province_code=province_code,
        commune_code=commune_code,
    )
