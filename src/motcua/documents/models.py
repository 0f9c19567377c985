"""Stored files by the hash of their content, files on their way in, and people's own stores."""

from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """A file kept once, named by its SHA-256; never changed after it is stored."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
    thumbnail = models.ForeignKey("self", on_delete=models.PROTECT, null=True, db_index=False)


class UploadState(models.TextChoices):
    """Where a file on its way in stands."""

    ARRIVING = "arriving"
    WHOLE = "whole"  # all of it is here; nobody has looked yet
    SCANNING = "scanning"  # waits for the virus scanner
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Upload(models.Model):
    """A file on its way in, piece by piece; known by its token alone, and only to its owner.

    `owner` is "account:12" or "visitor:…". What arrived lies in MOTCUA_UPLOADS until it is looked at;
    then the accepted content is a StoredFile and the row is only the way to it, until it expires.
    """

    token = models.CharField(max_length=43, unique=True)
    owner = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=200)
    length_bytes = models.PositiveBigIntegerField()
    offset_bytes = models.PositiveBigIntegerField(default=0)
    types = models.JSONField()  # the endings that may be taken here
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.ARRIVING)
    refusal = models.CharField(max_length=20, blank=True)
    refusal_params = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    pages = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, db_index=False)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(offset_bytes__lte=models.F("length_bytes")), name="upload_no_longer_than_said"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(file__isnull=False), name="accepted_upload_has_its_file"
            ),
        )
        indexes = (
            models.Index(
                fields=["id"], condition=Q(state__in=["whole", "scanning"]), name="uploads_to_look_at"
            ),
            models.Index(
                fields=["id"],
                condition=Q(state="arriving"),
                include=["length_bytes"],
                name="uploads_arriving",
            ),
        )


class PersonalDocument(models.Model):
    """A file in a person's own store, to be handed in again without a new upload."""

    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, db_index=False)
    name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "file"], name="a_file_once_in_a_persons_store"),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gte=models.F("issued_on")),
                name="personal_document_ends_after_its_issue",
            ),
        )


class SigningAccount(models.Model):
    """Where an officer's own key lies: a user of the signing service, and the key they sign with.

    `chain` are certificates (DER in base64), theirs first. `picture` is their signature on paper: blue, PNG
    on transparent ground (Decree 30/2020/NĐ-CP, annex I, part II, point 7d).
    """

    officer = models.OneToOneField("organisation.Officer", on_delete=models.PROTECT, primary_key=True)
    service_user = models.CharField(max_length=100)
    credential = models.CharField(max_length=200)
    chain = models.JSONField()
    algorithm = models.CharField(max_length=40)
    most = models.PositiveSmallIntegerField()  # how many at one confirmation
    signer = models.CharField(max_length=200)  # the name on the certificate
    ends_at = models.DateTimeField()
    picture = models.BinaryField(null=True)
    linked_at = models.DateTimeField()
