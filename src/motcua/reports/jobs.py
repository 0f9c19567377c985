"""What reports do without anybody's click. Each job works from state: all that is due."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.reports import commands
from motcua.reports.commands import day_tallies


@app.periodic(cron="12 * * * *")
@app.task(name="mail_reports", queueing_lock="mail_reports")
def mail_reports(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Send each scheduled table whose period has ended; what could not be sent is tried again in an hour."""
    for due in commands.due_mails(timezone.now()):
        commands.send(due, at=timezone.now())


@app.periodic(cron="22 * * * *")
@app.task(name="publish_open_days", queueing_lock="publish_open_days")
def publish_open_days(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Each day's figures, once it is over."""
    for day_on in commands.missing_days(timezone.now()):
        commands.publish(day_on, at=timezone.now())


@app.periodic(cron="49 1 * * *")
@app.task(name="gather_day_tallies", queueing_lock="gather_day_tallies")
def gather_day_tallies(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    day_tallies.gather_day_tallies(before=timezone.localdate())
