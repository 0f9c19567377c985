"""The roster: who stands at which counter in which half of which day."""

from django.db import models

from motcua.law.errors import N_


class Half(models.TextChoices):
    """The labels are msgids; faces translate them."""

    MORNING = "morning", N_("Morning")
    AFTERNOON = "afternoon", N_("Afternoon")


class Duty(models.Model):
    """Half a day of one officer at one counter. PostgreSQL holds that nobody stands at two, and no two at one."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    counter = models.ForeignKey("organisation.Counter", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    half = models.CharField(max_length=9, choices=Half.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["counter", "day_on", "half"], name="one_officer_on_duty"),
            models.UniqueConstraint(fields=["officer", "day_on", "half"], name="one_duty_at_a_time"),
        )
        indexes = (models.Index(fields=["centre", "day_on"], name="duties_of_centre"),)

    def __str__(self) -> str:
        return f"{self.day_on} {self.half} {self.counter_id}"


class StaffingRules(models.Model):
    """A centre's own measures of its people, practice and not law; without a row the defaults stand."""

    centre = models.OneToOneField("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")
    late_minutes = models.PositiveSmallIntegerField(
        default=10
    )  # so long after the opening nobody is late yet
    least_months = models.PositiveSmallIntegerField(default=12)  # of a secondment
    most_months = models.PositiveSmallIntegerField(default=36)
    ends_within_days = models.PositiveSmallIntegerField(default=60)  # then its end is pointed out
