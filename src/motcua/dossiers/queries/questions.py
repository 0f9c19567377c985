"""Questions about dossiers: for the applicant who asked, and for the desk that owes the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from motcua.dossiers.models import Question
from motcua.law.actor import Actor

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Asked:
    id: int
    text: str
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None
    answer: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits at a desk."""

    dossier_id: int
    code: str
    procedure_vi: str
    asked_at: datetime
    answer_by: datetime


def of_dossier(dossier_id: int) -> list[Asked]:
    """What was asked about a dossier, the last first; the newest hundred."""
    rows = Question.objects.filter(dossier_id=dossier_id).order_by("-id")[:_SHOWN]
    return [Asked(q.pk, q.text, q.asked_at, q.answer_by, q.answered_at, q.answer) for q in rows]


def waiting(actor: Actor) -> Sequence[Waiting]:
    """The questions that this officer's units owe an answer, the most urgent first; a hundred at most."""
    centres = {unit.centre_id for _, unit in actor.posts if unit.centre_id}
    agencies = {unit.agency_id for _, unit in actor.posts if unit.agency_id}
    held = Q(dossier__holder_centre__in=centres) | Q(dossier__holder_agency__in=agencies)
    left = Q(
        dossier__holder_centre=None, dossier__holder_agency=None, dossier__centre__in=centres
    )  # nobody holds it any more: the centre answers
    rows = (
        Question.objects.filter(held | left, answered_at=None)
        .order_by("answer_by", "id")
        .values_list(
            "dossier_id", "dossier__code", "dossier__procedure_version__name_vi", "asked_at", "answer_by"
        )
    )
    return [Waiting(*row) for row in rows[:_SHOWN]]
