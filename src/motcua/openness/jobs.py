"""What is published without anybody's click. The job works from state: what is owed."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.openness import commands
from motcua.openness.commands.folding import Busy


@app.periodic(cron="7,27,47 * * * *")
@app.task(name="fold_record", queueing_lock="fold_record")
def fold_record(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """The root of yesterday, where it is owed; a busy moment is waited out until the next tick."""
    if commands.unpublished(timezone.now()) is None:
        return
    try:
        commands.fold(at=timezone.now())
    except Busy:
        return
