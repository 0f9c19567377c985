"""What ratings say."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from motcua.lib import prepared
from motcua.ratings.models import Rating, Score


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How many answered how."""

    very_satisfied: int = 0
    satisfied: int = 0
    not_satisfied: int = 0

    @property
    def total(self) -> int:
        return self.very_satisfied + self.satisfied + self.not_satisfied

    @property
    def satisfied_percent(self) -> float | None:
        """The share that was satisfied or very satisfied; None when nobody answered."""
        return 100 * (self.total - self.not_satisfied) / self.total if self.total else None


def given(dossier_id: int) -> str | None:
    """The score of a dossier, if it was rated."""
    rows = prepared.fetch("SELECT score FROM ratings_rating WHERE dossier_id = %s::bigint", [dossier_id])
    return str(rows[0][0]) if rows else None


def satisfaction(
    starts_at: datetime, ends_at: datetime, *, centre_id: int | None = None, agency_id: int | None = None
) -> Satisfaction:
    """The answers given in [starts_at, ends_at), of everybody or of one centre or agency."""
    rows = Rating.objects.filter(rated_at__gte=starts_at, rated_at__lt=ends_at)
    if centre_id is not None:
        rows = rows.filter(centre_id=centre_id)
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    found = dict(rows.order_by().values_list("score").annotate(n=Count("id")))
    return Satisfaction(*(found.get(score, 0) for score in Score.values))
