"""Who may say that an officer is away and who stands in."""

from collections.abc import Iterable

from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted

# Who heads what: the approver an agency, the supervisor a centre.
_HEADS = frozenset({Role.APPROVER, Role.SUPERVISOR})


class NotTheirHead(NotPermitted):
    message = N_("Only %(officer)s or the head of their unit may say that they are away and who stands in.")


def headed(actor: Actor) -> frozenset[Unit]:
    """The units that the actor heads."""
    return frozenset(unit for role, unit in actor.posts if role in _HEADS)


def may_note_absence(actor: Actor, officer_id: int, units: Iterable[Unit]) -> bool:
    """Whether the actor is this officer, or heads one of the units where the officer has a post."""
    own = actor.officer_id == officer_id
    return own or actor.holds_anywhere(Role.ADMINISTRATOR) or not headed(actor).isdisjoint(units)


class NotTheCentresHead(NotPermitted):
    message = N_("Only the head of the centre or the administrator says who is posted to it.")


def may_post_to(actor: Actor, centre_id: int) -> bool:
    """Who says which officers are seconded to the centre, and for which term."""
    return actor.holds(Role.SUPERVISOR, Unit(centre_id=centre_id)) or actor.holds_anywhere(Role.ADMINISTRATOR)


def demand_centre(actor: Actor, centre_id: int) -> None:
    """Raises NotTheCentresHead."""
    if not may_post_to(actor, centre_id):
        raise NotTheCentresHead
