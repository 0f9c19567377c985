"""Feedback, proposals and complaints: their life, and within what they are answered.

Feedback and proposals on administrative rules and on how officers apply them: Decree 20/2008/NĐ-CP
(amended by 48/2013 and 92/2017/NĐ-CP). Complaints: Law on Complaints 2011, first instance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.law.errors import N_
from motcua.law.worktime import Calendar, Limit


class Kind(StrEnum):
    FEEDBACK = "feedback"  # phản ánh: a delay, a nuisance, a demand that no rule makes
    PROPOSAL = "proposal"  # kiến nghị: a rule that should be otherwise
    COMPLAINT = "complaint"  # khiếu nại: a decision or an act that wrongs the person


class State(StrEnum):
    FILED = "filed"
    IN_HAND = "in_hand"  # taken up and assigned; of a complaint: accepted (thụ lý)
    DRAFTED = "drafted"  # an answer waits for approval
    ANSWERED = "answered"
    DECLINED = "declined"  # not taken up, with the reason (Law on Complaints 2011, art. 11)


class Deed(StrEnum):
    ASSIGN = "assign"
    DRAFT = "draft"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    DECLINE = "decline"
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: from where a deed may be done, and where it leads (None: it stays)."""

    sources: frozenset[State]
    to: State | None


_WAITING = frozenset({State.FILED, State.IN_HAND})
STEPS: Mapping[Deed, Step] = {
    Deed.ASSIGN: Step(_WAITING, State.IN_HAND),
    Deed.DRAFT: Step(frozenset({State.IN_HAND, State.DRAFTED}), State.DRAFTED),
    Deed.SEND_BACK: Step(frozenset({State.DRAFTED}), State.IN_HAND),
    Deed.APPROVE: Step(frozenset({State.DRAFTED}), State.ANSWERED),
    Deed.DECLINE: Step(_WAITING, State.DECLINED),
    Deed.PUBLISH: Step(frozenset({State.ANSWERED}), None),
    Deed.UNPUBLISH: Step(frozenset({State.ANSWERED}), None),
}
OPEN = frozenset({State.FILED, State.IN_HAND, State.DRAFTED})

KIND_LABELS: Mapping[Kind, str] = {
    Kind.FEEDBACK: N_("Feedback on how I was served"),
    Kind.PROPOSAL: N_("Proposal on a rule or a procedure"),
    Kind.COMPLAINT: N_("Complaint against a decision or an act"),
}
STATE_LABELS: Mapping[State, str] = {
    State.FILED: N_("Waiting to be taken up"),
    State.IN_HAND: N_("Being looked into"),
    State.DRAFTED: N_("The answer waits for approval"),
    State.ANSWERED: N_("Answered"),
    State.DECLINED: N_("Not taken up"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """`answer` for feedback and proposals, from the filing; of complaints `accept` from the filing and
    `settle` from the acceptance."""

    answer: Limit
    accept: Limit
    settle: Limit


def due_when_filed(kind: Kind, filed_at: datetime, calendar: Calendar, limits: Limits) -> datetime:
    """When the next step is owed: the answer; of a complaint that it be accepted or not, within 10 days
    (Law on Complaints 2011, art. 27)."""
    return calendar.due(filed_at, limits.accept if kind == Kind.COMPLAINT else limits.answer)


def due_when_taken_up(
    kind: Kind, taken_up_at: datetime, due_at: datetime, calendar: Calendar, limits: Limits
) -> datetime:
    """A complaint is settled within 30 days of its acceptance (art. 28); other answers stay owed when they were."""
    return calendar.due(taken_up_at, limits.settle) if kind == Kind.COMPLAINT else due_at
