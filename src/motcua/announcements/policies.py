"""Who writes what everybody reads: the centre's guidance team; its supervisor alone publishes."""

from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted

WRITERS = frozenset({Role.GUIDANCE_OFFICER, Role.SUPERVISOR})


class NotAWriter(NotPermitted):
    message = N_("Only the centre's guidance team and its supervisor write announcements.")


class NotThePublisher(NotPermitted):
    message = N_("Only the centre's supervisor publishes.")


def centre_of(actor: Actor) -> int | None:
    """The centre for which this officer writes; None for everybody else."""
    centres = [unit.centre_id for role, unit in actor.posts if role in WRITERS and unit.centre_id]
    return min(centres) if centres else None


def demand_writing(actor: Actor, centre_id: int) -> None:
    if not any(actor.holds(role, Unit(centre_id=centre_id)) for role in WRITERS):
        raise NotAWriter


def demand_publishing(actor: Actor, centre_id: int) -> None:
    if not may_publish(actor, centre_id):
        raise NotThePublisher


def may_publish(actor: Actor, centre_id: int) -> bool:
    return actor.holds(Role.SUPERVISOR, Unit(centre_id=centre_id))
