"""A citizen's or a business's own dossiers: the newest first, by where they stand, with counts.

Own are those that an account of theirs filed or was named in, and those that were handed in at a counter under the
number that the national identity asserted of them.
"""

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


# What was handed in at a counter or a post office, where an officer wrote the number down from the card, by the number
# that the national identity asserted of this person at sign-in. A number that somebody typed for themself matches
# nothing; an online dossier that a stranger filed under this number is not this person's; and of a citizen the name
# has to be the same, for a digit written down wrongly is another person's number.
_IS_THEIRS = """d.applicant_identity = p.identity_number AND d.applicant_identity <> '' AND d.applicant_id IS NULL
            AND d.channel IN ('counter', 'post') AND p.proof = 'asserted'
            AND (p.kind <> 'citizen' OR d.applicant_folded = p.folded_name)"""
_AT_COUNTERS = f"""
    WITH at_counters AS MATERIALIZED (
        SELECT d.id, d.code, d.status, d.procedure_version_id, d.subject, d.received_at, d.registered_at, d.due_at,
               d.owed_dong
          FROM identity_person p JOIN dossiers_dossier d ON {_IS_THEIRS}
         WHERE p.id = %s::bigint
    )"""  # noqa: S608 - our own text
# Each status is a stretch of the index `dossiers_of_applicant`, read from its end: the cost is the page's. At counters
# a number has as many dossiers as one applicant brings there.
_MINE = f"""{_AT_COUNTERS}
    SELECT d.id, d.code, d.status, v.name_vi, v.name_en, d.subject, coalesce(d.received_at, d.registered_at),
        d.due_at, d.owed_dong
      FROM (
        SELECT o.* FROM unnest(%s::int[]) AS s (status) CROSS JOIN LATERAL (
            SELECT d.id, d.code, d.status, d.procedure_version_id, d.subject, d.received_at, d.registered_at,
                   d.due_at, d.owed_dong
              FROM dossiers_dossier d
             WHERE d.applicant_id = %s::bigint AND d.status = s.status AND d.id < %s::bigint
             ORDER BY d.id DESC LIMIT %s::int
        ) AS o
        UNION ALL
        SELECT * FROM at_counters WHERE status = any(%s::int[]) AND id < %s::bigint
      ) AS d
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
     ORDER BY d.id DESC LIMIT %s::int
"""  # noqa: S608 - our own text
_COUNT = f"""{_AT_COUNTERS}
    SELECT s.status, n.n + (SELECT count(*) FROM at_counters c WHERE c.status = s.status)
      FROM unnest(%s::int[]) AS s (status) CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM (
            SELECT 1 FROM dossiers_dossier d WHERE d.applicant_id = %s::bigint AND d.status = s.status LIMIT %s::int
        ) AS counted
    ) AS n
"""  # noqa: S608 - our own text
_SECRET = f"""
    SELECT d.tracking_secret FROM dossiers_dossier d
     WHERE d.code = %s::text AND (
        d.applicant_id = %s::bigint
        OR EXISTS (SELECT FROM identity_person p WHERE p.id = %s::bigint AND {_IS_THEIRS})
     )
"""  # noqa: S608 - our own text
_LAST = 2**63 - 1


def mine(person_id: int, pile: Pile, *, before: int | None = None) -> list[Mine]:
    """A page of the person's dossiers on a pile and one more, which tells that another page follows."""
    statuses = [int(status) for status in STATUSES[pile]]
    until = before or _LAST
    asked = [person_id, statuses, person_id, until, PAGE + 1, statuses, until, PAGE + 1]
    return [
        Mine(row[0], row[1], Status(row[2]), Name(row[3], row[4]), *row[5:])
        for row in prepared.fetch(_MINE, asked)
    ]


def counts(person_id: int) -> dict[Pile, int]:
    """How many lie on each pile; of a status no more than COUNTED are counted."""
    rows = prepared.fetch(_COUNT, [person_id, [int(status) for status in Status], person_id, COUNTED])
    of_status = {Status(status): int(n) for status, n in rows}
    return {pile: sum(of_status[status] for status in STATUSES[pile]) for pile in Pile}


def secret_for(code: str, person_id: int) -> str | None:
    """The tracking word of the person's own dossier; None when it is not theirs."""
    rows = prepared.fetch(_SECRET, [code.replace("\x00", ""), person_id, person_id])
    return str(rows[0][0]) if rows else None
