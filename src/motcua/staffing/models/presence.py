"""Who was there: seen by signing in and by serving at a counter, corrected by the head."""

from django.db import models
from django.db.models import F, Q

from motcua.law.errors import N_
from motcua.staffing.models.roster import Half


class Evidence(models.TextChoices):
    """By what somebody was seen first."""

    SIGN_IN = "sign_in", N_("signed in")
    COUNTER = "counter", N_("opened a counter")
    SERVED = "served", N_("called a visitor")


class Verdict(models.TextChoices):
    """How a half day on duty was kept. The labels are msgids."""

    ON_TIME = "on_time", N_("Present")
    LATE = "late", N_("Present, late")
    ABSENT = "absent", N_("Absent")
    EXCUSED = "excused", N_("Absent with leave")


class Presence(models.Model):
    """When an officer was seen first and last at a centre in half a day, and by what. A job keeps it."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    half = models.CharField(max_length=9, choices=Half.choices)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    evidence = models.CharField(max_length=8, choices=Evidence.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["officer", "day_on", "half", "centre"], name="one_presence_per_half_day"
            ),
            models.CheckConstraint(condition=Q(first_at__lte=F("last_at")), name="presence_has_length"),
        )
        indexes = (models.Index(fields=["centre", "day_on"], name="presences_of_centre"),)


class PresenceCorrection(models.Model):
    """What the head says of somebody's half day, with the reason. Only appended to: the newest counts."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    half = models.CharField(max_length=9, choices=Half.choices)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = models.CharField(max_length=300)
    corrected_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    corrected_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),)
        indexes = (
            models.Index(fields=["centre", "day_on"], name="corrections_of_centre"),
            models.Index(fields=["officer", "day_on"], name="corrections_of_officer"),
        )
