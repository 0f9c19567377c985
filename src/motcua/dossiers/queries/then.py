"""Dossiers as they were right after one of their events: what a paper of that event says.

What was handed in never changes; the state is replayed from the events; documents, money and
opinions are those of that instant. A dossier's later life does not show.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.events.issuing import issued_by
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.events.state import State, replay
from motcua.dossiers.models import Consultation, Dossier, DossierDocument, Event, FinancialObligation
from motcua.law.actor import ActorKind, Unit
from motcua.law.papers import PaperKind

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Then:
    """One dossier after `event`. `events` are all up to it, oldest first; `state` is theirs."""

    dossier: Dossier
    version: ProcedureVersion
    event: Event
    events: tuple[Event, ...]
    state: State
    documents: tuple[DossierDocument, ...]
    obligations: tuple[FinancialObligation, ...]
    agencies_asked: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        return Kind(self.event.kind)

    @property
    def at(self) -> datetime:
        return self.event.at

    @property
    def acted_from(self) -> Unit:
        """The unit whose act the event was; the receiving centre for the system's and the applicant's."""
        if self.event.agency_id is not None:
            return Unit(agency_id=self.event.agency_id)
        return Unit(centre_id=self.event.centre_id or self.dossier.centre_id)

    @property
    def officer_name(self) -> str:
        """Who acted, where it was an officer: nobody else signs a paper."""
        return self.event.actor_name if self.event.actor_kind == ActorKind.OFFICER else ""

    @property
    def asked_dong(self) -> int:
        """What had been asked for by then, paid or not."""
        return sum(o.amount_dong for o in self.obligations)

    @property
    def paid_dong(self) -> int:
        """What was paid by then."""
        return sum(o.amount_dong for o in self.obligations if o.paid_at and o.paid_at <= self.at)

    @property
    def issues(self) -> tuple[PaperKind, ...]:
        """The papers of this event."""
        return issued_by(self.kind, received=self.state.received_at is not None)

    @property
    def owes(self) -> tuple[PaperKind, ...]:
        """The papers that are owed without being asked for: no receipt for what is resolved while
        the applicant waits (Decree 61/2018/NĐ-CP, art. 17)."""
        return tuple(p for p in self.issues if p != PaperKind.INTAKE_RECEIPT or not self.version.on_the_spot)


def as_of(event_ids: Iterable[int]) -> dict[int, Then]:
    """By event id, in six statements however many are asked for. An id that is no event is left out."""
    events = list(Event.objects.filter(id__in=set(event_ids)).order_by("dossier_id", "seq"))
    ids = sorted({event.dossier_id for event in events})
    dossiers = (
        Dossier.objects.filter(id__in=ids).select_related("procedure_version", "centre", "agency").in_bulk()
    )
    history = _by_dossier(Event.objects.filter(dossier_id__in=ids).order_by("dossier_id", "seq"))
    handed_in = _by_dossier(DossierDocument.objects.filter(dossier_id__in=ids).order_by("id"))
    money = _by_dossier(FinancialObligation.objects.filter(dossier_id__in=ids).order_by("id"))
    opinions = _by_dossier(
        Consultation.objects.filter(dossier_id__in=ids).select_related("agency").order_by("id")
    )
    return {
        event.pk: _then(dossiers[event.dossier_id], event, history, handed_in, money, opinions)
        for event in events
    }


def _by_dossier(rows: "QuerySet[M]") -> dict[int, list[M]]:
    found: dict[int, list[M]] = {}
    for row in rows:
        found.setdefault(row.dossier_id, []).append(row)  # type: ignore[attr-defined]
    return found


def _then(
    dossier: Dossier,
    event: Event,
    history: Mapping[int, Sequence[Event]],
    handed_in: Mapping[int, Sequence[DossierDocument]],
    money: Mapping[int, Sequence[FinancialObligation]],
    opinions: Mapping[int, Sequence[Consultation]],
) -> Then:
    events = tuple(e for e in history[dossier.pk] if e.seq <= event.seq)
    asked: dict[str, Any] = {
        q.agency.name_vi: None for q in opinions.get(dossier.pk, ()) if q.asked_at <= event.at
    }
    return Then(
        dossier=dossier,
        version=dossier.procedure_version,
        event=event,
        events=events,
        state=replay(e.changes for e in events),
        documents=tuple(d for d in handed_in.get(dossier.pk, ()) if d.handed_in_at <= event.at),
        obligations=tuple(o for o in money.get(dossier.pk, ()) if o.asked_at <= event.at),
        agencies_asked=tuple(asked),
    )
