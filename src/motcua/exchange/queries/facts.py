"""What the portal is told of an event: the dossier as it was right after it, and the act itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, override

from motcua.catalogue.models import Procedure
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier, DossierResult, Event, SupplementRequest
from motcua.dossiers.queries.page import as_told
from motcua.dossiers.queries.then import Then, as_of
from motcua.exchange.providers import (
    DocumentFacts,
    DossierFacts,
    FeeFacts,
    ProgressFacts,
    ResultFacts,
    SupplementFacts,
)
from motcua.identity.models import Person, PersonKind
from motcua.law.actor import ActorKind, Unit
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation

_ENDED = frozenset({Kind.REFUSED, Kind.SUPPLEMENT_ASKED, Kind.STOPPED, Kind.APOLOGISED})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event with all that may be told of it. `changes_status`: it led from one status to another."""

    seq: int
    kind: str
    changes_status: bool
    dossier: DossierFacts
    progress: ProgressFacts


def after(dossier_id: int, seq: int, *, most: int) -> list[Happened]:
    """The dossier's events beyond this one, oldest first, at most so many; in ten statements or so."""
    ids = (
        Event.objects.filter(dossier_id=dossier_id, seq__gt=seq).order_by("seq").values_list("id", flat=True)
    )
    thens = sorted(as_of(list(ids[:most])).values(), key=lambda then: then.event.seq)
    if not thens:
        return []
    dossier = thens[0].dossier
    procedure = Procedure.objects.select_related("sector").get(pk=thens[0].version.procedure_id)
    asked = list(SupplementRequest.objects.filter(dossier=dossier).order_by("id"))
    results = list(DossierResult.objects.filter(dossier=dossier).order_by("id"))
    kind = _kind_of(dossier)
    return [
        Happened(
            seq=then.event.seq,
            kind=then.event.kind,
            changes_status=then.event.from_status != then.event.to_status,
            dossier=_dossier(then, procedure, kind, asked, results),
            progress=_progress(then),
        )
        for then in thens
    ]


def _kind_of(dossier: Dossier) -> str:
    kinds = Person.objects.filter(dossiers=dossier).values_list("kind", flat=True)
    return kinds.first() or PersonKind.CITIZEN.value


def _dossier(
    then: Then,
    procedure: Procedure,
    kind: str,
    asked: Sequence[SupplementRequest],
    results: Sequence[DossierResult],
) -> DossierFacts:
    dossier, state = then.dossier, then.state
    return DossierFacts(
        code=dossier.code,
        procedure_code=procedure.code,
        procedure_name=then.version.name_vi,
        sector_code=procedure.sector.code,
        sector_name=procedure.sector.name_vi,
        applicant_name=dossier.applicant_name,
        applicant_kind=kind,
        applicant_number=dossier.applicant_identity,
        address=dossier.applicant_address,
        email=dossier.applicant_email,
        phone=dossier.applicant_phone,
        subject=dossier.subject or then.version.name_vi,
        received_at=state.received_at,
        due_at=state.due_at,
        status=Status(state.status),
        finished_at=state.finished_at,
        returned_at=state.returned_at,
        return_way=state.return_way or dossier.return_way_wanted,
        return_note="",
        unit_name=dossier.agency.name_vi,
        note=then.event.reason if then.kind in _ENDED else "",
        documents=tuple(
            DocumentFacts(d.pk, d.name, d.required_id, d.file_name, max(1, d.originals + d.copies))
            for d in then.documents
        ),
        fees=tuple(
            FeeFacts(o.pk, o.name, o.amount_dong, o.method if o.paid_at and o.paid_at <= then.at else "")
            for o in then.obligations
        ),
        supplements=tuple(_supplement(one, then) for one in asked if one.asked_at <= then.at),
        results=tuple(ResultFacts(r.pk, r.title, r.number) for r in results if r.issued_at <= then.at),
    )


def _supplement(one: SupplementRequest, then: Then) -> SupplementFacts:
    """With the due time before the pause, and the one after it once there is one."""
    answered = one.answered_at if one.answered_at and one.answered_at <= then.at else None
    return SupplementFacts(
        id=one.pk,
        asked_by=one.asked_by,
        reason=one.reason,
        asked_at=one.asked_at,
        answered_at=answered,
        is_answered=answered is not None,
        due_before=then.state.first_due_at if answered is None else None,
        due_after=then.state.due_at if answered is not None else None,
    )


def _progress(then: Then) -> ProgressFacts:
    event = then.event
    before = then.events[-2].at if len(then.events) > 1 else event.at
    return ProgressFacts(
        code=then.dossier.code,
        actor_name=event.actor_name if event.actor_kind == ActorKind.OFFICER else "",
        unit_name=_name_of(then.acted_from),
        text=_sentence(event),
        at=event.at,
        status=Status(event.to_status),
        began_at=before,
        due_at=then.state.step_due_at or then.state.due_at,
    )


def _name_of(unit: Unit) -> str:
    if unit.agency_id is not None:
        return organisation.agency(unit.agency_id).name_vi
    return organisation.centre(unit.centre_id).name_vi if unit.centre_id is not None else ""


def _sentence(event: Event) -> str:
    """In Vietnamese. Of what is personal in an event only the reason is in any (events.kinds.PERSONAL)."""
    happened = as_told(event)
    with override("vi"):
        return gettext(happened.sentence) % happened.params
