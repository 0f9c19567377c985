"""What the applicant says beside the way of the dossier: how the result is to come, and questions.

Nothing here moves the dossier or its clock. What is typed stands beside the dossier, where it can be
removed one day; the event tells that it happened (docs/decisions: events hold no person's data).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count

from motcua.dossiers.commands import beside, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.models import Question, ReturnWay
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act
from motcua.law.worktime import Limit

TEXT_LENGTH = 2000
ADDRESS_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChanged(Order):
    """How the result is to come from now on; by post it needs the `address`."""

    way: ReturnWay
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Order):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(Order):
    question_id: int
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintNoted(Order):
    """A complaint about the dossier was filed or answered; `number` is the complaint's own."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingNoted(Order):
    """The applicant rated how they were served: one of the three answers, and where it was given."""

    score: str
    way: str


class AddressNeeded(NotPossible):
    message = N_("Say where the post is to bring the result: house, street, commune, province.")


class TextNeeded(NotPossible):
    message = N_("Write what you want to say.")


class TooManyQuestions(NotPossible):
    message = N_(
        "%(limit)s of your questions about dossier %(code)s wait for an answer. Ask on once one is answered."
    )


class NoSuchQuestion(NotPossible):
    message = N_("This question on dossier %(code)s is not there, or was answered already.")


@transaction.atomic
def change_return(orders: Sequence[ReturnChanged]) -> list[Done]:
    """Another way to get the result: at the counter, by public post, electronically.

    Decree 61/2018, art. 20: the applicant says how; Decision 45/2016/QĐ-TTg for the public post.
    """

    def changed(case: Case, order: ReturnChanged) -> Told:
        if order.way == ReturnWay.POST and not order.address.strip():
            raise AddressNeeded
        return Told(data={"way": order.way.value})

    done = ledger.perform(Act.CHANGE_RETURN, orders, changed)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE dossiers_dossier d SET return_way_wanted = n.way, return_address = n.address"
            " FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS n (id, way, address) WHERE d.id = n.id",
            [
                [order.dossier_id for order in new],
                [order.way.value for order in new],
                [_address(order) for order in new],
            ],
        )
    return done


def _address(order: ReturnChanged) -> str:
    return order.address.strip()[:ADDRESS_LENGTH] if order.way == ReturnWay.POST else ""


@transaction.atomic
def ask_question(orders: Sequence[QuestionAsked]) -> list[Done]:
    """Ask whoever holds the dossier; they owe the answer within working time† of theirs.

    Raises TextNeeded, TooManyQuestions.
    """
    answer_by: dict[int, datetime] = {}

    def asked(case: Case, order: QuestionAsked) -> Told:
        if not order.text.strip():
            raise TextNeeded
        limit = Limit.parse(settings.MOTCUA_QUESTION_LIMIT).in_minutes(settings.MOTCUA_WORKING_DAY_MINUTES)
        answer_by[case.id] = case.calendar.add(order.at, limit)
        return Told()

    done = ledger.perform(Act.ASK_QUESTION, orders, asked)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    Question.objects.bulk_create(
        Question(
            dossier_id=order.dossier_id,
            text=order.text.strip()[:TEXT_LENGTH],
            asked_at=order.at,
            answer_by=answer_by[order.dossier_id],
        )
        for order in new
    )
    _refuse_too_many([order.dossier_id for order in new], done)
    return done


def _refuse_too_many(dossier_ids: Sequence[int], done: Sequence[Done]) -> None:
    """The dossiers are locked: nobody else asks about them meanwhile."""
    most = settings.MOTCUA_QUESTIONS_OPEN
    waiting = Question.objects.filter(dossier_id__in=dossier_ids, answered_at=None)
    too_many = (
        waiting.order_by()
        .values("dossier_id")
        .annotate(n=Count("id"))
        .filter(n__gt=most)[:1]
        .values_list("dossier_id")
    )
    for (dossier_id,) in too_many:
        code = next(act.code for act in done if act.dossier_id == dossier_id)
        raise TooManyQuestions(code=code, limit=most)


@transaction.atomic
def answer_question(orders: Sequence[QuestionAnswered]) -> list[Done]:
    """Answer a question; the applicant reads it on the dossier's page. Raises TextNeeded, NoSuchQuestion."""

    def answered(case: Case, order: QuestionAnswered) -> Told:
        if not order.answer.strip():
            raise TextNeeded
        return Told()

    done = ledger.perform(Act.ANSWER_QUESTION, orders, answered)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    rows = [
        {
            "dossier_id": order.dossier_id,
            "id": order.question_id,
            "answered_at": order.at,
            "answer": order.answer.strip()[:TEXT_LENGTH],
            "officer_id": order.by.officer_id,
        }
        for order in new
    ]
    settled = beside.settle(Question, "answered_at", rows, by=("dossier_id", "id"))
    for order, act in zip(orders, done, strict=True):
        if not act.repeated and order.dossier_id not in settled:
            raise NoSuchQuestion(code=act.code)
    return done


def note_complaint(orders: Sequence[ComplaintNoted]) -> list[Done]:
    """That the applicant complained; what they said is `ratings`' to keep."""
    return ledger.perform(Act.NOTE_COMPLAINT, orders, _numbered)


def note_complaint_answer(orders: Sequence[ComplaintNoted]) -> list[Done]:
    return ledger.perform(Act.NOTE_COMPLAINT_ANSWER, orders, _numbered)


def _numbered(case: Case, order: ComplaintNoted) -> Told:  # noqa: ARG001 - the shape of a rule
    return Told(data={"number": order.number})


def note_rating(orders: Sequence[RatingNoted]) -> list[Done]:
    """That the applicant rated; what else they said is `ratings`' to keep."""

    def rated(case: Case, order: RatingNoted) -> Told:  # noqa: ARG001 - the shape of a rule
        return Told(data={"score": order.score, "way": order.way})

    return ledger.perform(Act.NOTE_RATING, orders, rated)
