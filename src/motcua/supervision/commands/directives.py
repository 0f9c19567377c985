"""Issuing directives, saying how far they are, closing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from motcua.audit import commands as audit
from motcua.catalogue.models import Procedure
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor, Unit
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Officer
from motcua.supervision import policies
from motcua.supervision.models import Directive, DirectiveLink, DirectiveReport

_TITLE, _TEXT, _SAID, _CLOSING = 200, 5_000, 1_000, 500
MOST_LINKS = 100


class NothingSaid(NotPossible):
    message = N_("Say what is to be done, in a title and in words.")


class TooLong(NotPossible):
    message = N_("Write at most %(length)s letters here.")


class DueInThePast(NotPossible):
    message = N_("A directive is due at a time to come.")


class NoSuchThing(NotPossible):
    message = N_("Not found: %(what)s.")


class TooManyLinks(NotPossible):
    message = N_("A directive is linked to at most %(most)s things.")


class Closed(NotPossible):
    message = N_("This directive is closed.")


class WrongPercent(NotPossible):
    message = N_("Progress is a whole number of percent from 0 to 100.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """What is to be done, by whom and when, and what it is about: codes of dossiers and procedures, agencies."""

    key: UUID
    title: str
    text: str
    unit: Unit
    due_at: datetime
    dossiers: Sequence[str] = ()
    procedures: Sequence[str] = ()
    agency_ids: Sequence[int] = ()


@transaction.atomic
def issue(orders: Sequence[Issuing], *, by: Actor, at: datetime) -> list[int]:
    """Issue these directives; their ids. The same key twice is issued once."""
    officer_id = policies.demand_directing(by)
    for one in orders:
        _sound(one, at)
    links = _links(orders)
    # The same press twice comes from one officer: the second waits here, and finds what the first issued.
    Officer.objects.select_for_update(no_key=True).get(pk=officer_id)
    there = dict(Directive.objects.filter(key__in=[o.key for o in orders]).values_list("key", "pk"))
    rows = Directive.objects.bulk_create(
        Directive(
            key=one.key,
            title=one.title.strip(),
            text=one.text.strip(),
            agency_id=one.unit.agency_id,
            centre_id=one.unit.centre_id,
            issued_at=at,
            issued_by=by.name,
            officer_id=officer_id,
            due_at=one.due_at,
        )
        for one in orders
        if one.key not in there
    )
    made = {row.key: row.pk for row in rows}
    DirectiveLink.objects.bulk_create(
        DirectiveLink(directive_id=made[key], **about) for key, about in links if key in made
    )
    ids = there | made
    return [ids[one.key] for one in orders]


def _sound(one: Issuing, at: datetime) -> None:
    if not one.title.strip() or not one.text.strip():
        raise NothingSaid
    for text, most in ((one.title, _TITLE), (one.text, _TEXT)):
        if len(text.strip()) > most:
            raise TooLong(length=most)
    if one.due_at <= at:
        raise DueInThePast
    if len(one.dossiers) + len(one.procedures) + len(one.agency_ids) > MOST_LINKS:
        raise TooManyLinks(most=MOST_LINKS)


def _links(orders: Sequence[Issuing]) -> list[tuple[UUID, dict[str, int]]]:
    dossiers = _known(Dossier.objects.all(), {code for one in orders for code in one.dossiers})
    procedures = _known(Procedure.objects.all(), {code for one in orders for code in one.procedures})
    found: list[tuple[UUID, dict[str, int]]] = []
    for one in orders:
        found += [(one.key, {"dossier_id": dossiers[code]}) for code in dict.fromkeys(one.dossiers)]
        found += [(one.key, {"procedure_id": procedures[code]}) for code in dict.fromkeys(one.procedures)]
        found += [(one.key, {"agency_id": pk}) for pk in dict.fromkeys(one.agency_ids)]
    return found


def _known(rows: "QuerySet[Dossier] | QuerySet[Procedure]", codes: set[str]) -> dict[str, int]:
    known = dict(rows.filter(code__in=codes).values_list("code", "pk"))
    if missing := sorted(codes - known.keys()):
        raise NoSuchThing(what=", ".join(missing))
    return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How far a directive is, in words, with a stored file as evidence where there is one."""

    directive_id: int
    percent: int
    text: str
    file_id: int | None = None
    file_name: str = ""


@transaction.atomic
def report(reports: Sequence[Reporting], *, by: Actor, at: datetime) -> None:
    """Say how far directives are. 100 percent says that all is done; whoever issued it closes it."""
    rows = _locked([one.directive_id for one in reports])
    officer_id = 0
    for one in reports:
        row = rows[one.directive_id]
        officer_id = policies.demand_reporting(by, Unit(agency_id=row.agency_id, centre_id=row.centre_id))
        if row.closed_at is not None:
            raise Closed
        if not one.text.strip():
            raise NothingSaid
        if len(one.text.strip()) > _SAID:
            raise TooLong(length=_SAID)
        if not 0 <= one.percent <= 100:
            raise WrongPercent
        row.percent = one.percent
        row.done_at = at if one.percent == 100 else None
    Directive.objects.bulk_update(rows.values(), ["percent", "done_at"])
    DirectiveReport.objects.bulk_create(
        DirectiveReport(
            directive_id=one.directive_id,
            at=at,
            officer_id=officer_id,
            said_by=by.name,
            percent=one.percent,
            text=one.text.strip(),
            file_id=one.file_id,
            file_name=one.file_name,
        )
        for one in reports
    )


@transaction.atomic
def close(directive_ids: Sequence[int], *, words: str, by: Actor, at: datetime) -> None:
    """Close directives, done or no longer needed, with a word on it. Raises Closed, TooLong, NothingSaid."""
    policies.demand_directing(by)
    if not words.strip():
        raise NothingSaid
    if len(words.strip()) > _CLOSING:
        raise TooLong(length=_CLOSING)
    rows = _locked(directive_ids)
    for row in rows.values():
        if row.closed_at is not None:
            raise Closed
        row.closed_at, row.closed_by, row.closing = at, by.name, words.strip()
        audit.change(
            "directive",
            str(row.pk),
            by=by,
            at=at,
            before={"open": True},
            after={"open": False},
            reason=words.strip(),
        )
    Directive.objects.bulk_update(rows.values(), ["closed_at", "closed_by", "closing"])


def _locked(ids: Sequence[int]) -> dict[int, Directive]:
    rows = {row.pk: row for row in Directive.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    if rows.keys() != set(ids):
        raise NoSuchThing(what=", ".join(str(pk) for pk in sorted(set(ids) - rows.keys())))
    return rows
