"""Who may say what of a dossier's service, and who keeps what asks for it."""

from collections.abc import Mapping

from motcua.dossiers import policies as dossiers
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPermitted
from motcua.law.lifecycle import Act


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
