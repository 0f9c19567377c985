"""When something holds: periods are [valid_from, valid_until)."""

from datetime import date

from django.db.models import Q


def in_force(on: date) -> Q:
    """Rows whose period [valid_from, valid_until) holds the day `on`."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
