"""A small named world: Lan receives at counter 3, Minh appraises, Hoa approves, Thu seals the result.

Tuấn works at another agency, chị Vy files. It is Tuesday 2021-04-06, 08:00 in Lạng Sơn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import (
    Procedure,
    ProcedureVersion,
    Process,
    RequiredDocument,
    Sector,
    Step,
    StepOutcome,
)
from motcua.dossiers import commands
from motcua.dossiers.commands import finishing, working
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.commands.ledger import Done, Order
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.models import Channel
from motcua.law.actor import Actor, Role
from motcua.organisation import queries as organisation
from motcua.organisation.models import (
    Agency,
    CalendarDay,
    CalendarHours,
    Counter,
    Officer,
    OfficerRole,
    Secondment,
    ServiceCentre,
    WorkCalendar,
)

HANOI = timezone(timedelta(hours=7))
SINCE = date(2019, 1, 1)


def at(text: str) -> datetime:
    """An instant in Lạng Sơn: "04-06 08:00" is of 2021."""
    return datetime.strptime(f"2021-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=HANOI)


TUESDAY_8 = at("04-06 08:00")


@dataclass(frozen=True)
class World:
    calendar: WorkCalendar
    centre: ServiceCentre
    construction: Agency
    trade: Agency
    lan: Actor
    minh: Actor
    binh: Actor  # appraises beside Minh
    hoa: Actor
    thu: Actor
    ngan: Actor
    tuan: Actor
    son: Actor
    phuong: Actor
    five_days: ProcedureVersion
    on_the_spot: ProcedureVersion

    def intake(self, **other: Any) -> Intake:
        """Chị Vy's complete dossier on Lan's counter, Tuesday at eight."""
        version = other.pop("version", self.five_days)
        papers = tuple(
            HandedIn(name=d.name_vi, required_id=d.pk)
            for d in RequiredDocument.objects.filter(version=version)
        )
        told: dict[str, Any] = {
            "by": self.lan,
            "at": TUESDAY_8,
            "centre_id": self.centre.pk,
            "procedure_version_id": version.pk,
            "channel": Channel.COUNTER,
            "applicant": Party(name="Hoàng Thị Vy", identity="020301000123", phone="0912345678"),
            "documents": papers,
        }
        return Intake(**(told | other))

    def received(self, **other: Any) -> Opened:
        return commands.receive([self.intake(**other)])[0]

    def order(self, dossier_id: int, by: Actor, when: datetime) -> Order:
        return Order(dossier_id=dossier_id, by=by, at=when)

    def forwarded(self, when: datetime | None = None, **other: Any) -> int:
        """A dossier that Lan gave to the department and Minh took over; its id."""
        opened = self.received(**other)
        when = when or at("04-06 09:00")
        self.step(opened.dossier_id, self.lan, when)
        commands.take([self.order(opened.dossier_id, self.minh, when + timedelta(minutes=30))])
        return opened.dossier_id

    def step(self, dossier_id: int, by: Actor, when: datetime, outcome: str = "done") -> Done:
        done = working.StepDone(dossier_id=dossier_id, by=by, at=when, outcome=outcome)
        return commands.complete_step([done])[0]

    def finished(self, when: datetime, **other: Any) -> int:
        """A dossier worked through to its result at `when`; its id."""
        dossier_id = self.forwarded(**other)
        self.step(dossier_id, self.minh, at("04-06 10:00"))
        approval = working.StepDone(
            dossier_id=dossier_id, by=self.hoa, at=at("04-06 10:30"), outcome="approved"
        )
        commands.approve([approval])
        self.finish(dossier_id, when)
        return dossier_id

    def finish(self, dossier_id: int, when: datetime) -> Done:
        result = finishing.ResultIssued(
            dossier_id=dossier_id, by=self.thu, at=when, number="12/GPXD", title="Giấy phép xây dựng"
        )
        return commands.finish([result])[0]


def build() -> World:
    """The world in the database. Costs some forty rows."""
    catalogue.forget()
    calendar = WorkCalendar.objects.create(code="test", name_vi="Giờ hành chính", name_en="Office hours")
    CalendarHours.objects.bulk_create(
        CalendarHours(calendar=calendar, weekday=day, opens=opens, closes=closes, valid_from=date(2015, 1, 1))
        for day in range(5)
        for opens, closes in ((time(7, 30), time(12)), (time(13, 30), time(17)))
    )
    CalendarDay.objects.create(
        day_on=date(2021, 4, 21), kind="holiday", name_vi="Giỗ Tổ Hùng Vương", source="BLLĐ"
    )
    province = _agency(calendar, "tinh", "province", "UBND tỉnh Lạng Sơn", None)
    construction = _agency(calendar, "xay-dung", "department", "Sở Xây dựng", province)
    trade = _agency(calendar, "cong-thuong", "department", "Sở Công Thương", province)
    centre = ServiceCentre.objects.create(
        code="tt", unit_code="H37", name_vi="Trung tâm Phục vụ hành chính công", name_en="Centre", host=province,
        level="province", calendar=calendar, valid_from=SINCE, place="Lạng Sơn", abbreviation="TTPVHCC",
    )  # fmt: skip
    counter = Counter.objects.create(centre=centre, number=3, name_vi="Xây dựng")
    lan = _officer(
        "lan", "Nông Thị Lan", construction, [(Role.INTAKE_OFFICER, centre)], on=TUESDAY_8.date(), at_=counter
    )
    sector = Sector.objects.create(code="xay-dung", name_vi="Xây dựng", name_en="Construction")
    standard = _standard()
    today = TUESDAY_8.date()
    return World(
        calendar=calendar,
        centre=centre,
        construction=construction,
        trade=trade,
        lan=lan,
        minh=_officer(
            "minh", "Hoàng Văn Minh", construction, [(Role.PROCESSING_OFFICER, construction)], on=today
        ),
        binh=_officer(
            "binh", "Lương Thị Bình", construction, [(Role.PROCESSING_OFFICER, construction)], on=today
        ),
        hoa=_officer("hoa", "Lý Thị Hoa", construction, [(Role.APPROVER, construction)], on=today),
        thu=_officer("thu", "Vi Thị Thu", province, [(Role.CLERK, centre)], on=today),
        ngan=_officer("ngan", "Bế Thị Ngân", province, [(Role.CASHIER, centre)], on=today),
        tuan=_officer("tuan", "Lộc Anh Tuấn", trade, [(Role.PROCESSING_OFFICER, trade)], on=today),
        son=_officer("son", "Triệu Văn Sơn", province, [(Role.SUPERVISOR, centre)], on=today),
        phuong=_officer("phuong", "Dương Thị Phượng", province, [(Role.LEADER, province)], on=today),
        five_days=_version(sector, construction, "1.009978", "5d", standard, papers=3),
        on_the_spot=_version(sector, construction, "2.000635", "1d", _quick(), on_the_spot=True, papers=1),
    )


def _agency(calendar: WorkCalendar, code: str, kind: str, name: str, parent: Agency | None) -> Agency:
    return Agency.objects.create(
        code=code, unit_code=f"H37.{code}", kind=kind, level="province", parent=parent, name_vi=name, name_en=name,
        calendar=calendar, valid_from=SINCE, place="Lạng Sơn", abbreviation="SXD",
    )  # fmt: skip


def _officer(
    code: str,
    name: str,
    agency: Agency,
    posts: Sequence[tuple[Role, Agency | ServiceCentre]],
    *,
    on: date,
    at_: Counter | None = None,
) -> Actor:
    officer = Officer.objects.create(code=code, full_name=name, agency=agency)
    for role, unit in posts:
        where = {"centre": unit} if isinstance(unit, ServiceCentre) else {"agency": unit}
        OfficerRole.objects.create(officer=officer, role=role, valid_from=SINCE, **where)
    if at_ is not None:
        Secondment.objects.create(
            officer=officer, agency=agency, centre=at_.centre, counter=at_, valid_from=SINCE
        )
    return organisation.actor_of(officer, on=on)


def _standard() -> Process:
    process = Process.objects.create(code="standard-5d", name_vi="Quy trình chuẩn")
    intake = _step(process, 1, "intake", "intake", Role.INTAKE_OFFICER, "centre", 240)
    appraise = _step(process, 2, "appraise", "appraise", Role.PROCESSING_OFFICER, "competent", 1200)
    approve = _step(process, 3, "approve", "approve", Role.APPROVER, "competent", 480)
    seal = _step(process, 4, "seal", "result", Role.CLERK, "centre", 240)
    back = _step(process, 5, "return", "return", Role.INTAKE_OFFICER, "centre", 0)
    _ways(
        (intake, "done", appraise),
        (appraise, "done", approve),
        (approve, "approved", seal),
        (seal, "done", back),
    )
    return process


def _quick() -> Process:
    process = Process.objects.create(code="on-the-spot", name_vi="Giải quyết ngay")
    intake = _step(process, 1, "intake", "intake", Role.INTAKE_OFFICER, "centre", 60)
    back = _step(process, 2, "return", "return", Role.INTAKE_OFFICER, "centre", 0)
    _ways((intake, "done", back))
    return process


def _step(process: Process, position: int, key: str, kind: str, role: Role, unit: str, minutes: int) -> Step:
    return Step.objects.create(
        process=process,
        position=position,
        key=key,
        kind=kind,
        role=role,
        unit=unit,
        limit_minutes=minutes,
        name_vi=key,
    )


def _ways(*ways: tuple[Step, str, Step]) -> None:
    """The first way of each step is the ordinary one."""
    begun = set()
    for step, outcome, following in ways:
        StepOutcome.objects.create(
            step=step, outcome=outcome, label_vi=outcome, next=following, onward=step not in begun
        )
        begun.add(step)


def _version(
    sector: Sector,
    agency: Agency,
    code: str,
    limit: str,
    process: Process,
    *,
    papers: int,
    on_the_spot: bool = False,
) -> ProcedureVersion:
    version = ProcedureVersion.objects.create(
        procedure=Procedure.objects.create(code=code, sector=sector), version=1, agency=agency, level="province",
        name_vi="Cấp giấy phép xây dựng", folded_name="cap giay phep xay dung", service_level="full",
        statutory_limit=limit, limit=limit, result_vi="Giấy phép", result_kind="licence", fee_timing="none",
        process=process, on_the_spot=on_the_spot, valid_from=SINCE,
    )  # fmt: skip
    RequiredDocument.objects.bulk_create(
        RequiredDocument(version=version, position=n, name_vi=f"Giấy tờ {n}", kind="original")
        for n in range(1, papers + 1)
    )
    return version
