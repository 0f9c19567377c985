"""What the carrier told by itself, the lists both sides sign, and the bills that are compared."""

from django.db import models
from django.db.models import Q

from motcua.law.errors import N_
from motcua.postal.models.life import Direction


class CarrierCallback(models.Model):
    """A signed message of the carrier; kept so that the same telling counts once."""

    provider = models.CharField(max_length=20)
    nonce = models.CharField(max_length=64)
    body_sha256 = models.CharField(max_length=64)
    shipment = models.ForeignKey("postal.Shipment", on_delete=models.PROTECT, null=True, db_index=False)
    told = models.CharField(max_length=20)
    heard_at = models.DateTimeField()
    took_effect = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["provider", "nonce"], name="one_news_per_nonce"),)
        indexes = (models.Index(fields=["heard_at"], name="carrier_news_by_time"),)


class HandoverSeries(models.Model):
    """The last number of a centre's lists of a year; its row lock makes them without gap or double."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["centre", "year"], name="one_list_series_per_year"),)


class HandoverList(models.Model):
    """What a post officer took over from, or handed in at, a centre; `said` holds every printed value."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    direction = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Direction])
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    issued_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    said = models.JSONField()
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, db_index=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["centre", "year", "number"], name="one_list_each"),)

    def __str__(self) -> str:
        return f"{self.number:04}/{self.year}"


class BillLineState(models.TextChoices):
    AGREES = "agrees", N_("Agrees")
    OTHER_SUM = "other_sum", N_("Another sum than ours")
    UNKNOWN = "unknown", N_("No shipment of ours")
    NOT_SENT = "not_sent", N_("Never handed over")
    TWICE = "twice", N_("Billed before")


class CarrierBill(models.Model):
    """One statement of the carrier; the same file again is found by its hash."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(max_length=200)
    brought_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    line_count = models.PositiveIntegerField()
    billed_dong = models.PositiveBigIntegerField()
    expected_dong = models.PositiveBigIntegerField()
    differing_count = models.PositiveIntegerField()


class CarrierBillLine(models.Model):
    """What the carrier asks for one waybill, beside what we expected (`expected_dong`)."""

    bill = models.ForeignKey(CarrierBill, on_delete=models.PROTECT, related_name="lines")
    waybill = models.CharField(max_length=30)
    billed_dong = models.PositiveBigIntegerField()
    weight_grams = models.PositiveIntegerField(null=True)
    shipment = models.ForeignKey("postal.Shipment", on_delete=models.PROTECT, null=True, related_name="bills")
    expected_dong = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=9, choices=BillLineState.choices)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state="unknown", shipment__isnull=True)
                | (~Q(state="unknown") & Q(shipment__isnull=False)),
                name="billed_for_a_shipment",
            ),
        )
        indexes = (models.Index(fields=["waybill"], name="bill_lines_by_waybill"),)
