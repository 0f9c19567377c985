"""Asking the applicant for what is missing, once and completely, and taking the answer.

Decree 61/2018, art. 17; Decree 118/2025, art. 11. The clock stands in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.dossiers.commands import beside, clock, ledger, reasons
from motcua.dossiers.commands import intake as intakes
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.models import DossierDocument, Reasoned, SupplementRequest
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked(Order):
    items: tuple[str, ...]
    reason: str
    reason_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementHandedIn(Order):
    documents: tuple[HandedIn, ...] = ()


class SupplementAskedBefore(NotPossible):
    message = N_("Dossier %(code)s: a supplement may be asked for %(limit)s time only, and it was.")


@transaction.atomic
def ask_supplement(orders: Sequence[SupplementAsked]) -> list[Done]:
    """Ask for a supplement: paper 02; the clock stops. Once only†."""

    def asked(case: Case, order: SupplementAsked) -> Told:
        if not order.reason.strip() or not order.items:
            raise ReasonNeeded
        if case.state.supplements_asked >= settings.MOTCUA_SUPPLEMENTS_MAX:
            raise SupplementAskedBefore(code=case.code, limit=settings.MOTCUA_SUPPLEMENTS_MAX)
        case.state.supplements_asked += 1
        clock.stop(case, order.at, Status.SUPPLEMENT_ASKED, until=_deadline(order))
        return Told(order.reason, {"items": list(order.items)} | reasons.told(order.reason_code))

    reasons.demand_known(Reasoned.ASK_SUPPLEMENT, [order.reason_code for order in orders])
    done = ledger.perform(Act.ASK_SUPPLEMENT, orders, asked)
    SupplementRequest.objects.bulk_create(
        SupplementRequest(
            dossier_id=order.dossier_id,
            items=list(order.items),
            reason=order.reason,
            asked_at=order.at,
            asked_by=order.by.name,
            answer_until=_deadline(order),
        )
        for order, act in zip(orders, done, strict=True)
        if not act.repeated
    )
    return done


def _deadline(order: Order) -> datetime:
    return order.at + timedelta(days=settings.MOTCUA_SUPPLEMENT_DAYS)


@transaction.atomic
def accept_supplement(orders: Sequence[SupplementHandedIn]) -> list[Done]:
    """Take what was asked for; the clock runs on with what was left."""

    named = intakes.named_files([order.documents for order in orders])
    files = {order.dossier_id: told for order, told in zip(orders, named, strict=True)}

    def accepted(case: Case, order: SupplementHandedIn) -> Told:
        clock.run_on(case, order.at)
        return Told(data={"documents": [d.name for d in order.documents]} | files[order.dossier_id])

    done = ledger.perform(Act.ACCEPT_SUPPLEMENT, orders, accepted)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    DossierDocument.objects.bulk_create(
        row for order in new for row in intakes.rows(order.dossier_id, order.documents, order.at)
    )
    beside.settle(
        SupplementRequest,
        "answered_at",
        [{"dossier_id": order.dossier_id, "answered_at": order.at} for order in new],
    )
    return done
