"""A centre's post: what waits, what is under way, what came back, and the lists both sides signed.

Each list is a stretch of an index that holds open shipments only, and no longer than a page.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from motcua.law.errors import N_
from motcua.law.worktime import HANOI
from motcua.postal.models import (
    BEFORE,
    LABELS,
    WITH_THE_CARRIER,
    Consigned,
    Direction,
    HandoverList,
    Shipment,
    ShipmentEvent,
    State,
    Turn,
)

MOST = 200
# No list is counted further than it is shown.
COUNTED = MOST + 1
Inside = tuple[int, str, bool]  # a dossier's id and code, and whether it owes money

# The lists by the words of their addresses; titles are msgids.
TITLES: Mapping[str, str] = {
    "send": N_("To send"),
    "collect": N_("To collect"),
    "bag": N_("Collected"),
    "way": N_("On the way"),
    "back": N_("Came back"),
    "stuck": N_("Stuck"),
}
COUNTED_AS: Mapping[str, str] = {
    "send": "to_send",
    "collect": "to_collect",
    "bag": "collected",
    "way": "under_way",
    "back": "back",
    "stuck": "stuck",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One shipment in a list; `label` is a msgid. `owes` tells that a dossier in it is not paid."""

    id: int
    reference: str
    direction: Direction
    state: State
    label: str
    state_at: datetime
    ready_at: datetime | None
    waybill: str
    name: str
    phone: str
    address: str
    weight_grams: int
    cost_dong: int
    payer: str
    attempts: int
    reason: str
    fault: str
    window_on: date | None
    window: str
    note: str
    dossier_ids: tuple[int, ...]
    dossier_codes: tuple[str, ...]
    owes: bool
    procedure_vi: str

    @property
    def door(self) -> tuple[str, str]:
        """Letters with the same one can travel together."""
        return self.address.casefold(), self.phone


@dataclass(frozen=True, slots=True)
class Counts:
    """How many wait in each list, up to one more than a list shows."""

    to_send: int
    to_collect: int
    collected: int
    under_way: int
    back: int
    stuck: int


@dataclass(frozen=True, slots=True)
class Listed:
    id: int
    number: str
    direction: Direction
    officer: str
    issued_at: datetime
    count: int


def to_send(centre_id: int) -> tuple[Line, ...]:
    """Results that are there and wait for the post."""
    return _lines(_to_send(centre_id).order_by("ready_at", "id"))


def to_collect(centre_id: int) -> tuple[Line, ...]:
    """Papers that applicants wait to have collected."""
    return _lines(_to_collect(centre_id).order_by("state_at", "id"))


def collected(centre_id: int) -> tuple[Line, ...]:
    """Papers that are in a post officer's bag."""
    return _lines(_open(centre_id, Direction.COLLECTION, [State.COLLECTED]).order_by("state_at", "id"))


def under_way(centre_id: int) -> tuple[Line, ...]:
    """Results in the post's hands."""
    return _lines(_open(centre_id, Direction.RETURN, sorted(WITH_THE_CARRIER)).order_by("state_at", "id"))


def back(centre_id: int) -> tuple[Line, ...]:
    """Letters that came back: to be sent again or kept."""
    states = [State.BACK, State.GOING_BACK, State.KEPT]
    return _lines(_open(centre_id, Direction.RETURN, states).order_by("state_at", "id"))


def stuck(centre_id: int, now: datetime) -> tuple[Line, ...]:
    """On the way, or waiting for the carrier's answer, and nothing heard for longer than it may take†."""
    return _lines(_stuck(centre_id, now).order_by("state_at", "id"))


def listed(which: str, centre_id: int, now: datetime) -> tuple[Line, ...]:
    """One of the lists of TITLES. Raises KeyError for another word."""
    found: Mapping[str, Callable[[], tuple[Line, ...]]] = {
        "send": lambda: to_send(centre_id),
        "collect": lambda: to_collect(centre_id),
        "bag": lambda: collected(centre_id),
        "way": lambda: under_way(centre_id),
        "back": lambda: back(centre_id),
        "stuck": lambda: stuck(centre_id, now),
    }
    return found[which]()


def counts(centre_id: int, now: datetime) -> Counts:
    return Counts(
        to_send=_count(_to_send(centre_id)),
        to_collect=_count(_to_collect(centre_id)),
        collected=_count(_open(centre_id, Direction.COLLECTION, [State.COLLECTED])),
        under_way=_count(_open(centre_id, Direction.RETURN, sorted(WITH_THE_CARRIER))),
        back=_count(_open(centre_id, Direction.RETURN, [State.BACK, State.GOING_BACK, State.KEPT])),
        stuck=_count(_stuck(centre_id, now)),
    )


def figures(centre_id: int, day_on: date) -> Mapping[Turn, int]:
    """How often each thing happened at the centre on a day; bounded by the day's own events."""
    begins = datetime.combine(day_on, datetime.min.time(), HANOI)
    rows = ShipmentEvent.objects.filter(
        centre_id=centre_id, at__gte=begins, at__lt=begins + timedelta(days=1)
    )
    counted = dict(rows.order_by().values_list("turn").annotate(n=Count("pk")))
    return {turn: counted.get(turn.value, 0) for turn in Turn}


def unlisted(centre_id: int, officer_id: int, direction: Direction) -> tuple[Line, ...]:
    """What this officer took over or handed in, and no list says yet."""
    rows = Shipment.objects.filter(
        centre_id=centre_id,
        handed_by_id=officer_id,
        handed_at__isnull=False,
        handover_list=None,
        direction=direction,
    )
    return _lines(rows.order_by("id"))


def lists(centre_id: int) -> tuple[Listed, ...]:
    """The last hand-over lists of the centre."""
    rows = HandoverList.objects.filter(centre_id=centre_id).select_related("officer")
    return tuple(_listed(one) for one in rows.order_by("-year", "-number")[:50])


def list_file(list_id: int, centre_id: int) -> tuple[Listed, int] | None:
    """A list of this centre and the file it was kept in."""
    one = HandoverList.objects.filter(pk=list_id, centre_id=centre_id).select_related("officer").first()
    return (_listed(one), one.file_id) if one else None


def in_list(list_id: int) -> tuple[int, ...]:
    """The dossiers that a list names."""
    rows = Consigned.objects.filter(shipment__handover_list=list_id).order_by("dossier_id")
    return tuple(rows.values_list("dossier_id", flat=True))


def printed(shipment_ids: Sequence[int]) -> tuple[Line, ...]:
    """These shipments as a list prints them."""
    return _lines(Shipment.objects.filter(pk__in=shipment_ids).order_by("id"))


def _listed(one: HandoverList) -> Listed:
    return Listed(one.pk, str(one), Direction(one.direction), one.officer.full_name, one.issued_at, one.count)


def _open(centre_id: int, direction: Direction, states: Sequence[State]) -> "QuerySet[Shipment]":
    return Shipment.objects.filter(centre_id=centre_id, direction=direction, state__in=list(states))


def _to_send(centre_id: int) -> "QuerySet[Shipment]":
    return _open(centre_id, Direction.RETURN, sorted(BEFORE)).filter(ready_at__isnull=False)


def _to_collect(centre_id: int) -> "QuerySet[Shipment]":
    return _open(centre_id, Direction.COLLECTION, [State.ASKED, State.ACCEPTED, State.FAILED])


def _stuck(centre_id: int, now: datetime) -> "QuerySet[Shipment]":
    long_ago = now - timedelta(days=settings.MOTCUA_POST_STUCK_DAYS)
    carried = Q(direction=Direction.RETURN, state__in=sorted(WITH_THE_CARRIER))
    fetched = Q(direction=Direction.COLLECTION, state__in=[State.ASKED, State.ACCEPTED, State.COLLECTED])
    return Shipment.objects.filter(carried | fetched, centre_id=centre_id, state_at__lt=long_ago)


def _count(rows: "QuerySet[Shipment]") -> int:
    return rows.order_by()[:COUNTED].count()


def _lines(rows: "QuerySet[Shipment]") -> tuple[Line, ...]:
    found = list(rows.select_related("procedure_version")[:MOST])
    dossiers = inside([shipment.pk for shipment in found])
    return tuple(line_of(shipment, dossiers.get(shipment.pk, [])) for shipment in found)


def inside(shipment_ids: Collection[int]) -> Mapping[int, list[Inside]]:
    """The dossiers in each of these shipments."""
    found: dict[int, list[Inside]] = {}
    rows = Consigned.objects.filter(shipment_id__in=shipment_ids).order_by("dossier_id")
    columns = ("shipment_id", "dossier_id", "dossier__code", "dossier__owed_dong")
    for shipment_id, dossier_id, code, owed in rows.values_list(*columns):
        found.setdefault(shipment_id, []).append((dossier_id, code, owed > 0))
    return found


def line_of(shipment: Shipment, dossiers: Sequence[Inside]) -> Line:
    state = State(shipment.state)
    version = shipment.procedure_version
    return Line(
        id=shipment.pk,
        reference=shipment.reference,
        direction=Direction(shipment.direction),
        state=state,
        label=LABELS[state],
        state_at=shipment.state_at,
        ready_at=shipment.ready_at,
        waybill=shipment.waybill,
        name=shipment.name,
        phone=shipment.phone,
        address=shipment.address,
        weight_grams=shipment.weight_grams,
        cost_dong=shipment.cost_dong,
        payer=shipment.payer,
        attempts=shipment.attempts,
        reason=shipment.reason,
        fault=shipment.fault,
        window_on=shipment.window_on,
        window=shipment.window,
        note=shipment.note,
        dossier_ids=tuple(dossier_id for dossier_id, _code, _owes in dossiers),
        dossier_codes=tuple(code for _id, code, _owes in dossiers),
        owes=any(owes for _id, _code, owes in dossiers),
        procedure_vi=version.name_vi if version else "",
    )
