"""What every deed on proposals has in common: locked, allowed, noted, moved. A set costs what one costs."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.audit import commands as audit
from motcua.catalogue import policies
from motcua.catalogue.models import Proposal, ProposalNote
from motcua.catalogue.queries.proposals.faults import faults, form_faults, known
from motcua.catalogue.queries.proposals.own_templates import template_faults
from motcua.catalogue.queries.proposals.slowest import slowest_of
from motcua.law.actor import Actor
from motcua.law.catalogue_life import BY_DEED, LABELS, Deed, Kind, Stage, Subject, Transition
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import procedure_of, process_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is done to one proposal, by whom and when. `text`: the comment or the reason."""

    proposal_id: int
    by: Actor
    at: datetime
    text: str = ""


class NoSuchProposal(NotPossible):
    message = N_("There is no such draft.")


class NotNow(NotPossible):
    message = N_("“%(title)s” is %(stage)s: this cannot be done now.")


class TextNeeded(NotPossible):
    message = N_("Say why, or what you mean: the others read it.")


class NotSound(NotPossible):
    message = N_("“%(title)s” is not ready: %(fault)s")


def locked(ids: Sequence[int]) -> dict[int, Proposal]:
    """The proposals, locked in order. Raises NoSuchProposal where one is not there."""
    rows = Proposal.objects.select_for_update().filter(pk__in=set(ids)).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != len(set(ids)):
        raise NoSuchProposal
    return found


def perform(
    deed: Deed,
    orders: Sequence[Order],
    change: Callable[[dict[int, Proposal]], Collection[str]] = lambda _: (),
) -> None:
    """Do the deed to all or none; call it in a transaction.

    `change` does what the deed does besides, and names the fields that it changed.
    """
    row = BY_DEED[deed]
    for actor in {order.by for order in orders}:
        policies.demand(deed, actor)
    proposals = locked([order.proposal_id for order in orders])
    check(row, orders, proposals)
    before = {pk: proposal.stage for pk, proposal in proposals.items()}
    for order in orders:
        proposal = proposals[order.proposal_id]
        proposal.stage = row.to or proposal.stage
        if row.to is not None:
            proposal.changed_at = order.at
    changed = {"stage", "changed_at", *change(proposals)}
    Proposal.objects.bulk_update(proposals.values(), sorted(changed))
    note(deed, orders, proposals, before)


def check(row: Transition, orders: Sequence[Order], proposals: dict[int, Proposal]) -> None:
    """Raise where the stage, a missing reason, one's own work or a fault of the text forbids it."""
    for order in orders:
        proposal = proposals[order.proposal_id]
        if Stage(proposal.stage) not in row.sources:
            raise NotNow(title=proposal.title_vi, stage=LABELS[Stage(proposal.stage)])
        if "text" in row.needs and not order.text.strip():
            raise TextNeeded
    if row.others_work:
        _demand_others(orders, proposals)
    if row.sound:
        _demand_sound(proposals.values())


def _demand_others(orders: Sequence[Order], proposals: dict[int, Proposal]) -> None:
    """Four eyes: whoever wrote any of the text neither checks nor decides it."""
    wrote = ProposalNote.objects.filter(proposal_id__in=proposals, deed__in=(Deed.DRAFT, Deed.WRITE))
    writers = set(wrote.values_list("proposal_id", "officer_id"))
    for order in orders:
        if (order.proposal_id, order.by.officer_id) in writers:
            raise policies.YourOwnDraft(title=proposals[order.proposal_id].title_vi)


def _demand_sound(proposals: Collection[Proposal]) -> None:
    there = known()
    slowest = slowest_of({str(p.content.get("process", "")) for p in proposals})
    for p in proposals:
        text = procedure_of(p.content) if p.subject == Subject.PROCEDURE else process_of(p.content)
        wrong = [*faults(p.subject, p.kind, text, there, slowest)]
        if p.subject == Subject.PROCEDURE and p.kind != Kind.REPEAL:
            procedure = procedure_of(p.content)
            wrong += form_faults(p.base_version_id, procedure)
            wrong += template_faults(p.base_version_id, procedure)
        if wrong:
            raise NotSound(title=p.title_vi, fault=str(wrong[0]))


def note(deed: Deed, orders: Sequence[Order], proposals: dict[int, Proposal], before: dict[int, str]) -> None:
    """What was done: on each proposal's own list, and once in the trail that cannot be changed unseen."""
    ProposalNote.objects.bulk_create(
        ProposalNote(
            proposal_id=order.proposal_id,
            at=order.at,
            deed=deed,
            from_stage=before.get(order.proposal_id, ""),
            to_stage=proposals[order.proposal_id].stage,
            of_version=proposals[order.proposal_id].version,
            officer_id=order.by.officer_id,
            actor_name=order.by.name,
            position=order.by.position[:100],
            text=order.text.strip(),
        )
        for order in orders
    )
    if deed is Deed.COMMENT or not orders:
        return
    first = orders[0]
    about = ", ".join(sorted(p.code for p in proposals.values()))[:200]
    after = {
        str(pk): {"code": p.code, "stage": p.stage, "version": p.version, "content": p.content}
        if deed in (Deed.DRAFT, Deed.WRITE)
        else {"code": p.code, "stage": p.stage, "version": p.version}
        for pk, p in proposals.items()
    }
    audit.change(f"catalogue: {deed}", about, by=first.by, at=first.at, after=after, reason=first.text)
