"""The register book of a unit: every dossier received in a period, in the order they came.

Form 06 of Circular 01/2018/TT-VPCP, form 07 of Circular 03/2025/TT-VPCP.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from motcua.dossiers.models import Dossier, DossierResult
from motcua.dossiers.policies import SEE_ALL
from motcua.law.actor import Actor, Unit
from motcua.law.errors import N_, NotPermitted
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation

_BATCH = 2_000


class NotYourRegister(NotPermitted):
    message = N_("This unit's register book is kept by its own officers.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the book; `id` and `received_at` say where it stands in it."""

    id: int
    received_at: datetime | None
    code: str
    procedure_vi: str
    procedure_en: str
    sets: int
    applicant: str
    address: str
    phone: str
    agency: str
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    return_way: str | None
    status: int
    apologies: int


def units(actor: Actor, on: date) -> list[tuple[Unit, str]]:
    """The units whose books this officer reads, with their names: the own ones; for who sees all, each centre."""
    own = {unit for _, unit in actor.posts}
    if SEE_ALL & actor.roles:
        own |= {Unit(centre_id=centre.pk) for centre in organisation.centres_in_force(on)}
    named = [(unit, _name(unit)) for unit in own]
    first = actor.unit
    return sorted(named, key=lambda one: (one[0] != first, one[0].centre_id is None, one[1]))


def register(actor: Actor, unit: Unit, *, first_on: date, last_on: date) -> Iterator[Entry]:
    """The entries of both days and all between, read a stretch at a time. Raises NotYourRegister."""
    if unit not in {own for own, _ in units(actor, last_on)}:
        raise NotYourRegister
    return _entries(unit, _midnight(first_on), _midnight(last_on + timedelta(days=1)))


def _entries(unit: Unit, begins: datetime, ends: datetime) -> Iterator[Entry]:
    whose = Q(agency_id=unit.agency_id) if unit.agency_id else Q(centre_id=unit.centre_id)
    rest = Dossier.objects.filter(whose, received_at__gte=begins, received_at__lt=ends)
    stretch = rest
    while read := _read(stretch):
        yield from read
        if len(read) < _BATCH:
            return
        last = read[-1]
        # The first condition bounds the index; the second leaves out what was read already.
        stretch = rest.filter(received_at__gte=last.received_at).exclude(
            received_at=last.received_at, id__lte=last.id
        )


def _read(stretch: QuerySet[Dossier]) -> list[Entry]:
    rows = stretch.order_by("received_at", "id").values_list(
        "id", "received_at", "code", "procedure_version__name_vi", "procedure_version__name_en", "sets",
        "applicant_name", "applicant_address", "applicant_phone", "agency__name_vi", "due_at", "finished_at",
        "returned_at", "return_way", "status", "apologies",
    )  # fmt: skip
    return [Entry(*row) for row in rows[:_BATCH]]


def takers(entries: Sequence[Entry]) -> dict[int, str]:
    """Who came for the result, by the entry's id: they sign in the book."""
    returned = [one.id for one in entries if one.returned_at is not None]
    fetched = DossierResult.objects.filter(dossier_id__in=returned).order_by("id")
    return dict(fetched.values_list("dossier_id", "received_by"))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def _name(unit: Unit) -> str:
    if unit.agency_id is not None:
        return organisation.agency(unit.agency_id).name_vi
    return organisation.centre(unit.centre_id or 0).name_vi
