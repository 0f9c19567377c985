"""Money that goes back: asked for, approved by another, paid out."""

from django.db import models
from django.db.models import F, Q

from motcua.law.errors import N_


class RefundState(models.TextChoices):
    REQUESTED = "requested", N_("To be approved")
    APPROVED = "approved", N_("Approved, to be paid out")
    REJECTED = "rejected", N_("Not approved")
    PAID_OUT = "paid_out", N_("Paid out")


class RefundWay(models.TextChoices):
    CASH = "cash", N_("In cash")
    TRANSFER = "transfer", N_("By bank transfer")
    GATEWAY = "gateway", N_("Back through the gateway")


def _officer() -> "models.ForeignKey[models.Model | None, models.Model | None]":
    return models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )


class Refund(models.Model):
    """Back goes a payment's money, or a transfer that nobody could match.

    `owed_already` tells that the ledger holds the money as payable since it came (it paid nothing);
    otherwise the approval takes it out of the income. Nobody approves what he took or asked himself.
    """

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    payment = models.ForeignKey(
        "payments.Payment", on_delete=models.PROTECT, null=True, related_name="refunds"
    )
    transfer = models.OneToOneField(
        "payments.StatementLine", on_delete=models.PROTECT, null=True, related_name="refund"
    )
    amount_dong = models.PositiveBigIntegerField()
    owed_already = models.BooleanField()
    reason = models.CharField(max_length=500)
    to_account = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=RefundState.choices)
    way = models.CharField(max_length=10, choices=RefundWay.choices, blank=True)
    taken_by = _officer()
    asked_by = _officer()  # null: the system found it
    asked_at = models.DateTimeField()
    decided_by = _officer()
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=500, blank=True)
    paid_out_by = _officer()
    paid_out_at = models.DateTimeField(null=True)
    paid_out_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="refund_of_something"),
            models.CheckConstraint(
                condition=Q(payment__isnull=True) ^ Q(transfer__isnull=True), name="refund_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(taken_by__isnull=True)
                | ~Q(decided_by=F("taken_by")),
                name="who_took_it_does_not_decide",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(asked_by__isnull=True)
                | ~Q(decided_by=F("asked_by")),
                name="who_asked_does_not_decide",
            ),
            models.CheckConstraint(
                condition=Q(state="requested", decided_at__isnull=True)
                | (~Q(state="requested") & Q(decided_at__isnull=False)),
                name="refund_decided_or_not",
            ),
        )
        indexes = (
            models.Index(
                fields=["centre", "asked_at"],
                condition=Q(state__in=["requested", "approved"]),
                name="refunds_to_do",
            ),
        )
