"""What becomes of results: drafted, numbered, sealed as a signed PDF, perhaps revoked by who issued them."""

from django.db import models
from django.db.models import Q


class ResultDraft(models.Model):
    """What an officer writes of a result before it is decided: `texts` of blocks of its template, by their keys.

    `body` is all of it as one text; alone in drafts from before there were templates.
    """

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, related_name="result_draft", primary_key=True
    )
    title = models.CharField(max_length=300)
    body = models.TextField()
    texts = models.JSONField(default=dict, db_default={})
    granted = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)

    @property
    def parts(self) -> dict[str, str]:
        """The texts by block. An older draft's whole text stands where the shipped template's begins."""
        kept: dict[str, str] = self.texts
        return kept or {"grounds": self.body, "granted": "", "refused": ""}


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
    """A result's signed PDF, known to the public by `code` alone. Without a file it waits to be sealed.

    `officer` decided it and signs it in person before the seal: `own_file` is what they signed. Where one who
    stands in signed instead, by a certificate of their own, `own_for` is the absent one who had decided.
    """

    result = models.OneToOneField("dossiers.DossierResult", on_delete=models.PROTECT, related_name="sealed")
    code = models.CharField(max_length=26, unique=True)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True)
    signer = models.CharField(max_length=200, blank=True)  # the name on the certificate
    owed_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)  # why its PDF takes no seal
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)
    own_file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    own_signer = models.CharField(max_length=200, blank=True)  # the name on their certificate
    own_signed_at = models.DateTimeField(null=True)
    own_for = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(own_file__isnull=True, own_signed_at__isnull=True, own_signer="")
                | Q(own_file__isnull=False, own_signed_at__isnull=False, officer__isnull=False)
                & ~Q(own_signer=""),
                name="own_signature_has_file_and_signer",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | Q(officer__isnull=True) | Q(own_file__isnull=False),
                name="sealed_after_it_was_signed",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, sealed_at__isnull=True)
                | Q(file__isnull=False, sealed_at__isnull=False) & ~Q(signer=""),
                name="sealed_result_has_file_and_signer",
            ),
        )
        indexes = (
            models.Index(
                fields=["id"],
                condition=Q(file__isnull=True, fault="")
                & (Q(officer__isnull=True) | Q(own_file__isnull=False)),
                name="results_to_seal",
            ),
            models.Index(
                fields=["officer", "id"],
                condition=Q(officer__isnull=False, own_file__isnull=True, file__isnull=True, fault=""),
                name="results_to_sign",
            ),
        )


class ResultRevocation(models.Model):
    """A result that its agency took back. Why stands here and not in the event: it may speak of a person."""

    result = models.OneToOneField("dossiers.DossierResult", on_delete=models.PROTECT, related_name="revoked")
    reason = models.TextField()
    decision = models.CharField(max_length=60)
    revoked_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)
