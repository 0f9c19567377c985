"""A small province for plans, made of plain values: no database."""

from datetime import date

from motcua.dossiers.commands.intake import Party
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.lifecycle import Act
from motcua.law.worktime import Limit, administrative_calendar
from motcua.simulation.world import Offer, Stop, World

CENTRE, DEPARTMENT, POLICE = Unit(centre_id=1), Unit(agency_id=10), Unit(agency_id=20)
_ALL = frozenset({"counter", "online", "post"})
PEOPLE = 40


def standard(agency: Unit) -> tuple[Stop, ...]:
    return (
        Stop(Act.COMPLETE_STEP, Role.INTAKE_OFFICER, CENTRE, "done"),
        Stop(Act.TAKE, Role.PROCESSING_OFFICER, agency),
        Stop(Act.COMPLETE_STEP, Role.PROCESSING_OFFICER, agency, "done"),
        Stop(Act.APPROVE, Role.APPROVER, agency, "approved"),
        Stop(Act.FINISH, Role.CLERK, CENTRE),
    )


def offer(number: int, agency: Unit, limit: str, *, on_the_spot: bool = False) -> Offer:
    here = (Stop(Act.FINISH, Role.INTAKE_OFFICER, CENTRE),)
    return Offer(
        version_id=number,
        code=str(number),
        agency_id=agency.agency_id or 0,
        department=agency == DEPARTMENT,
        limit=Limit.parse(limit),
        on_the_spot=on_the_spot,
        channels=_ALL,
        valid_from=date(2019, 1, 1),
        valid_until=None,
        path=here if on_the_spot else standard(agency),
        weight=1.0,
    )


def world() -> World:
    at_centre = (
        Role.INTAKE_OFFICER,
        Role.CLERK,
        Role.CASHIER,
        Role.POST_OFFICER,
        Role.GUIDANCE_OFFICER,
    )
    parts = [(role, CENTRE) for role in at_centre]
    parts += [(r, unit) for r in (Role.PROCESSING_OFFICER, Role.APPROVER) for unit in (DEPARTMENT, POLICE)]
    limits = ("1d", "4h", "3d", "5d", "10d", "15cd", "20d")
    offers = [
        offer(index * 10 + agency_index, agency, limit)
        for index, limit in enumerate(limits)
        for agency_index, agency in enumerate((DEPARTMENT, POLICE))
    ]
    offers += [
        offer(900 + i, agency, "1d", on_the_spot=True) for i, agency in enumerate((DEPARTMENT, POLICE))
    ]
    return World(
        calendar=administrative_calendar(),
        centre_id=1,
        offers=offers,
        staff={
            (role, unit): [Actor(kind=ActorKind.OFFICER, name=role.value, officer_id=number)]
            for number, (role, unit) in enumerate(parts, start=1)
        },
        parties=[Party(name=f"Người {n}") for n in range(PEOPLE)],
        citizens=[Actor(kind=ActorKind.CITIZEN, name=f"Người {n}", person_id=n + 1) for n in range(PEOPLE)],
    )
