"""Opinions asked of other agencies while the work goes on, in parallel."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import transaction

from motcua.catalogue.queries import StepTerms
from motcua.dossiers.commands import beside, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.models import Consultation, Silence
from motcua.law.actor import Role, Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act
from motcua.organisation import queries as organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAsked(Order):
    """`limit_minutes` are working minutes from the asking."""

    agency_ids: tuple[int, ...]
    question: str
    limit_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven(Order):
    agency_id: int
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceNoted(Order):
    """The opinions of these agencies did not come in time."""

    agency_ids: tuple[int, ...]


class NotSilent(NotPossible):
    message = N_(
        "Dossier %(code)s waits for no opinion whose limit has passed and whose silence says something."
    )


class NoOpinionAsked(NotPossible):
    message = N_("No opinion is outstanding from this agency on dossier %(code)s, or you do not act for it.")


@transaction.atomic
def consult(orders: Sequence[OpinionAsked]) -> list[Done]:
    """Ask other agencies for their opinion; the step waits for all, the dossier's clock runs."""
    due: list[Consultation] = []

    def consulted(case: Case, order: OpinionAsked) -> Told:
        if not order.question.strip() or not order.agency_ids:
            raise ReasonNeeded
        due.extend(
            Consultation(
                dossier_id=case.id,
                step_id=case.state.step_id,
                agency_id=agency_id,
                question=order.question,
                asked_at=order.at,
                due_at=case.calendar.add(order.at, order.limit_minutes),
                silence=settings.MOTCUA_SILENCE,
            )
            for agency_id in order.agency_ids
        )
        return Told(order.question, {"agencies": [organisation.agency(i).name_vi for i in order.agency_ids]})

    done = ledger.perform(Act.CONSULT, orders, consulted)
    Consultation.objects.bulk_create(due)
    return done


def ask_opinions(begun: Sequence[tuple[Order, StepTerms, Case]]) -> None:
    """Ask the opinions that the approved process names for a step that has just begun."""
    Consultation.objects.bulk_create(
        Consultation(
            dossier_id=case.id,
            step_id=step.id,
            agency_id=agency_id,
            asked_at=order.at,
            due_at=case.calendar.add(order.at, step.limit_minutes),
            silence=settings.MOTCUA_SILENCE,
        )
        for order, step, case in begun
        for agency_id in step.consults
    )


@transaction.atomic
def give_opinion(orders: Sequence[OpinionGiven]) -> list[Done]:
    """Answer for an agency whose opinion was asked."""

    def given(case: Case, order: OpinionGiven) -> Told:
        if not order.opinion.strip():
            raise ReasonNeeded
        unit = Unit(agency_id=order.agency_id)
        acts_for = any(order.by.holds(role, unit) for role in (Role.PROCESSING_OFFICER, Role.APPROVER))
        if not acts_for or not case.awaits_opinion:
            raise NoOpinionAsked(code=case.code)
        name = organisation.agency(order.agency_id).name_vi
        return Told(data={"unit": name, "opinion": order.opinion, "agency_id": order.agency_id})

    done = ledger.perform(Act.GIVE_OPINION, orders, given)
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    answered = beside.settle(
        Consultation,
        "answered_at",
        [
            {
                "dossier_id": o.dossier_id,
                "agency_id": o.agency_id,
                "answered_at": o.at,
                "opinion": o.opinion,
                "officer_id": o.by.officer_id,
            }
            for o in new
        ],
        by=("dossier_id", "agency_id"),
    )
    for order, act in zip(orders, done, strict=True):
        if not act.repeated and order.dossier_id not in answered:
            raise NoOpinionAsked(code=act.code)
    return done


# What silence says on the timeline; what waits on says nothing.
MEANS: dict[str, str] = {
    Silence.AGREES: N_("it counts as agreement"),
    Silence.GOES_ON: N_("the work goes on without"),
}


def _waiting(dossier_ids: Sequence[int]) -> dict[int, list[Consultation]]:
    found: dict[int, list[Consultation]] = {}
    rows = Consultation.objects.filter(
        dossier_id__in=dossier_ids, answered_at=None, silence__in=[*MEANS]
    ).select_related("agency")
    for row in rows.order_by("id"):
        found.setdefault(row.dossier_id, []).append(row)
    return found


@transaction.atomic
def note_silence(orders: Sequence[SilenceNoted]) -> list[Done]:
    """Settle opinions that did not come in time, by what silence meant when they were asked for.

    Where it means waiting on, nothing is settled (NotSilent). The step may go on once none is outstanding.
    """
    settled: list[Consultation] = []
    # Asked once the dossiers are locked: until then an opinion may still come.
    waiting = cache(lambda: _waiting([order.dossier_id for order in orders]))

    def noted(case: Case, order: SilenceNoted) -> Told:
        rows = [
            row
            for row in waiting().get(case.id, ())
            if row.agency_id in order.agency_ids and row.due_at < order.at
        ]
        if not rows:
            raise NotSilent(code=case.code)
        settled.extend(rows)
        for row in rows:
            row.answered_at, row.silent = order.at, True
        means = {MEANS[row.silence] for row in rows}
        names = ", ".join(row.agency.name_vi for row in rows)
        return Told(data={"unit": names, "means": means.pop() if len(means) == 1 else MEANS[Silence.GOES_ON]})

    done = ledger.perform(Act.NOTE_SILENCE, orders, noted)
    Consultation.objects.bulk_update(settled, ["answered_at", "silent"])
    return done
