"""The kinds of people, the place that addresses are about, and a line of the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.law.actor import Role
from tests.world import World

ROLES = tuple(role.value for role in Role if role != Role.APPLICANT)


KINDS = ("stranger", "citizen", "applicant", *ROLES, "elsewhere", "former")


@dataclass(frozen=True)
class Place:
    """The world, and what its addresses are about. Add a field when your address needs another thing.

    `received` lies at the centre, `given` waits to be taken over by the department, `finished` waits
    for its applicant. All are of the kind `applicant`.
    """

    world: World
    received: int
    given: int
    finished: int
    code: str  # of `finished`
    secret: str


Making = Callable[[Place], Mapping[str, Any]]


@dataclass(frozen=True)
class Line:
    at: Making
    say: Making
    answers: Mapping[str, int] = field(default_factory=dict)


def nothing(_place: Place) -> Mapping[str, Any]:
    return {}


def line(
    stranger: int, citizen: int, officers: int, *, at: Making = nothing, say: Making = nothing, **but: int
) -> Line:
    assert set(but) <= set(KINDS), f"no such kind of person: {sorted(set(but) - set(KINDS))}"
    answers = dict.fromkeys(KINDS, officers)
    answers |= {"stranger": stranger, "citizen": citizen}
    answers |= {"applicant": citizen, "former": citizen} | but
    return Line(at, say, answers)


def no_shipment(_place: Place) -> Mapping[str, Any]:
    return {"reference": "BC22222222X"}
