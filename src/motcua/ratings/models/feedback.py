"""Feedback, proposals and complaints, from their filing to the published answer."""

from django.db import models
from django.db.models import Q

from motcua.law.feedback import OPEN, Kind, State

_OPEN = sorted(OPEN)


class Feedback(models.Model):
    """What somebody said of the service or complains of. `code` opens it for who filed it.

    `public_title`, `public_text` and `public_answer` are what is published: written anew, without
    anybody's data.
    """

    number = models.CharField(max_length=30, unique=True)
    code = models.CharField(max_length=12, unique=True)
    key = models.UUIDField(null=True, unique=True)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.FILED)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    # What it is about, as far as it is about one thing.
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, null=True, db_index=False)
    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, null=True, db_index=False)
    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, related_name="feedback"
    )
    text = models.TextField()

    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.CharField(max_length=300, blank=True)

    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()  # of the next step that the law gives a limit
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    taken_up_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)  # or why it was not taken up
    closed_at = models.DateTimeField(null=True)  # answered or declined
    timeliness = models.PositiveSmallIntegerField(null=True)  # law.timeliness

    public_title = models.CharField(max_length=200, blank=True)
    public_text = models.TextField(blank=True)
    public_answer = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, closed_at__isnull=True)
                | ~Q(state__in=_OPEN) & Q(closed_at__isnull=False, timeliness__isnull=False),
                name="closed_feedback_is_judged",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(state="answered") & ~Q(public_text=""),
                name="published_feedback_has_public_words",
            ),
        )
        indexes = (
            models.Index(
                fields=["centre", "due_at", "id"], condition=Q(state__in=_OPEN), name="open_feedback"
            ),
            models.Index(
                fields=["officer", "due_at", "id"],
                condition=Q(state__in=_OPEN, officer__isnull=False),
                name="open_feedback_by_officer",
            ),
            models.Index(
                fields=["-closed_at", "-id"],
                include=["centre", "timeliness"],
                condition=~Q(state__in=_OPEN),
                name="closed_feedback",
            ),
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(published_at__isnull=False),
                name="published_feedback",
            ),
        )


class FeedbackFile(models.Model):
    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, db_index=False)
    name = models.CharField(max_length=200)
