"""What lies open at a centre at this moment, counted by competent agency, and the dossiers behind it."""

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


def count(centre_id: int, at: datetime) -> dict[int, dict[Pile, int]]:
    """How many lie on each pile, by the id of the competent agency. Reads open dossiers only."""
    counts = {pile.value: Count("id", filter=_on(pile, at)) for pile in Pile}
    rows = _open(centre_id).order_by().values_list("agency_id").annotate(**counts)
    return {agency_id: dict(zip(Pile, numbers, strict=True)) for agency_id, *numbers in rows}


def behind(
    pile: Pile,
    centre_id: int,
    at: datetime,
    *,
    agency_id: int | None = None,
    after_id: int = 0,
    limit: int = 50,
) -> list[Lying]:
    """The dossiers on a pile, in the order they came; the next page starts after the last one's id."""
    rows = _open(centre_id).filter(_on(pile, at), id__gt=after_id)
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


def _open(centre_id: int) -> QuerySet[Dossier]:
    # The statuses stand as constants in the SQL, so that the indices of open dossiers serve it.
    states = sorted(int(s) for s in IN_HAND | {Status.REGISTERED, Status.FINISHED})
    return Dossier.objects.filter(centre_id=centre_id, status__in=states)


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
