"""One rating for a dossier, given by the applicant once the result exists."""

from django.db import models

from motcua.law.errors import N_


class Score(models.TextChoices):
    """The three answers of the survey. The labels are msgids; faces translate them."""

    VERY_SATISFIED = "very_satisfied", N_("Very satisfied")
    SATISFIED = "satisfied", N_("Satisfied")
    NOT_SATISFIED = "not_satisfied", N_("Not satisfied")


class Way(models.TextChoices):
    """Where the rating was given."""

    KIOSK = "kiosk"  # the screen at the counter or in the hall
    ONLINE = "online"  # the page behind the receipt's QR code
    SMS = "sms"
    PAPER = "paper"


class Rating(models.Model):
    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="rating")
    # Whom it is about, as it was then: dossiers move on, a rating does not.
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, related_name="ratings"
    )
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, db_index=False)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    score = models.CharField(max_length=16, choices=Score.choices)
    comment = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=Way.choices)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(score__in=Score.values), name="rating_score_known"),
        )
        indexes = (
            models.Index(fields=["rated_at"], include=["agency", "centre", "score"], name="ratings_by_time"),
            models.Index(fields=["agency", "rated_at"], name="ratings_by_agency"),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.score}"
