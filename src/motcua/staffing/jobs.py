"""What is done with a centre's people without anybody's click. From state: all of the day is looked at again."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.law.worktime import HANOI
from motcua.staffing.commands import attending


@app.periodic(cron="*/5 * * * *")
@app.task(name="note_presence", queueing_lock="note_presence")
def note_presence(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Who was seen today; and yesterday, where nobody noted the last of it."""
    now = timezone.now()
    today = now.astimezone(HANOI).date()
    for day_on in (today - timedelta(days=1), today):
        attending.note_presence(day_on, at=now)
