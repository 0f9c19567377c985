"""Who may sit with a citizen at the centre's computer."""

from datetime import timedelta

from motcua.law.actor import Actor, ActorKind, Role
from motcua.law.errors import N_, NotPermitted

# An officer of the centre's guidance team; its supervisor stands in.
HELPERS = frozenset({Role.GUIDANCE_OFFICER, Role.SUPERVISOR})
# The computer is handed over while the citizen who gave the code still sits there.
HAND_OVER_WITHIN = timedelta(minutes=10)
# Nobody is helped for longer without a pause: what is open then was forgotten.
FORGOTTEN_AFTER = timedelta(hours=4)


class NotAHelper(NotPermitted):
    message = N_("Only the guidance team of a service centre may do this.")


def may_assist(actor: Actor) -> bool:
    return centre_of(actor) is not None


def centre_of(actor: Actor) -> int | None:
    """The centre where this officer helps people; None for everybody else."""
    if actor.kind != ActorKind.OFFICER:
        return None
    centres = [unit.centre_id for role, unit in actor.posts if role in HELPERS and unit.centre_id]
    return min(centres) if centres else None
