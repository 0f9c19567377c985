"""What a version of a procedure promises, and the steps of its process: what the commands go by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from motcua.catalogue.models import ProcedureVersion, RequiredDocument, Step, StepOutcome
from motcua.law.actor import Role
from motcua.law.process import StepKind
from motcua.law.worktime import Limit


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; as text it is in the reader's."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and (get_language() or "vi").startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class StepTerms:
    """One step of an approved process. Processes never change, so this may be kept in memory."""

    id: int
    process_id: int
    key: str
    position: int
    kind: StepKind
    role: Role
    unit: str
    agency_id: int | None
    limit_minutes: int
    name_vi: str
    name_en: str
    outcomes: Mapping[str, int | None]  # outcome -> next step's id, None at the end
    consults: tuple[int, ...]
    onward: str | None  # the outcome that is the ordinary way forward
    labels: Mapping[str, Name]  # outcome -> what people call it


@dataclass(frozen=True, slots=True)
class Terms:
    """What a version of a procedure promises, as the commands need it. `limit` is the one that runs."""

    version_id: int
    procedure_code: str
    limit: Limit
    agency_id: int | None
    level: str
    on_the_spot: bool
    first_step: StepTerms
    channels: frozenset[str]
    mandatory: frozenset[int]  # the required documents without which a dossier is not complete
    valid_from: date
    valid_until: date | None


@lru_cache(maxsize=4096)
def steps_of(process_id: int) -> tuple[StepTerms, ...]:
    """The steps of a process in order; the first is the intake."""
    steps = list(Step.objects.filter(process_id=process_id).order_by("position", "id"))
    ways: dict[int, dict[str, int | None]] = {}
    labels: dict[int, dict[str, Name]] = {}
    onward: dict[int, str] = {}
    for way in StepOutcome.objects.filter(step__process_id=process_id).order_by("id"):
        ways.setdefault(way.step_id, {})[way.outcome] = way.next_id
        labels.setdefault(way.step_id, {})[way.outcome] = Name(way.label_vi, way.label_en)
        if way.onward:
            onward[way.step_id] = way.outcome
    asked: dict[int, list[int]] = {}
    consults = Step.consults.through.objects.filter(step__process_id=process_id).order_by("id")
    for step_id, agency_id in consults.values_list("step_id", "agency_id"):
        asked.setdefault(step_id, []).append(agency_id)
    return tuple(
        StepTerms(
            id=s.pk,
            process_id=process_id,
            key=s.key,
            position=s.position,
            kind=StepKind(s.kind),
            role=Role(s.role),
            unit=s.unit,
            agency_id=s.agency_id,
            limit_minutes=s.limit_minutes,
            name_vi=s.name_vi,
            name_en=s.name_en,
            outcomes=ways.get(s.pk, {}),
            consults=tuple(asked.get(s.pk, ())),
            onward=onward.get(s.pk),
            labels=labels.get(s.pk, {}),
        )
        for s in steps
    )


@lru_cache(maxsize=32768)
def _process_of_step(step_id: int) -> int:
    return Step.objects.values_list("process_id", flat=True).get(pk=step_id)


@lru_cache(maxsize=32768)
def step(step_id: int) -> StepTerms:
    return next(s for s in steps_of(_process_of_step(step_id)) if s.id == step_id)


def leads_to_result(following_id: int | None) -> bool:
    """Whether what follows is the return of the result (or nothing), so that a result has to be there."""
    return following_id is None or step(following_id).kind == StepKind.RETURN


@lru_cache(maxsize=32768)
def terms(version_id: int) -> Terms:
    """The terms of a version, as at the revision that was last heeded.

    Another process may have changed the catalogue since: who writes compares `heeded` with the
    catalogue's revision in its own transaction, and calls `heed` on a difference.
    """
    v = ProcedureVersion.objects.select_related("procedure").get(pk=version_id)
    return Terms(
        version_id=v.pk,
        procedure_code=v.procedure.code,
        limit=Limit.parse(v.limit),
        agency_id=v.agency_id,
        level=v.level,
        on_the_spot=v.on_the_spot,
        first_step=steps_of(v.process_id)[0],
        channels=frozenset(v.channels.split(";")),
        mandatory=frozenset(
            RequiredDocument.objects.filter(version=v, mandatory=True, case_vi="").values_list(
                "id", flat=True
            )
        ),
        valid_from=v.valid_from,
        valid_until=v.valid_until,
    )
