"""Who has looked at somebody's data: for the person whose data they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from motcua.audit.models import Look
from motcua.law.purpose import Purpose, Seen
from motcua.law.worktime import HANOI

_READ = 500


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The looks of one official on one day for one purpose and in one form: how often, and the last.

    The unit is told by number (an agency's or a centre's); names are the organisation's to give.
    """

    at: datetime
    agency_id: int | None
    centre_id: int | None
    seen: Seen
    purpose: Purpose
    times: int


def looks_of(dossier_id: int) -> list[Glimpse]:
    """The looks at a dossier, the last first; the newest five hundred of them."""
    rows = Look.objects.filter(dossier_id=dossier_id).order_by("-at", "-id")[:_READ]
    return list(_gathered(rows))


def _gathered(looks: Iterable[Look]) -> Iterator[Glimpse]:
    def same(look: Look) -> tuple[object, ...]:
        day = look.at.astimezone(HANOI).date()
        return day, look.officer_id, look.agency_id, look.centre_id, look.seen, look.purpose

    for _, group in groupby(looks, key=same):
        first, *others = list(group)
        yield Glimpse(
            first.at,
            first.agency_id,
            first.centre_id,
            Seen(first.seen),
            Purpose(first.purpose),
            1 + len(others),
        )
