"""Who may do what with a shipment: called by the commands (truth) and by the pages (to hide a button)."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_, NotPermitted
from motcua.postal.models import Direction, State, Turn, Who, row_of

COUNTER = frozenset({Role.INTAKE_OFFICER, Role.CLERK})
LOOKERS = COUNTER | {Role.POST_OFFICER, Role.SUPERVISOR}
BILLERS = frozenset({Role.CASHIER, Role.SUPERVISOR})
WHO_NAMES: dict[Who, str] = {
    Who.APPLICANT: N_("the applicant"),
    Who.COUNTER: N_("an intake officer or clerk of the centre"),
    Who.POST: N_("a post officer of the centre"),
    Who.CARRIER: N_("the carrier"),
    Who.SYSTEM: N_("the system"),
}


class NotYourShipment(NotPermitted):
    message = N_("You may not do this with this shipment. It can be done by: %(who)s.")


class NotAtThePost(NotPermitted):
    message = N_("Only post officers and the counters of this centre work here.")


class NotABiller(NotPermitted):
    message = N_("Only a cashier or the supervisor of this centre compares the carrier's bills.")


@dataclass(frozen=True, slots=True)
class Standing:
    """What about a shipment decides who may act on it."""

    centre_id: int
    direction: Direction
    state: State
    person_id: int | None
    dossier_ids: Collection[int]


def demand(turn: Turn, actor: Actor, standing: Standing) -> None:
    """Raise NotPermitted, saying who could. What the table does not know at all is refused elsewhere."""
    row = row_of(turn, standing.direction, standing.state)
    if row is not None and not row.who & parts(actor, standing):
        raise NotYourShipment(who=tuple(WHO_NAMES[who] for who in sorted(row.who)))


def may(turn: Turn, actor: Actor, standing: Standing) -> bool:
    """Whether the table has this turn from here, for this actor."""
    row = row_of(turn, standing.direction, standing.state)
    return row is not None and bool(row.who & parts(actor, standing))


def parts(actor: Actor, standing: Standing) -> frozenset[Who]:
    """What this actor is to the shipment."""
    match actor.kind:
        case ActorKind.CITIZEN:
            return frozenset({Who.APPLICANT}) if _is_theirs(actor, standing) else frozenset()
        case ActorKind.INTEGRATION:
            return frozenset({Who.CARRIER})
        case ActorKind.SYSTEM:
            return frozenset({Who.SYSTEM})
    found = {Who.COUNTER} if _holds(actor, COUNTER, standing.centre_id) else set()
    if _holds(actor, frozenset({Role.POST_OFFICER}), standing.centre_id):
        found.add(Who.POST)
    return frozenset(found)


def is_post_officer(actor: Actor, centre_id: int) -> bool:
    return _holds(actor, frozenset({Role.POST_OFFICER}), centre_id)


def is_counter(actor: Actor, centre_id: int) -> bool:
    return _holds(actor, COUNTER, centre_id)


def may_carry(actor: Actor, centre_id: int) -> bool:
    """Take over, collect and hand in: post officers, and the counter that gives and takes."""
    return is_post_officer(actor, centre_id) or is_counter(actor, centre_id)


def may_look(actor: Actor, centre_id: int) -> bool:
    """See the centre's post of the day."""
    return _holds(actor, LOOKERS, centre_id)


def may_bill(actor: Actor, centre_id: int) -> bool:
    return _holds(actor, BILLERS, centre_id)


def _is_theirs(actor: Actor, standing: Standing) -> bool:
    """Their own account asked for it, or they hold the word of the one dossier that is in it."""
    if actor.person_id is not None and actor.person_id == standing.person_id:
        return True
    return actor.dossier_id is not None and set(standing.dossier_ids) == {actor.dossier_id}


def _holds(actor: Actor, roles: frozenset[Role], centre_id: int) -> bool:
    return any(actor.holds(role, Unit(centre_id=centre_id)) for role in roles)
