"""Who signs a statutory table and has it sent: the leader anywhere, a centre's supervisor for it, an agency's head."""

from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted


class NotYoursToSign(NotPermitted):
    message = N_("A table is signed by the head of its unit, the supervisor of its centre, or the leader.")


def may_sign(actor: Actor, level: str, unit_id: int) -> bool:
    if actor.holds_anywhere(Role.LEADER):
        return True
    if level == "centre":
        return actor.holds(Role.SUPERVISOR, Unit(centre_id=unit_id))
    return level in ("agency", "unit") and actor.holds(Role.APPROVER, Unit(agency_id=unit_id))


def demand_signing(actor: Actor, level: str, unit_id: int) -> None:
    """Raises NotYoursToSign."""
    if not may_sign(actor, level, unit_id):
        raise NotYoursToSign


def signer(actor: Actor) -> int:
    """The officer who signs. Raises NotYoursToSign for whoever is none."""
    if actor.officer_id is None:
        raise NotYoursToSign
    return actor.officer_id
