"""The bank's statements: each transfer once, matched by itself or by a cashier."""

from django.db import models
from django.db.models import Q

from motcua.law.errors import N_


class LineState(models.TextChoices):
    MATCHED = "matched", N_("Matched by its reference")
    UNMATCHED = "unmatched", N_("To be decided")
    MATCHED_BY_HAND = "by_hand", N_("Matched by a cashier")
    SENT_BACK = "sent_back", N_("To be sent back")


class StatementImport(models.Model):
    """One file of the bank; the same file again is found by its hash."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(max_length=200)
    imported_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    line_count = models.PositiveIntegerField()
    known_count = models.PositiveIntegerField(default=0)  # lines that an earlier file had brought
    matched_count = models.PositiveIntegerField(default=0)


class StatementLine(models.Model):
    """One transfer to our account. `bank_reference` is the bank's own number of it."""

    statement = models.ForeignKey(StatementImport, on_delete=models.PROTECT, related_name="lines")
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    account = models.CharField(max_length=30)
    bank_reference = models.CharField(max_length=60)
    credited_at = models.DateTimeField()
    amount_dong = models.PositiveBigIntegerField()
    text = models.CharField(max_length=500, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    sender_account = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=LineState.choices)
    payment = models.ForeignKey(
        "payments.Payment", on_delete=models.PROTECT, null=True, related_name="transfers"
    )
    decided_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "bank_reference"], name="one_transfer_of_the_bank"),
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="transfer_of_something"),
            models.CheckConstraint(
                condition=Q(state__in=["matched", "by_hand"], payment__isnull=False)
                | (~Q(state__in=["matched", "by_hand"]) & Q(payment__isnull=True)),
                name="matched_to_a_payment",
            ),
        )
        indexes = (
            models.Index(
                fields=["centre", "credited_at"], condition=Q(state="unmatched"), name="unmatched_transfers"
            ),
        )
