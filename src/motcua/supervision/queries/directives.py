"""Directives: the list to follow up, and one with its progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from motcua.catalogue.models import ProcedureVersion
from motcua.law.actor import Actor, Unit
from motcua.organisation import queries as organisation
from motcua.supervision import policies
from motcua.supervision.models import Directive, DirectiveReport

_OPEN, _CLOSED = 200, 50


@dataclass(frozen=True, slots=True)
class Line:
    """One directive of a list."""

    id: int
    title: str
    unit: str
    issued_by: str
    issued_at: datetime
    due_at: datetime
    percent: int
    done_at: datetime | None
    closed_at: datetime | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class About:
    """What a directive is linked to: a dossier (by id), else the name of a procedure or agency."""

    text: str
    dossier_id: int | None = None
    procedure_id: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    line: Line
    to: Unit
    text: str
    closing: str
    closed_by: str
    about: Sequence[About]
    reports: Sequence[DirectiveReport]


def open_ones(actor: Actor, *, at: datetime) -> list[Line]:
    """What is not closed and the actor may see, the first due first."""
    rows = _seen(actor).filter(closed_at__isnull=True).order_by("due_at", "id")[:_OPEN]
    return [_line(row, at) for row in rows]


def closed_ones(actor: Actor, *, at: datetime) -> list[Line]:
    """The last that were closed."""
    rows = _seen(actor).filter(closed_at__isnull=False).order_by("-closed_at", "-id")[:_CLOSED]
    return [_line(row, at) for row in rows]


def page(directive_id: int, actor: Actor, *, at: datetime) -> Page | None:
    row = _seen(actor).filter(pk=directive_id).first()
    if row is None:
        return None
    unit = Unit(agency_id=row.agency_id, centre_id=row.centre_id)
    return Page(
        _line(row, at),
        unit,
        row.text,
        row.closing,
        row.closed_by,
        _about(row),
        list(row.reports.order_by("-at", "-id")),
    )


def _seen(actor: Actor) -> "QuerySet[Directive]":
    units = policies.directives_of(actor)
    if units is None:
        return Directive.objects.all()
    agencies = [unit.agency_id for unit in units if unit.agency_id is not None]
    centres = [unit.centre_id for unit in units if unit.centre_id is not None]
    return Directive.objects.filter(Q(agency_id__in=agencies) | Q(centre_id__in=centres))


def _line(row: Directive, at: datetime) -> Line:
    done = row.closed_at or row.done_at
    return Line(
        row.pk,
        row.title,
        _name(row),
        row.issued_by,
        row.issued_at,
        row.due_at,
        row.percent,
        row.done_at,
        row.closed_at,
        (done or at) > row.due_at,
    )


def _name(row: Directive) -> str:
    if row.agency_id is not None:
        return organisation.agency(row.agency_id).name_vi
    return organisation.centre(row.centre_id or 0).name_vi


def _about(row: Directive) -> list[About]:
    found = []
    for link in row.links.select_related("dossier").order_by("id"):
        if link.dossier is not None:
            found.append(About(link.dossier.code, dossier_id=link.dossier_id))
        elif link.procedure_id is not None:
            found.append(About(_procedure(link.procedure_id), procedure_id=link.procedure_id))
        else:
            found.append(About(organisation.agency(link.agency_id).name_vi))
    return found


def _procedure(procedure_id: int) -> str:
    names = ProcedureVersion.objects.filter(procedure_id=procedure_id).order_by("-version")
    return names.values_list("name_vi", flat=True).first() or str(procedure_id)
