"""How long the slowest way through a process takes."""

from collections.abc import Collection

from motcua.catalogue.models import Process, Proposal
from motcua.catalogue.queries.terms import steps_of
from motcua.law.catalogue_life import OPEN, Subject
from motcua.law.procedure import process_of
from motcua.law.process import END, StepPlan, longest_minutes


def slowest_of(codes: Collection[str]) -> dict[str, int]:
    """Working minutes by the process's code; of those that there are, or that are drafted."""
    found = Process.objects.filter(code__in=codes).values_list("code", "pk")
    drafted = Proposal.objects.filter(subject=Subject.PROCESS, stage__in=OPEN, code__in=codes)
    coming = {code: process_of(content).plans() for code, content in drafted.values_list("code", "content")}
    there = {code: _plans(pk) for code, pk in found}
    return {code: longest_minutes(plans) for code, plans in (coming | there).items() if plans}


def _plans(process_id: int) -> list[StepPlan]:
    steps = steps_of(process_id)
    keys = {step.id: step.key for step in steps}
    return [
        StepPlan(
            key=s.key,
            kind=s.kind,
            role=s.role,
            limit_minutes=s.limit_minutes,
            outcomes={name: keys[n] if n is not None else END for name, n in s.outcomes.items()},
        )
        for s in steps
    ]
