"""Remarks: written by the head, answered once by the officer, taken back with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.staffing import policies
from motcua.staffing.models import Remark, RemarkKind
from motcua.staffing.queries.people import person


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    key: UUID
    officer_id: int
    kind: RemarkKind
    happened_on: date
    text: str


class NotOfThisCentre(NotPossible):
    message = N_("This officer never worked at this centre.")


class NotOfOneself(NotPossible):
    message = N_("Nobody writes a remark about themselves.")


class NothingSaid(NotPossible):
    message = N_("Write what you want to say.")


class YetToCome(NotPossible):
    message = N_("This day is still to come.")


class NoSuchRemark(NotPossible):
    message = N_("There is no such remark.")


class AnsweredAlready(NotPossible):
    message = N_("This remark was answered or taken back already.")


@transaction.atomic
def write(remarks: Sequence[Writing], *, centre_id: int, by: Actor, at: datetime) -> int:
    """Write remarks of officers of the centre; how many are new (the same key is one remark).

    Raises NotTheHead, NotOfThisCentre, NotOfOneself, NothingSaid, YetToCome.
    """
    head = policies.demand_lead(by, centre_id)
    today = at.astimezone(HANOI).date()
    rows = []
    for one in remarks:
        if one.officer_id == head:
            raise NotOfOneself
        if one.happened_on > today:
            raise YetToCome
        if person(one.officer_id, centre_id, today) is None:
            raise NotOfThisCentre
        rows.append(
            Remark(
                key=one.key,
                centre_id=centre_id,
                officer_id=one.officer_id,
                kind=one.kind,
                happened_on=one.happened_on,
                text=_said(one.text, 1000),
                written_by_id=head,
                written_at=at,
            )
        )
    known = Remark.objects.filter(key__in=[one.key for one in rows]).count()
    Remark.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows) - known


def _said(text: str, most: int) -> str:
    said = text.strip()[:most]
    if not said:
        raise NothingSaid
    return said


def _locked(remark_id: int) -> Remark:
    found = Remark.objects.select_for_update().filter(pk=remark_id).first()
    if found is None:
        raise NoSuchRemark
    return found


@transaction.atomic
def answer(remark_id: int, text: str, *, by: Actor, at: datetime) -> None:
    """The officer says how they see it, once. Raises NoSuchRemark, NotYourRemark, AnsweredAlready, NothingSaid."""
    found = _locked(remark_id)
    if by.officer_id is None or by.officer_id != found.officer_id:
        raise policies.NotYourRemark
    if found.answered_at is not None or found.taken_back_at is not None:
        raise AnsweredAlready
    found.answer, found.answered_at = _said(text, 1000), at
    found.save(update_fields=["answer", "answered_at"])


@transaction.atomic
def take_back(remark_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """The head takes a remark back; it stands as taken back and counts no more.

    Raises NoSuchRemark, NotTheHead, AnsweredAlready (it was taken back before), NothingSaid.
    """
    found = _locked(remark_id)
    policies.demand_lead(by, found.centre_id)
    if found.taken_back_at is not None:
        raise AnsweredAlready
    found.taken_back_because, found.taken_back_at = _said(reason, 300), at
    found.save(update_fields=["taken_back_because", "taken_back_at"])
    audit.change(
        "remark",
        f"{found.officer_id} ({found.pk})",
        by=by,
        at=at,
        after={"taken back": found.taken_back_because},
    )
