"""What happens to uploads without anybody's click. Each job works from state: all that is due."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.documents import commands, queries


@app.periodic(cron="* * * * *")
@app.task(name="look_at_uploads", queueing_lock="look_at_uploads")
def look_at_uploads(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Uploads that wait for the scanner, or whose process ended before it had looked at them."""
    commands.accept(queries.to_look_at(), at=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="forget_expired_uploads", queueing_lock="forget_expired_uploads")
def forget_expired_uploads(timestamp: int) -> None:  # noqa: ARG001
    while commands.forget_expired(at=timezone.now()):
        pass
    commands.sweep(at=timezone.now())


@app.periodic(cron="37 */6 * * *")
@app.task(name="fetch_revocations", queueing_lock="fetch_revocations")
def fetch_revocations(timestamp: int) -> None:  # noqa: ARG001
    """What the authorities of our certificates revoked, for the page that verifies."""
    commands.fetch_revocations()
