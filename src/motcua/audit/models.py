"""What was taken out of the program, by whom. It knows nobody's tables: people are kept by number and name."""

from django.db import models


class Export(models.Model):
    """A list that left as a file. Written before the first byte leaves; `rows` once all have."""

    at = models.DateTimeField()
    officer_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    what = models.CharField(max_length=20)  # list, search, register
    asked = models.JSONField()  # which list, as the address said it
    form = models.CharField(max_length=8)  # csv, xlsx
    rows = models.PositiveIntegerField(null=True)  # null: under way, or broken off

    class Meta:
        indexes = (models.Index(fields=["officer_id", "at"], name="exports_by_officer"),)
