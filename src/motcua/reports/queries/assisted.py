"""How far the guidance team's help reaches: the share of online dossiers that were filed with it, and who
then came back alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope, units
from motcua.reports.queries.shares import percent

_SQL = (Path(__file__).parent / "assisted.sql").read_text()


@dataclass(frozen=True, slots=True)
class Assisted:
    """Figures of centres and a period. `came_back_alone` of `people` filed online later without help."""

    online: int
    assisted: int
    sessions: int
    people: int
    came_back_alone: int
    mean_minutes: int

    @property
    def assisted_share(self) -> float | None:
        return percent(self.assisted, self.online)

    @property
    def alone_share(self) -> float | None:
        return percent(self.came_back_alone, self.people)


def assisted(of: Scope | int, period: Period) -> Assisted:
    """The figures of `period` at a centre or all of a scope: dossiers by the day of receipt, people by their first
    session."""
    return _counted(units(of).centre_ids, period)


def by_centre(of: Scope, period: Period) -> list[tuple[str, str, Assisted]]:
    """Each centre that helped somebody: its Vietnamese and English name and its figures."""
    with connection.cursor() as cursor:
        cursor.execute(_HELPED, _bounds(units(of).centre_ids, period))
        found = cursor.fetchall()
    return [(vi, en or vi, _counted([centre_id], period)) for centre_id, vi, en in found]


_HELPED = """
    SELECT id, name_vi, name_en FROM organisation_servicecentre AS centre
     WHERE id = ANY(%(centres)s) AND EXISTS (
           SELECT FROM hall_assistedsession
            WHERE centre_id = centre.id AND confirmed_at >= %(since)s AND confirmed_at < %(until)s)
     ORDER BY name_vi
"""


def _counted(centre_ids: list[int], period: Period) -> Assisted:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, _bounds(centre_ids, period))
        return Assisted(*(int(value) for value in cursor.fetchone()))


def _bounds(centre_ids: list[int], period: Period) -> dict[str, Any]:
    return {"centres": centre_ids, "since": period.since, "until": period.until}
