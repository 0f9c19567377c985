"""Who leads the people of a centre, who may look, and what an officer sees of oneself."""

from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_, NotPermitted


class NotTheHead(NotPermitted):
    message = N_("Only the head of this centre may do this.")


class NotYourPage(NotPermitted):
    message = N_("Only the officer and the head of their centre see this.")


class NotYourRemark(NotPermitted):
    message = N_("Only the officer whom a remark is about answers it.")


def may_lead(actor: Actor, centre_id: int) -> bool:
    """The head of the centre (its supervisor), or who stands in for them."""
    return actor.kind == ActorKind.OFFICER and actor.holds(Role.SUPERVISOR, Unit(centre_id=centre_id))


def may_look(actor: Actor, centre_id: int) -> bool:
    """Its head, the province's leader, who audits."""
    return may_lead(actor, centre_id) or any(
        actor.holds_anywhere(role) for role in (Role.LEADER, Role.AUDITOR)
    )


def may_see(actor: Actor, officer_id: int, centre_id: int) -> bool:
    """What is kept of an officer: that officer, and who may look at the centre's people."""
    return actor.officer_id == officer_id or may_look(actor, centre_id)


def demand_lead(actor: Actor, centre_id: int) -> int:
    """The officer's id; raises NotTheHead."""
    if not may_lead(actor, centre_id) or actor.officer_id is None:
        raise NotTheHead
    return actor.officer_id


def demand_seeing(actor: Actor, officer_id: int, centre_id: int) -> None:
    """Raises NotYourPage."""
    if not may_see(actor, officer_id, centre_id):
        raise NotYourPage
