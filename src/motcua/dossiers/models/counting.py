"""What is counted of dossiers, anew from time to time."""

from django.db import models


class OftenMissing(models.Model):
    """What dossiers of a procedure were most often asked to supplement; counted anew every night."""

    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.CASCADE)
    name = models.CharField(max_length=500)
    times = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["procedure", "name"], name="one_count_per_missing_paper"),
        )
