"""A drafted procedure or process tried with a dossier: by the real commands, in a transaction that is undone.

The dossier is received at a centre that exists for this transaction alone, so that no number, count or lock of
a real one is touched, and it goes the ordinary way, each step at the last moment that its limit allows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Q

from motcua.catalogue import queries as catalogue
from motcua.catalogue.commands.proposals.rehearsing import rehearse
from motcua.catalogue.models import RequiredDocument
from motcua.catalogue.queries import Name, StepTerms
from motcua.dossiers.commands import consulting, finishing, opening, working
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.models import Channel, Consultation, Dossier
from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import NotPossible
from motcua.law.process import StepKind
from motcua.law.worktime import HANOI
from motcua.organisation.models import Agency, OfficerRole, ServiceCentre
from motcua.organisation.queries import in_force

_MOST = 40  # steps; a process that goes round in circles ends here


@dataclass(frozen=True, slots=True)
class StepTried:
    """One step as the dossier went through it. `officers`: how many hold the role there on that day."""

    name: Name
    role: Role
    unit: str
    began_at: datetime
    due_at: datetime | None
    outcome: Name | None
    asked: tuple[str, ...]
    officers: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `refused`: what stopped it, with the step at which it stood; None: it came to its end."""

    steps: tuple[StepTried, ...]
    received_at: datetime
    due_at: datetime | None
    refused: NotPossible | None


class _Undone(Exception):
    """Carries the outcome out of the transaction that must not stay."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        super().__init__()


def try_out(
    proposal_id: int, *, centre_id: int, by: Actor, at: datetime, outcomes: Mapping[str, str] | None = None
) -> Trial:
    """Go through the drafted process with a dossier that nobody keeps.

    `outcomes`: what a step (by its key) is to come to, where that is not its ordinary way.
    Raises NotYourPart, NothingToTry.
    """
    try:
        with transaction.atomic():
            trial = _played(proposal_id, centre_id, by, at, outcomes or {})
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit would have found wrong
            raise _Undone(trial)
    except _Undone as undone:
        return undone.trial


def _played(proposal_id: int, centre_id: int, by: Actor, at: datetime, outcomes: Mapping[str, str]) -> Trial:
    version = rehearse(proposal_id, by=by, begins=at.astimezone(HANOI).date())
    real = ServiceCentre.objects.get(pk=centre_id)
    centre = _stand_in(real)
    going = _Going(by, centre, real, at, outcomes)
    agency_id = version.agency_id or real.host_id
    try:
        with transaction.atomic():
            going.receive(version.pk, agency_id)
            going.to_the_end()
    except NotPossible as refused:
        going.refused = refused
    return Trial(tuple(going.steps), at, going.due_at, going.refused)


def _stand_in(real: ServiceCentre) -> ServiceCentre:
    """A centre like the real one, with its calendar and its agency, and no dossier but this."""
    return ServiceCentre.objects.create(
        code=f"trial-{uuid4().hex}",
        unit_code="THU",
        name_vi=real.name_vi,
        name_en=real.name_en,
        host_id=real.host_id,
        level=real.level,
        calendar_id=real.calendar_id,
        valid_from=real.valid_from,
        place=real.place,
        abbreviation=real.abbreviation,
    )


class _Going:
    """The way of the one dossier."""

    def __init__(
        self, by: Actor, centre: ServiceCentre, real: ServiceCentre, at: datetime, outcomes: Mapping[str, str]
    ) -> None:
        self.by, self.centre, self.real, self.at, self.outcomes = by, centre, real, at, outcomes
        self.steps: list[StepTried] = []
        self.refused: NotPossible | None = None
        self.due_at: datetime | None = None
        self.dossier_id = 0

    def receive(self, version_id: int, agency_id: int) -> None:
        papers = RequiredDocument.objects.filter(version_id=version_id).order_by("position")
        intake = Intake(
            by=self._as(Role.INTAKE_OFFICER, Unit(centre_id=self.centre.pk)),
            at=self.at,
            centre_id=self.centre.pk,
            procedure_version_id=version_id,
            agency_id=agency_id,
            channel=Channel.COUNTER,
            applicant=Party(name="Nguyễn Văn Thử", phone="0912345678"),
            documents=tuple(HandedIn(name=paper.name_vi, required_id=paper.pk) for paper in papers),
        )
        self.dossier_id = opening.receive([intake])[0].dossier_id

    def to_the_end(self) -> None:
        for _ in range(_MOST):
            dossier = Dossier.objects.get(pk=self.dossier_id)
            self.due_at = self.due_at or dossier.due_at
            if dossier.step_id is None or dossier.finished_at is not None:
                self._return(dossier)
                return
            self._one(dossier, catalogue.step(dossier.step_id))

    def _one(self, dossier: Dossier, step: StepTerms) -> None:
        unit = self._unit(dossier)
        actor = self._as(step.role, unit)
        outcome = self.outcomes.get(step.key, step.onward or "")
        self._tell(step, unit, dossier.step_due_at, outcome)
        began = self.at
        if dossier.taken_at is None:
            working.take(
                [Order(dossier_id=dossier.pk, by=self._as(Role.PROCESSING_OFFICER, unit, actor), at=began)]
            )
        self._opinions(dossier.pk, began)
        self.at = max(began, dossier.step_due_at or began)
        following = step.outcomes.get(outcome)
        if step.kind == StepKind.APPROVE:
            done = working.StepDone(dossier_id=dossier.pk, by=actor, at=self.at, outcome=outcome)
            working.approve([done])
        elif catalogue.leads_to_result(following):
            finished = finishing.ResultIssued(
                dossier_id=dossier.pk, by=actor, at=self.at, number="THU", title="Kết quả chạy thử"
            )
            finishing.finish([finished])
        else:
            done = working.StepDone(dossier_id=dossier.pk, by=actor, at=self.at, outcome=outcome)
            working.complete_step([done])

    def _return(self, dossier: Dossier) -> None:
        """The last step: the applicant has the result."""
        unit = Unit(centre_id=self.centre.pk)
        if dossier.step_id is not None:
            self._tell(catalogue.step(dossier.step_id), self._unit(dossier), None, "")
        if not dossier.owed_dong:
            by = self._as(Role.INTAKE_OFFICER, unit)
            finishing.hand_over([finishing.ResultHandedOver(dossier_id=dossier.pk, by=by, at=self.at)])

    def _opinions(self, dossier_id: int, at: datetime) -> None:
        asked = Consultation.objects.filter(dossier_id=dossier_id, answered_at__isnull=True)
        for agency_id in asked.order_by("id").values_list("agency_id", flat=True):
            by = self._as(Role.PROCESSING_OFFICER, Unit(agency_id=agency_id))
            answer = consulting.OpinionGiven(
                dossier_id=dossier_id, by=by, at=at, agency_id=agency_id, opinion="Đồng ý"
            )
            consulting.give_opinion([answer])

    def _unit(self, dossier: Dossier) -> Unit:
        if dossier.holder_agency_id is not None:
            return Unit(agency_id=dossier.holder_agency_id)
        return Unit(centre_id=self.centre.pk)

    def _as(self, role: Role, unit: Unit, also: Actor | None = None) -> Actor:
        """Somebody who holds the role there; nobody real signs for what is only tried."""
        posts = frozenset({(role, unit)}) | (also.posts if also else frozenset())
        return replace(self.by, posts=posts, unit=unit, counter_id=None)

    def _tell(self, step: StepTerms, unit: Unit, due_at: datetime | None, outcome: str) -> None:
        real = Unit(centre_id=self.real.pk) if unit.centre_id else unit
        held = OfficerRole.objects.filter(in_force(self.at.astimezone(HANOI).date()), role=step.role)
        held = held.filter(Q(centre_id=real.centre_id) if real.centre_id else Q(agency_id=real.agency_id))
        names = dict(
            Agency.objects.filter(pk__in=(*step.consults, unit.agency_id or 0)).values_list("pk", "name_vi")
        )
        self.steps.append(
            StepTried(
                name=Name(step.name_vi, step.name_en),
                role=step.role,
                unit=names.get(unit.agency_id or 0, self.real.name_vi),
                began_at=self.at,
                due_at=due_at,
                outcome=step.labels.get(outcome),
                asked=tuple(names[pk] for pk in step.consults),
                officers=held.count(),
            )
        )
