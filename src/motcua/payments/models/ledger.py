"""The double-entry ledger: accounts, entries and their lines, appended and never changed.

A line's amount is in whole dong, debit above nought, credit below. PostgreSQL holds what makes it a
ledger (migration 0002): an entry's lines sum to nought and are all written with it, nothing is
changed or deleted, and a drawer that was closed takes nothing more.
"""

from django.db import models
from django.db.models import Q

from motcua.law.errors import N_


class AccountKind(models.TextChoices):
    """The chart of accounts. Labels are msgids; each kind exists per centre, drawers per cashier and day."""

    CASH_DRAWER = "cash_drawer", N_("Cash drawer")
    CASH_SAFE = "cash_safe", N_("Safe")
    CARD_CLEARING = "card_clearing", N_("Card machine, not yet credited")
    BANK = "bank", N_("Bank account")
    GATEWAY_CLEARING = "gateway_clearing", N_("Payment gateway, not yet credited")
    FEES_RECEIVABLE = "fees_receivable", N_("Fees to be received")
    FEE_INCOME = "fee_income", N_("Fees and charges")
    REFUNDS_PAYABLE = "refunds_payable", N_("Refunds to be paid")
    UNMATCHED = "unmatched", N_("Transfers of unknown purpose")
    CASH_DIFFERENCE = "cash_difference", N_("Cash over or short")


MONEY = frozenset(
    {
        AccountKind.CASH_DRAWER,
        AccountKind.CASH_SAFE,
        AccountKind.CARD_CLEARING,
        AccountKind.BANK,
        AccountKind.GATEWAY_CLEARING,
    }
)


class EntryKind(models.TextChoices):
    """Why money was booked. Labels are msgids."""

    CHARGED = "charged", N_("Fee charged")
    LIFTED = "lifted", N_("Fee lifted: the dossier ended")
    PAID = "paid", N_("Fee paid")
    PAID_IN_VAIN = "paid_in_vain", N_("Money received that pays nothing")
    TRANSFER_KEPT = "transfer_kept", N_("Transfer of unknown purpose")
    TRANSFER_MATCHED = "transfer_matched", N_("Transfer matched by a cashier")
    TRANSFER_RETURNED = "transfer_returned", N_("Transfer to be sent back")
    REFUND_APPROVED = "refund_approved", N_("Refund approved")
    REFUND_PAID = "refund_paid", N_("Refund paid out")
    DRAWER_CLOSED = "drawer_closed", N_("Drawer closed")


class LedgerAccount(models.Model):
    kind = models.CharField(max_length=20, choices=AccountKind.choices)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    day_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["centre", "kind", "day_on", "officer"],
                name="one_account_of_each",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(kind=AccountKind.CASH_DRAWER, officer__isnull=False, day_on__isnull=False)
                | (~Q(kind=AccountKind.CASH_DRAWER) & Q(officer__isnull=True, day_on__isnull=True)),
                name="drawers_are_a_cashiers_and_a_days",
            ),
        )


class LedgerEntry(models.Model):
    """One happening with money; `key` makes it happen once. `amount_dong` is the sum of its debits."""

    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    at = models.DateTimeField()
    key = models.CharField(max_length=80, unique=True)
    amount_dong = models.PositiveBigIntegerField()
    line_count = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300, blank=True)
    actor_name = models.CharField(max_length=100)
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, null=True, related_name="+")
    refund = models.ForeignKey(
        "payments.Refund", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    obligation = models.ForeignKey(
        "dossiers.FinancialObligation", on_delete=models.PROTECT, null=True, related_name="+"
    )


class LedgerLine(models.Model):
    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="lines")
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()  # the entry's day in Vietnam: what bounds every sum
    amount_dong = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(amount_dong=0), name="line_moves_something"),
            models.UniqueConstraint(fields=["entry", "account"], name="one_line_per_account"),
        )
        indexes = (
            models.Index(fields=["account", "day_on"], include=["amount_dong"], name="lines_by_account"),
        )


class DrawerClosing(models.Model):
    """A cashier's day, counted: `difference_dong` is counted less expected, below nought when short."""

    account = models.OneToOneField(LedgerAccount, on_delete=models.PROTECT, related_name="closing")
    expected_dong = models.BigIntegerField()
    counted_dong = models.PositiveBigIntegerField()
    difference_dong = models.BigIntegerField()
    notes_counted = models.JSONField(default=dict)  # face value in dong -> how many
    note = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(difference_dong=models.F("counted_dong") - models.F("expected_dong")),
                name="difference_is_counted_less_expected",
            ),
        )
