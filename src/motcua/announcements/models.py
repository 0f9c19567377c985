"""Announcements and guides: as they are being written, and as they stand published."""

from django.db import models
from django.db.models import F, Q

from motcua.law.errors import N_


class Kind(models.TextChoices):
    ANNOUNCEMENT = "announcement", N_("Announcement")
    GUIDE = "guide", N_("Guide")


class _Words(models.Model):
    """What both the draft and the published one hold. Texts are in the small Markdown of lib.markdown."""

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ANNOUNCEMENT)
    title_vi = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_vi = models.TextField()
    text_en = models.TextField(blank=True)
    picture = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    picture_alt_vi = models.CharField(max_length=200, blank=True)
    picture_alt_en = models.CharField(max_length=200, blank=True)
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField(null=True)  # not from then on
    position = models.PositiveSmallIntegerField(default=50)
    on_portal = models.BooleanField(default=True)
    on_screens = models.BooleanField(default=True)

    class Meta:
        abstract = True


class Announcement(_Words):
    """As its centre writes it. Nobody else sees it before it is published."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)  # one more with every change

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(shown_until__isnull=True) | Q(shown_from__lt=F("shown_until")),
                name="announcement_is_shown_for_a_time",
            ),
        )


class PublishedAnnouncement(_Words):
    """As everybody sees it: a copy made at its publication, with its texts drawn."""

    announcement = models.OneToOneField(Announcement, on_delete=models.PROTECT, related_name="published")
    html_vi = models.TextField()
    html_en = models.TextField(blank=True)
    published_at = models.DateTimeField()
    of_version = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=["shown_until"], name="announcements_by_end"),)
