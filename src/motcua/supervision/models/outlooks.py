"""What comes: how many of what an agency has open come to be late, day by day, and who was warned of it."""

from typing import Any

from django.db import models
from django.db.models import Q

from motcua.law.actor import Role


def _to(model: str, **options: Any) -> Any:
    return models.ForeignKey(model, on_delete=models.PROTECT, db_index=False, related_name="+", **options)


class Outlook(models.Model):
    """What an agency had open on a day that is due in the next ten working days, and how many of it come to be
    late: the sum of their chances, as last told that day."""

    agency = _to("organisation.Agency")  # competent
    day_on = models.DateField()
    due = models.IntegerField()
    expected = models.FloatField()
    load_percent = models.IntegerField()
    pace_percent = models.IntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["day_on", "agency"], name="one_outlook_a_day"),
            models.CheckConstraint(
                condition=Q(expected__gte=0, expected__lte=models.F("due")), name="no_more_late_than_due"
            ),
        )


class WaveWarning(models.Model):
    """Somebody warned that at an agency many come to be late, by a rule; settled when it is no longer so.

    `due` and `expected` are what was told when it was raised. It goes to whoever holds the role at the unit.
    """

    rule = _to("supervision.ReminderRule")
    agency = _to("organisation.Agency")
    raised_at = models.DateTimeField()
    due = models.IntegerField()
    expected = models.FloatField()
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    to_agency = _to("organisation.Agency", null=True)
    to_centre = _to("organisation.ServiceCentre", null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "rule"],
                condition=Q(settled_at__isnull=True),
                name="one_open_warning_per_rule",
            ),
            models.CheckConstraint(
                condition=Q(to_agency__isnull=True) ^ Q(to_centre__isnull=True),
                name="warning_goes_to_one_unit",
            ),
        )
