"""Remarks with their answers."""

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.staffing.models import Remark, RemarkKind

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class RemarkShown:
    id: int
    officer_id: int
    officer: str
    kind: RemarkKind
    happened_on: date
    text: str
    written_by: str
    written_at: datetime
    answer: str
    answered_at: datetime | None
    taken_back_because: str

    @property
    def open(self) -> bool:
        """Whether the officer may still answer."""
        return not self.answer and not self.taken_back_because


def of_officer(officer_id: int, centre_id: int) -> list[RemarkShown]:
    """The newest first."""
    rows = Remark.objects.filter(officer_id=officer_id, centre_id=centre_id)
    return [
        _shown(one)
        for one in rows.select_related("officer", "written_by").order_by("-happened_on", "-id")[:_SHOWN]
    ]


def of_centre(centre_id: int, first_on: date, last_on: date) -> list[RemarkShown]:
    """Everybody's of a period, the newest first."""
    rows = Remark.objects.filter(centre_id=centre_id, happened_on__range=(first_on, last_on))
    return [
        _shown(one)
        for one in rows.select_related("officer", "written_by").order_by("-happened_on", "-id")[:_SHOWN]
    ]


def officer_of(remark_id: int) -> tuple[int, int] | None:
    """Whom a remark is about, and at which centre."""
    return Remark.objects.filter(pk=remark_id).values_list("officer_id", "centre_id").first()


def counted(officer_id: int, centre_id: int, first_on: date, last_on: date) -> Mapping[RemarkKind, int]:
    """How many of which kind stand in a period; those taken back are left out."""
    rows = Remark.objects.filter(
        officer_id=officer_id,
        centre_id=centre_id,
        happened_on__range=(first_on, last_on),
        taken_back_at=None,
    )
    tally = Tally(rows.values_list("kind", flat=True))
    return {kind: tally[kind] for kind in RemarkKind}


def _shown(one: Remark) -> RemarkShown:
    return RemarkShown(
        id=one.pk,
        officer_id=one.officer_id,
        officer=one.officer.full_name,
        kind=RemarkKind(one.kind),
        happened_on=one.happened_on,
        text=one.text,
        written_by=one.written_by.full_name,
        written_at=one.written_at,
        answer=one.answer,
        answered_at=one.answered_at,
        taken_back_because=one.taken_back_because,
    )
