"""What makes an approved process sound."""

from dataclasses import replace

import pytest

from motcua.law.actor import Role
from motcua.law.process import END, StepKind, StepPlan, UnsoundProcess, check, faults

INTAKE = StepPlan("intake", StepKind.INTAKE, Role.INTAKE_OFFICER, 60, {"done": "approve"}, ("done",))
APPROVE = StepPlan(
    "approve",
    StepKind.APPROVE,
    Role.APPROVER,
    60,
    {"approved": "return", "returned": "intake"},
    ("approved",),
)
RETURN = StepPlan("return", StepKind.RETURN, Role.INTAKE_OFFICER, 0, {"done": END}, ("done",))


def test_a_sound_process_has_no_fault() -> None:
    assert faults([INTAKE, APPROVE, RETURN], limit_minutes=120) == []


@pytest.mark.parametrize(
    ("approve", "fault"),
    [
        (replace(APPROVE, onward=()), "approve: one outcome has to be the ordinary way forward, 0 are"),
        (
            replace(APPROVE, onward=("approved", "returned")),
            "approve: one outcome has to be the ordinary way forward, 2 are",
        ),
        (replace(APPROVE, onward=("invented",)), "approve -> invented: no such outcome"),
        (
            replace(APPROVE, onward=("returned",)),
            "the ordinary way forward never comes to the return of the result",
        ),
    ],
)
def test_the_ordinary_way_leads_from_intake_to_the_result(approve: StepPlan, fault: str) -> None:
    assert faults([INTAKE, approve, RETURN], limit_minutes=120) == [fault]


def test_steps_that_take_longer_than_the_limit_are_unsound() -> None:
    with pytest.raises(UnsoundProcess):
        check([INTAKE, APPROVE, RETURN], limit_minutes=119)
