"""Who may change what the catalogue says."""

from motcua.law.actor import Actor, Role
from motcua.law.errors import N_, NotPermitted


class NotACatalogueOfficer(NotPermitted):
    message = N_("Only a catalogue officer (control of administrative procedures) may do this.")


def demand_keeping(actor: Actor) -> None:
    """Raise NotPermitted unless the actor keeps the catalogue."""
    if not may_keep(actor):
        raise NotACatalogueOfficer


def may_keep(actor: Actor) -> bool:
    return actor.holds_anywhere(Role.CATALOGUE_OFFICER)
