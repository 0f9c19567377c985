"""Changes of the catalogue as officers read them: the list, and all about one."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from motcua.catalogue.models import ProcedureVersion, Proposal, ProposalNote
from motcua.catalogue.queries.common_form import own_form
from motcua.catalogue.queries.proposals.faults import faults, form_faults, known
from motcua.catalogue.queries.proposals.own_forms import TextFault
from motcua.catalogue.queries.proposals.own_templates import template_faults
from motcua.catalogue.queries.proposals.slowest import slowest_of
from motcua.catalogue.queries.proposals.texts import procedure_texts, process_texts
from motcua.catalogue.queries.templates import shipped
from motcua.law.catalogue_life import DEED_LABELS, Deed, Kind, Stage, Subject, standing
from motcua.law.procedure import Text, procedure_of, process_of
from motcua.lib.blocks import written

PAGE = 50


@dataclass(frozen=True, slots=True)
class DecisionLine:
    id: int
    number: str
    title_vi: str
    issued_on: date
    effective_on: date
    issuer: str
    signer: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One line of the list. `stage`: where it stands on the day that was asked for."""

    id: int
    subject: Subject
    kind: Kind
    code: str
    title_vi: str
    stage: Stage
    changed_at: datetime
    decision: DecisionLine | None


@dataclass(frozen=True, slots=True)
class NoteTold:
    """What was done or said. `sentence` is a msgid."""

    at: datetime
    deed: Deed
    sentence: str
    by: str
    position: str
    text: str
    of_version: int


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """All about one. `base`: what it was written against; None for something new.

    `kept`: the stage as it is kept, by which deeds are allowed (`line.stage` is the day's).
    """

    line: ProposalLine
    kept: Stage
    version: int
    ground_vi: str
    text: Text
    base: Text | None
    notes: tuple[NoteTold, ...]
    faults: tuple[TextFault, ...]
    base_version_id: int | None
    writers: frozenset[int | None]


def listed(*, on: date, stages: Collection[Stage] = (), before: int | None = None) -> list[ProposalLine]:
    """The newest first, fifty at a time, one more telling that there are more; of these stages, or of all."""
    rows = _rows().order_by("-id")
    if stages:
        rows = rows.filter(stage__in=stages)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_line(row, on) for row in rows[: PAGE + 1]]


def of_decision(decision_id: int, *, on: date) -> list[ProposalLine]:
    """What one decision approved."""
    rows = _rows().filter(decision_id=decision_id).order_by("subject", "kind", "code")
    return [_line(row, on) for row in rows]


def proposal(proposal_id: int, *, on: date) -> ProposalPage | None:
    """None when there is no such one."""
    row = _rows().filter(pk=proposal_id).first()
    if row is None:
        return None
    notes = list(ProposalNote.objects.filter(proposal_id=proposal_id).order_by("id"))
    text: Text = procedure_of(row.content) if row.subject == Subject.PROCEDURE else process_of(row.content)
    return ProposalPage(
        line=_line(row, on),
        kept=Stage(row.stage),
        version=row.version,
        ground_vi=row.ground_vi,
        text=text,
        base=_base(row),
        notes=tuple(_told(note) for note in notes),
        faults=_faults(row, text),
        base_version_id=row.base_version_id,
        writers=frozenset(n.officer_id for n in notes if n.deed in (Deed.DRAFT, Deed.WRITE)),
    )


def _base(row: Proposal) -> Text | None:
    if row.base_version_id is not None:
        base = procedure_texts([row.base_version_id])[row.base_version_id]
        if row.content.get("template") is not None and base.template is None:
            base = replace(base, template=written(shipped(base.result_kind)))  # what was in force till then
        brings = row.content.get("form") is not None
        own = own_form(row.base_version_id) if brings else None
        return replace(base, form=asdict(own)) if own else base
    if row.base_process_id is not None:
        return process_texts([row.base_process_id])[row.base_process_id]
    return None


def _faults(row: Proposal, text: Text) -> tuple[TextFault, ...]:
    if row.stage in (Stage.PUBLISHED, Stage.WITHDRAWN):
        return ()
    slowest = slowest_of({str(row.content.get("process", ""))})
    wrong = faults(row.subject, row.kind, text, known(), slowest)
    if row.subject == Subject.PROCEDURE and row.kind != Kind.REPEAL:
        procedure = procedure_of(row.content)
        wrong += form_faults(row.base_version_id, procedure) + template_faults(row.base_version_id, procedure)
    return wrong


def _line(row: Proposal, on: date) -> ProposalLine:
    decision = row.decision
    return ProposalLine(
        id=row.pk,
        subject=Subject(row.subject),
        kind=Kind(row.kind),
        code=row.code,
        title_vi=row.title_vi,
        stage=_stage(row, on),
        changed_at=row.changed_at,
        decision=DecisionLine(
            decision.pk,
            decision.number,
            decision.title_vi,
            decision.issued_on,
            decision.effective_on,
            decision.issuer,
            decision.signer,
        )
        if decision
        else None,
    )


def _rows() -> QuerySet[Proposal]:
    """Proposals with when what they published ended, and whether another version came after it."""
    later = ProcedureVersion.objects.filter(
        procedure=OuterRef("published_version__procedure"), version__gt=OuterRef("published_version__version")
    )
    replaced = Proposal.objects.filter(base_process=OuterRef("published_process"), stage=Stage.PUBLISHED)
    return Proposal.objects.select_related("decision", "published_version").annotate(
        succeeded=Exists(later), replaced_on=Subquery(replaced.values("decision__effective_on")[:1])
    )


def _stage(row: Proposal, on: date) -> Stage:
    """By the calendar once it is published. A repeal is in force for good; what it ended is repealed."""
    begins = row.decision.effective_on if row.decision else None
    ends: date | None = None
    if row.subject == Subject.PROCESS:
        ends = row.replaced_on  # type: ignore[attr-defined]
    elif row.kind != Kind.REPEAL and row.published_version is not None:
        ends = row.published_version.valid_until
    repealed = row.subject == Subject.PROCEDURE and not row.succeeded  # type: ignore[attr-defined]
    return standing(Stage(row.stage), on=on, begins=begins, ends=ends, repealed=repealed)


def _told(note: ProposalNote) -> NoteTold:
    deed = Deed(note.deed)
    return NoteTold(
        note.at, deed, DEED_LABELS[deed], note.actor_name, note.position, note.text, note.of_version
    )
