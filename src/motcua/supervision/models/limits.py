"""Shortening limits: what the measured past says of each procedure, and the plan by sector."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


def _to(model: str, **options: Any) -> Any:
    return models.ForeignKey(model, on_delete=models.PROTECT, db_index=False, related_name="+", **options)


class LimitStudy(models.Model):
    """How many of a procedure's measured dossiers would have been late at each shorter limit.

    `late[i]` and `late_doubled[i]` belong to a limit of `i + 1` times `grid_minutes`; the last is the
    limit that runs. Computed by a job; one row a procedure.
    """

    procedure = models.OneToOneField(
        "catalogue.Procedure", on_delete=models.PROTECT, primary_key=True, related_name="limit_study"
    )
    since_on = models.DateField()
    until_on = models.DateField()
    dossiers = models.IntegerField()
    limit_minutes = models.IntegerField()
    grid_minutes = models.IntegerField()
    late = ArrayField(models.IntegerField())
    late_doubled = ArrayField(models.IntegerField())
    at_once = models.IntegerField()  # the most that ever lay open at once, over its agencies
    computed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(grid_minutes__gt=0), name="limit_study_has_a_grid"),
        )


class LimitPlan(models.Model):
    """The plan to shorten limits in a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    created_at = models.DateTimeField()


class LimitTarget(models.Model):
    """By how much the limits of a sector are to be shortened, in tenths of a percent of the statutory time."""

    plan = models.ForeignKey(LimitPlan, on_delete=models.CASCADE, related_name="targets")
    sector = _to("catalogue.Sector")
    tenths = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "sector"], name="one_target_per_sector"),
            models.CheckConstraint(condition=Q(tenths__lte=1000), name="target_is_a_share"),
        )


class LimitProposal(models.Model):
    """The limit that a procedure is to have, in working minutes; the evidence is kept as it was then."""

    plan = models.ForeignKey(LimitPlan, on_delete=models.CASCADE, related_name="proposals")
    procedure = _to("catalogue.Procedure")
    minutes = models.PositiveIntegerField()
    limit_minutes = models.PositiveIntegerField()  # that ran then
    statutory_minutes = models.PositiveIntegerField()
    dossiers = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    late_doubled = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    proposed_at = models.DateTimeField()
    officer = _to("organisation.Officer")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "procedure"], name="one_proposal_per_procedure"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lt=F("limit_minutes")), name="proposal_shortens"
            ),
        )
