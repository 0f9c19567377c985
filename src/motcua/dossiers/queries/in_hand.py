"""What lies open at this moment, counted by competent agency, and the dossiers behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.law.errors import N_
from motcua.law.lifecycle import IN_HAND, RUNNING, STANDING, Status


class Pile(StrEnum):
    """A part of the open dossiers. One dossier can lie on several."""

    WAITING = "waiting"  # filed online, not answered yet
    IN_HAND = "in_hand"  # received, not decided
    LATE = "late"  # of these: past due while the clock runs
    STANDING = "standing"  # of these: the applicant owes papers or money
    READY = "ready"  # finished, not fetched


LABELS: dict[Pile, str] = {
    Pile.WAITING: N_("Filed online, waiting for an answer"),
    Pile.IN_HAND: N_("In hand"),
    Pile.LATE: N_("Past due now"),
    Pile.STANDING: N_("Waiting for the applicant"),
    Pile.READY: N_("Ready to be fetched"),
}


MEANINGS: dict[Pile, str] = {
    Pile.WAITING: N_("Filed online; the centre has not said yet whether it receives them."),
    Pile.IN_HAND: N_("Received, and neither decided nor ended."),
    Pile.LATE: N_("In hand, their clock runs, and their appointment has passed."),
    Pile.STANDING: N_("Their clock stands: papers or a payment are owed by the applicant."),
    Pile.READY: N_("The result is there and was not fetched yet."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose open dossiers: received at these centres, of these competent agencies (None: of any), in the hands
    of this officer (None: of anybody)."""

    centre_ids: Sequence[int]
    agency_ids: Sequence[int] | None = None
    officer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lying:
    """One open dossier."""

    dossier_id: int
    code: str
    procedure_name_vi: str
    agency_name_vi: str
    channel: str
    status: int
    timeliness: int | None
    received_at: datetime | None
    due_at: datetime | None


def count(place: Place, at: datetime) -> dict[int, dict[Pile, int]]:
    """How many lie on each pile, by the id of the competent agency. Reads open dossiers only."""
    counts = {pile.value: Count("id", filter=_on(pile, at)) for pile in Pile}
    rows = _open(place).order_by().values_list("agency_id").annotate(**counts)
    return {agency_id: dict(zip(Pile, numbers, strict=True)) for agency_id, *numbers in rows}


def behind(
    pile: Pile,
    place: Place,
    at: datetime,
    *,
    agency_id: int | None = None,
    after_id: int = 0,
    limit: int = 50,
) -> list[Lying]:
    """The dossiers on a pile, in the order they came; the next page starts after the last one's id."""
    rows = _open(place).filter(_on(pile, at), id__gt=after_id)
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    told = rows.order_by("id").values_list(
        "id",
        "code",
        "procedure_version__name_vi",
        "agency__name_vi",
        "channel",
        "status",
        "timeliness",
        "received_at",
        "due_at",
    )
    return [Lying(*row) for row in told[:limit]]


def _open(place: Place) -> QuerySet[Dossier]:
    # The statuses stand as constants in the SQL, so that the indices of open dossiers serve it.
    states = sorted(int(s) for s in IN_HAND | {Status.REGISTERED, Status.FINISHED})
    rows = Dossier.objects.filter(centre_id__in=place.centre_ids, status__in=states)
    if place.agency_ids is not None:
        rows = rows.filter(agency_id__in=place.agency_ids)
    return rows if place.officer_id is None else rows.filter(holder_officer_id=place.officer_id)


def _on(pile: Pile, at: datetime) -> Q:
    match pile:
        case Pile.WAITING:
            return Q(status=Status.REGISTERED)
        case Pile.IN_HAND:
            return Q(status__in=sorted(IN_HAND), received_at__isnull=False)
        case Pile.LATE:
            return Q(status__in=sorted(RUNNING), due_at__lt=at)
        case Pile.STANDING:
            return Q(status__in=sorted(STANDING))
        case Pile.READY:
            return Q(status=Status.FINISHED)
