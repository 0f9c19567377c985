"""The decision by which changes are approved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.commands.proposals.ledger import Order
from motcua.catalogue.commands.proposals.timing import demand_room
from motcua.catalogue.models import Decision, Proposal
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Subject
from motcua.law.errors import N_, NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionGiven:
    """The decision as it was signed. What it approves is in force from `effective_on`."""

    number: str
    title_vi: str
    issued_on: date
    effective_on: date
    issuer: str
    signer: str


class DecisionNeeded(NotPossible):
    message = N_("A decision has a number, a title, who issued it and who signed it.")


class NumberTaken(NotPossible):
    message = N_("There is another decision %(number)s already.")


class BeforeItsDecision(NotPossible):
    message = N_("Nothing is in force before the decision is signed on %(day)s.")


@transaction.atomic
def approve(proposal_ids: Sequence[int], *, decision: DecisionGiven, by: Actor, at: datetime) -> int:
    """Approve all of these by one decision; its id.

    Raises NotYourPart, NotNow, NotSound, YourOwnDraft, DecisionNeeded, NumberTaken, BeforeItsDecision, TooLate.
    """
    words = (decision.number, decision.title_vi, decision.issuer, decision.signer)
    if not all(word.strip() for word in words):
        raise DecisionNeeded
    if decision.effective_on < decision.issued_on:
        raise BeforeItsDecision(day=f"{decision.issued_on:%d/%m/%Y}")
    made: list[Decision] = []

    def approved(proposals: dict[int, Proposal]) -> Collection[str]:
        demand_room(proposals.values(), decision.effective_on)
        made.append(_kept(decision, proposals.values()))
        for row in proposals.values():
            row.decision = made[0]
        return ("decision",)

    said = f"{decision.number.strip()}, {decision.issued_on:%d/%m/%Y}, {decision.signer.strip()}"
    ledger.perform(
        Deed.APPROVE, [Order(proposal_id=pk, by=by, at=at, text=said) for pk in proposal_ids], approved
    )
    return made[0].pk


def _kept(decision: DecisionGiven, proposals: Collection[Proposal]) -> Decision:
    kinds = {"process" if p.subject == Subject.PROCESS else p.kind for p in proposals}
    row, fresh = Decision.objects.get_or_create(
        number=decision.number.strip(),
        defaults={
            "title_vi": decision.title_vi.strip(),
            # One decision that does several things amends the catalogue.
            "kind": kinds.pop() if len(kinds) == 1 else "amend",
            "issued_on": decision.issued_on,
            "effective_on": decision.effective_on,
            "issuer": decision.issuer.strip(),
            "signer": decision.signer.strip(),
        },
    )
    # The same decision may approve what was forgotten; another one of its number may not.
    if not fresh and (row.issued_on, row.effective_on) != (decision.issued_on, decision.effective_on):
        raise NumberTaken(number=row.number)
    return row
