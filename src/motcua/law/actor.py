"""Who acts: an officer in posts, a citizen, the system itself, or another system."""

from dataclasses import dataclass, field, replace
from datetime import date
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
    LEGAL_CHECKER = "legal_checker"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


# Looking after the system, and auditing it, are done by nobody else while somebody is away.
NEVER_LENT = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


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
class StandIn:
    """An absent officer for whom somebody stands in: with which of that officer's posts, until which day
    (excluded; None: until further notice)."""

    officer_id: int
    name: str
    posts: frozenset[tuple[Role, Unit]]
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One type for every way to say who: officer, citizen, system or another system.

    `posts` holds the (role, unit) pairs in force at the time of acting, those of the absent for whom
    this officer stands in (`stands_in`) included; `own_posts` are then the officer's own alone. `name`
    and `position` are what papers and timelines print. `unit` is where this person acts from now;
    `counter_id` the counter, when at one.
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
    stands_in: tuple[StandIn, ...] = ()
    own_posts: frozenset[tuple[Role, Unit]] = field(default_factory=frozenset)

    def holds(self, role: Role, unit: Unit) -> bool:
        """Whether this actor holds `role` at exactly `unit`."""
        return (role, unit) in self.posts

    def holds_anywhere(self, role: Role) -> bool:
        return any(held == role for held, _ in self.posts)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, _ in self.posts)

    @property
    def desks(self) -> tuple[int | None, ...]:
        """Whose dossiers lie on this desk: the officer's own first, then those of the absent."""
        return (self.officer_id, *(one.officer_id for one in self.stands_in))

    def standing_in(self, absent: tuple[StandIn, ...]) -> "Actor":
        """The same officer with the posts of the absent besides."""
        lent = frozenset(post for one in absent for post in one.posts)
        return replace(self, posts=self.posts | lent, own_posts=self.posts, stands_in=absent)

    def as_self(self) -> "Actor":
        """Without what the officer may do for others."""
        return replace(self, posts=self.own_posts, stands_in=()) if self.stands_in else self

    def as_for(self, absent: StandIn) -> "Actor":
        """With what the officer may do for this absent one alone."""
        return replace(self, officer_id=absent.officer_id, posts=absent.posts, stands_in=())


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="motcua")
