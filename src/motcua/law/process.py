"""The approved internal process of a procedure: its steps, and what makes it sound.

Internal processes are approved by the chairman of the people's committee: Decree 61/2018/NĐ-CP,
art. 8 (as amended by Decree 107/2021 and replaced by Decree 118/2025).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.law.actor import Role
from motcua.law.errors import N_, NotPossible


class StepKind(StrEnum):
    INTAKE = "intake"  # tiếp nhận
    APPRAISE = "appraise"  # thẩm định
    APPROVE = "approve"  # phê duyệt
    RESULT = "result"  # the clerk numbers and seals the result
    RETURN = "return"  # trả kết quả; always the last


END = "END"


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step. `outcomes` maps an outcome to the key of the next step, or END.

    `onward` names the outcome that is the ordinary way forward: one, of a step that has any.
    """

    key: str
    kind: StepKind
    role: Role
    limit_minutes: int
    outcomes: Mapping[str, str]
    onward: tuple[str, ...] = ()


class UnsoundProcess(NotPossible):
    message = N_("The process is not sound: %(fault)s")


@dataclass(frozen=True, slots=True)
class ProcessFault:
    """One thing that is wrong, as a msgid with its places; `step` is the key of the step that has it."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    step: str = ""

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


def faults(steps: Sequence[StepPlan], *, limit_minutes: int) -> list[str]:
    """Every fault of `found` as an English sentence; empty when the process is sound."""
    return [str(fault) for fault in found(steps, limit_minutes=limit_minutes)]


def found(steps: Sequence[StepPlan], *, limit_minutes: int) -> list[ProcessFault]:
    """Every fault of the process; empty when it is sound.

    Sound: begins with intake, every step can be reached, every step leads on, every path can reach
    the return of the result, each step has one ordinary way forward and these ways alone lead from
    intake to the return, and the slowest path without going back fits `limit_minutes`.
    """
    by_key = {step.key: step for step in steps}
    if not steps or steps[0].kind != StepKind.INTAKE:
        return [ProcessFault(N_("it does not begin with intake"))]
    wrong = [
        _fault(N_("%(step)s -> %(target)s: no such step"), step.key, target=target)
        for step in steps
        for target in step.outcomes.values()
        if target != END and target not in by_key
    ]
    if wrong:
        return wrong
    reached = _reach({steps[0].key}, {s.key: set(s.outcomes.values()) for s in steps})
    wrong += [_fault(N_("%(step)s: cannot be reached"), s.key) for s in steps if s.key not in reached]
    dead = [s.key for s in steps if not s.outcomes and s.kind != StepKind.RETURN]
    wrong += [_fault(N_("%(step)s: a dead end"), key) for key in dead]
    backwards: dict[str, set[str]] = {}
    for step in steps:
        for target in step.outcomes.values():
            backwards.setdefault(target, set()).add(step.key)
    finals = {s.key for s in steps if s.kind == StepKind.RETURN}
    ending = _reach(finals, backwards)
    wrong += [_fault(N_("%(step)s: never comes to a result"), s.key) for s in steps if s.key not in ending]
    wrong += _onward_faults(steps)
    longest = longest_minutes(steps)
    if longest > limit_minutes:
        places = {"longest": longest, "limit": limit_minutes}
        wrong.append(ProcessFault(N_("steps add up to %(longest)s minutes, the limit is %(limit)s"), places))
    return wrong


def _fault(message: str, step: str, **params: object) -> ProcessFault:
    return ProcessFault(message, {"step": step} | params, step)


def check(steps: Sequence[StepPlan], *, limit_minutes: int) -> None:
    """Raise UnsoundProcess with all faults, or return when the process is sound."""
    if wrong := faults(steps, limit_minutes=limit_minutes):
        raise UnsoundProcess(fault="; ".join(wrong))


def _onward_faults(steps: Sequence[StepPlan]) -> list[ProcessFault]:
    """What is wrong with the ordinary way from the intake to the return of the result."""
    one = N_("%(step)s: one outcome has to be the ordinary way forward, %(onward)s are")
    wrong = [_fault(one, s.key, onward=len(s.onward)) for s in steps if s.outcomes and len(s.onward) != 1]
    unknown = N_("%(step)s -> %(outcome)s: no such outcome")
    wrong += [_fault(unknown, s.key, outcome=o) for s in steps for o in s.onward if o not in s.outcomes]
    if wrong:
        return wrong
    ways = {s.key: {s.outcomes[s.onward[0]]} for s in steps if s.onward}
    reached = _reach({steps[0].key}, ways)
    if not any(s.kind == StepKind.RETURN for s in steps if s.key in reached):
        return [ProcessFault(N_("the ordinary way forward never comes to the return of the result"))]
    return []


def _reach(start: set[str], edges: Mapping[str, set[str]]) -> set[str]:
    reached, frontier = set(start), list(start)
    while frontier:
        for target in edges.get(frontier.pop(), set()) - reached:
            reached.add(target)
            frontier.append(target)
    return reached


def longest_minutes(steps: Sequence[StepPlan]) -> int:
    """The slowest way forward. Going back to an earlier step (in order of listing) is not counted:
    work sent back is done again within the same limit."""
    order = {step.key: index for index, step in enumerate(steps)}
    longest: dict[str, int] = {}
    for step in reversed(steps):
        onward = [longest[t] for t in step.outcomes.values() if t != END and order[t] > order[step.key]]
        longest[step.key] = step.limit_minutes + max(onward, default=0)
    return longest[steps[0].key]
