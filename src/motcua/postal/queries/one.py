"""One shipment: for the officer who handles it, and for the applicant who waits for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.counter import PaperAsked, at_the_counter
from motcua.law.actor import Actor
from motcua.law.errors import N_
from motcua.lib import prepared
from motcua.postal import policies
from motcua.postal.models import (
    BEFORE,
    DIRECTIONS,
    ENDED,
    Consigned,
    Direction,
    Shipment,
    ShipmentEvent,
    State,
    Turn,
    Window,
    turns_from,
)
from motcua.postal.policies import Standing
from motcua.postal.queries.lists import Line, line_of

MOST_SHOWN = 20
ASKED = "ask"
# What happened, as msgids; the applicant and the officer read the same.
HAPPENED: Mapping[str, str] = {
    ASKED: N_("Asked for"),
    Turn.ACCEPT: N_("Accepted by the post"),
    Turn.CANCEL: N_("Cancelled"),
    Turn.COLLECT: N_("Papers collected"),
    Turn.HAND_IN: N_("Papers handed in at the centre"),
    Turn.HAND_OVER: N_("Handed to the post"),
    Turn.JOIN: N_("Joined with another letter to the same address"),
    Turn.MOVE: N_("On the way"),
    Turn.FAIL: N_("Nobody was met"),
    Turn.DELIVER: N_("Delivered"),
    Turn.SEND_BACK: N_("Sent back to the centre"),
    Turn.COME_BACK: N_("Back at the centre"),
    Turn.KEEP: N_("Kept at the centre, to be fetched"),
    Turn.FETCH: N_("Fetched at the centre"),
    Turn.SEND_AGAIN: N_("Sent again by another letter"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail; `title` is a msgid. `late` tells of news that came too late to matter."""

    title: str
    at: datetime
    actor: str
    place: str
    note: str
    late: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A shipment with its trail, and the turns that whoever looks may do now."""

    line: Line
    centre_id: int
    person_id: int | None
    dossier_ids: tuple[int, ...]
    direction_label: str
    version_id: int | None
    commune_code: str
    detail: str
    charged_dong: int | None
    received_by: str
    relation: str
    received_at: datetime | None
    trail: tuple[Entry, ...]
    turns: frozenset[Turn]
    papers: tuple[PaperAsked, ...]
    papers_ticked: tuple[int, ...]
    opened: tuple[tuple[int, str], ...]  # the dossiers in it
    followed_by: str
    joined_to: str

    @property
    def ended(self) -> bool:
        return self.line.state in ENDED

    @property
    def cancellable(self) -> bool:
        return Turn.CANCEL in self.turns


def shown(reference: str, actor: Actor, *, centre_id: int | None = None) -> Shown | None:
    """A shipment by its number, for an officer of `centre_id` or for its own applicant; None for others."""
    shipment = _rows().filter(reference=reference.upper().replace("\x00", "")).first()
    if shipment is None or (centre_id is not None and shipment.centre_id != centre_id):
        return None
    found = _shown(shipment, actor)
    if centre_id is None and not policies.parts(actor, _standing(shipment, found.dossier_ids)):
        return None
    return found


def of_dossier(dossier_id: int, actor: Actor) -> tuple[Shown, ...]:
    """The shipments that a dossier is or was in, newest first."""
    ids = Consigned.objects.filter(dossier_id=dossier_id).values_list("shipment_id", flat=True)
    rows = _rows().filter(pk__in=list(ids[:MOST_SHOWN])).exclude(state=State.JOINED)
    return tuple(_shown(shipment, actor) for shipment in rows.order_by("-pk"))


def of_person(person_id: int, actor: Actor) -> tuple[Shown, ...]:
    """What a citizen's own account asked for, newest first."""
    rows = _rows().filter(person_id=person_id).exclude(state=State.JOINED).order_by("-pk")
    return tuple(_shown(shipment, actor) for shipment in rows[:MOST_SHOWN])


def asked_before(dossier_id: int) -> bool:
    """Whether the post ever had to do with this dossier: for a page that shows a link or not."""
    found = prepared.fetch(
        "SELECT 1 FROM postal_consigned WHERE dossier_id = %s::bigint LIMIT 1", [dossier_id]
    )
    return bool(found)


def find(written: str, centre_id: int) -> str | None:
    """The number of the shipment that a scan or somebody's typing means: its own, the waybill, or a dossier's.

    A receipt's QR is an address with the dossier's code in it. Of several, the one that goes on.
    """
    words = [
        re.sub(r"[\s]", "", word).upper() for word in re.split(r"[/?#&=]", written[:300]) if word.strip()
    ]
    words = [word.replace("\x00", "") for word in words if len(word) <= 40]
    if not words:
        return None
    rows = Shipment.objects.filter(centre_id=centre_id)
    by_number = rows.filter(reference__in=words).first() or rows.filter(waybill__in=words).first()
    if by_number is not None:
        return by_number.reference
    dossiers = list(
        Dossier.objects.filter(code__in=words, centre_id=centre_id).values_list("pk", flat=True)[:2]
    )
    inside = Consigned.objects.filter(dossier_id__in=dossiers).select_related("shipment")
    one = inside.order_by("-is_open", "-pk").first() if dossiers else None
    return one.shipment.reference if one else None


def _rows() -> "QuerySet[Shipment]":
    return Shipment.objects.select_related("procedure_version", "followed_by", "joined_to")


def _standing(shipment: Shipment, dossier_ids: Sequence[int]) -> Standing:
    return Standing(
        shipment.centre_id,
        Direction(shipment.direction),
        State(shipment.state),
        shipment.person_id,
        dossier_ids,
    )


def _shown(shipment: Shipment, actor: Actor) -> Shown:
    inside = list(
        Consigned.objects.filter(shipment=shipment)
        .order_by("dossier_id")
        .values_list("dossier_id", "dossier__code", "dossier__owed_dong")
    )
    dossier_ids = tuple(row[0] for row in inside)
    standing = _standing(shipment, dossier_ids)
    version_id = shipment.procedure_version_id
    version = at_the_counter(version_id, shipment.centre_id) if version_id else None
    follower = getattr(shipment, "followed_by", None)
    return Shown(
        line=line_of(shipment, [(dossier_id, code, owed > 0) for dossier_id, code, owed in inside]),
        centre_id=shipment.centre_id,
        person_id=shipment.person_id,
        dossier_ids=dossier_ids,
        direction_label=DIRECTIONS[standing.direction],
        version_id=version_id,
        commune_code=shipment.commune_code,
        detail=shipment.detail,
        charged_dong=shipment.charged_dong,
        received_by=shipment.received_by,
        relation=shipment.relation,
        received_at=shipment.received_at,
        trail=tuple(_entry(event) for event in shipment.events.order_by("-happened_at", "-pk")[:60]),
        turns=frozenset(_may(shipment, standing, actor)),
        papers=version.papers if version else (),
        papers_ticked=tuple(shipment.papers),
        opened=tuple((row[0], row[1]) for row in inside),
        followed_by=follower.reference if follower else "",
        joined_to=shipment.joined_to.reference if shipment.joined_to else "",
    )


def _may(shipment: Shipment, standing: Standing, actor: Actor) -> list[Turn]:
    waits = standing.direction == Direction.RETURN and standing.state in BEFORE and shipment.ready_at is None
    return [
        row.turn
        for row in turns_from(standing.direction, standing.state)
        if policies.may(row.turn, actor, standing) and not (waits and row.turn in (Turn.HAND_OVER, Turn.JOIN))
    ]


def _entry(event: ShipmentEvent) -> Entry:
    return Entry(
        title=HAPPENED[event.turn],
        at=event.happened_at,
        actor=event.actor_name,
        place=event.place,
        note=event.note,
        late=event.from_state == event.to_state and event.turn not in (Turn.FAIL, Turn.MOVE),
    )


__all__ = [
    "HAPPENED",
    "Direction",
    "Entry",
    "Shown",
    "State",
    "Turn",
    "Window",
    "asked_before",
    "find",
    "of_dossier",
    "of_person",
    "shown",
]
