"""What the hall does without anybody's click."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.hall import commands


@app.periodic(cron="*/30 * * * *")
@app.task(name="end_forgotten_assisted_sessions", queueing_lock="end_forgotten_assisted_sessions")
def end_forgotten_assisted_sessions(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    commands.end_forgotten(at=timezone.now())
