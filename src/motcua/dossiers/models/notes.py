"""What officers write to each other about a dossier."""

from django.db import models


class Note(models.Model):
    """A word between officers, never shown to the applicant: appended, never changed (a trigger refuses).

    Who was mistaken writes another that `corrects` it. Unit names are of the day: they are not looked up.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    officer_name = models.CharField(max_length=100)
    on_behalf = models.CharField(max_length=100, blank=True, default="")  # the absent one's name
    unit_name = models.CharField(max_length=200)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    key = models.UUIDField(null=True, unique=True)
