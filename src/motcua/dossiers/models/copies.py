"""Electronic copies of papers that were scanned at the counter, signed by the centre."""

from django.db import models
from django.db.models import Q


class DigitalCopy(models.Model):
    """A paper's certified electronic copy: PDF/A with the centre's seal. Without a file it waits for it.

    Decree 30/2020/NĐ-CP, art. 25, clause 1c, and art. 26: it is worth what the paper is.
    """

    document = models.OneToOneField(
        "dossiers.DossierDocument", on_delete=models.PROTECT, related_name="digital_copy", primary_key=True
    )
    owed_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True, db_index=False)
    pages = models.PositiveIntegerField(default=0)
    signer = models.CharField(max_length=200, blank=True)  # the name on the certificate
    sealed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)  # why its PDF takes no seal

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(file__isnull=True, sealed_at__isnull=True)
                | Q(file__isnull=False, sealed_at__isnull=False) & ~Q(signer=""),
                name="digital_copy_has_file_and_signer",
            ),
        )
        indexes = (
            models.Index(
                fields=["document"], condition=Q(file__isnull=True, fault=""), name="copies_to_seal"
            ),
            models.Index(fields=["file"], condition=Q(file__isnull=False), name="copies_by_file"),
        )
