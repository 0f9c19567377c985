"""Three ordinary processes of the shipped province, walked by its own officers from counter to counter.

Four on the spot; done while the applicant waits; interlinked over commune, district and department.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.test import Client

from motcua.catalogue import commands as catalogue_commands
from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.dossiers import commands, queries
from motcua.dossiers.commands import finishing, working
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.models import Channel, Dossier, Event
from motcua.identity.models import Account
from motcua.law.actor import Actor, Role, Unit
from motcua.law.lifecycle import Clock, Status
from motcua.law.process import StepKind
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI, Calendar
from motcua.organisation import commands as organisation_commands
from motcua.organisation import queries as organisation
from motcua.organisation.models import Agency, Officer, ServiceCentre
from tests.dossiers.papers.reading import Read

TUESDAY = datetime(2021, 5, 11, 8, 0, tzinfo=HANOI)


@pytest.fixture
def province(db: None) -> Iterator[None]:
    organisation_commands.load()
    catalogue_commands.load()
    organisation.forget_hours()
    catalogue.forget()
    yield
    assert queries.broken_chains() == []
    assert queries.outside_of_care() == []


@dataclass
class Walk:
    """A dossier on its way: at each step, somebody who holds its role at the holding unit that day acts."""

    procedure: str
    centre: str
    agency: str = ""
    at: datetime = TUESDAY
    steps: list[tuple[str, str]] = field(default_factory=list)  # (step, unit) as they were reached
    dossier_id: int = 0

    def __post_init__(self) -> None:
        self.version = ProcedureVersion.objects.get(procedure__code=self.procedure, version=1)
        self.centre_id = ServiceCentre.objects.get(code=self.centre).pk

    @property
    def dossier(self) -> Dossier:
        return Dossier.objects.get(pk=self.dossier_id)

    @property
    def calendar(self) -> Calendar:
        return organisation.hours_of(self.dossier.agency_id).calendar

    @property
    def holder(self) -> Unit:
        d = self.dossier
        if d.holder_agency_id:
            return Unit(agency_id=d.holder_agency_id)
        return Unit(centre_id=d.holder_centre_id)

    def somebody(self, role: Role, unit: Unit) -> Actor:
        officer_id, _name = organisation.holders(role, unit, on=self.at.date())[0]
        return organisation.actor_of(Officer.objects.get(pk=officer_id), on=self.at.date())

    def receive(self) -> None:
        agency = Agency.objects.get(code=self.agency).pk if self.agency else None
        papers = RequiredDocument.objects.filter(version=self.version)
        self.dossier_id = commands.receive(
            [
                Intake(
                    by=self.somebody(Role.INTAKE_OFFICER, Unit(centre_id=self.centre_id)),
                    at=self.at,
                    centre_id=self.centre_id,
                    procedure_version_id=self.version.pk,
                    channel=Channel.COUNTER,
                    applicant=Party(name="Nông Thị Hạnh", identity="020301000123"),
                    agency_id=agency,
                    documents=tuple(HandedIn(name=p.name_vi, required_id=p.pk) for p in papers),
                )
            ]
        )[0].dossier_id

    def unit_name(self) -> str:
        unit = self.holder
        if unit.agency_id:
            return Agency.objects.get(pk=unit.agency_id).code
        return ServiceCentre.objects.get(pk=unit.centre_id or 0).code

    def go_on(self, minutes: int) -> bool:
        """After so many working minutes do the present step, its ordinary way; False once it is finished."""
        step = catalogue.step(self.dossier.step_id or 0)
        self.steps.append((step.key, self.unit_name()))
        self.at = self.calendar.add(self.at, minutes)
        by = self.somebody(step.role, self.holder)
        following = step.outcomes[step.onward or ""]
        if catalogue.leads_to_result(following):
            commands.finish(
                [
                    finishing.ResultIssued(
                        dossier_id=self.dossier_id, by=by, at=self.at, number="15/KQ", title="Kết quả"
                    )
                ]
            )
            return False
        done = working.StepDone(dossier_id=self.dossier_id, by=by, at=self.at, outcome=step.onward or "")
        (commands.approve if step.kind == StepKind.APPROVE else commands.complete_step)([done])
        return True

    def take(self, minutes: int) -> None:
        """The unit that was given the dossier takes it over, so many working minutes later."""
        self.at = self.calendar.add(self.at, minutes)
        by = self.somebody(catalogue.step(self.dossier.step_id or 0).role, self.holder)
        commands.take([Order(dossier_id=self.dossier_id, by=by, at=self.at)])

    def step_limit_holds(self) -> bool:
        """The step is due when its own share of the limit is over, never after the dossier."""
        d = self.dossier
        own = self.calendar.add(self.at, catalogue.step(d.step_id or 0).limit_minutes)
        return d.step_due_at == min(own, d.due_at) == d.next_signal_at

    def return_result(self) -> None:
        by = self.somebody(Role.INTAKE_OFFICER, Unit(centre_id=self.centre_id))
        self.at += timedelta(minutes=5)
        commands.hand_over([finishing.ResultHandedOver(dossier_id=self.dossier_id, by=by, at=self.at)])

    def account(self) -> dict[str, int]:
        """Whose working minutes were used while the clock ran."""
        page = queries.page(self.dossier_id)
        assert page is not None
        assert page.standing_minutes == 0
        return {one.unit: one.minutes for one in page.account if one.clock == Clock.RUNNING}


@pytest.mark.usefixtures("province")
def test_four_on_the_spot_never_leaves_the_centre() -> None:
    walk = Walk("1.009979", "ttpvhcc")  # cấp lại giấy phép xây dựng, 5 working days
    walk.receive()
    while walk.go_on(60):
        assert walk.dossier.taken_at is not None  # what stays in the house needs no taking over
        assert walk.step_limit_holds()
    walk.return_result()

    assert walk.steps == [(key, "ttpvhcc") for key in ("intake", "appraise", "approve", "number")]
    assert walk.dossier.status == Status.RETURNED
    assert walk.dossier.timeliness == Timeliness.EARLY
    assert walk.account() == {"Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn": 240}
    by = {e.kind: e.officer_id for e in Event.objects.filter(dossier_id=walk.dossier_id)}
    assert len({by["received"], by["approved"], by["finished"]}) == 3
    agencies = set(Officer.objects.filter(pk__in=by.values()).values_list("agency__code", flat=True))
    assert len(agencies) > 1  # officers of departments, seconded to the centre


@pytest.mark.usefixtures("province")
def test_while_the_applicant_waits_one_officer_does_it_all() -> None:
    walk = Walk("2.000635", "ttpvhcc")  # cấp bản sao trích lục hộ tịch
    walk.receive()
    assert walk.dossier.step_due_at == walk.dossier.due_at  # nothing moves on at 15:00 or the next morning

    more = walk.go_on(12)
    walk.return_result()

    assert not more
    assert [e.kind for e in Event.objects.filter(dossier_id=walk.dossier_id).order_by("seq")] == [
        "received", "finished", "handed_over",
    ]  # fmt: skip
    officers = set(Event.objects.filter(dossier_id=walk.dossier_id).values_list("officer_id", flat=True))
    assert len(officers) == 1
    assert walk.account() == {"Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn": 12}
    assert walk.dossier.timeliness == Timeliness.EARLY


COMMUNE, DISTRICT = "ubnd-xa-quoc-khanh-trang-dinh", "ubnd-huyen-trang-dinh"
DEPARTMENT, COUNTER = "so-lao-dong-thuong-binh-va-xa-hoi", "mot-cua-xa-quoc-khanh-trang-dinh"
# Given to a unit after so many minutes, taken over after so many more.
WORKED = {"intake": 60, "commune-check": 480, "commune-approve": 120, "district-appraise": 600}
WORKED |= {"district-approve": 90, "department-appraise": 960, "department-approve": 240, "number": 30}
UNTIL_TAKEN = 45


@pytest.fixture
def interlinked(province: None) -> Walk:
    """Giải quyết chế độ đối với thân nhân liệt sĩ, 20 working days, from the commune's counter and back."""
    walk = Walk("1.002305", COUNTER, agency=COMMUNE)
    walk.receive()
    while walk.go_on(WORKED[catalogue.step(walk.dossier.step_id or 0).key]):
        assert walk.step_limit_holds()
        if walk.dossier.taken_at is None:
            walk.take(UNTIL_TAKEN)
    return walk


def test_interlinked_goes_over_three_agencies_and_back_to_the_counter(interlinked: Walk) -> None:
    assert interlinked.steps == [
        ("intake", COUNTER),
        ("commune-check", COMMUNE),
        ("commune-approve", COMMUNE),
        ("district-appraise", DISTRICT),
        ("district-approve", DISTRICT),
        ("department-appraise", DEPARTMENT),
        ("department-approve", DEPARTMENT),
        ("number", COUNTER),
    ]
    levels = {a.code: a.level for a in Agency.objects.filter(code__in=(COMMUNE, DISTRICT, DEPARTMENT))}
    assert levels == {COMMUNE: "commune", DISTRICT: "district", DEPARTMENT: "province"}
    interlinked.return_result()
    assert interlinked.dossier.status == Status.RETURNED


def test_interlinked_says_whose_minutes_were_used_and_they_sum_to_the_whole(interlinked: Walk) -> None:
    names = {a.code: a.name_vi for a in Agency.objects.filter(code__in=(COMMUNE, DISTRICT, DEPARTMENT))}
    counter = ServiceCentre.objects.get(code=COUNTER).name_vi

    account = interlinked.account()

    # The minutes until a unit takes over are its own: it had been given the dossier.
    assert account == {
        counter: 60 + 30,
        names[COMMUNE]: UNTIL_TAKEN + 480 + 120,
        names[DISTRICT]: UNTIL_TAKEN + 600 + 90,
        names[DEPARTMENT]: UNTIL_TAKEN + 960 + 240,
    }
    d = interlinked.dossier
    assert sum(account.values()) == interlinked.calendar.elapsed(d.received_at, d.finished_at) == 2715


def test_interlinked_has_give_and_take_times_on_the_control_slip(interlinked: Walk) -> None:
    events = list(Event.objects.filter(dossier_id=interlinked.dossier_id).order_by("seq"))
    given = [e for e in events if e.data.get("given_to")]
    taken = [e for e in events if e.kind == "taken"]
    minutes = [interlinked.calendar.elapsed(g.at, t.at) for g, t in zip(given, taken, strict=True)]
    assert minutes == [UNTIL_TAKEN] * 3

    page = _slip(interlinked)

    for event in (*given, *taken):
        assert event.at.astimezone(HANOI).strftime("%H giờ %M phút") in page
        assert event.actor_name in page
    for code in (COMMUNE, DISTRICT, DEPARTMENT):
        assert Agency.objects.get(code=code).name_vi in page


def _slip(walk: Walk) -> str:
    """The control slip's text, as the officer of the counter gets it."""
    officer_id, _name = organisation.holders(
        Role.INTAKE_OFFICER, Unit(centre_id=walk.centre_id), on=TUESDAY.date()
    )[0]
    officer = Officer.objects.get(pk=officer_id)
    officer.roles.update(valid_until=None)  # type: ignore[attr-defined]  # it is asked for today
    officer.account = Account.objects.create(username="counter")
    officer.save()
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(f"/desk/dossiers/{walk.dossier_id}/papers/control_slip.pdf")
    assert answer.status_code == 200
    return Read(answer.content).text
