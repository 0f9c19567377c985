"""What the catalogue does by itself."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.catalogue.commands.words import forget_unfound

_KEPT_DAYS = 365


@app.periodic(cron="17 2 * * *")
@app.task(name="forget_unfound_terms", queueing_lock="forget_unfound_terms")
def forget_unfound_terms(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Searches that nobody made for a year are forgotten."""
    forget_unfound(before=timezone.localdate() - timedelta(days=_KEPT_DAYS))
