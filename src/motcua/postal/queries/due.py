"""What the jobs have to do now, each from state."""

from datetime import datetime

from django.db.models import F

from motcua.postal.models import WITH_THE_CARRIER, Shipment, State


def to_order(now: datetime, *, limit: int) -> list[int]:
    rows = Shipment.objects.filter(order_at__isnull=False, order_at__lte=now)
    return list(rows.order_by("order_at").values_list("pk", flat=True)[:limit])


def uncancelled(*, limit: int) -> list[int]:
    rows = Shipment.objects.filter(uncancelled=True)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def to_follow(asked_before: datetime, *, limit: int) -> list[int]:
    """With the carrier, and not asked about since; what was never asked about first."""
    states = [*sorted(WITH_THE_CARRIER), State.ACCEPTED]
    rows = Shipment.objects.filter(state__in=states).order_by(F("followed_at").asc(nulls_first=True), "pk")
    found = rows.values_list("pk", "followed_at")[:limit]
    return [pk for pk, followed_at in found if followed_at is None or followed_at < asked_before]
