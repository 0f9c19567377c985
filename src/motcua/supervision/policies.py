"""Who answers a reminder, who sees how the units stand, and who sets the rules."""

from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted

EVERYWHERE = frozenset({Role.SUPERVISOR, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR})


class NotYourReminder(NotPermitted):
    message = N_("You are not reminded of this dossier.")


class NotTheSupervisor(NotPermitted):
    message = N_("Only the centre's supervisor may change when people are reminded.")


class NoPlanner(NotPermitted):
    message = N_("Only the centre's supervisor and the leader plan how limits are shortened.")


class NoDirector(NotPermitted):
    message = N_("Only the leader and the centre's supervisor issue and close directives.")


class NotYourDirective(NotPermitted):
    message = N_("This directive is for another unit.")


class SeesNoUnit(NotPermitted):
    message = N_("How the units stand is for their heads, the centre's supervisor and the leader.")


def is_for(actor: Actor, officer_id: int | None, role: str, unit: Unit) -> bool:
    if officer_id is not None:
        return officer_id in actor.desks
    return actor.holds(Role(role), unit)


def may_set_rules(actor: Actor) -> bool:
    return actor.holds_anywhere(Role.SUPERVISOR)


def demand_rules(actor: Actor) -> None:
    if not may_set_rules(actor):
        raise NotTheSupervisor


def sees_progress(actor: Actor) -> bool:
    return bool((EVERYWHERE | {Role.APPROVER}) & actor.roles)


def progress_of(actor: Actor) -> frozenset[Unit] | None:
    """The units whose standing the actor sees; None: all of them. Raises SeesNoUnit."""
    if EVERYWHERE & actor.roles:
        return None
    headed = frozenset(unit for role, unit in actor.posts if role == Role.APPROVER)
    if not headed:
        raise SeesNoUnit
    return headed


def agencies_of(actor: Actor) -> frozenset[int] | None:
    """The competent agencies whose measured ways the actor sees; None: all of them. Raises SeesNoUnit."""
    seen = progress_of(actor)
    return None if seen is None else frozenset(unit.agency_id for unit in seen if unit.agency_id is not None)


def may_plan(actor: Actor) -> bool:
    return bool({Role.SUPERVISOR, Role.LEADER} & actor.roles)


def demand_plan(actor: Actor) -> None:
    if not may_plan(actor):
        raise NoPlanner


def may_direct(actor: Actor) -> bool:
    return bool({Role.SUPERVISOR, Role.LEADER} & actor.roles)


def demand_directing(actor: Actor) -> int:
    """The id of the officer who directs. Raises NoDirector."""
    if not may_direct(actor) or actor.officer_id is None:
        raise NoDirector
    return actor.officer_id


def may_report(actor: Actor, unit: Unit) -> bool:
    """Whoever holds a post at the unit says how far it is."""
    return any(where == unit for _role, where in actor.posts)


def demand_reporting(actor: Actor, unit: Unit) -> int:
    """The id of the officer who reports. Raises NotYourDirective."""
    if not may_report(actor, unit) or actor.officer_id is None:
        raise NotYourDirective
    return actor.officer_id


def directives_of(actor: Actor) -> frozenset[Unit] | None:
    """The units whose directives the actor sees; None: of all."""
    return None if EVERYWHERE & actor.roles else frozenset(unit for _role, unit in actor.posts)
