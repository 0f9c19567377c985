"""Drafting a change of the catalogue, and writing it anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.catalogue import policies
from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.commands.proposals.ledger import NoSuchProposal, Order
from motcua.catalogue.models import Procedure, ProcedureVersion, Process, Proposal
from motcua.catalogue.queries.proposals.faults import code_fault, last_version_id
from motcua.catalogue.queries.proposals.texts import procedure_texts, process_texts
from motcua.law.actor import Actor
from motcua.law.catalogue_life import BY_DEED, Deed, Kind, Stage, Subject
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import ProcedureText, ProcessText, Text, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A change that somebody begins. For an amendment or a repeal `code` names what there is.

    `like` is the code of a thing whose text a new one begins with. `text`: begin with this.
    """

    subject: Subject
    kind: Kind
    code: str
    by: Actor
    at: datetime
    ground_vi: str = ""
    like: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """New words of a draft. `seen`: the version that the writer looked at."""

    proposal_id: int
    text: Text
    ground_vi: str
    seen: int
    by: Actor
    at: datetime


class AlreadyThere(NotPossible):
    message = N_("%(code)s is there already: amend it instead.")


class NotThere(NotPossible):
    message = N_("There is no %(code)s that could be changed.")


class AlreadyBeingChanged(NotPossible):
    message = N_("%(code)s is being changed already: finish or give up that draft first.")


class NoCode(NotPossible):
    message = N_("%(code)s is no code: letters, figures, points and hyphens.")


class WrittenMeanwhile(NotPossible):
    message = N_("“%(title)s” was changed by somebody else meanwhile. Look again, then save.")


class OnlyRepealed(NotPossible):
    message = N_("A process is not repealed: amend it, or the procedures that go by it.")


@transaction.atomic
def draft(drafts: Sequence[Draft]) -> list[int]:
    """Begin changes; the ids of their proposals, in the order of the drafts.

    Raises NotYourPart, AlreadyThere, NotThere, AlreadyBeingChanged, NoCode.
    """
    for one in drafts:
        policies.demand(Deed.DRAFT, one.by)
    rows = [_begun(one) for one in drafts]
    try:
        with transaction.atomic():
            Proposal.objects.bulk_create(rows)
    except IntegrityError:
        raise AlreadyBeingChanged(code=", ".join(sorted(row.code for row in rows))) from None
    orders = [
        Order(proposal_id=row.pk, by=one.by, at=one.at, text=one.ground_vi)
        for row, one in zip(rows, drafts, strict=True)
    ]
    ledger.note(Deed.DRAFT, orders, {row.pk: row for row in rows}, {})
    return [row.pk for row in rows]


def _begun(one: Draft) -> Proposal:
    code = one.code.strip()
    row = Proposal(
        subject=one.subject,
        kind=one.kind,
        code=code,
        ground_vi=one.ground_vi.strip(),
        stage=Stage.DRAFT,
        changed_at=one.at,
    )
    text = _procedure(one, row) if one.subject == Subject.PROCEDURE else _process(one, row)
    row.content, row.title_vi = written(text), text.name_vi or code
    return row


def _procedure(one: Draft, row: Proposal) -> ProcedureText:
    base = last_version_id(row.code)
    if one.kind == Kind.PUBLISH:
        if base is not None or Procedure.objects.filter(code=row.code).exists():
            raise AlreadyThere(code=row.code)
        if code_fault(one.subject, row.code):
            raise NoCode(code=row.code)
        if isinstance(one.text, ProcedureText):
            return one.text
        model = last_version_id(one.like.strip()) if one.like.strip() else None
        return procedure_texts([model])[model] if model is not None else ProcedureText()
    if base is None:
        raise NotThere(code=row.code)
    if ProcedureVersion.objects.filter(pk=base, valid_until__isnull=False).exists():
        raise NotThere(code=row.code)
    row.base_version_id = base
    text = procedure_texts([base])[base]
    return one.text if isinstance(one.text, ProcedureText) and one.kind == Kind.AMEND else text


def _process(one: Draft, row: Proposal) -> ProcessText:
    if one.kind == Kind.REPEAL:
        raise OnlyRepealed
    found = Process.objects.filter(code=row.code).values_list("pk", flat=True).first()
    if one.kind == Kind.PUBLISH:
        if found is not None:
            raise AlreadyThere(code=row.code)
        if code_fault(one.subject, row.code):
            raise NoCode(code=row.code)
        model = Process.objects.filter(code=one.like.strip()).values_list("pk", flat=True).first()
        begun = replace(process_texts([model])[model], procedures=()) if model is not None else ProcessText()
        return one.text if isinstance(one.text, ProcessText) else begun
    if found is None:
        raise NotThere(code=row.code)
    row.base_process_id = found
    return one.text if isinstance(one.text, ProcessText) else process_texts([found])[found]


@transaction.atomic
def write(writings: Sequence[Writing]) -> None:
    """Keep new words of drafts, sound or not: what is wrong is told beside them until they are sent on.

    Raises NotYourPart, NoSuchProposal, NotNow, WrittenMeanwhile.
    """
    for one in writings:
        policies.demand(Deed.WRITE, one.by)
    proposals = ledger.locked([one.proposal_id for one in writings])
    orders = [Order(proposal_id=one.proposal_id, by=one.by, at=one.at) for one in writings]
    ledger.check(BY_DEED[Deed.WRITE], orders, proposals)
    before = {pk: row.stage for pk, row in proposals.items()}
    for one in writings:
        row = proposals[one.proposal_id]
        if one.seen != row.version:
            raise WrittenMeanwhile(title=row.title_vi)
        _demand_same_subject(row, one.text)
        if row.kind != Kind.REPEAL:
            row.content, row.title_vi = written(one.text), (one.text.name_vi or row.code)[:500]
        row.ground_vi, row.changed_at, row.version = one.ground_vi.strip(), one.at, row.version + 1
    fields = ["content", "title_vi", "ground_vi", "changed_at", "version"]
    Proposal.objects.bulk_update(proposals.values(), fields)
    ledger.note(Deed.WRITE, orders, proposals, before)


def _demand_same_subject(row: Proposal, text: Text) -> None:
    if isinstance(text, ProcedureText) != (row.subject == Subject.PROCEDURE):
        raise NoSuchProposal
