"""The demonstration lives on while it runs: the worker plays what came due in the last minutes."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app


def live_on(timestamp: int) -> None:  # noqa: ARG001 - works from state: all that came due
    from motcua.simulation import demo, telling

    if demo.is_loaded():
        demo.play_on(now=timezone.now())
        telling.tell(timezone.now())


def hall_lives_on(timestamp: int) -> None:  # noqa: ARG001 - works from state: the minutes since the last
    from motcua.simulation import demo, hall

    if demo.is_loaded():
        hall.play(now=timezone.now(), not_theirs=[one.username for one in demo.accounts()])


task = app.task(name="live_on", queueing_lock="live_on")(live_on)
_hall_task = app.task(name="hall_lives_on", queueing_lock="hall_lives_on")(hall_lives_on)
# Nowhere but in a demonstration does anybody play.
if settings.DEMO:
    app.periodic(cron="3-59/10 * * * *")(task)
    app.periodic(cron="* * * * *")(_hall_task)
