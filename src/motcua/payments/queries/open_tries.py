"""Tries to pay that nobody has answered yet."""

from datetime import datetime

from motcua.payments.models import OPEN, Payment


def unanswered(begun_before: datetime, now: datetime, *, limit: int) -> list[str]:
    """References of open tries that began before that, and whose time has not run out."""
    rows = Payment.objects.filter(state__in=OPEN, expires_at__gt=now, created_at__lt=begun_before)
    return list(rows.exclude(pay_url="").order_by("expires_at").values_list("reference", flat=True)[:limit])


def run_out(now: datetime, *, limit: int) -> list[int]:
    """Ids of open tries whose time ran out."""
    rows = Payment.objects.filter(state__in=OPEN, expires_at__lte=now)
    return list(rows.order_by("expires_at").values_list("id", flat=True)[:limit])
