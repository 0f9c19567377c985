"""Of whom a figure is told: the province, a centre, an agency with all below it, one unit, one officer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.db import connection

from motcua.law.errors import N_
from motcua.organisation.models import Agency, Officer, ServiceCentre


class Level(StrEnum):
    PROVINCE = "province"
    CENTRE = "centre"  # where dossiers are received
    AGENCY = "agency"  # the competent agency and those below it
    UNIT = "unit"  # the competent agency alone
    OFFICER = "officer"  # who received or finished; what is open: who has it in hand


LABELS: dict[Level, str] = {
    Level.PROVINCE: N_("The whole province"),
    Level.CENTRE: N_("Centre"),
    Level.AGENCY: N_("Agency with its units"),
    Level.UNIT: N_("Unit"),
    Level.OFFICER: N_("Officer"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """`id` is the centre's, agency's or officer's; the province has none."""

    level: Level
    id: int = 0

    @classmethod
    def centre(cls, centre_id: int) -> Self:
        return cls(Level.CENTRE, centre_id)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` wrote: `province` or `centre:12`; None for anything else."""
        level, _colon, number = text.partition(":")
        if text == Level.PROVINCE:
            return cls(Level.PROVINCE)
        if (
            level not in set(Level) - {Level.PROVINCE}
            or not (number.isascii() and number.isdigit())
            or len(number) > 18
        ):
            return None
        return cls(Level(level), int(number))

    def __str__(self) -> str:
        return self.level if self.level is Level.PROVINCE else f"{self.level}:{self.id}"


@dataclass(frozen=True, slots=True)
class Units:
    """A scope as statements take it. `agency_ids` None: whatever agency."""

    centre_ids: list[int]
    agency_ids: list[int] | None = None
    officer_id: int | None = None


PROVINCE = Scope(Level.PROVINCE)


def scoped(of: Scope | int) -> Scope:
    """A number alone is a centre's."""
    return of if isinstance(of, Scope) else Scope.centre(of)


def units(of: Scope | int) -> Units:
    scope = scoped(of)
    if scope.level is Level.CENTRE:
        return Units([scope.id])
    centres = sorted(ServiceCentre.objects.values_list("id", flat=True))
    match scope.level:
        case Level.AGENCY:
            return Units(centres, below(scope.id))
        case Level.UNIT:
            return Units(centres, [scope.id])
        case Level.OFFICER:
            return Units(centres, officer_id=scope.id)
        case _:
            return Units(centres)


def below(agency_id: int) -> list[int]:
    """The agency and every agency below it."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [agency_id])
        return sorted(found for (found,) in cursor)


_BELOW = """
    WITH RECURSIVE under AS (
        SELECT %s::bigint AS id
        UNION
        SELECT agency.id FROM organisation_agency AS agency JOIN under ON agency.parent_id = under.id
    )
    SELECT id FROM under
"""


def named(of: Scope) -> tuple[str, str]:
    """The Vietnamese and the English name; empty for what does not exist and for the province."""
    match of.level:
        case Level.CENTRE:
            found = ServiceCentre.objects.filter(pk=of.id).values_list("name_vi", "name_en").first()
        case Level.AGENCY | Level.UNIT:
            found = Agency.objects.filter(pk=of.id).values_list("name_vi", "name_en").first()
        case Level.OFFICER:
            found = Officer.objects.filter(pk=of.id).values_list("full_name", "full_name").first()
        case _:
            found = None
    return (found[0], found[1] or found[0]) if found else ("", "")
