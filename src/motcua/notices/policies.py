"""Who keeps the message plan, and who sees what went wrong with messages."""

from motcua.law.actor import Actor, Role
from motcua.law.errors import N_, NotPermitted

EDITORS = frozenset({Role.CATALOGUE_OFFICER, Role.SUPERVISOR})
LOOKERS = EDITORS | {Role.ADMINISTRATOR, Role.AUDITOR}


class NotAnEditor(NotPermitted):
    message = N_("Only the centre's supervisor or a catalogue officer may change the message plan.")


class NotALooker(NotPermitted):
    message = N_(
        "Messages are looked after by the centre's supervisor, catalogue officers and administrators."
    )


def may_edit(actor: Actor) -> bool:
    return bool(EDITORS & actor.roles)


def may_look(actor: Actor) -> bool:
    return bool(LOOKERS & actor.roles)


def demand_editing(actor: Actor) -> None:
    if not may_edit(actor):
        raise NotAnEditor


def demand_looking(actor: Actor) -> None:
    if not may_look(actor):
        raise NotALooker
