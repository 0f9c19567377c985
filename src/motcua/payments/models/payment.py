"""One try to pay what a dossier owes, and what it paid."""

from django.db import models
from django.db.models import F, Q

from motcua.payments.models.life import LABELS, MONEY_CAME, OPEN, State

_OPEN = sorted(OPEN)
_MONEY_CAME = sorted(MONEY_CAME)


class Method(models.TextChoices):
    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    GATEWAY = "gateway"


class Payment(models.Model):
    """A try to pay the whole sum that a dossier owed at that time. `reference` is what banks carry.

    `received_dong` is money that really came, which the ledger holds; it may differ from what was
    asked. `cashier` took it at the counter; nobody did when it came by a provider.
    """

    reference = models.CharField(max_length=11, unique=True)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="payments")
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    provider = models.CharField(max_length=20)
    method = models.CharField(max_length=12, choices=Method.choices)
    amount_dong = models.PositiveBigIntegerField()
    received_dong = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=12, choices=[(s.value, LABELS[s]) for s in State])
    provider_reference = models.CharField(max_length=80, blank=True, default="")
    pay_url = models.CharField(max_length=500, blank=True, default="")
    failure = models.CharField(max_length=300, blank=True, default="")
    cashier = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    # Whose account began it; nobody's where it was the receipt's word, or a counter.
    payer = models.ForeignKey(
        "identity.Person", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    key = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=_MONEY_CAME, received_dong__gt=0, received_at__isnull=False)
                | (~Q(state__in=_MONEY_CAME) & Q(received_dong=0, received_at__isnull=True)),
                name="money_came_or_it_did_not",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PAID) | Q(received_dong=F("amount_dong")),
                name="paid_is_the_whole_sum",
            ),
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="payment_of_something"),
            # Pressing twice shows the same try again instead of a second one.
            models.UniqueConstraint(
                fields=["dossier", "provider"],
                condition=Q(state__in=_OPEN) & ~Q(provider="counter"),
                name="one_open_try_per_provider",
            ),
        )
        indexes = (
            models.Index(fields=["expires_at"], condition=Q(state__in=_OPEN), name="open_payments"),
            models.Index(
                fields=["centre", "received_at"],
                condition=Q(received_at__isnull=False),
                name="payments_received",
            ),
        )

    def __str__(self) -> str:
        return self.reference


class PaidObligation(models.Model):
    """Which obligation a payment paid; that it is one alone, the table holds."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="paid")
    obligation = models.OneToOneField(
        "dossiers.FinancialObligation", on_delete=models.PROTECT, related_name="paid_by"
    )


class GatewayCallback(models.Model):
    """What a provider told us by itself; kept so that the same telling counts once."""

    provider = models.CharField(max_length=20)
    nonce = models.CharField(max_length=64)
    body_sha256 = models.CharField(max_length=64)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, null=True)
    told = models.CharField(max_length=20)  # the provider's own word
    heard_at = models.DateTimeField()
    took_effect = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["provider", "nonce"], name="one_callback_per_nonce"),)
