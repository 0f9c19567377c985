"""Dossiers that were finished before earlier ones of the same procedure and agency, without a reason recorded.

What counts, and what is a reason, stands in queries.turns. Kept by the same job as the courses, from them.
"""

from django.db import models

from motcua.supervision.models.courses import Course, _to


class Overtaking(models.Model):
    """A finished dossier that passed earlier ones: how many, and which of them had come first."""

    later = models.OneToOneField(
        Course, on_delete=models.CASCADE, primary_key=True, related_name="overtaking"
    )
    earlier = models.ForeignKey(Course, on_delete=models.CASCADE, db_index=False, related_name="+")
    passed = models.IntegerField()
    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    officer = _to("organisation.Officer", null=True)
    month_on = models.DateField()
    ended_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["agency", "-ended_at", "-later"], name="overtakings_of_agency"),
            models.Index(fields=["-ended_at", "-later"], name="overtakings_by_time"),
        )


class OvertakingCount(models.Model):
    """How many dossiers passed earlier ones, by month of their end."""

    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    officer = _to("organisation.Officer", null=True)
    month_on = models.DateField()
    overtakings = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["month_on", "agency", "procedure", "officer"],
                name="one_overtaking_count_per_month",
                nulls_distinct=False,
            ),
        )


class WorkedCount(models.Model):
    """Finished dossiers by who worked on them, by month: of so many did some pass others."""

    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    officer = _to("organisation.Officer", null=True)
    month_on = models.DateField()
    finished = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["month_on", "agency", "procedure", "officer"],
                name="one_worked_count_per_month",
                nulls_distinct=False,
            ),
        )
