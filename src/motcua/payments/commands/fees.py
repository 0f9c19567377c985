"""The case of the fee: chosen by the payer or at the counter, counted by the law, owed by the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ledger import Done
from motcua.dossiers.commands.payment import FeeCharged
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.fees import ReliefGround
from motcua.payments.queries import fees


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChosen:
    """`grounds`: why the payer is exempt or pays less, which an officer verifies with the papers."""

    dossier_id: int
    fee_id: int
    by: Actor
    at: datetime
    grounds: tuple[ReliefGround, ...] = ()
    key: UUID | None = None
    seen: int | None = None


class NotThisFee(NotPossible):
    message = N_("This dossier's procedure has no such case of a fee, or its fee is settled already.")


def choose_cases(orders: Sequence[CaseChosen]) -> list[Done]:
    """Let each dossier owe what its case comes to (Law 97/2015/QH13, art. 10). Raises NotThisFee."""
    return dossiers.charge_fee([_charged(order) for order in orders])


def _charged(order: CaseChosen) -> FeeCharged:
    choice = fees.choice(order.dossier_id)
    case = next((c for c in choice.cases if c.fee_id == order.fee_id), None) if choice else None
    if choice is None or case is None:
        raise NotThisFee
    claimed = [ground for ground in order.grounds if ground in choice.claimable]
    return FeeCharged(
        dossier_id=order.dossier_id,
        by=order.by,
        at=order.at,
        key=order.key,
        seen=order.seen,
        case=case.name_vi,
        amount_dong=choice.payable_dong(case, claimed),
        legal_ground=case.legal_ground,
        grounds=tuple(sorted({*claimed, *choice.known} & set(case.terms.relief_percent))),
    )
