"""What other systems know of dossiers. The events are the outbox: here stands only how far each was told."""

from django.db import models
from django.db.models import Q


class PortalDossier(models.Model):
    """How far the national portal knows a dossier: through which of its events (`told_through`, 0: not at all).

    While something is owed, `owing_since` says for how long, and `next_try_at` when it is told next. A dossier's
    events are told in their order, so what the portal refuses holds up the rest of this dossier, and of no other.
    """

    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, primary_key=True)
    told_through = models.PositiveIntegerField(default=0)
    owing_since = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    refused = models.BooleanField(default=False)  # the portal's no; otherwise it was not reached
    fault = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(owing_since__isnull=True, next_try_at__isnull=True)
                | Q(owing_since__isnull=False, next_try_at__isnull=False),
                name="what_is_owed_is_told_some_time",
            ),
        )
        indexes = (
            models.Index(fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="portal_next"),
            models.Index(fields=["owing_since"], condition=Q(owing_since__isnull=False), name="portal_owing"),
            models.Index(fields=["owing_since"], condition=Q(refused=True), name="portal_refused"),
        )


class Outcome(models.TextChoices):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNREACHED = "unreached"  # no answer, or none that says anything


class PortalMessage(models.Model):
    """One message to the portal as it went: which event, which service, how it ended. Kept for some weeks.

    Its content is not kept: it can be written again from the event.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT)
    seq = models.PositiveIntegerField()  # of the event
    service = models.CharField(max_length=10)
    key = models.UUIDField()
    sent_at = models.DateTimeField(db_index=True)
    took_ms = models.PositiveIntegerField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    said = models.CharField(max_length=300, blank=True)


class Reconciliation(models.Model):
    """A comparison of what the portal knows with what it was told, of the dossiers received in a period."""

    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=100)
    received_from = models.DateField()
    received_to = models.DateField()
    ended_at = models.DateTimeField(null=True)
    compared = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True, default="")


class Difference(models.Model):
    """A dossier that the portal did not know, or knew otherwise; it is told again."""

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.CASCADE, related_name="differences")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, db_index=False)
    status = models.PositiveSmallIntegerField()  # that it was told last
    portal_status = models.CharField(max_length=20, blank=True)  # empty: unknown there
