"""Our procedures beside those of the National Database on Administrative Procedures (csdl.dichvucong.gov.vn)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from motcua.catalogue.models import NationalDifference
from motcua.catalogue.queries.national.comparing import GONE, MISSING, PARTS, Difference, compared
from motcua.catalogue.queries.national.reading import NationalProcedure, Unreadable, read

__all__ = [
    "GONE",
    "MISSING",
    "PAGE",
    "PARTS",
    "Difference",
    "DifferenceLine",
    "NationalProcedure",
    "Unreadable",
    "by_part",
    "compared",
    "counts",
    "every",
    "listed",
    "read",
]

PAGE = 50


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference and what was decided of it. `by_hand`: nobody but a person can write it into ours."""

    id: int
    code: str
    title_vi: str
    part: str
    ours: str
    theirs: str
    state: str
    reason: str
    decided_by: str
    decided_at: datetime | None
    proposal_id: int | None
    by_hand: bool


def listed(state: str, *, after: int = 0) -> list[DifferenceLine]:
    """Those in this state, procedure by procedure, a page at a time and one more that tells of more."""
    return [_line(row) for row in _rows(state)[after : after + PAGE + 1]]


def every(state: str) -> Iterator[DifferenceLine]:
    """All of them, for a file."""
    return (_line(row) for row in _rows(state).iterator(chunk_size=1000))


def _rows(state: str) -> QuerySet[NationalDifference]:
    return NationalDifference.objects.filter(state=state).order_by("code", "part")


def _line(row: NationalDifference) -> DifferenceLine:
    return DifferenceLine(
        row.pk, row.code, row.title_vi, row.part, row.ours, row.theirs, row.state, row.reason, row.decided_by,
        row.decided_at, row.proposal_id, row.value is None,
    )  # fmt: skip


def counts() -> dict[str, int]:
    """How many are in each state; the table holds what was last compared and no history."""
    return {
        state: NationalDifference.objects.filter(state=state).count() for state in NationalDifference.State
    }


def by_part() -> dict[str, int]:
    """How many wait for a decision, by what differs."""
    rows = NationalDifference.objects.filter(state=NationalDifference.State.OPEN)
    return dict(rows.values_list("part").annotate(n=Count("id")).order_by("part"))
