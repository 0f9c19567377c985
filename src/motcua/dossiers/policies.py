"""Who may do what to a dossier: called by the command (truth) and by the page (to hide a button)."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass

from motcua.catalogue import queries as catalogue
from motcua.law.actor import Actor, ActorKind, Role, StandIn, Unit
from motcua.law.errors import N_, NotPermitted
from motcua.law.lifecycle import BY_ACT, Act, Place, Transition
from motcua.law.papers import PaperKind
from motcua.law.purpose import Purpose

ROLE_NAMES: dict[Role, str] = {
    Role.APPLICANT: N_("the applicant"),
    Role.GUIDANCE_OFFICER: N_("a guidance officer"),
    Role.INTAKE_OFFICER: N_("an intake officer"),
    Role.PROCESSING_OFFICER: N_("a processing officer"),
    Role.APPROVER: N_("an approver"),
    Role.CLERK: N_("a clerk"),
    Role.CASHIER: N_("a cashier"),
    Role.POST_OFFICER: N_("a post officer"),
    Role.CATALOGUE_OFFICER: N_("a catalogue officer"),
    Role.LEGAL_CHECKER: N_("a legal checker"),
    Role.SUPERVISOR: N_("the centre's supervisor"),
    Role.LEADER: N_("the province's leader"),
    Role.ADMINISTRATOR: N_("the administrator"),
    Role.AUDITOR: N_("an auditor"),
}


# What goes out to the applicant. The control slip travels between the offices and stays there.
APPLICANT_PAPERS = frozenset(
    {
        PaperKind.INTAKE_RECEIPT,
        PaperKind.SUPPLEMENT_REQUEST,
        PaperKind.REFUSAL,
        PaperKind.APOLOGY,
        PaperKind.STOP_NOTICE,
    }
)

SEE_ALL = frozenset({Role.LEADER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Standing:
    """What about a dossier decides who may act on it."""

    centre_id: int
    agency_id: int
    applicant_id: int | None = None
    holder: Unit | None = None
    holder_officer_id: int | None = None
    step_id: int | None = None
    dossier_id: int | None = None


class NotYours(NotPermitted):
    message = N_("You may not do this here. It can be done by: %(who)s.")


class NotTheKeeper(NotPermitted):
    message = N_("Only the centre's supervisor keeps the kinds of reasons.")


class NotAReceiver(NotPermitted):
    message = N_("Only who receives at this centre brings in a partner's batch: %(who)s.")


class AssignedToAnother(NotPermitted):
    message = N_("This dossier is assigned to another officer. They, or an assignment to you, can go on.")


def demand(act: Act, actor: Actor, standing: Standing) -> StandIn | None:
    """Raise NotPermitted, saying who could, unless `actor` may do `act` to such a dossier.

    Returns the absent colleague for whom it is done; None where it is done by the actor's own right,
    which goes first.
    """
    if not actor.stands_in:
        _demand(act, actor, standing)
        return None
    return _for_whom(actor, lambda who: _demand(act, who, standing))


def _for_whom(actor: Actor, check: Callable[[Actor], None]) -> StandIn | None:
    """By whose right `check` lets the actor pass: the actor's own (None) first, then each absent one's."""
    try:
        check(actor.as_self())
    except NotPermitted:
        for absent in actor.stands_in:
            with suppress(NotPermitted):
                check(actor.as_for(absent))
                return absent
        raise
    return None


def _demand(act: Act, actor: Actor, standing: Standing) -> None:
    row = BY_ACT[act]
    roles = _roles(row, standing)
    if _is_outside_actor(row, actor, standing):
        return
    if not _holds(row, roles, actor, standing):
        who = sorted(roles) if roles else [Role.ADMINISTRATOR]
        names = tuple(ROLE_NAMES[role] for role in who)
        raise NotYours(who=names + ((ROLE_NAMES[Role.APPLICANT],) if row.applicant else ()))
    if row.place == Place.STEP and standing.holder_officer_id not in (None, actor.officer_id):
        raise AssignedToAnother


def may_receive(actor: Actor, centre_id: int) -> bool:
    """Receive dossiers at a centre, whoever brings them."""
    unit = Unit(centre_id=centre_id)
    return any(actor.holds(role, unit) for role in BY_ACT[Act.RECEIVE].roles)


def demand_receiving(actor: Actor, centre_id: int) -> int:
    """The officer who receives at this centre. Raises NotAReceiver for everybody else."""
    if actor.officer_id is None or not may_receive(actor, centre_id):
        raise NotAReceiver(who=tuple(ROLE_NAMES[role] for role in sorted(BY_ACT[Act.RECEIVE].roles)))
    return actor.officer_id


_DRAFTERS = (Role.INTAKE_OFFICER, Role.PROCESSING_OFFICER, Role.APPROVER, Role.CLERK)


def demand_drafting(actor: Actor, standing: Standing) -> None:
    """Raise NotPermitted unless `actor` works where the dossier is: there its result is written."""
    if standing.holder is None or not any(actor.holds(role, standing.holder) for role in _DRAFTERS):
        raise NotYours(who=tuple(ROLE_NAMES[role] for role in _DRAFTERS))


# Who may certify that a copy is true: whoever has the paper in hand at the centre that received it.
_COPIERS = (Role.INTAKE_OFFICER, Role.CLERK)


def demand_copying(actor: Actor, standing: Standing) -> None:
    """Raise NotPermitted unless `actor` may certify electronic copies of what this centre received."""
    if not may_copy(actor, standing):
        raise NotYours(who=tuple(ROLE_NAMES[role] for role in _COPIERS))


def may_copy(actor: Actor, standing: Standing) -> bool:
    return any(actor.holds(role, Unit(centre_id=standing.centre_id)) for role in _COPIERS)


# Who writes notes to colleagues: whoever works with dossiers somewhere near this one.
_NOTERS = (*_DRAFTERS, Role.CASHIER, Role.POST_OFFICER, Role.GUIDANCE_OFFICER, Role.SUPERVISOR)


def demand_noting(actor: Actor, standing: Standing, consulted: Collection[int]) -> StandIn | None:
    """Raise NotPermitted unless `actor` works where the dossier is, was received, is decided or was asked about."""
    near = {standing.holder, Unit(centre_id=standing.centre_id), Unit(agency_id=standing.agency_id)}
    near |= {Unit(agency_id=agency_id) for agency_id in consulted}

    def check(who: Actor) -> None:
        if not any(role in _NOTERS and unit in near for role, unit in who.posts):
            raise NotYours(who=tuple(ROLE_NAMES[role] for role in _NOTERS))

    return _for_whom(actor, check)


def may_note(actor: Actor, standing: Standing, consulted: Collection[int]) -> bool:
    try:
        demand_noting(actor, standing, consulted)
    except NotPermitted:
        return False
    return True


def may(act: Act, actor: Actor, standing: Standing) -> bool:
    try:
        demand(act, actor, standing)
    except NotPermitted:
        return False
    return True


def may_keep_reasons(actor: Actor) -> bool:
    return actor.holds_anywhere(Role.SUPERVISOR)


def demand_reasons(actor: Actor) -> None:
    """Raise NotTheKeeper."""
    if not may_keep_reasons(actor):
        raise NotTheKeeper


def may_file_for_others(actor: Actor) -> bool:
    """Whether this officer may fill in and file online for somebody, at some centre."""
    return any(actor.holds_anywhere(role) for role in BY_ACT[Act.REGISTER_ONLINE].roles)


def purpose(actor: Actor, standing: Standing) -> Purpose:
    """For what this officer looks at such a dossier: the nearest of the purposes that their posts give."""
    units = {unit for _, unit in actor.posts}
    if standing.holder in units:
        return Purpose.HANDLING
    if Unit(centre_id=standing.centre_id) in units:
        return Purpose.RECEPTION
    if Unit(agency_id=standing.agency_id) in units:
        return Purpose.HANDLING
    if actor.roles <= {Role.AUDITOR}:
        return Purpose.AUDITING
    return Purpose.SUPERVISION if actor.roles & SEE_ALL else Purpose.OPINION


def purpose_at_large(actor: Actor) -> Purpose:
    """For what this officer looks through lists of dossiers."""
    if actor.roles & SEE_ALL:
        return Purpose.AUDITING if actor.roles <= {Role.AUDITOR} else Purpose.SUPERVISION
    at_centre = any(unit.centre_id is not None for _, unit in actor.posts)
    return Purpose.RECEPTION if at_centre else Purpose.HANDLING


def _roles(row: Transition, standing: Standing) -> frozenset[Role]:
    if row.place == Place.STEP and standing.step_id is not None:
        return frozenset({catalogue.step(standing.step_id).role})
    return row.roles


def _is_outside_actor(row: Transition, actor: Actor, standing: Standing) -> bool:
    """The person whose dossier it is, the system's own jobs, or another system.

    A new dossier may be filed by anybody, with an account or without; for an account's person only by it.
    """
    if actor.kind == ActorKind.CITIZEN:
        if None in row.sources:
            return row.applicant and standing.applicant_id in (None, actor.person_id)
        mine = actor.person_id is not None and standing.applicant_id == actor.person_id
        tracked = actor.dossier_id is not None and standing.dossier_id == actor.dossier_id
        return row.applicant and (mine or tracked)
    return row.system and actor.kind in (ActorKind.SYSTEM, ActorKind.INTEGRATION)


def _holds(row: Transition, roles: frozenset[Role], actor: Actor, standing: Standing) -> bool:
    match row.place:
        case Place.CENTRE:
            return any(actor.holds(role, Unit(centre_id=standing.centre_id)) for role in roles)
        case Place.HOLDER | Place.STEP:
            return standing.holder is not None and any(actor.holds(role, standing.holder) for role in roles)
        case Place.KEEPER:
            keeper = standing.holder or Unit(centre_id=standing.centre_id)
            return any(actor.holds(role, keeper) for role in roles)
        case Place.COMPETENT:
            return any(actor.holds(role, Unit(agency_id=standing.agency_id)) for role in roles)
        case Place.CONSULTED | Place.ANYWHERE:
            return any(actor.holds_anywhere(role) for role in roles)
