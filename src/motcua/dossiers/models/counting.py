"""What is counted of dossiers: with each act, or anew from time to time."""

from django.db import models


class OftenMissing(models.Model):
    """What dossiers of a procedure were most often asked to supplement; counted anew every night."""

    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.CASCADE)
    name = models.CharField(max_length=500)
    times = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["procedure", "name"], name="one_count_per_missing_paper"),
        )


class DayCount(models.Model):
    """So many dossiers more, or fewer, that a day received or resolved; a figure is the sum over its days.

    An act appends what it changes, so that nobody waits for another's count; every night the rows of a
    day become one (commands.day_counts). `day_on` is a day of Vietnam. `grade` is the timeliness of
    what was resolved that day, None for what was received.
    """

    centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    agency = models.ForeignKey(
        "organisation.Agency", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    day_on = models.DateField()
    channel = models.CharField(max_length=8)
    grade = models.PositiveSmallIntegerField(null=True)  # law.timeliness
    dossiers = models.IntegerField()

    class Meta:
        indexes = (
            models.Index(
                fields=["centre", "day_on"],
                include=["agency", "channel", "grade", "dossiers"],
                name="counts_by_day",
            ),
        )
