"""The demonstration catalogue comes in whole, with one process for each template and limit."""

from datetime import date

import pytest

from motcua.catalogue import commands, queries
from motcua.catalogue.commands.processes import limit_minutes
from motcua.catalogue.models import Fee, Procedure, ProcedureVersion, Process, Step, StepOutcome, StepUnit
from motcua.law.process import END, StepPlan, faults
from motcua.law.worktime import Limit
from motcua.organisation import commands as organisation
from motcua.organisation.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db: None) -> None:
    organisation.load()
    commands.load()


@pytest.mark.usefixtures("loaded")
def test_every_version_has_its_terms() -> None:
    assert Procedure.objects.count() > 100
    for version_id in ProcedureVersion.objects.values_list("pk", flat=True)[:20]:
        assert queries.terms(version_id).first_step.key == "intake"
    version = ProcedureVersion.objects.get(procedure__code="1.009974", version=2)
    assert version.process.code == "consulted-12d"
    assert version.folded_name.startswith("cap giay phep xay dung moi")
    assert version.agency == Agency.objects.get(code="so-xay-dung")
    assert version.valid_from == date(2021, 4, 1)


@pytest.mark.usefixtures("loaded")
def test_every_process_in_the_tables_is_sound() -> None:
    for process in Process.objects.all():
        steps = queries.steps_of(process.pk)
        keys = {step.id: step.key for step in steps}
        plan = [
            StepPlan(
                key=s.key,
                kind=s.kind,
                role=s.role,
                limit_minutes=s.limit_minutes,
                outcomes={way: keys[to] if to else END for way, to in s.outcomes.items()},
                onward=(s.onward,) if s.onward else (),
            )
            for s in steps
        ]
        limit = limit_minutes(Limit.parse(process.code.rpartition("-")[2]))
        assert faults(plan, limit_minutes=limit) == [], process.code


@pytest.mark.usefixtures("loaded")
def test_steps_know_their_units_and_whom_they_ask() -> None:
    asking = Step.objects.get(process__code="consulted-12d", key="opinions")
    assert set(asking.consults.values_list("code", flat=True)) == {
        "cong-an-tinh",
        "so-van-hoa-the-thao-va-du-lich",
    }
    above = Step.objects.get(process__code="interlinked-3-20d", key="district-appraise")
    assert above.unit == StepUnit.PARENT
    named = Step.objects.get(process__code="interlinked-3-20d", key="department-appraise")
    assert (named.unit, named.agency.code) == (StepUnit.AGENCY, "so-lao-dong-thuong-binh-va-xa-hoi")  # type: ignore[union-attr]
    assert StepOutcome.objects.filter(next=None, step__kind="return").count() == Process.objects.count()


def test_calendar_days_are_taken_as_five_working_days_of_seven() -> None:
    assert limit_minutes(Limit.parse("7cd")) == 5 * 480
    assert limit_minutes(Limit.parse("5d")) == 5 * 480


def test_again_changes_nothing() -> None:
    organisation.load()
    first = commands.load()

    again = commands.load()

    assert not again.changed
    assert again.files["fees"].unchanged == first.files["fees"].added == Fee.objects.count()
