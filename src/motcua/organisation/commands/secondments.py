"""Secondments: an officer of an agency is posted to a centre for a term, which is shortened or extended.

The post at the centre goes with the term: whoever's term is over holds no post there any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.audit import commands as audit
from motcua.law.actor import Actor, Role
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.organisation import policies
from motcua.organisation.models import Counter, Officer, OfficerRole, Secondment

# What one is seconded to a centre for.
SECONDED_AS = (
    Role.INTAKE_OFFICER,
    Role.GUIDANCE_OFFICER,
    Role.PROCESSING_OFFICER,
    Role.APPROVER,
    Role.CLERK,
    Role.CASHIER,
    Role.POST_OFFICER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconding:
    """An officer goes to a centre in [valid_from, valid_until); None: until further notice."""

    officer_id: int
    role: Role
    counter_id: int | None
    valid_from: date
    valid_until: date | None


class NobodyToSecond(NotPossible):
    message = N_("There is no such officer, counter or role.")


class TermWithoutLength(NotPossible):
    message = N_("The term must end after it begins.")


class SecondedAlready(NotPossible):
    message = N_("%(officer)s is seconded in these days already.")


class NoSuchTerm(NotPossible):
    message = N_("There is no such secondment.")


class TermIsOver(NotPossible):
    message = N_("The term cannot end before today.")


@transaction.atomic
def second(orders: Sequence[Seconding], *, centre_id: int, by: Actor, at: datetime) -> list[int]:
    """Post officers to the centre, each with a role there; the secondments' ids.

    Raises NotTheCentresHead, NobodyToSecond, TermWithoutLength, SecondedAlready.
    """
    policies.demand_centre(by, centre_id)
    return [_seconded(order, centre_id, by, at) for order in orders]


def _seconded(order: Seconding, centre_id: int, by: Actor, at: datetime) -> int:
    officer = Officer.objects.select_for_update().filter(pk=order.officer_id).first()
    if officer is None or order.role not in SECONDED_AS or not _is_there(order.counter_id, centre_id):
        raise NobodyToSecond
    if order.valid_until is not None and order.valid_until <= order.valid_from:
        raise TermWithoutLength
    _demand_free(officer, order.valid_from, order.valid_until)
    period = {"valid_from": order.valid_from, "valid_until": order.valid_until}
    made = Secondment.objects.create(
        officer=officer,
        agency_id=officer.agency_id,
        centre_id=centre_id,
        counter_id=order.counter_id,
        **period,
    )
    OfficerRole.objects.create(officer=officer, role=order.role, centre_id=centre_id, **period)
    told = period | {"centre_id": centre_id, "role": order.role, "counter_id": order.counter_id}
    audit.change("secondment", f"{officer.full_name} ({officer.pk})", by=by, at=at, after=told)
    return made.pk


def _is_there(counter_id: int | None, centre_id: int) -> bool:
    return counter_id is None or Counter.objects.filter(pk=counter_id, centre_id=centre_id).exists()


def _demand_free(officer: Officer, begins: date, ends: date | None, *, but: int = 0) -> None:
    others = Secondment.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=begins), officer=officer
    ).exclude(pk=but)
    if ends is not None:
        others = others.filter(valid_from__lt=ends)
    if others.exists():
        raise SecondedAlready(officer=officer.full_name)


@transaction.atomic
def set_term(secondment_id: int, valid_until: date | None, *, by: Actor, at: datetime) -> None:
    """The term ends then, sooner or later than it did; the posts at the centre with it.

    Raises NoSuchTerm, NotTheCentresHead, TermWithoutLength, TermIsOver, SecondedAlready.
    """
    found = Secondment.objects.select_related("officer").filter(pk=secondment_id).first()
    if found is None:
        raise NoSuchTerm
    policies.demand_centre(by, found.centre_id)
    Officer.objects.select_for_update().get(pk=found.officer_id)
    # Read again once the others are through: the posts are found by when the term ended till now.
    found.refresh_from_db(fields=["valid_until"])
    if valid_until is not None and valid_until <= found.valid_from:
        raise TermWithoutLength
    if valid_until is not None and valid_until < at.astimezone(HANOI).date():
        raise TermIsOver
    _demand_free(found.officer, found.valid_from, valid_until, but=found.pk)
    before, found.valid_until = found.valid_until, valid_until
    found.save(update_fields=["valid_until"])
    posts = OfficerRole.objects.filter(officer_id=found.officer_id, centre_id=found.centre_id)
    posts.filter(valid_until=before).update(valid_until=valid_until)
    about = f"{found.officer.full_name} ({found.officer_id})"
    audit.change(
        "secondment", about, by=by, at=at, before={"valid_until": before}, after={"valid_until": valid_until}
    )
