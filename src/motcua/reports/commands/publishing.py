"""Publishing a day's figures, once."""

import hashlib
from datetime import date, datetime, timedelta

import orjson
from django.db import transaction

from motcua.law.worktime import HANOI
from motcua.reports.models import OpenDay
from motcua.reports.queries import open_days

CATCH_UP_DAYS = 31


def missing_days(at: datetime) -> list[date]:
    """The days before today that are not published yet, the oldest first; no further back than a month."""
    today = at.astimezone(HANOI).date()
    wanted = [today - timedelta(days=back) for back in range(CATCH_UP_DAYS, 0, -1)]
    there = set(OpenDay.objects.filter(day_on__in=wanted).values_list("day_on", flat=True))
    return [day for day in wanted if day not in there]


@transaction.atomic
def publish(day_on: date, *, at: datetime) -> None:
    """Publish a day as it is counted now. A day that is published stays as it is: no second version of it is told."""
    content = open_days.content(day_on)
    digest = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
    OpenDay.objects.bulk_create(
        [OpenDay(day_on=day_on, content=content, digest=digest, published_at=at)], ignore_conflicts=True
    )
