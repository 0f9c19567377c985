"""The optional questions of the survey: data of the centre's, changed with a note of who changed them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.ratings import policies
from motcua.ratings.models import SurveyQuestion

TEXT_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A question as it is to be asked; `code` None makes a new one."""

    code: str | None
    text_vi: str
    text_en: str
    position: int
    asked: bool


class QuestionNeedsWords(NotPossible):
    message = N_("Write the question in Vietnamese.")


class AskedAlready(NotPossible):
    message = N_("There is a question of these words already: “%(text)s”.")


@transaction.atomic
def word_questions(wordings: Sequence[Wording], *, by: Actor, at: datetime) -> None:
    """Bring the questions to these words. A question is never deleted: its answers stay what they are.

    Raises NotTheSupervisor, QuestionNeedsWords, AskedAlready (a new one has the words of another).
    """
    policies.demand_supervising(by)
    if any(not wording.text_vi.strip() for wording in wordings):
        raise QuestionNeedsWords
    # Read after the lock: who waited for somebody else's new question sees it.
    list(SurveyQuestion.objects.select_for_update().order_by("id").values_list("id"))
    known = {q.code: q for q in SurveyQuestion.objects.order_by("id")}
    number, asked = len(known), {q.text_vi for q in known.values()}
    for wording in wordings:
        if wording.code is None:
            number += 1
            if wording.text_vi.strip() in asked:
                raise AskedAlready(text=wording.text_vi.strip())
        code = wording.code or f"q{number}"
        question = known.get(code, SurveyQuestion(code=code))
        before = None if question.pk is None else _facts(question)
        after = {k: v.strip() if isinstance(v, str) else v for k, v in asdict(wording).items() if k != "code"}
        if before == after:
            continue
        for name, value in after.items():
            setattr(question, name, value)
        question.save()
        audit.change("survey question", code, by=by, at=at, before=before, after=after)


def _facts(question: SurveyQuestion) -> dict[str, object]:
    return {name: getattr(question, name) for name in ("text_vi", "text_en", "position", "asked")}
