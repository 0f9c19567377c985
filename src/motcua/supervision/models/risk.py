"""The chance of each open dossier to be late, and what was learned of the past to tell it by."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


def _to(model: str, **options: Any) -> Any:
    return models.ForeignKey(model, on_delete=models.PROTECT, db_index=False, related_name="+", **options)


# What lists hold: likely enough to be worth a look, and not late yet.
_AT_RISK = Q(chance__gte=0.2, left_minutes__gte=0)


class Alike(models.TextChoices):
    """Which past the words speak of: the narrowest that has enough cases."""

    UNIT = "unit"  # the same procedure and step at the same agency
    PROCEDURE = "procedure"  # at any agency
    SECTOR = "sector"  # steps of this kind in the sector, in shares of their limits
    ALL = "all"  # steps of this kind anywhere


class Risk(models.Model):
    """An open dossier's chance to be finished after its first due time, and why.

    A row stands while the dossier is received and neither finished nor ended. `again_at` says when to
    tell it anew; null: not before the dossier goes on. `chance` is null before it was first told.
    """

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, primary_key=True, related_name="risk"
    )
    again_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    chance = models.FloatField(null=True)
    left_minutes = models.IntegerField(null=True)  # working minutes until the first due time
    steps_left = models.PositiveSmallIntegerField(null=True)  # by the ordinary way, with the one it stands at
    alike = models.CharField(max_length=9, choices=Alike.choices, blank=True)
    cases = models.IntegerField(default=0)  # of its like that stayed here as long
    half_minutes = models.IntegerField(null=True)  # what half of them took from then on
    load_percent = models.IntegerField(null=True)  # what lies open at its agency, of what usually does
    pace_percent = models.IntegerField(null=True)  # how long its agency lately takes, of what it usually does
    agency = _to("organisation.Agency")  # competent
    centre = _to("organisation.ServiceCentre")  # that received it
    holder_agency = _to("organisation.Agency", null=True)
    holder_centre = _to("organisation.ServiceCentre", null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(chance__isnull=True) | Q(chance__gte=0, chance__lte=1), name="risk_is_a_chance"
            ),
        )
        indexes = (
            models.Index(fields=["again_at"], condition=Q(again_at__isnull=False), name="risks_to_tell"),
            models.Index(fields=["-chance", "dossier"], condition=_AT_RISK, name="risks"),
            models.Index(
                fields=["agency", "-chance", "dossier"],
                condition=_AT_RISK,
                name="risks_by_agency",
            ),
            models.Index(
                fields=["centre", "-chance", "dossier"],
                condition=_AT_RISK,
                name="risks_by_centre",
            ),
            models.Index(
                fields=["holder_agency", "-chance", "dossier"],
                condition=_AT_RISK & Q(holder_agency__isnull=False),
                name="risks_at_agency",
            ),
            models.Index(
                fields=["holder_centre", "-chance", "dossier"],
                condition=_AT_RISK & Q(holder_centre__isnull=False),
                name="risks_at_centre",
            ),
            models.Index(fields=["agency"], name="open_by_agency"),
        )


class RiskCurve(models.Model):
    """How long finished dossiers stayed at a step, and how long from their coming there to their end.

    In working minutes for a procedure, in thousandths of the limit for a sector and for all.
    """

    procedure = _to("catalogue.Procedure", null=True)
    agency = _to("organisation.Agency", null=True)
    sector = _to("catalogue.Sector", null=True)
    step = models.CharField(max_length=40)  # its key; for a sector and for all its kind
    stayed = ArrayField(models.IntegerField())
    whole = ArrayField(models.IntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "agency", "sector", "step"],
                name="one_risk_curve",
                nulls_distinct=False,
            ),
        )


class RiskAgency(models.Model):
    """What an agency usually has open, and how long it lately takes of what it usually takes."""

    agency = models.OneToOneField(
        "organisation.Agency", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    usually_open = models.FloatField()
    pace = models.FloatField()


class RiskFit(models.Model):
    """How the chances are mended (lib.overrun.Fit), by what happened lately: one row."""

    sole = models.BooleanField(primary_key=True, default=True)
    at = models.FloatField()
    by = models.FloatField()
    load = models.FloatField()
    dossiers = models.IntegerField()  # that were learned from
    learned_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(sole=True), name="one_risk_fit"),)
