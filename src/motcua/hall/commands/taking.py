"""Taking a ticket: at the kiosk, by telephone, with an appointment; giving it back; coming back late."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.commands import writing
from motcua.hall.commands.writing import day_of, event
from motcua.hall.events import Kind
from motcua.hall.models import (
    OPEN,
    CounterSession,
    HallEvent,
    QueueTicket,
    ServiceGroup,
    TicketKiosk,
    TicketSource,
    TicketState,
)
from motcua.hall.queries.rules import rules_of
from motcua.hall.queries.waiting import serves
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.queueing import CLAIMS, Claim, rank_of

__all__ = [
    "Taken",
    "TicketSource",
    "Wanted",
    "claimed",
    "come_back",
    "give_back",
    "reclass",
    "set_up_kiosk",
    "take",
]


class NoSuchGroup(NotPossible):
    message = N_("Choose what you came for from the list.")


class UnknownClaim(NotPossible):
    message = N_("Choose why you go first from the list.")


def claimed(said: str) -> Claim:
    """What a visitor may say of oneself, as a form says it: one of the claims, or none. Raises UnknownClaim."""
    if said not in {Claim.NONE, *CLAIMS}:
        raise UnknownClaim
    return Claim(said)


class NobodyServes(NotPossible):
    message = N_("No counter is open for this now. Take a ticket when you are at the centre.")


class HasTicketAlready(NotPossible):
    message = N_("This telephone has a ticket for this already: %(label)s.")


class TooManyTickets(NotPossible):
    message = N_("Too many tickets were taken from here. Take one at the machine in the hall.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A ticket that is asked for. `device`: which telephone, without a name; `address`: in which
    network. `since`: the hour of an appointment, if it is yet to come.
    """

    group_id: int
    at: datetime
    claim: Claim = Claim.NONE
    source: TicketSource = TicketSource.KIOSK
    key: UUID | None = None
    device: str = ""
    address: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    id: int
    label: str
    secret: str


_NUMBER = """
    INSERT INTO hall_groupday (group_id, day_on, last_number) VALUES (%s, %s, 1)
    ON CONFLICT (group_id, day_on) DO UPDATE SET last_number = hall_groupday.last_number + 1
    RETURNING last_number
"""


@transaction.atomic
def take(orders: Sequence[Wanted]) -> list[Taken]:
    """Give each a ticket with the next number of its group and day; the same key again gives the same ticket.

    Raises NoSuchGroup, UnknownClaim, HallClosed; by telephone also NobodyServes, HasTicketAlready,
    TooManyTickets.
    """
    groups = ServiceGroup.objects.filter(gives_tickets=True).in_bulk([order.group_id for order in orders])
    if any(
        order.group_id not in groups or not serves(groups[order.group_id], day_of(order.at))
        for order in orders
    ):
        raise NoSuchGroup
    days = {(groups[order.group_id].centre_id, day_of(order.at)) for order in orders}
    for centre_id, day_on in sorted(days):
        writing.lock(centre_id, day_on)
    known = {
        one.key: one
        for one in QueueTicket.objects.filter(key__in=[order.key for order in orders if order.key])
    }
    tickets = []
    for order in orders:
        found = known.get(order.key) if order.key else None
        tickets.append(found or _made(order, groups[order.group_id]))
    fresh = [one for one in tickets if one.pk is None]
    QueueTicket.objects.bulk_create(fresh)
    writing.happened(_taken(one) for one in fresh)
    return [Taken(one.pk, one.label, one.secret) for one in tickets]


def _made(order: Wanted, group: ServiceGroup) -> QueueTicket:
    if order.claim not in set(Claim):
        raise UnknownClaim
    day_on = day_of(order.at)
    if order.source == TicketSource.PHONE:
        _demand_by_phone(order, group)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBER, [group.pk, day_on])
        number = int(cursor.fetchone()[0])
    return QueueTicket(
        centre_id=group.centre_id,
        day_on=day_on,
        issued_group=group,
        group=group,
        number=number,
        label=f"{group.letter}{number:03d}",
        source=order.source,
        claim=order.claim,
        rank=rank_of(Claim(order.claim)),
        taken_at=order.at,
        since=max(order.at, order.since or order.at),
        secret=secrets.token_urlsafe(16),
        device=order.device,
        address=order.address,
        key=order.key,
    )


def _taken(one: QueueTicket) -> HallEvent:
    return event(
        Kind.TAKEN,
        one,
        one.taken_at,
        label=one.label,
        rank=int(one.rank),
        claim=one.claim,
        source=one.source,
    )


def _demand_by_phone(order: Wanted, group: ServiceGroup) -> None:
    """One ticket of a group for a telephone, some for a network address, and only while somebody serves."""
    today = QueueTicket.objects.filter(day_on=day_of(order.at), source=TicketSource.PHONE)
    own = today.filter(device=order.device, group=group, state__in=OPEN).first()
    if own is not None:
        raise HasTicketAlready(label=own.label)
    if today.filter(address=order.address).count() >= rules_of(group.centre_id).phone_per_address:
        raise TooManyTickets
    if not CounterSession.objects.filter(
        centre_id=group.centre_id, closed_at=None, counter__service_groups=group
    ).exists():
        raise NobodyServes


@transaction.atomic
def give_back(secret: str, *, at: datetime) -> None:
    """Whoever holds the ticket leaves the queue. Raises NoSuchTicket, NotNow."""
    one = _by_secret(secret)
    writing.lock(one.centre_id, one.day_on)
    one = writing.ticket(one.pk, one.centre_id, [TicketState.WAITING, TicketState.MISSED])
    one.state, one.ended_at = TicketState.LEFT, at
    one.save(update_fields=["state", "ended_at"])
    writing.happened([event(Kind.LEFT, one, at)])


def _by_secret(secret: str) -> QueueTicket:
    found = QueueTicket.objects.filter(secret=secret.replace("\x00", "")).first()
    if found is None:
        raise writing.NoSuchTicket
    return found


@transaction.atomic
def come_back(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Who missed their call stands in the queue again, from now on. Raises NotAtACounter, NotNow."""
    officer_id = policies.demand_serving(by, centre_id)
    writing.lock(centre_id, day_of(at))
    one = writing.ticket(ticket_id, centre_id, [TicketState.MISSED])
    one.state, one.since, one.counter, one.officer, one.called_at = TicketState.WAITING, at, None, None, None
    one.save()
    writing.happened([event(Kind.CAME_BACK, one, at, officer_id=officer_id)])


@transaction.atomic
def reclass(ticket_id: int, claim: Claim, *, centre_id: int, by: Actor, at: datetime) -> None:
    """An officer sees that somebody goes first, or does not. Raises NotAtACounter, UnknownClaim, NotNow."""
    officer_id = policies.demand_serving(by, centre_id)
    if claim not in set(Claim) or claim == Claim.APPOINTMENT:
        raise UnknownClaim
    writing.lock(centre_id, day_of(at))
    one = writing.ticket(ticket_id, centre_id, [TicketState.WAITING])
    one.claim, one.rank = claim, rank_of(Claim(claim))
    one.save(update_fields=["claim", "rank"])
    writing.happened([event(Kind.RECLASSED, one, at, officer_id=officer_id, rank=int(one.rank), claim=claim)])


@transaction.atomic
def set_up_kiosk(centre_id: int, *, by: Actor, at: datetime) -> str:
    """A new address for the machine that gives out tickets; its key. The one before stops to work."""
    policies.demand_directing(by, centre_id)
    key = secrets.token_urlsafe(16)
    TicketKiosk.objects.update_or_create(centre_id=centre_id, defaults={"key": key})
    audit.change("ticket kiosk", f"centre {centre_id}", by=by, at=at, after={"address": "new"})
    return key
