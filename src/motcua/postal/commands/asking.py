"""Asking that the post collect papers or bring a result: by the applicant, or at the counter for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.post import PostNoted
from motcua.dossiers.commands.speaking import ReturnChanged
from motcua.dossiers.models import Channel, Dossier, ReturnWay
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import IN_HAND, OPEN, Status
from motcua.law.worktime import HANOI
from motcua.lib import reference as references
from motcua.postal import policies
from motcua.postal.models import (
    Consigned,
    Direction,
    Shipment,
    ShipmentEvent,
    State,
    Window,
)
from motcua.postal.policies import NotAtThePost
from motcua.postal.queries import quoting
from motcua.postal.queries.places import address
from motcua.postal.queries.quoting import Quote

PREFIX = "BC"
MOST_DAYS_AHEAD = 30
MOST_TOGETHER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the post. `seen_dong` is the cost that whoever asks was shown.

    For dossiers that exist, or (a collection) for one that is to be filed under `version_id`.
    """

    direction: Direction
    by: Actor
    at: datetime
    centre_id: int
    name: str
    phone: str
    commune_code: str
    detail: str
    seen_dong: int
    dossier_ids: tuple[int, ...] = ()
    version_id: int | None = None
    person_id: int | None = None
    identity: str = ""
    window_on: date | None = None
    window: Window = Window.ANY
    note: str = ""
    key: UUID | None = None
    follows_id: int | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    shipment_id: int
    reference: str
    repeated: bool = False


class AskNotPossible(NotPossible):
    """Something about what was asked; `field` names it, for the page to show the error there."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class CostChanged(NotPossible):
    message = N_("The cost is now %(cost)s đồng. Look at it, then ask again.")


class AskedAlready(NotPossible):
    message = N_("The post was asked for dossier %(code)s already.")


class NothingToCarry(NotPossible):
    message = N_("The post cannot be asked for this dossier now.")


class NoPostForThis(NotPossible):
    message = N_("This procedure is not received by post.")


@transaction.atomic
def ask(orders: Sequence[Asked]) -> list[Asking]:
    """Keep what was asked, all or none; the carrier is told by a job once there is something to carry.

    Raises AskNotPossible at its field, CostChanged, AskedAlready, NothingToCarry, NoPostForThis,
    UnknownPlace, NoRate, NotPermitted.
    """
    known = _known(orders)
    fresh = [order for order in orders if order.key is None or order.key not in known]
    for order in fresh:
        _check(order)
    quotes = quoting.quotes((o.centre_id, o.commune_code, _day(o)) for o in fresh)
    shipments = [_shipment(o, quotes[o.centre_id, o.commune_code, _day(o)]) for o in fresh]
    _want_by_post(fresh, shipments)
    _note(fresh, shipments)
    _refuse_twice(fresh)
    _make_ready(fresh, shipments)
    Shipment.objects.bulk_create(shipments)
    Consigned.objects.bulk_create(
        Consigned(shipment=shipment, dossier_id=dossier_id, direction=order.direction)
        for order, shipment in zip(fresh, shipments, strict=True)
        for dossier_id in order.dossier_ids
    )
    ShipmentEvent.objects.bulk_create(map(_begun, fresh, shipments))
    if any(shipment.order_at for shipment in shipments):
        app.configure_task("order_shipments").defer()
    made = iter(shipments)
    return [(known.get(o.key) if o.key else None) or _asking(next(made)) for o in orders]


def _known(orders: Sequence[Asked]) -> dict[UUID, Asking]:
    keys = [order.key for order in orders if order.key is not None]
    rows = Shipment.objects.filter(key__in=keys).values_list("key", "pk", "reference") if keys else ()
    return {key: Asking(pk, reference, repeated=True) for key, pk, reference in rows if key}


def _asking(shipment: Shipment) -> Asking:
    return Asking(shipment.pk, shipment.reference)


def _day(order: Asked) -> date:
    return order.at.astimezone(HANOI).date()


def _shipment(order: Asked, quote: Quote) -> Shipment:
    province_code, written = address(order.commune_code, order.detail, on=_day(order))
    if quote.amount_dong != order.seen_dong:
        raise CostChanged(cost=quote.amount_dong)
    return Shipment(
        reference=references.draw(PREFIX),
        direction=order.direction,
        centre_id=order.centre_id,
        person_id=order.person_id,
        procedure_version_id=order.version_id,
        name=order.name.strip(),
        identity=order.identity,
        phone=order.phone.replace(" ", ""),
        province_code=province_code,
        commune_code=order.commune_code,
        detail=order.detail.strip(),
        address=written,
        window_on=order.window_on,
        window=order.window,
        note=order.note.strip(),
        zone=quote.zone,
        weight_grams=quote.weight_grams,
        cost_dong=quote.amount_dong,
        payer=quote.payer,
        state=State.ASKED,
        state_at=order.at,
        asked_at=order.at,
        key=order.key,
        follows_id=order.follows_id,
    )


def _check(order: Asked) -> None:
    """Raises AskNotPossible, NothingToCarry, NoPostForThis, NotPermitted."""
    if not order.name.strip():
        raise AskNotPossible(N_("Enter the name."), field="name")
    if sum(letter.isdigit() for letter in order.phone) < 9:
        raise AskNotPossible(N_("Enter a telephone number at which the post can call."), field="phone")
    if not order.detail.strip():
        raise AskNotPossible(N_("Enter the house and street, or the village."), field="detail")
    today = _day(order)
    if order.window_on and not today <= order.window_on <= today + timedelta(days=MOST_DAYS_AHEAD):
        raise AskNotPossible(N_("Choose a day within the next 30 days."), field="window_on")
    if len(order.dossier_ids) > MOST_TOGETHER or len(set(order.dossier_ids)) != len(order.dossier_ids):
        raise NothingToCarry
    if not order.dossier_ids:
        _check_new(order)


def _check_new(order: Asked) -> None:
    """A collection of papers for a dossier that does not exist yet."""
    if order.direction != Direction.COLLECTION or order.version_id is None:
        raise NothingToCarry
    if Channel.POST not in catalogue.terms(order.version_id).channels:
        raise NoPostForThis
    if order.by.kind == ActorKind.CITIZEN:
        if order.by.person_id is None or order.by.person_id != order.person_id:
            raise NotAtThePost
    elif not policies.may_carry(order.by, order.centre_id):
        raise NotAtThePost


def _want_by_post(orders: Sequence[Asked], shipments: Sequence[Shipment]) -> None:
    """Who asks for the result by post wants it by post: the dossier says so from now on."""
    returns = [
        (order, shipment)
        for order, shipment in zip(orders, shipments, strict=True)
        if order.direction == Direction.RETURN and order.follows_id is None and _may_change(order)
    ]
    wanted = [d for order, _shipment in returns for d in order.dossier_ids]
    otherwise = Dossier.objects.filter(pk__in=wanted, status__in=sorted(int(s) for s in OPEN)).exclude(
        return_way_wanted=ReturnWay.POST
    )
    change = set(otherwise.values_list("pk", flat=True)) if wanted else set()
    dossiers.change_return(
        [
            ReturnChanged(
                dossier_id=d, by=order.by, at=order.at, way=ReturnWay.POST, address=shipment.address
            )
            for order, shipment in returns
            for d in order.dossier_ids
            if d in change
        ]
    )


def _may_change(order: Asked) -> bool:
    return order.by.kind == ActorKind.CITIZEN or order.by.holds(
        Role.INTAKE_OFFICER, Unit(centre_id=order.centre_id)
    )


def _note(orders: Sequence[Asked], shipments: Sequence[Shipment]) -> None:
    """Tell the dossiers, which locks them and checks that whoever asks may."""
    dossiers.note_post_asked(
        [
            PostNoted(dossier_id=dossier_id, by=order.by, at=order.at, shipment=shipment.reference)
            for order, shipment in zip(orders, shipments, strict=True)
            for dossier_id in order.dossier_ids
        ]
    )


def _refuse_twice(orders: Sequence[Asked]) -> None:
    """A dossier travels once in each direction at a time; the dossiers are locked by now."""
    asked = {(d, order.direction) for order in orders for d in order.dossier_ids}
    rows = Consigned.objects.filter(dossier_id__in=[d for d, _ in asked], is_open=True)
    for dossier_id, direction, code in rows.values_list("dossier_id", "direction", "dossier__code"):
        if (dossier_id, direction) in asked:
            raise AskedAlready(code=code)


def _make_ready(orders: Sequence[Asked], shipments: Sequence[Shipment]) -> None:
    """A collection can be ordered at once, a return when every result in it is there."""
    wanted = {d for order in orders for d in order.dossier_ids}
    rows = Dossier.objects.filter(pk__in=wanted).values_list("pk", "status", "centre_id") if wanted else ()
    found = {pk: (Status(status), centre_id) for pk, status, centre_id in rows}
    for order, shipment in zip(orders, shipments, strict=True):
        statuses = {found[d][0] for d in order.dossier_ids}
        if any(found[d][1] != order.centre_id for d in order.dossier_ids):
            raise NothingToCarry
        if order.direction == Direction.COLLECTION:
            if statuses - (IN_HAND | {Status.REGISTERED}):
                raise NothingToCarry
            shipment.ready_at = shipment.order_at = order.at
            continue
        sent_again = order.follows_id is not None
        if statuses - (OPEN | ({Status.RETURNED} if sent_again else set())):
            raise NothingToCarry
        if statuses <= {Status.FINISHED, Status.RETURNED}:
            shipment.ready_at = shipment.order_at = order.at


def _begun(order: Asked, shipment: Shipment) -> ShipmentEvent:
    return ShipmentEvent(
        shipment=shipment,
        centre_id=shipment.centre_id,
        turn=ASKED,
        from_state="",
        to_state=State.ASKED,
        at=order.at,
        happened_at=order.at,
        actor_kind=order.by.kind,
        actor_name="" if order.by.kind == ActorKind.CITIZEN else order.by.name,
        officer_id=order.by.officer_id,
    )


# The trail's first entry; no turn of the table leads to it.
ASKED = "ask"
