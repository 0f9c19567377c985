"""Who may change what the catalogue says."""

from motcua.law.actor import Actor, Role
from motcua.law.catalogue_life import BY_DEED, ROLES, Deed
from motcua.law.errors import N_, NotPermitted

# Who reads what is not yet published: whoever has a part in it, and those who look over all.
_READERS = ROLES | {Role.AUDITOR}

ROLE_NAMES: dict[Role, str] = {
    Role.CATALOGUE_OFFICER: N_("a catalogue officer"),
    Role.LEGAL_CHECKER: N_("a legal checker"),
    Role.LEADER: N_("the province's leader"),
}


class NotACatalogueOfficer(NotPermitted):
    message = N_("Only a catalogue officer (control of administrative procedures) may do this.")


class NotForYou(NotPermitted):
    message = N_("Drafts of procedures are for those who draft, check or decide them.")


class NotYourPart(NotPermitted):
    message = N_("You have no part in this. It can be done by: %(who)s.")


class YourOwnDraft(NotPermitted):
    message = N_("You wrote “%(title)s” yourself: somebody else has to do this.")


def demand_keeping(actor: Actor) -> None:
    """Raise NotPermitted unless the actor keeps the catalogue."""
    if not may_keep(actor):
        raise NotACatalogueOfficer


def may_keep(actor: Actor) -> bool:
    return actor.holds_anywhere(Role.CATALOGUE_OFFICER)


def may_read(actor: Actor) -> bool:
    """Whether drafts are shown to this officer."""
    return any(actor.holds_anywhere(role) for role in _READERS)


def demand_reading(actor: Actor) -> None:
    if not may_read(actor):
        raise NotForYou


def demand(deed: Deed, actor: Actor) -> None:
    """Raise NotYourPart unless one of the actor's roles does this in the life of a change."""
    if not may(deed, actor):
        names = tuple(ROLE_NAMES[role] for role in sorted(BY_DEED[deed].roles))
        raise NotYourPart(who=names)


def may(deed: Deed, actor: Actor) -> bool:
    return any(actor.holds_anywhere(role) for role in BY_DEED[deed].roles)
