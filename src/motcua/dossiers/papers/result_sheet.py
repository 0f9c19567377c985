"""A plain sheet of a result, where the agency gave no document of its own."""

from motcua.documents.papers import render
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import DossierResult, Event
from motcua.law import signing
from motcua.law.actor import ActorKind, Unit
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation


def sheet(result: DossierResult) -> bytes:
    """The result as a PDF in the official form: what was decided, for whom, by which agency.

    The same result gives the same bytes.
    """
    dossier = result.dossier
    unit = Unit(agency_id=dossier.agency_id)
    letterhead = organisation.letterheads([unit])[unit]
    approver = _approver(result)
    data = {
        "issuer": {"unit": letterhead.name, "place": letterhead.place, "parent": letterhead.parent},
        "number": result.number,
        "title": result.title,
        "granted": result.granted,
        "dossier_code": dossier.code,
        "procedure": dossier.procedure_version.name_vi,
        "applicant": dossier.applicant_name,
        "address": dossier.applicant_address,
        "subject": dossier.subject,
        "signer_titles": signing.titles(""),
        "signer_name": approver,
    }
    issued_on = result.issued_at.astimezone(HANOI).date()
    return render("dossiers/papers/result_sheet.typ", data, issued_on=issued_on)


def _approver(result: DossierResult) -> str:
    """Who decided: the last approval before the result, where there was one."""
    events = Event.objects.filter(
        dossier_id=result.dossier_id,
        kind=Kind.APPROVED,
        actor_kind=ActorKind.OFFICER,
        at__lte=result.issued_at,
    )
    return events.order_by("-seq").values_list("actor_name", flat=True).first() or ""
