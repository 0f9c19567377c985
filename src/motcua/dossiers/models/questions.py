"""What an applicant asked about a dossier on its way, and the answer."""

from django.db import models
from django.db.models import Q


class Question(models.Model):
    """A question to whoever holds the dossier, answered by `answer_by`, reckoned in their working time."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )

    class Meta:
        indexes = (
            models.Index(
                fields=["answer_by", "id"], condition=Q(answered_at__isnull=True), name="open_questions"
            ),
        )
