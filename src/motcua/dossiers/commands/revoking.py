"""A result is taken back: the paper stays where it is, and the public page says that it holds no longer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.dossiers.commands import ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.models import DossierResult, ResultRevocation
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRevoked(Order):
    """By which decision, and why: the last result of the dossier that holds still."""

    decision: str
    reason: str


class NothingToRevoke(NotPossible):
    message = N_("Dossier %(code)s has no result that holds still.")


class DecisionNeeded(NotPossible):
    message = N_("Give the number of the decision that revokes the result, and the reason.")


@transaction.atomic
def revoke_result(orders: Sequence[ResultRevoked]) -> list[Done]:
    """Revoke each dossier's last result that holds. Raises NothingToRevoke, DecisionNeeded."""
    holding: dict[int, DossierResult] = {}

    def revoked(case: Case, order: ResultRevoked) -> Told:
        if not order.decision.strip() or not order.reason.strip():
            raise DecisionNeeded
        if not holding:  # asked once the dossiers are locked
            ids = [o.dossier_id for o in orders]
            rows = DossierResult.objects.filter(dossier_id__in=ids, revoked__isnull=True)
            holding.update({row.dossier_id: row for row in rows.order_by("id")})
        if case.id not in holding:
            raise NothingToRevoke(code=case.code)
        number = holding[case.id].number
        return Told(data={"number": number, "decision": order.decision.strip()[:60]})

    done = ledger.perform(Act.REVOKE_RESULT, orders, revoked)
    ResultRevocation.objects.bulk_create(
        ResultRevocation(
            result=holding[order.dossier_id],
            reason=order.reason,
            decision=order.decision.strip()[:60],
            revoked_at=order.at,
            officer_id=order.by.officer_id,
        )
        for order, act in zip(orders, done, strict=True)
        if not act.repeated
    )
    return done
