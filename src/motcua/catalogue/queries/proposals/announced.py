"""What was published lately, as the portal tells everybody."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from motcua.catalogue.models import Proposal
from motcua.catalogue.queries.terms import Name
from motcua.law.catalogue_life import Kind, Stage, Subject
from motcua.law.worktime import HANOI

_READ = 200


@dataclass(frozen=True, slots=True)
class ChangeAnnounced:
    """A procedure that a decision issues, amends or repeals."""

    code: str
    name: Name
    kind: Kind


@dataclass(frozen=True, slots=True)
class DecisionAnnounced:
    """A decision with all that it changes for the public; in force from `effective_on`."""

    number: str
    title: Name
    issued_on: date
    effective_on: date
    published_on: date
    changes: tuple[ChangeAnnounced, ...]


def newest() -> DecisionAnnounced | None:
    """The decision that was published last, without what it changes: one row of an index."""
    row = (
        Proposal.objects.filter(stage=Stage.PUBLISHED, subject=Subject.PROCEDURE)
        .select_related("decision")
        .order_by("-published_at")
        .first()
    )
    return _head(row, ()) if row else None


def announced(*, most: int = 20) -> list[DecisionAnnounced]:
    """The decisions published last, the newest first. Internal processes are the administration's own."""
    rows = (
        Proposal.objects.filter(stage=Stage.PUBLISHED, subject=Subject.PROCEDURE)
        .select_related("decision")
        .order_by("-published_at", "decision_id", "code")[:_READ]
    )
    told = []
    for _, group in groupby(rows, key=lambda row: (row.published_at, row.decision_id)):
        those = list(group)
        changes = tuple(
            ChangeAnnounced(row.code, Name(row.title_vi, str(row.content.get("name_en", ""))), Kind(row.kind))
            for row in those
        )
        if head := _head(those[0], changes):
            told.append(head)
    return told[:most]


def _head(row: Proposal, changes: tuple[ChangeAnnounced, ...]) -> DecisionAnnounced | None:
    decision, at = row.decision, row.published_at
    if decision is None or at is None:
        return None
    return DecisionAnnounced(
        decision.number,
        Name(decision.title_vi, decision.title_en),
        decision.issued_on,
        decision.effective_on,
        at.astimezone(HANOI).date(),
        changes,
    )
