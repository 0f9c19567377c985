"""Rounds of signing: results that an officer signs in person, with a key that lies with a signing service."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.sealed import SealedResult


class RoundState(models.TextChoices):
    """Where a round of signing stands."""

    ASKED = "asked"  # the service is to be asked, or the person to confirm
    SIGNED = "signed"
    REFUSED = "refused"  # the person said no
    EXPIRED = "expired"  # nobody confirmed in time
    FAILED = "failed"  # the service said no


class SigningRound(models.Model):
    """Results that an officer signs with one confirmation on their telephone."""

    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    key = models.UUIDField(unique=True)
    state = models.CharField(max_length=8, choices=RoundState.choices, default=RoundState.ASKED)
    handle = models.CharField(max_length=500, blank=True)  # by which the service is asked again
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state="asked", ended_at__isnull=True)
                | ~Q(state="asked") & Q(ended_at__isnull=False),
                name="signing_round_ended_or_asked",
            ),
        )
        indexes = (
            models.Index(fields=["officer", "-id"], name="signing_rounds_of_officer"),
            models.Index(fields=["id"], condition=Q(state="asked"), name="signing_rounds_open"),
        )


class SigningItem(models.Model):
    """A result in a round: what is kept of it until the signature comes, and why none came."""

    round = models.ForeignKey(SigningRound, on_delete=models.PROTECT, related_name="items")
    sealed = models.ForeignKey(SealedResult, on_delete=models.PROTECT, db_index=False, related_name="+")
    open = models.BooleanField(default=True)
    prepared = models.BinaryField(null=True)  # the PDF with an empty place, from byte `begins` to `ends`
    attributes = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)
    begins = models.PositiveIntegerField(null=True)
    ends = models.PositiveIntegerField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["sealed"], condition=Q(open=True), name="one_open_signing_a_result"
            ),
            models.CheckConstraint(
                condition=Q(open=True) | Q(prepared__isnull=True), name="nothing_prepared_is_left"
            ),
        )
