"""Everything a dossier's page shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries import StepTerms
from motcua.dossiers import policies
from motcua.dossiers.events.kinds import SENTENCES, Kind
from motcua.dossiers.models import (
    Consultation,
    Dossier,
    DossierDocument,
    DossierResult,
    Event,
    FinancialObligation,
    Question,
    SupplementRequest,
)
from motcua.dossiers.queries.papers import Listed, listed
from motcua.dossiers.queries.search import visible
from motcua.dossiers.queries.whereabouts import Stay, stays
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_
from motcua.law.lifecycle import POSTAL_ACTS, Act, Clock, Status, acts_from
from motcua.law.process import StepKind
from motcua.organisation import queries as organisation

SIGNALS: Mapping[str, str] = {
    "answer_late": N_("the centre's answer is late"),
    "not_collected": N_("the result was not collected"),
    "not_answered": N_("the applicant has not answered"),
    "late": N_("the dossier is late"),
    "step_late": N_("the step is late"),
}
CHARGED = N_("Fee of the procedure")

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the timeline tells it: a msgid and what fills its places.

    `actor` is an officer's or a system's name; a citizen's stands in no event (`by_applicant`).
    """

    id: int
    seq: int
    kind: Kind
    sentence: str
    params: Mapping[str, Any]
    at: datetime
    actor: str
    by_applicant: bool
    unit: str
    note: str
    on_behalf: str = ""  # the absent officer for whom it was done


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the present step may come to; `to_result` tells that the return of the result follows.

    `onward` marks the ordinary way forward.
    """

    key: str
    label: catalogue.Name
    to_result: bool
    onward: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Working minutes in one unit's hands while the clock ran or stood."""

    unit: str
    clock: Clock
    minutes: int


@dataclass(frozen=True, slots=True)
class Page:
    dossier: Dossier
    version: ProcedureVersion
    step: StepTerms | None
    outcomes: tuple[Outcome, ...]
    earlier: tuple[StepTerms, ...]
    holder: str
    officer: str
    centre: str
    agency: str
    timeline: tuple[Told, ...]
    account: tuple[Account, ...]
    documents: tuple[DossierDocument, ...]
    supplements: tuple[SupplementRequest, ...]
    consultations: tuple[Consultation, ...]
    obligations: tuple[FinancialObligation, ...]
    results: tuple[DossierResult, ...]
    questions: tuple[Question, ...]
    papers: tuple[Listed, ...]
    stays: tuple[Stay, ...]

    @property
    def status(self) -> Status:
        return Status(self.dossier.status)

    @property
    def running_minutes(self) -> int:
        return sum(a.minutes for a in self.account if a.clock == Clock.RUNNING)

    @property
    def standing_minutes(self) -> int:
        return sum(a.minutes for a in self.account if a.clock == Clock.STANDING)


def page(dossier_id: int, actor: Actor | None = None) -> Page | None:
    """The dossier's page; None when there is none, or `actor` (where given) may not see it."""
    dossier = (
        visible(Dossier.objects.filter(pk=dossier_id), actor)
        .select_related("procedure_version__procedure", "centre", "agency", "holder_officer")
        .first()
    )
    if dossier is None:
        return None
    events = list(Event.objects.filter(dossier=dossier).order_by("seq"))
    kinds = {Kind(event.kind) for event in events}
    step = catalogue.step(dossier.step_id) if dossier.step_id else None
    steps = catalogue.steps_of(step.process_id) if step else ()
    return Page(
        dossier=dossier,
        version=dossier.procedure_version,
        step=step,
        outcomes=_outcomes(step),
        earlier=tuple(s for s in steps if step and s.position < step.position),
        holder=_unit(dossier.holder_centre_id, dossier.holder_agency_id),
        officer=str(dossier.holder_officer or ""),
        centre=dossier.centre.name_vi,
        agency=dossier.agency.name_vi,
        timeline=tuple(as_told(e) for e in reversed(events)),
        account=_account(events),
        documents=tuple(dossier.documents.select_related("file").order_by("id")),
        supplements=_left(dossier.supplement_requests.all(), Kind.SUPPLEMENT_ASKED in kinds),
        consultations=tuple(dossier.consultations.select_related("agency").order_by("id")),
        obligations=_left(dossier.obligations.all(), dossier.fee_dong > 0 or not kinds.isdisjoint(_ASKING)),
        results=_left(dossier.results.select_related("sealed", "revoked"), Kind.FINISHED in kinds),
        questions=_left(Question.objects.filter(dossier=dossier), Kind.QUESTION_ASKED in kinds),
        papers=listed(events),
        stays=stays(events),
    )


_ASKING = frozenset({Kind.PAYMENT_ASKED, Kind.FEE_CHARGED})


def _left(rows: QuerySet[M], may_be: bool) -> tuple[M, ...]:
    """The rows in their order. Most dossiers have none, and their events say so: then nobody is asked."""
    return tuple(rows.order_by("id")) if may_be else ()


def page_of_code(code: str, actor: Actor) -> Page | None:
    """The page of the dossier of this code; None where there is none that the actor may see."""
    found = Dossier.objects.filter(code=code.strip().upper()).values_list("pk", flat=True).first()
    return page(found, actor) if found is not None else None


def may_see(dossier_id: int, actor: Actor) -> bool:
    return visible(Dossier.objects.filter(pk=dossier_id), actor).exists()


def allowed_acts(shown: Page, actor: Actor) -> frozenset[Act]:
    """What this officer may do to the dossier now: the lifecycle, the policy and the step agree."""
    standing = standing_of(shown.dossier)
    may = {row.act for row in acts_from(shown.status) if policies.may(row.act, actor, standing)}
    may -= {Act.REDATE, Act.SIGNAL} | POSTAL_ACTS
    return frozenset(act for act in may if _fits(act, shown, actor))


def standing_of(dossier: Dossier) -> policies.Standing:
    """What the policy has to know of a dossier."""
    return policies.Standing(
        centre_id=dossier.centre_id,
        agency_id=dossier.agency_id,
        applicant_id=dossier.applicant_id,
        holder=_holder(dossier),
        holder_officer_id=dossier.holder_officer_id,
        step_id=dossier.step_id,
    )


def opinions_of(shown: Page, actor: Actor) -> tuple[Consultation, ...]:
    """The opinions outstanding that this officer may give."""
    return tuple(
        q
        for q in shown.consultations
        if q.answered_at is None
        and any(
            actor.holds(role, Unit(agency_id=q.agency_id))
            for role in (Role.PROCESSING_OFFICER, Role.APPROVER)
        )
    )


def colleagues(shown: Page, on: date) -> list[tuple[int, str]]:
    """The officers of the holding unit who may be assigned on the day: with the step's role in force there."""
    unit = _holder(shown.dossier)
    if unit is None or shown.step is None:
        return []
    return organisation.holders(shown.step.role, unit, on=on)


def _fits(act: Act, shown: Page, actor: Actor) -> bool:
    """Whether the step and what was noted leave room for the act; the commands say why not."""
    dossier = shown.dossier
    if act in _HANDLED:
        return _fits_step(act, shown)
    room = {
        Act.TAKE: dossier.taken_at is None,
        Act.RETURN_TO_STEP: bool(shown.earlier),
        Act.RECORD_PAYMENT: dossier.owed_dong > 0,
        Act.CHARGE_FEE: _fee_is_open(shown),
        Act.HAND_OVER: dossier.owed_dong == 0,
        Act.GIVE_OPINION: bool(opinions_of(shown, actor)),
        Act.REOPEN: dossier.received_at is not None,
        Act.ASK_SUPPLEMENT: dossier.supplements_asked < settings.MOTCUA_SUPPLEMENTS_MAX,
        Act.ANSWER_QUESTION: any(q.answered_at is None for q in shown.questions),
        Act.REVOKE_RESULT: any(not hasattr(one, "revoked") for one in shown.results),
        Act.APOLOGISE: dossier.apologies < settings.MOTCUA_APOLOGIES_MAX,
    }
    return room.get(act, True)


def _fee_is_open(shown: Page) -> bool:
    """Nothing was asked or charged yet, though the procedure has a fee."""
    told = any(event.kind == Kind.FEE_CHARGED for event in shown.timeline)
    return not shown.obligations and not told and shown.version.fee_timing in ("before", "after")


_HANDLED = frozenset({Act.COMPLETE_STEP, Act.APPROVE, Act.FINISH})


def _fits_step(act: Act, shown: Page) -> bool:
    if shown.dossier.taken_at is None or any(q.answered_at is None for q in shown.consultations):
        return False
    approval = shown.step is not None and shown.step.kind == StepKind.APPROVE
    if act == Act.FINISH:
        return not approval and any(o.to_result for o in shown.outcomes)
    return approval == (act == Act.APPROVE) and any(not o.to_result for o in shown.outcomes)


def _outcomes(step: StepTerms | None) -> tuple[Outcome, ...]:
    if step is None:
        return ()
    return tuple(
        Outcome(key, step.labels[key], catalogue.leads_to_result(following_id), key == step.onward)
        for key, following_id in step.outcomes.items()
    )


def as_told(event: Event) -> Told:
    """One event with its sentence and what stands in it."""
    kind = Kind(event.kind)
    params: dict[str, Any] = dict.fromkeys(
        ("amount_dong", "officer", "unit", "step", "number", "decision", "signal", "shipment", "waybill"), ""
    )
    params |= event.data | {"actor": event.actor_name, "reason": event.reason}
    if kind == Kind.SIGNALLED:
        params["signal"] = SIGNALS.get(str(params["signal"]), str(params["signal"]))
    shown = "%(reason)s" in SENTENCES[kind]
    return Told(
        id=event.pk,
        seq=event.seq,
        kind=kind,
        sentence=SENTENCES[kind],
        params=params,
        at=event.at,
        actor=event.actor_name,
        by_applicant=event.actor_kind == ActorKind.CITIZEN,
        unit=_unit(event.centre_id, event.agency_id),
        note="" if shown else event.reason or str(event.data.get("opinion", "")),
        on_behalf=str(event.data.get("for", "")),
    )


def _account(events: list[Event]) -> tuple[Account, ...]:
    sums: dict[tuple[str, Clock], int] = {}
    for event in events:
        clock = Clock(event.span_clock)
        if event.span_minutes and clock in (Clock.RUNNING, Clock.STANDING):
            key = (_unit(event.span_centre_id, event.span_agency_id), clock)
            sums[key] = sums.get(key, 0) + event.span_minutes
    return tuple(Account(unit, clock, minutes) for (unit, clock), minutes in sums.items())


def _holder(dossier: Dossier) -> Unit | None:
    if dossier.holder_agency_id is not None:
        return Unit(agency_id=dossier.holder_agency_id)
    if dossier.holder_centre_id is not None:
        return Unit(centre_id=dossier.holder_centre_id)
    return None


def _unit(centre_id: int | None, agency_id: int | None) -> str:
    if agency_id is not None:
        return organisation.agency(agency_id).name_vi
    return organisation.centre(centre_id).name_vi if centre_id is not None else ""
