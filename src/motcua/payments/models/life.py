"""The life of one try to pay: the table that commands, pages and tests read.

Only money that came moves a try to PAID, REFUND_DUE or beyond; a try that failed, was cancelled or
ran out counts for nothing, and money that comes for it all the same is never lost: late money for
what is still owed pays it, any other is marked for refund.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.law.errors import N_


class State(StrEnum):
    CREATED = "created"  # noted here, not yet known to the provider
    WAITING = "waiting"  # the payer can pay
    PAID = "paid"  # the money came and paid what was owed
    FAILED = "failed"  # the provider refused, or the payer's bank did
    CANCELLED = "cancelled"  # by the payer
    EXPIRED = "expired"  # its time ran out
    REFUND_DUE = "refund_due"  # money came that pays nothing: it goes back
    REFUNDED = "refunded"  # all of it went back


class Turn(StrEnum):
    """What can happen to a try."""

    OPENED = "opened"
    PAID = "paid"
    PAID_IN_VAIN = "paid_in_vain"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Row:
    turn: Turn
    sources: frozenset[State]
    to: State


OPEN = frozenset({State.CREATED, State.WAITING})
MONEY_CAME = frozenset({State.PAID, State.REFUND_DUE, State.REFUNDED})
_NO_MONEY = frozenset(State) - MONEY_CAME

TABLE: tuple[Row, ...] = (
    Row(Turn.OPENED, frozenset({State.CREATED}), State.WAITING),
    # Never from CANCELLED: who gave a payment up is not shown it as paid (the money goes back).
    Row(Turn.PAID, _NO_MONEY - {State.CANCELLED}, State.PAID),
    Row(Turn.PAID_IN_VAIN, _NO_MONEY, State.REFUND_DUE),
    Row(Turn.FAILED, OPEN, State.FAILED),
    Row(Turn.CANCELLED, OPEN, State.CANCELLED),
    Row(Turn.EXPIRED, OPEN, State.EXPIRED),
    Row(Turn.REFUNDED, frozenset({State.PAID, State.REFUND_DUE}), State.REFUNDED),
)

LABELS: dict[State, str] = {
    State.CREATED: N_("Begun"),
    State.WAITING: N_("Waiting for the money"),
    State.PAID: N_("Paid"),
    State.FAILED: N_("Not successful"),
    State.CANCELLED: N_("Cancelled"),
    State.EXPIRED: N_("Out of time"),
    State.REFUND_DUE: N_("To be refunded"),
    State.REFUNDED: N_("Refunded"),
}

_BY_TURN = {row.turn: row for row in TABLE}


def after(state: State, turn: Turn) -> State | None:
    """Where `turn` leads from `state`; None when it cannot happen there (it came too late)."""
    row = _BY_TURN[turn]
    return row.to if state in row.sources else None
