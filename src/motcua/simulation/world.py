"""What a scenario needs to know of a province, as plain values: offers, people in posts, the calendar.

`paths` turns an approved process into the acts that carry a dossier through it without a detour.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from motcua.catalogue.queries import StepTerms
from motcua.dossiers.commands.intake import HandedIn, Party
from motcua.law.actor import Actor, Role, Unit
from motcua.law.lifecycle import Act
from motcua.law.process import StepKind
from motcua.law.worktime import Calendar, Limit, LimitUnit


@dataclass(frozen=True, slots=True)
class Stop:
    """One act on the way to the result: what, by whom at which unit, with which outcome."""

    act: Act
    role: Role
    unit: Unit
    outcome: str = ""
    agency_id: int | None = None  # whose opinion


@dataclass(frozen=True, slots=True)
class Offer:
    """A version of a procedure as the scenario sees it; `weight` is how often it is asked for."""

    version_id: int
    code: str
    agency_id: int
    department: bool
    limit: Limit
    on_the_spot: bool
    channels: frozenset[str]
    valid_from: date
    valid_until: date | None
    path: tuple[Stop, ...]
    weight: float
    title: str = ""
    papers: tuple[HandedIn, ...] = ()
    e_papers: tuple[HandedIn, ...] = ()
    fee_dong: int = 0

    @property
    def days(self) -> float:
        """About how many working days the limit is."""
        if self.limit.unit is LimitUnit.CALENDAR_DAY:
            return self.limit.amount * 5 / 7
        return self.limit.minutes / 480

    @property
    def goes_to_agency(self) -> bool:
        return any(stop.act == Act.TAKE for stop in self.path)

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(frozen=True, slots=True)
class World:
    calendar: Calendar
    centre_id: int
    offers: Sequence[Offer]
    staff: Mapping[tuple[Role, Unit], Sequence[Actor]]
    parties: Sequence[Party]
    citizens: Sequence[Actor]
    at_counter: Mapping[int, Sequence[Actor]] = field(default_factory=dict)

    @property
    def centre(self) -> Unit:
        return Unit(centre_id=self.centre_id)


def path(steps: Sequence[StepTerms], unit_of: Callable[[StepTerms], Unit]) -> tuple[Stop, ...]:
    """The acts from the intake to the finishing, by each step's ordinary way forward."""
    by_id = {step.id: step for step in steps}
    step, stops = steps[0], list[Stop]()
    while True:
        outcome = step.onward or ""
        following, here = by_id[step.outcomes[outcome] or 0], unit_of(step)
        if following.kind == StepKind.RETURN:
            return (*stops, Stop(Act.FINISH, step.role, here))
        act = Act.APPROVE if step.kind == StepKind.APPROVE else Act.COMPLETE_STEP
        stops.append(Stop(act, step.role, here, outcome))
        there = unit_of(following)
        if there != here and there.agency_id is not None:
            stops.append(Stop(Act.TAKE, following.role, there))
        stops += [
            Stop(Act.GIVE_OPINION, Role.PROCESSING_OFFICER, Unit(agency_id=asked), agency_id=asked)
            for asked in following.consults
        ]
        step = following
