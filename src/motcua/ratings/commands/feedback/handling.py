"""What becomes of feedback: taken up by an officer, answered with approval, published without anybody's data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from motcua.audit import commands as audit
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.speaking import ComplaintNoted
from motcua.law import feedback as law
from motcua.law import timeliness
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.feedback import STATE_LABELS, STEPS, Deed, Kind, State
from motcua.organisation.models import Officer
from motcua.ratings import policies
from motcua.ratings.commands.feedback.filing import TEXT_LENGTH, calendar_of, limits
from motcua.ratings.models import Feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """A deed on one piece of feedback. `seen` is the state that the person looked at, where it matters."""

    feedback_id: int
    by: Actor
    at: datetime
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Handling):
    officer_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Handling):
    """A drafted answer, a reason to send it back, or why the feedback is not taken up."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Handling):
    title: str
    text: str
    answer: str


class NoSuchFeedback(NotPossible):
    message = N_("There is no such feedback.")


class NotInThisState(NotPossible):
    message = N_("%(number)s is “%(state)s”: this cannot be done now.")


class DecidedMeanwhile(NotPossible):
    message = N_("%(number)s was changed by somebody else meanwhile. Look again, then decide.")


class AnswerNeeded(NotPossible):
    message = N_("Write the answer, or the reason.")


class NoSuchOfficer(NotPossible):
    message = N_("Choose an officer.")


class StillNamed(NotPossible):
    message = N_(
        "The words to be published still hold the sender's name, telephone, email or address. Take it out."
    )


H = TypeVar("H", bound=Handling)
_COLUMNS = (
    "state", "officer_id", "taken_up_at", "due_at", "answer", "closed_at", "timeliness", "public_title",
    "public_text", "public_answer", "published_at",
)  # fmt: skip


def _perform(deed: Deed, orders: Sequence[H], change: Callable[[Feedback, H], None]) -> None:
    """Do `deed` to each, all or none, by the table of `law.feedback`, with a note of who did it."""
    locked = Feedback.objects.select_for_update(of=("self",)).select_related("centre")
    rows = {
        row.pk: row for row in locked.filter(pk__in=[order.feedback_id for order in orders]).order_by("pk")
    }
    for order in orders:
        row = rows.get(order.feedback_id)
        if row is None:
            raise NoSuchFeedback
        policies.demand_deed(deed, order.by, policies.standing_of(row))
        if order.seen is not None and order.seen != row.state:
            raise DecidedMeanwhile(number=row.number)
        if row.state not in STEPS[deed].sources:
            raise NotInThisState(number=row.number, state=STATE_LABELS[State(row.state)])
        before = row.state
        change(row, order)
        row.state = STEPS[deed].to or row.state
        told = {"deed": deed.value, "state": row.state}
        audit.change("feedback", row.number, by=order.by, at=order.at, before={"state": before}, after=told)
    Feedback.objects.bulk_update(rows.values(), _COLUMNS)


@transaction.atomic
def assign(orders: Sequence[Assignment]) -> None:
    """Give it to an officer. The first time takes it up; a complaint is accepted by that (art. 27)."""
    known = set(Officer.objects.filter(pk__in=[o.officer_id for o in orders]).values_list("pk", flat=True))

    def assigned(row: Feedback, order: Assignment) -> None:
        if order.officer_id not in known:
            raise NoSuchOfficer
        row.officer_id = order.officer_id
        if row.taken_up_at is None:
            row.taken_up_at = order.at
            calendar = calendar_of(row.centre_id)
            row.due_at = law.due_when_taken_up(Kind(row.kind), order.at, row.due_at, calendar, limits())

    _perform(Deed.ASSIGN, orders, assigned)


@transaction.atomic
def draft(orders: Sequence[Answer]) -> None:
    """Write the answer; it goes out when it is approved."""

    def drafted(row: Feedback, order: Answer) -> None:
        row.answer = _words(order)

    _perform(Deed.DRAFT, orders, drafted)


@transaction.atomic
def send_back(orders: Sequence[Handling]) -> None:
    """The answer is not approved: its officer writes it anew."""
    _perform(Deed.SEND_BACK, orders, lambda row, order: None)


@transaction.atomic
def approve(orders: Sequence[Handling]) -> None:
    """The answer goes out; whether in time is judged now. A dossier that it is about tells of it."""

    def approved(row: Feedback, order: Handling) -> None:
        _close(row, order)

    _perform(Deed.APPROVE, orders, approved)
    _tell_dossiers(orders)


@transaction.atomic
def decline(orders: Sequence[Answer]) -> None:
    """Not taken up, with the reason, which its sender reads (Law on Complaints 2011, art. 11 and 27)."""

    def declined(row: Feedback, order: Answer) -> None:
        row.answer = _words(order)
        _close(row, order)

    _perform(Deed.DECLINE, orders, declined)
    _tell_dossiers(orders)


@transaction.atomic
def publish(orders: Sequence[Publication]) -> None:
    """Put the answer on the public page, in words that hold nobody's data. Raises StillNamed where they do."""

    def published(row: Feedback, order: Publication) -> None:
        words = (order.title.strip(), order.text.strip(), order.answer.strip())
        if not all(words):
            raise AnswerNeeded
        own = (row.name, row.phone, row.email, row.address)
        if any(one and one.casefold() in word.casefold() for one in own for word in words):
            raise StillNamed
        row.public_title, row.public_text, row.public_answer = words[0][:200], *words[1:]
        row.published_at = order.at

    _perform(Deed.PUBLISH, orders, published)


@transaction.atomic
def unpublish(orders: Sequence[Handling]) -> None:
    """Take it from the public page."""

    def taken(row: Feedback, order: Handling) -> None:  # noqa: ARG001 - the shape of a change
        row.published_at = None

    _perform(Deed.UNPUBLISH, orders, taken)


def _words(order: Answer) -> str:
    if not order.text.strip():
        raise AnswerNeeded
    return order.text.strip()[:TEXT_LENGTH]


def _close(row: Feedback, order: Handling) -> None:
    row.closed_at = order.at
    row.timeliness = timeliness.judge(order.at, row.due_at, settings.MOTCUA_TIMELINESS_RULE)


def _tell_dossiers(orders: Sequence[Handling]) -> None:
    by = {order.feedback_id: order for order in orders}
    rows = Feedback.objects.filter(pk__in=by, dossier__isnull=False).order_by("dossier_id")
    for row in rows:  # one dossier may have several
        order = by[row.pk]
        noted = ComplaintNoted(dossier_id=row.dossier_id or 0, by=order.by, at=order.at, number=row.number)
        dossiers.note_complaint_answer([noted])
