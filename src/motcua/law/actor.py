"""Who acts: an officer in posts, a citizen, the system itself, or another system."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person may be asked to do; a person can hold several, each for a unit and a period."""

    APPLICANT = "applicant"
    GUIDANCE_OFFICER = "guidance_officer"
    INTAKE_OFFICER = "intake_officer"
    PROCESSING_OFFICER = "processing_officer"
    APPROVER = "approver"
    CLERK = "clerk"
    CASHIER = "cashier"
    POST_OFFICER = "post_officer"
    CATALOGUE_OFFICER = "catalogue_officer"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class ActorKind(StrEnum):
    OFFICER = "officer"
    CITIZEN = "citizen"
    SYSTEM = "system"
    INTEGRATION = "integration"


@dataclass(frozen=True, slots=True)
class Unit:
    """Where somebody works or something lies: a service centre or an agency, never both."""

    centre_id: int | None = None
    agency_id: int | None = None

    def __post_init__(self) -> None:
        if (self.centre_id is None) == (self.agency_id is None):
            raise ValueError("a unit is either a centre or an agency")


@dataclass(frozen=True, slots=True)
class Actor:
    """One type for every way to say who: officer, citizen, system or another system.

    `posts` holds the (role, unit) pairs in force at the time of acting. `name` and `position` are
    what papers and timelines print. `unit` is where this person acts from now; `counter_id` the
    counter, when at one.
    """

    kind: ActorKind
    name: str
    officer_id: int | None = None
    person_id: int | None = None
    unit: Unit | None = None
    counter_id: int | None = None
    # The dossier whose tracking word was shown: without an account one acts there, as its applicant.
    dossier_id: int | None = None
    position: str = ""
    posts: frozenset[tuple[Role, Unit]] = field(default_factory=frozenset)

    def holds(self, role: Role, unit: Unit) -> bool:
        """Whether this actor holds `role` at exactly `unit`."""
        return (role, unit) in self.posts

    def holds_anywhere(self, role: Role) -> bool:
        return any(held == role for held, _ in self.posts)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, _ in self.posts)


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="motcua")
