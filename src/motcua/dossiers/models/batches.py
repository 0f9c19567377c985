"""What partners bring many at once: a notary's office, a bank, the post; their list, and what became of it."""

from django.db import models
from django.db.models import Q


class PartnerBatch(models.Model):
    """A partner's file as it was brought to a centre. The same file of a partner is one batch.

    What stands in its lines is read from the kept file, so that a line is judged by what holds now.
    """

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    partner_code = models.CharField(max_length=14)  # its enterprise code or identity number
    partner_name = models.CharField(max_length=200)
    channel = models.CharField(max_length=8)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, db_index=False)
    file_name = models.CharField(max_length=200)
    brought_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "partner_code", "file"], name="one_batch_per_file"),
            models.CheckConstraint(condition=~Q(partner_code=""), name="batch_has_a_partner"),
        )
        indexes = (models.Index(fields=["centre", "-brought_at", "-id"], name="batches_by_centre"),)


class PartnerDossier(models.Model):
    """The dossier that a line became. A partner's own number stands for one dossier, whatever is uploaded."""

    batch = models.ForeignKey(PartnerBatch, on_delete=models.PROTECT, related_name="received")
    partner_code = models.CharField(max_length=14)
    partner_key = models.CharField(max_length=64)
    line = models.PositiveIntegerField()
    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, related_name="from_partner"
    )  # fmt: skip

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["partner_code", "partner_key"], name="a_partners_number_once"),
        )
