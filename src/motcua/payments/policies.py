"""Who may do what with money: called by the commands (truth) and by the pages (to hide a button)."""

from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted

TAKERS = frozenset({Role.CASHIER, Role.INTAKE_OFFICER})
APPROVERS = frozenset({Role.SUPERVISOR})
READERS = frozenset({Role.CASHIER, Role.SUPERVISOR, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR})


class NotACashier(NotPermitted):
    message = N_("Only a cashier of this centre may do this.")


class NotAnApprover(NotPermitted):
    message = N_("Only the centre's supervisor may decide on refunds.")


class OwnMoney(NotPermitted):
    message = N_("Whoever took the money or asked for the refund may not decide on it. Ask another.")


def may_take(actor: Actor, centre_id: int) -> bool:
    """Take money at the counter, with a drawer of one's own."""
    return _holds(actor, TAKERS, centre_id)


def may_reconcile(actor: Actor, centre_id: int) -> bool:
    """Bring statements in, match transfers, ask for refunds and pay them out."""
    return _holds(actor, frozenset({Role.CASHIER}), centre_id)


def may_decide(actor: Actor, centre_id: int) -> bool:
    return _holds(actor, APPROVERS, centre_id)


def demand_reconciler(actor: Actor, centre_id: int) -> None:
    if not may_reconcile(actor, centre_id):
        raise NotACashier


def demand_decider(actor: Actor, centre_id: int, *, taken_by_id: int | None, asked_by_id: int | None) -> None:
    """Four eyes: the decider is another person than who took the money or asked."""
    if not may_decide(actor, centre_id):
        raise NotAnApprover
    if actor.officer_id in (taken_by_id, asked_by_id):
        raise OwnMoney


def _holds(actor: Actor, roles: frozenset[Role], centre_id: int) -> bool:
    return any(actor.holds(role, Unit(centre_id=centre_id)) for role in roles)
