"""How far the guidance team's help reaches: the share of online dossiers that were filed with it, and who
then came back alone."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from motcua.reports.queries.period import Period
from motcua.reports.queries.shares import percent

_SQL = (Path(__file__).parent / "assisted.sql").read_text()


@dataclass(frozen=True, slots=True)
class Assisted:
    """Figures of one centre and period. `came_back_alone` of `people` filed online later without help."""

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


def assisted(centre_id: int, period: Period) -> Assisted:
    """The figures of `period` at a centre: dossiers by the day of receipt, people by their first session."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"centre": centre_id, "since": period.since, "until": period.until})
        return Assisted(*(int(value) for value in cursor.fetchone()))
