"""What people said of a centre within a stretch of time."""

from datetime import datetime

from django.db.models import Count

from motcua.ratings.models import Rating


def counts(centre_id: int, begins: datetime, ends: datetime) -> dict[str, int]:
    """How many gave which score in [begins, ends), from the index by time."""
    rows = Rating.objects.filter(rated_at__gte=begins, rated_at__lt=ends, centre_id=centre_id)
    return dict(rows.values_list("score").annotate(count=Count("id")))
