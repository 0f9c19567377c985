"""What becomes of results: drafted, numbered, sealed as a signed PDF, perhaps revoked by who issued them."""

from django.db import models
from django.db.models import Q


class ResultDraft(models.Model):
    """What an officer writes of a result before it is decided: a paragraph on each line of `body`."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, related_name="result_draft", primary_key=True
    )
    title = models.CharField(max_length=300)
    body = models.TextField()
    granted = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)


class ResultNumber(models.Model):
    """A result's place in the outgoing register of its agency; one whose number was typed has none."""

    result = models.OneToOneField(
        "dossiers.DossierResult", on_delete=models.PROTECT, related_name="numbered", primary_key=True
    )
    register = models.ForeignKey("dossiers.OutgoingRegister", on_delete=models.PROTECT, db_index=False)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["register", "number"], name="one_result_per_number"),)


class SealedResult(models.Model):
    """A result's signed PDF, known to the public by `code` alone. Without a file it waits to be sealed."""

    result = models.OneToOneField("dossiers.DossierResult", on_delete=models.PROTECT, related_name="sealed")
    code = models.CharField(max_length=26, unique=True)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True)
    signer = models.CharField(max_length=200, blank=True)  # the name on the certificate
    owed_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)  # why its PDF takes no seal

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(file__isnull=True, sealed_at__isnull=True)
                | Q(file__isnull=False, sealed_at__isnull=False) & ~Q(signer=""),
                name="sealed_result_has_file_and_signer",
            ),
        )
        indexes = (
            models.Index(fields=["id"], condition=Q(file__isnull=True, fault=""), name="results_to_seal"),
        )


class ResultRevocation(models.Model):
    """A result that its agency took back. Why stands here and not in the event: it may speak of a person."""

    result = models.OneToOneField("dossiers.DossierResult", on_delete=models.PROTECT, related_name="revoked")
    reason = models.TextField()
    decision = models.CharField(max_length=60)
    revoked_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)
