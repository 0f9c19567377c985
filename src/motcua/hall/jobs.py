"""What the hall does without anybody's click. Nothing here ends a ticket: closing the day is somebody's act."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.hall import commands
from motcua.hall.commands import booking, linking, waiting
from motcua.hall.queries import places
from motcua.law.worktime import HANOI


@app.periodic(cron="*/30 * * * *")
@app.task(name="end_forgotten_assisted_sessions", queueing_lock="end_forgotten_assisted_sessions")
def end_forgotten_assisted_sessions(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    commands.end_forgotten(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="remind_of_appointments", queueing_lock="remind_of_appointments")
def remind_of_appointments(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Whoever has an appointment is reminded of it; who did not come is noted."""
    booking.remind(at=timezone.now())
    booking.note_missed(at=timezone.now())


@app.task(name="link_visits", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def link_visits(event_ids: Sequence[int], dossier_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """A dossier was received or handed over: it belongs to the visit its officer is in."""
    linking.link(event_ids)


@app.periodic(cron="*/10 * * * *")
@app.task(name="count_waits", queueing_lock="count_waits")
def count_waits(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """How long people waited today, and yesterday, where the last of it was not counted."""
    today = timezone.now().astimezone(HANOI).date()
    for day_on in (today - timedelta(days=1), today):
        waiting.count_waits([one.centre_id for one in places.halls(day_on)], day_on)
