"""Opinions asked of other agencies, and what their silence means."""

from django.db import models
from django.db.models import Q


class Silence(models.TextChoices):
    """What it means that no opinion came in time."""

    WAITS = "waits"
    AGREES = "agrees"
    GOES_ON = "goes_on"


class Consultation(models.Model):
    """An opinion asked of another agency while the step goes on."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="consultations")
    step = models.ForeignKey(
        "catalogue.Step", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, db_index=False)
    question = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    # What silence means at the end of the limit, as it was when the opinion was asked for; and that it came to that.
    silence = models.CharField(
        max_length=8, choices=Silence.choices, default=Silence.WAITS, db_default="waits"
    )
    silent = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=["agency", "due_at"], condition=Q(answered_at__isnull=True), name="open_consultations"
            ),
        )
