"""Electronic receipts (biên lai điện tử): numbered without gap in a series of each centre."""

from django.db import models


class ReceiptSeries(models.Model):
    """The last number of a series; its row lock makes numbers without gap or double."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    series = models.CharField(max_length=10)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["centre", "series"], name="one_series_per_centre"),)


class FeeReceipt(models.Model):
    """A receipt as it was issued: `said` holds every value that its paper prints."""

    payment = models.OneToOneField("payments.Payment", on_delete=models.PROTECT, related_name="receipt")
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    series = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    said = models.JSONField()
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True, db_index=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "series", "number"], name="one_receipt_per_number"),
        )

    def __str__(self) -> str:
        return f"{self.series}-{self.number:07}"
