"""Remarks on how somebody keeps discipline, with that officer's answer."""

from django.db import models
from django.db.models import Q

from motcua.law.errors import N_


class RemarkKind(models.TextChoices):
    """The labels are msgids."""

    PRAISE = "praise", N_("Praise")
    REMINDER = "reminder", N_("Reminder of discipline")
    BREACH = "breach", N_("Breach of discipline")


class Remark(models.Model):
    """What the head wrote of an officer. It is never changed; the officer answers once; who wrote it may take it back,
    and it then stands as taken back."""

    key = models.UUIDField(unique=True)  # the same press twice is one remark
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(max_length=8, choices=RemarkKind.choices)
    happened_on = models.DateField()
    text = models.CharField(max_length=1000)
    written_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    written_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
                name="answered_remark_has_answer",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_because="", taken_back_at__isnull=True)
                | ~Q(taken_back_because="") & Q(taken_back_at__isnull=False),
                name="remark_taken_back_with_reason",
            ),
        )
        indexes = (
            models.Index(fields=["officer", "-happened_on", "-id"], name="remarks_of_officer"),
            models.Index(fields=["centre", "-happened_on", "-id"], name="remarks_of_centre"),
        )

    def __str__(self) -> str:
        return f"{self.happened_on} {self.kind}"
