"""What the public post does with a dossier's papers, told on the timeline (Decision 45/2016/QĐ-TTg).

Nothing here changes a dossier's state: `postal` moves the shipment and says so here. That the result
was returned by post is `hand_over` with the way POST, done when the post takes it over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.dossiers.commands import ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.law.lifecycle import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNoted(Order):
    """`shipment` is our number of it, `waybill` the carrier's where there is one; nothing about a person."""

    shipment: str
    waybill: str = ""


def note_post_asked(orders: Sequence[PostNoted]) -> list[Done]:
    """The applicant, or the counter for them, asked that the post collect papers or bring the result."""
    return ledger.perform(Act.NOTE_POST_ASKED, orders, _noted)


def note_post_collected(orders: Sequence[PostNoted]) -> list[Done]:
    """The post officer has the papers from the applicant."""
    return ledger.perform(Act.NOTE_POST_COLLECTED, orders, _noted)


def note_post_sent(orders: Sequence[PostNoted]) -> list[Done]:
    """The post took the result over."""
    return ledger.perform(Act.NOTE_POST_SENT, orders, _noted)


def note_post_delivered(orders: Sequence[PostNoted]) -> list[Done]:
    """The result is in the applicant's hands, or of somebody of the household."""
    return ledger.perform(Act.NOTE_POST_DELIVERED, orders, _noted)


def note_post_returned(orders: Sequence[PostNoted]) -> list[Done]:
    """Nobody was found: the letter comes back to the centre. The result stays returned in law."""
    return ledger.perform(Act.NOTE_POST_RETURNED, orders, _noted)


def _noted(_case: Case, order: PostNoted) -> Told:
    data = {"shipment": order.shipment}
    return Told(data=data | ({"waybill": order.waybill} if order.waybill else {}))
