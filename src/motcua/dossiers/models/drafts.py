"""What is filled in online before it is a dossier, and what of it is kept with the dossier."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Draft(models.Model):
    """A dossier being filled in online; filed, it is `dossier`. Anybody who holds `key` in a signed cookie,
    the account's owner and the officer who helps may go on with it.

    `pages` tells at which revision each page was last saved: what was typed on an older view of a
    page than that is kept in `rivals` until the person chooses.
    """

    key = models.UUIDField(unique=True)  # also the idempotency key of filing it
    eform = models.ForeignKey("catalogue.EForm", on_delete=models.PROTECT, db_index=False, related_name="+")
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    answers = models.JSONField(default=dict)
    pages = models.JSONField(default=dict)
    rivals = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    phone = models.CharField(max_length=20, blank=True)  # with the code it opens the draft elsewhere
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, related_name="draft"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("saved_at")), name="draft_lives_on_when_saved"
            ),
        )
        indexes = (
            models.Index(fields=["expires_at"], name="drafts_by_expiry"),
            models.Index(
                fields=["account", "-saved_at"], condition=Q(account__isnull=False), name="drafts_of_account"
            ),
            models.Index(
                fields=["phone"], condition=Q(dossier__isnull=True) & ~Q(phone=""), name="drafts_by_phone"
            ),
        )


AUTHORISATION = "authorisation"  # a role: the letter by which one files for another


class DraftFile(models.Model):
    """A file attached to a draft, for one of the required documents or, without one, as what `role` says
    (nothing: a further paper).

    `parts` are the files that were joined into it: sent once more, they are not attached again.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    required = models.ForeignKey(
        "catalogue.RequiredDocument", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    role = models.CharField(max_length=16, blank=True, default="")
    parts = models.JSONField(default=list)
    name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["draft", "required", "role", "file"],
                name="a_file_once_per_paper",
                nulls_distinct=False,
            ),
        )


class AnswerFile(models.Model):
    """A file attached for one of the papers that a supplement request asks for, before the answer is sent."""

    request = models.ForeignKey(
        "dossiers.SupplementRequest", on_delete=models.CASCADE, db_index=False, related_name="attached"
    )
    item = models.CharField(max_length=500)  # as it was asked for
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["request", "item", "file"], name="an_answers_file_once"),
        )


class DossierForm(models.Model):
    """The answers a dossier was filed with, and the form they answer. Never changed."""

    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="form")
    eform = models.ForeignKey("catalogue.EForm", on_delete=models.PROTECT, db_index=False, related_name="+")
    answers = models.JSONField()
