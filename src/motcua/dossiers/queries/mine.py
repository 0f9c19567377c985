"""A citizen's or a business's own dossiers: the newest first, by where they stand, with counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.catalogue.queries import Name
from motcua.law.errors import N_
from motcua.law.lifecycle import Status
from motcua.lib import prepared

PAGE = 20
COUNTED = 1000  # nobody counts further: "1.000+"


class Pile(StrEnum):
    """A part of one's dossiers. Each lies on `ALL` and on one other."""

    ALL = "all"
    WAITING = "waiting"  # for this person: papers, money, or to fetch the result
    UNDER_WAY = "under_way"
    OVER = "over"


STATUSES: Mapping[Pile, Sequence[Status]] = {
    Pile.ALL: tuple(Status),
    Pile.WAITING: (Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED, Status.FINISHED),
    Pile.UNDER_WAY: (Status.REGISTERED, Status.RECEIVED, Status.IN_PROCESS),
    Pile.OVER: (Status.NOT_RECEIVED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED),
}
LABELS: Mapping[Pile, str] = {
    Pile.ALL: N_("All"),
    Pile.WAITING: N_("Waiting for me"),
    Pile.UNDER_WAY: N_("Under way"),
    Pile.OVER: N_("Over"),
}


@dataclass(frozen=True, slots=True)
class Mine:
    """One dossier as its applicant's list shows it."""

    id: int
    code: str
    status: Status
    procedure: Name
    subject: str
    handed_in_at: datetime | None
    due_at: datetime | None
    owed_dong: int


# Each status is a stretch of the index `dossiers_of_applicant`, read from its end: the cost is the page's.
_MINE = """
    SELECT d.id, d.code, d.status, v.name_vi, v.name_en, d.subject, coalesce(d.received_at, d.registered_at),
        d.due_at, d.owed_dong
      FROM (
        SELECT o.* FROM unnest(%s::int[]) AS s (status) CROSS JOIN LATERAL (
            SELECT * FROM dossiers_dossier d
             WHERE d.applicant_id = %s::bigint AND d.status = s.status AND d.id < %s::bigint
             ORDER BY d.id DESC LIMIT %s::int
        ) AS o
      ) AS d
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
     ORDER BY d.id DESC LIMIT %s::int
"""
_COUNT = """
    SELECT s.status, n.n FROM unnest(%s::int[]) AS s (status) CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM (
            SELECT 1 FROM dossiers_dossier d WHERE d.applicant_id = %s::bigint AND d.status = s.status LIMIT %s::int
        ) AS counted
    ) AS n
"""
_LAST = 2**63 - 1


def mine(person_id: int, pile: Pile, *, before: int | None = None) -> list[Mine]:
    """A page of the person's dossiers on a pile and one more, which tells that another page follows."""
    statuses = [int(status) for status in STATUSES[pile]]
    asked = [statuses, person_id, before or _LAST, PAGE + 1, PAGE + 1]
    return [
        Mine(row[0], row[1], Status(row[2]), Name(row[3], row[4]), *row[5:])
        for row in prepared.fetch(_MINE, asked)
    ]


def counts(person_id: int) -> dict[Pile, int]:
    """How many lie on each pile; of a status no more than COUNTED are counted."""
    rows = prepared.fetch(_COUNT, [[int(status) for status in Status], person_id, COUNTED])
    of_status = {Status(status): int(n) for status, n in rows}
    return {pile: sum(of_status[status] for status in STATUSES[pile]) for pile in Pile}


def secret_for(code: str, person_id: int) -> str | None:
    """The tracking word of the person's own dossier; None when it is not theirs."""
    rows = prepared.fetch(
        "SELECT tracking_secret FROM dossiers_dossier WHERE code = %s::text AND applicant_id = %s::bigint",
        [code.replace("\x00", ""), person_id],
    )
    return str(rows[0][0]) if rows else None
