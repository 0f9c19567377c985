"""What happens to shipments without anybody's click. Each job works from state."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.postal import commands
from motcua.postal.queries import due

_BATCH = 100


@app.task(name="ready_shipments")
def ready_shipments(dossier_ids: Sequence[int], event_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """The results of these dossiers are there: what waited for them can be sent."""
    commands.make_ready(dossier_ids, at=timezone.now())


@app.task(name="order_shipments")
def order_shipments() -> None:
    """Order from the carrier what is due."""
    now = timezone.now()
    commands.order(due.to_order(now, limit=_BATCH), at=now)


@app.task(name="tell_cancelled_shipments")
def tell_cancelled_shipments() -> None:
    """Tell the carrier what was cancelled here."""
    commands.tell_cancelled(due.uncancelled(limit=_BATCH), at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="look_after_shipments", queueing_lock="look_after_shipments")
def look_after_shipments(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Order again what the carrier did not answer, tell it what was cancelled, ask about what it carries."""
    order_shipments()
    tell_cancelled_shipments()
    now = timezone.now()
    asked_before = now - timedelta(minutes=settings.MOTCUA_CARRIER_ASK_MINUTES)
    commands.follow(due.to_follow(asked_before, limit=_BATCH), at=now)
