"""The head of the centre signs an officer's sheet: its figures as they were then, the rating, the words."""

import io
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.officer_rating import Grade
from motcua.reports.commands.signing import NotOverYet, freeze
from motcua.reports.papers import officer_sheet as paper
from motcua.reports.queries.officer_sheet import FORM, officer_sheet
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Level, Scope
from motcua.staffing import policies as staffing


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """Whom the head rates, for which days, how, and in which words."""

    officer_id: int
    centre_id: int
    period: Period
    grade: Grade
    words: str


class NobodyToRate(NotPossible):
    message = N_("There is no such officer.")


class NotOneself(NotPossible):
    message = N_("Nobody signs their own sheet.")


class WordsOwed(NotPossible):
    message = N_("Write what the rating rests on.")


@transaction.atomic
def sign_sheet(what: Judging, *, by: Actor, at: datetime) -> int:
    """Freeze the sheet with its paper; the number of the signed sheet. Signed again otherwise, it is the next revision.

    Raises NotTheHead, NotOneself, NobodyToRate, NotOverYet, WordsOwed, SignedAlready.
    """
    head = staffing.demand_lead(by, what.centre_id)
    if head == what.officer_id:
        raise NotOneself
    if what.period.until > at:
        raise NotOverYet(day=what.period.last_on.strftime("%d/%m/%Y"))
    words = what.words.strip()[:1000]
    if not words:
        raise WordsOwed
    told = officer_sheet(what.officer_id, what.centre_id, what.period, at=at)
    if told is None:
        raise NobodyToRate
    content = told.values() | {"grade": what.grade.value, "words": words}
    return freeze(
        FORM,
        Scope(Level.OFFICER, what.officer_id),
        what.period,
        content,
        lambda note: io.BytesIO(paper.pdf(told, grade=what.grade, words=words, signer=by, note=note, at=at)),
        by=by,
        at=at,
    )
