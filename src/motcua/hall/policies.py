"""Who may sit with a citizen at the centre's computer, call people to a counter, and direct the hall."""

from datetime import timedelta

from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_, NotPermitted

# An officer of the centre's guidance team; its supervisor stands in.
HELPERS = frozenset({Role.GUIDANCE_OFFICER, Role.SUPERVISOR})
# The computer is handed over while the citizen who gave the code still sits there.
HAND_OVER_WITHIN = timedelta(minutes=10)
# Nobody is helped for longer without a pause: what is open then was forgotten.
FORGOTTEN_AFTER = timedelta(hours=4)


class NotAHelper(NotPermitted):
    message = N_("Only the guidance team of a service centre may do this.")


# Who sits at counters; their supervisor may stand in.
SERVERS = (
    Role.INTAKE_OFFICER,
    Role.GUIDANCE_OFFICER,
    Role.CASHIER,
    Role.CLERK,
    Role.POST_OFFICER,
    Role.SUPERVISOR,
)


class NotAtACounter(NotPermitted):
    message = N_("Only officers who serve at a counter of this centre may do this.")


class NotTheHallsSupervisor(NotPermitted):
    message = N_("Only the supervisor of this centre may do this.")


def may_serve(actor: Actor, centre_id: int) -> bool:
    unit = Unit(centre_id=centre_id)
    return actor.kind == ActorKind.OFFICER and any(actor.holds(role, unit) for role in SERVERS)


def may_direct(actor: Actor, centre_id: int) -> bool:
    return actor.kind == ActorKind.OFFICER and actor.holds(Role.SUPERVISOR, Unit(centre_id=centre_id))


def may_watch(actor: Actor, centre_id: int) -> bool:
    """The hall as a whole, with who serves: its supervisor, the province's leader, who audits."""
    return may_direct(actor, centre_id) or any(
        actor.holds_anywhere(role) for role in (Role.LEADER, Role.AUDITOR)
    )


def place_of(actor: Actor, centre_id: int | None) -> str:
    """Where this officer enters the hall: "counter", "watch", or nowhere."""
    if centre_id is not None and may_direct(actor, centre_id):
        return "watch"
    if centre_id is not None and may_serve(actor, centre_id):
        return "counter"
    return "watch" if may_watch(actor, centre_id or 0) else ""


def demand_serving(actor: Actor, centre_id: int) -> int:
    """The officer's id; raises NotAtACounter."""
    if not may_serve(actor, centre_id) or actor.officer_id is None:
        raise NotAtACounter
    return actor.officer_id


def demand_directing(actor: Actor, centre_id: int) -> int:
    """The officer's id; raises NotTheHallsSupervisor."""
    if not may_direct(actor, centre_id) or actor.officer_id is None:
        raise NotTheHallsSupervisor
    return actor.officer_id


def may_assist(actor: Actor) -> bool:
    return centre_of(actor) is not None


def centre_of(actor: Actor) -> int | None:
    """The centre where this officer helps people; None for everybody else."""
    if actor.kind != ActorKind.OFFICER:
        return None
    centres = [unit.centre_id for role, unit in actor.posts if role in HELPERS and unit.centre_id]
    return min(centres) if centres else None
