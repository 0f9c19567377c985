"""Who looks after what other systems are told."""

from motcua.law.actor import Actor, Role
from motcua.law.errors import N_, NotPermitted

KEEPERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
LOOKERS = KEEPERS | {Role.AUDITOR}


class NotAKeeper(NotPermitted):
    message = N_("What the national portal is told is looked after by supervisors and administrators.")


def may_look(actor: Actor) -> bool:
    return bool(LOOKERS & actor.roles)


def may_keep(actor: Actor) -> bool:
    return bool(KEEPERS & actor.roles)


def demand_looking(actor: Actor) -> None:
    if not may_look(actor):
        raise NotAKeeper


def demand_keeping(actor: Actor) -> None:
    if not may_keep(actor):
        raise NotAKeeper
