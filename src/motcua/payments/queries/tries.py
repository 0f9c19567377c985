"""A dossier's tries to pay, as its payer sees them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Dossier
from motcua.law.errors import N_
from motcua.law.lifecycle import BY_ACT, Act
from motcua.lib import prepared
from motcua.payments import providers
from motcua.payments.models import LABELS, MONEY_CAME, OPEN, Payment, Refund, RefundState, State
from motcua.payments.providers import Asked, Transfer

MOST_SHOWN = 20
METHODS = {
    "cash": N_("Cash at the counter"),
    "card": N_("Card at the counter"),
    "transfer": N_("Bank transfer"),
    "gateway": N_("Card or e-wallet online"),
}


@dataclass(frozen=True, slots=True)
class Try:
    """One try. `label` and `method` are msgids; `failure` says why it failed, where known."""

    id: int
    reference: str
    state: State
    label: str
    method: str
    amount_dong: int
    received_dong: int
    created_at: datetime
    received_at: datetime | None
    expires_at: datetime | None
    pay_url: str
    failure: str
    has_receipt: bool
    transfer: Transfer | None = None
    refunded_dong: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def money_came(self) -> bool:
        return self.state in MONEY_CAME


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay that is offered; `label` and `hint` are msgids."""

    name: str
    label: str
    hint: str


def ways() -> tuple[Way, ...]:
    return tuple(Way(one.name, one.label, one.hint) for one in providers.offered())


def can_pay(dossier_id: int) -> bool:
    """Whether the dossier owes money that it may be paid now."""
    row = Dossier.objects.values_list("owed_dong", "status").get(pk=dossier_id)
    return row[0] > 0 and row[1] in BY_ACT[Act.RECORD_PAYMENT].sources


def tried(dossier_id: int) -> bool:
    """Whether anybody ever tried to pay for the dossier here."""
    return bool(
        prepared.fetch("SELECT 1 FROM payments_payment WHERE dossier_id = %s::bigint LIMIT 1", [dossier_id])
    )


def of_dossier(dossier_id: int) -> tuple[Try, ...]:
    """The dossier's tries, newest first."""
    rows = Payment.objects.filter(dossier_id=dossier_id).select_related("receipt").order_by("-id")
    return tuple(_try(payment) for payment in rows[:MOST_SHOWN])


def one(dossier_id: int, reference: str) -> Try | None:
    """One try of a dossier, with where to transfer to while it is open."""
    payment = (
        Payment.objects.filter(dossier_id=dossier_id, reference=reference.upper())
        .select_related("receipt")
        .first()
    )
    return _try(payment, whole=True) if payment else None


def _try(payment: Payment, *, whole: bool = False) -> Try:
    state = State(payment.state)
    back = Refund.objects.filter(payment=payment, state=RefundState.PAID_OUT) if whole else ()
    return Try(
        id=payment.pk,
        reference=payment.reference,
        state=state,
        label=LABELS[state],
        method=METHODS[payment.method],
        amount_dong=payment.amount_dong,
        received_dong=payment.received_dong,
        created_at=payment.created_at,
        received_at=payment.received_at,
        expires_at=payment.expires_at,
        pay_url=payment.pay_url if state == State.WAITING else "",
        failure=payment.failure,
        has_receipt=hasattr(payment, "receipt"),
        transfer=_transfer(payment) if whole and state == State.WAITING else None,
        refunded_dong=sum(refund.amount_dong for refund in back),
    )


def _transfer(payment: Payment) -> Transfer | None:
    provider = providers.named(payment.provider)
    if provider is None or not provider.is_offered() or payment.expires_at is None:
        return None
    return provider.transfer(
        Asked(
            reference=payment.reference,
            amount_dong=payment.amount_dong,
            purpose=purpose_of(payment.reference),
            expires_at=payment.expires_at,
            return_url="",
            callback_url="",
            at=payment.created_at,
        )
    )


def purpose_of(reference: str) -> str:
    """What a transfer says: the reference first, so that a bank that cuts the text keeps it."""
    return f"{reference} PHI TTHC"
