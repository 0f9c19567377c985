"""What happens to messages without anybody's click. Each job works from state: all that is due."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.notices import commands

# A sender stops after so many batches and lets another begin: no job runs for hours.
_BATCHES = 200


@app.task(name="tell", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def tell(event_ids: Sequence[int], dossier_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """Plan the messages of these events; those that are planned already are not planned again."""
    commands.tell(event_ids, at=timezone.now())


@app.task(name="tell_accounts", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def tell_accounts(happenings: Sequence[Mapping[str, Any]]) -> None:
    """Plan the messages of what happened elsewhere than to a dossier (config.reactions.HALL_REACTIONS)."""
    commands.tell_accounts(happenings, at=timezone.now())


@app.task(name="send_notices")
def send_notices() -> None:
    """Send whatever is due, batch after batch."""
    for _ in range(_BATCHES):
        if not commands.send(at=timezone.now()):
            break


@app.periodic(cron="* * * * *")
@app.task(name="look_after_notices", queueing_lock="look_after_notices")
def look_after_notices(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """The next provider's turn for what was not confirmed in time; then whatever is due."""
    commands.take_over(at=timezone.now())
    send_notices()


@app.periodic(cron="*/15 * * * *")
@app.task(name="tell_near_due", queueing_lock="tell_near_due")
def tell_near_due(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    commands.tell_near_due(at=timezone.now())


@app.periodic(cron="35 2 * * *")
@app.task(name="forget_old_notices", queueing_lock="forget_old_notices")
def forget_old_notices(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    for _ in range(_BATCHES):
        if not commands.forget(at=timezone.now()):
            break
