"""Who may say what of a dossier's service, and who keeps what asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.dossiers import policies as dossiers
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted
from motcua.law.feedback import Deed
from motcua.law.lifecycle import Act
from motcua.ratings.models import Feedback


class NotTheSupervisor(NotPermitted):
    message = N_("Only the supervisor of the service centre may do this.")


def demand_rating(by_dossier: Mapping[int, Actor]) -> dict[int, str]:
    """Raise NotYours unless each may rate their dossier; the dossiers' codes by id."""
    codes: dict[int, str] = {}
    rows = Dossier.objects.filter(id__in=by_dossier).values_list(
        "id", "code", "centre_id", "agency_id", "applicant_id"
    )
    for dossier_id, code, centre_id, agency_id, applicant_id in rows:
        standing = dossiers.Standing(
            centre_id=centre_id, agency_id=agency_id, applicant_id=applicant_id, dossier_id=dossier_id
        )
        dossiers.demand(Act.NOTE_RATING, by_dossier[dossier_id], standing)
        codes[dossier_id] = code
    return codes


def supervised(actor: Actor) -> int | None:
    """The centre whose kiosks and questions this officer keeps; None for everybody else."""
    centres = [unit.centre_id for role, unit in actor.posts if role == Role.SUPERVISOR and unit.centre_id]
    return min(centres) if centres else None


def demand_supervising(actor: Actor, centre_id: int | None = None) -> int:
    """The centre that the actor supervises; raises NotTheSupervisor (of this centre, where one is named)."""
    own = supervised(actor)
    if own is None or (centre_id is not None and not actor.holds(Role.SUPERVISOR, Unit(centre_id=centre_id))):
        raise NotTheSupervisor
    return own if centre_id is None else centre_id


@dataclass(frozen=True, slots=True)
class Standing:
    """What about feedback decides who may handle it."""

    centre_id: int
    agency_id: int | None
    officer_id: int | None


class NotYourFeedback(NotPermitted):
    message = N_(
        "You may not do this. The centre's supervisor assigns feedback, the officer it is assigned to answers it,"
        " the supervisor, the agency's approver or the leader approves the answer."
    )


class NotYourOwnAnswer(NotPermitted):
    message = N_("Somebody else approves an answer than the officer who wrote it.")


def standing_of(row: Feedback) -> Standing:
    return Standing(row.centre_id, row.agency_id, row.officer_id)


def demand_deed(deed: Deed, actor: Actor, standing: Standing) -> None:
    """Raise NotPermitted unless the actor may do `deed` to such feedback."""
    keeps = actor.holds(Role.SUPERVISOR, Unit(centre_id=standing.centre_id))
    own = actor.officer_id is not None and actor.officer_id == standing.officer_id
    match deed:
        case Deed.DRAFT:
            allowed = keeps or own
        case Deed.APPROVE | Deed.SEND_BACK:
            allowed = keeps or _decides(actor, standing)
            if allowed and own and deed == Deed.APPROVE:
                raise NotYourOwnAnswer
        case _:
            allowed = keeps
    if not allowed:
        raise NotYourFeedback


def may_do(deed: Deed, actor: Actor, standing: Standing) -> bool:
    try:
        demand_deed(deed, actor, standing)
    except NotPermitted:
        return False
    return True


def may_see(actor: Actor, standing: Standing) -> bool:
    """The centre's supervisor, the officer in charge, who decides, and who audits."""
    keeps = actor.holds(Role.SUPERVISOR, Unit(centre_id=standing.centre_id))
    own = actor.officer_id is not None and actor.officer_id == standing.officer_id
    return keeps or own or _decides(actor, standing) or actor.holds_anywhere(Role.AUDITOR)


def _decides(actor: Actor, standing: Standing) -> bool:
    """The head of the agency that it is about, or the province's leader."""
    heads = standing.agency_id is not None and actor.holds(Role.APPROVER, Unit(agency_id=standing.agency_id))
    return heads or actor.holds_anywhere(Role.LEADER)
