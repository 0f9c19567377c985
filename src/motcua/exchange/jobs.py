"""What the portal is told without anybody's click. Each job works from state: all that is owed."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.exchange import commands, providers
from motcua.exchange.queries import outbox

_BATCH = 100
# A job stops after so many batches and lets another begin: none runs for hours.
_BATCHES = 50


@app.periodic(cron="* * * * * */15")
@app.task(name="tell_national_portal", queueing_lock="tell_national_portal", lock="tell_national_portal")
def tell_national_portal(timestamp: int = 0) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Read on in the events, and tell the portal what it is owed."""
    if providers.offered() is None:
        return
    commands.follow(at=timezone.now())
    for _ in range(_BATCHES):
        due = outbox.due(timezone.now(), limit=_BATCH)
        if not due or commands.tell(due, at=timezone.now()) == 0:
            break


@app.task(name="compare_with_portal")
def compare_with_portal(reconciliation_id: int) -> None:
    commands.compare(reconciliation_id, at=timezone.now())


@app.periodic(cron="23 2 * * *")
@app.task(name="forget_portal_messages", queueing_lock="forget_portal_messages")
def forget_portal_messages(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    for _ in range(_BATCHES):
        if not commands.forget(at=timezone.now()):
            break
