"""The optional questions, and whether they were answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.queries import Name
from motcua.ratings.models import Rating, SurveyAnswer, SurveyQuestion

POINTS: Sequence[tuple[int, str]] = tuple((one.value, str(one.label)) for one in SurveyAnswer.Points)


@dataclass(frozen=True, slots=True)
class Question:
    id: int
    code: str
    text: Name
    position: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote with their rating."""

    code: str
    score: str
    comment: str
    rated_at: datetime


def questions(*, only_asked: bool = True) -> list[Question]:
    """The questions in their order."""
    rows = SurveyQuestion.objects.filter(asked=True) if only_asked else SurveyQuestion.objects.all()
    return [
        Question(q.pk, q.code, Name(q.text_vi, q.text_en), q.position, q.asked)
        for q in rows.order_by("position", "id")
    ]


def may_tell_more(dossier_id: int) -> bool:
    """Whether the dossier was rated and its optional questions are not answered yet."""
    return Rating.objects.filter(dossier_id=dossier_id, told_at=None).exists()


def comments(centre_id: int, *, limit: int = 50) -> list[Said]:
    """The newest comments about a centre's service."""
    written = Rating.objects.filter(centre_id=centre_id).exclude(comment="")
    newest = written.order_by("-rated_at", "-id").values_list("dossier__code", "score", "comment", "rated_at")
    return [Said(*row) for row in newest[:limit]]
