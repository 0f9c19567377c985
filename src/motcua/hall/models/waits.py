"""How long people waited, counted by day, hour and class: what pages of months read instead of every ticket."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

# A bin i holds waits of at least WAIT_EDGES[i - 1] and less than WAIT_EDGES[i] minutes.
WAIT_EDGES = (5, 10, 15, 20, 30, 45, 60, 90)


class WaitCount(models.Model):
    """Tickets of an hour (of taking them) and a class by the minutes until their first call; `uncalled`: never."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    hour = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField()
    bins = ArrayField(models.IntegerField())
    uncalled = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "day_on", "hour", "rank"], name="one_wait_count"),
        )
