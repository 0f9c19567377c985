"""The statutory tables of any unit and period: sums that hold, what was signed stays, mails go out once."""

import io
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from typing import Any

import pypdf
import pytest
from aiosmtpd.controller import Controller
from django.db import DatabaseError, transaction
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.commands import ending
from motcua.dossiers.commands.lateness import Apology
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.law.feedback import Kind
from motcua.law.report_periods import Every
from motcua.organisation.models import Agency, Officer
from motcua.reports import commands as reports
from motcua.reports import papers
from motcua.reports.models import ReportMail, SignedTable
from motcua.reports.policies import NotYoursToSign
from motcua.reports.queries import PROVINCE, Level, Period, Scope, signed
from motcua.reports.queries.statutory import FORMS, NotOfOfficers, table
from tests import world as worlds
from tests.ratings.test_feedback import answered, filed
from tests.world import World, at

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))
MAY = Period(date(2021, 5, 1), date(2021, 5, 31))
LATER = at("06-01 08:00")


def told(key: str, period: Period, of: Scope = PROVINCE) -> dict[str, int]:
    return {name: value for name, value in table(key, period, of).total.values.items() if value}


@pytest.fixture
def late(world: World) -> World:
    """One resolved late with an apology, one in process past its limit without, one in time."""
    one = world.finished(at("04-06 11:00"))
    two = world.forwarded()
    sorry = Apology(
        dossier_id=two, by=world.hoa, at=at("04-12 09:00"), reason="Chờ ý kiến", new_due_at=at("04-20 09:00")
    )
    commands.apologise([sorry])
    world.step(two, world.minh, at("04-23 10:00"))
    world.forwarded()
    assert one
    return world


def test_why_late_is_told_by_apology_and_by_where_it_lay(late: World) -> None:
    assert told("ii07", APRIL) == {
        "late.total": 2, "late.in_process": 2, "apology.sent": 1, "apology.none": 1, "lay.agency": 2,
    }  # fmt: skip
    assert told("ii07", Period(date(2021, 4, 1), date(2021, 4, 8))) == {}


def test_what_is_late_there_is_late_in_the_other_table(late: World) -> None:
    for period in (APRIL, MAY):
        six, seven = told("ii06a", period), told("ii07", period)
        assert seven.get("late.total", 0) == six.get("in_process.late", 0) + six.get("resolved.late", 0)


def test_units_and_levels_gather_the_same(late: World) -> None:
    by_sector, by_unit, by_level = (table(key, APRIL, PROVINCE) for key in ("ii06a", "ii06b", "ii06c"))

    assert by_sector.total.values == by_unit.total.values == by_level.total.values
    assert [line.name for line in by_unit.lines] == ["Sở Xây dựng"]
    assert [(line.number, line.depth) for line in by_level.lines] == [("A", 0), ("A.1", 1)]


@pytest.mark.parametrize("key", FORMS)
def test_of_a_unit_it_holds_what_is_its_own(late: World, key: str) -> None:
    construction = Scope(Level.UNIT, late.construction.pk)
    below = Scope(Level.AGENCY, Agency.objects.get(code="tinh").pk)

    assert told(key, APRIL, construction) == told(key, APRIL, below) == told(key, APRIL)
    assert told(key, APRIL, Scope(Level.UNIT, late.trade.pk)) == {}
    with pytest.raises(NotOfOfficers):
        table(key, APRIL, Scope(Level.OFFICER, 1))


def test_feedback_is_counted_as_it_stood_at_the_periods_end(world: World) -> None:
    answered(world, when="05-03 09:00")
    filed(world, kind=Kind.PROPOSAL, text="Nên bỏ giấy xác nhận cư trú khi đã có dữ liệu dân cư.")
    filed(world, kind=Kind.COMPLAINT, text="Khiếu nại quyết định từ chối.", address="Lạng Sơn")

    assert told("ii05", APRIL) == {
        "received.total": 2, "received.acts": 1, "received.rules": 1, "received.new": 2,
        "in_hand.total": 2, "in_hand.acts": 1, "in_hand.rules": 1,
    }  # fmt: skip
    assert told("ii05", MAY) == {
        "received.total": 2, "received.acts": 1, "received.rules": 1, "received.carried": 2,
        "handled.total": 1, "handled.acts": 1, "in_hand.total": 1, "in_hand.rules": 1,
    }  # fmt: skip


@pytest.mark.parametrize("key", FORMS)
def test_every_form_is_given_in_every_way(late: World, key: str) -> None:
    made = {
        form: papers.statutory(key, of=PROVINCE, period=APRIL, form=form, issued_on=date(2021, 5, 4))
        for form in ("table", "json", "xlsx", "pdf", "csv")
    }

    assert isinstance(made["pdf"], bytes)
    assert FORMS[key].number in pypdf.PdfReader(io.BytesIO(made["pdf"])).pages[0].extract_text()
    assert all(made.values())


# --- signed ----------------------------------------------------------------------------------------


def signing(key: str = "ii06a", of: Scope = PROVINCE, period: Period = APRIL) -> reports.Signing:
    return reports.Signing(form=key, of=of, period=period)


def test_what_is_signed_stays_and_corrections_stand_beside(late: World, folder: Any) -> None:
    table_id = reports.sign(signing(), by=late.phuong, at=LATER)
    before = signed.signed_table(table_id)
    assert before is not None and before.sound and signed.corrections(before) == []

    late.received(at=at("04-29 09:00"))  # entered after the table was signed

    after = signed.signed_table(table_id)
    assert after == before
    changed = {(c.name, c.signed, c.now) for c in signed.corrections(before)}
    assert ("", 3, 4) in changed and ("Sở Xây dựng", 3, 4) in changed
    again = reports.sign(signing(), by=late.phuong, at=LATER)
    assert [one.revision for one in signed.signed_tables()] == [2, 1]
    assert signed.latest("ii06a", PROVINCE, APRIL) == signed.signed_table(again)


def test_the_same_is_not_signed_twice_nor_before_its_time(late: World, folder: Any) -> None:
    from motcua.reports.commands.signing import NotOverYet, SignedAlready

    with pytest.raises(NotOverYet):
        reports.sign(signing(), by=late.phuong, at=at("04-30 23:00"))
    reports.sign(signing(), by=late.phuong, at=LATER)
    with pytest.raises(SignedAlready):
        reports.sign(signing(), by=late.phuong, at=LATER)


def test_who_signs(late: World, folder: Any) -> None:
    unit = Scope(Level.UNIT, late.construction.pk)
    for by, of in ((late.minh, unit), (late.hoa, PROVINCE), (late.hoa, Scope(Level.UNIT, late.trade.pk))):
        with pytest.raises(NotYoursToSign):
            reports.sign(signing(of=of), by=by, at=LATER)

    assert reports.sign(signing(of=unit), by=late.hoa, at=LATER)
    assert reports.sign(signing(of=Scope.centre(late.centre.pk)), by=late.son, at=LATER)


def test_no_signed_table_is_changed_behind_our_back(late: World, folder: Any) -> None:
    reports.sign(signing(), by=late.phuong, at=LATER)

    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        SignedTable.objects.update(content={})
    assert signed.unsound() == []


# --- sent ------------------------------------------------------------------------------------------


class Box:
    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """A mail server that is really there, and the settings that name it."""
    found = Box()
    server = Controller(found, hostname="127.0.0.1", port=0)
    server.port = _free_port()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
    yield found
    server.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def scheduled(world: World) -> int:
    wanted = reports.Schedule(
        form="ii06a", of=PROVINCE, every=Every.HALF, recipients=["tinh@example.vn", " so@example.vn"],
        begins_on=date(2021, 4, 1),
    )  # fmt: skip
    return reports.schedule(wanted, by=world.phuong, at=at("04-06 08:00"))


def test_a_scheduled_table_goes_out_once(late: World, box: Box) -> None:
    scheduled(late)
    assert reports.due_mails(at("06-30 12:00")) == []  # the half before began_on is none of its

    for moment in (at("07-01 08:00"), at("07-01 09:00")):
        for due in reports.due_mails(moment):
            assert reports.send(due, at=moment)

    ((to, letter),) = box.letters
    assert to == ["tinh@example.vn", "so@example.vn"]
    names = [part.get_filename() for part in letter.walk() if part.get_filename()]
    assert names == ["ii06a-2021-01-01-2021-06-30.pdf", "ii06a-2021-01-01-2021-06-30.xlsx"]


def test_what_could_not_be_sent_is_said_and_tried_again(late: World, box: Box, settings: Any) -> None:
    scheduled(late)
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, _free_port()
    (due,) = reports.due_mails(at("07-01 08:00"))

    assert not reports.send(due, at=at("07-01 08:00"))
    assert "Connection" in ReportMail.objects.get().fault
    settings.EMAIL_PORT = there
    (again,) = reports.due_mails(at("07-01 09:00"))
    assert reports.send(again, at=at("07-01 09:00"))
    assert len(box.letters) == 1 and ReportMail.objects.get().fault == ""


def test_it_is_sent_no_longer_when_somebody_says_so(late: World) -> None:
    from motcua.reports.commands.scheduling import NoAddress, ScheduledAlready, WrongAddress

    number = scheduled(late)
    with pytest.raises(ScheduledAlready):
        scheduled(late)
    for wrong, refusal in (([], NoAddress), (["x"], WrongAddress)):
        asked = reports.Schedule(
            form="ii05", of=PROVINCE, every=Every.MONTH, recipients=wrong, begins_on=date(2021, 4, 1)
        )
        with pytest.raises(refusal):
            reports.schedule(asked, by=late.phuong, at=LATER)
    reports.end_schedule(number, by=late.phuong, at=LATER)

    assert reports.due_mails(at("07-01 08:00")) == []


# --- the page --------------------------------------------------------------------------------------


def test_a_table_is_signed_on_its_page(late: World, client: Client, folder: Any) -> None:
    account = Account.objects.create(username="phuong")
    Officer.objects.filter(code="phuong").update(account=account)
    client.force_login(account)
    days = "scope=province&first_on=2021-04-01&last_on=2021-04-30"

    assert "II.07" in client.get(f"/dashboard/tables/?{days}").content.decode()
    page = client.get(f"/dashboard/tables/ii06c/?{days}").content.decode()
    assert "Ký biểu này" in page
    done = client.post(f"/dashboard/tables/ii06c/sign/?{days}")
    one = signed.signed_tables()[0]
    assert done.headers["Location"] == f"/dashboard/tables/signed/{one.id}/"
    shown = client.get(done.headers["Location"]).content.decode()
    assert one.digest in shown and "đếm lại hôm nay vẫn ra đúng" in shown
    assert b"".join(client.get(f"/dashboard/tables/signed/{one.id}.pdf").streaming_content).startswith(
        b"%PDF"
    )
    wrong = client.post(f"/dashboard/tables/ii06c/send/?{days}", {"every": "half", "recipients": "x"})
    assert wrong.status_code == 422
    right = client.post(f"/dashboard/tables/ii06c/send/?{days}", {"every": "half", "recipients": "a@b.vn"})
    assert right.status_code == 302 and len(signed.schedules()) == 1


def test_a_dossier_opened_again_is_a_correction(world: World, folder: Any) -> None:
    dossier_id = world.finished(worlds.at("04-06 11:00"))
    reports.sign(signing(), by=world.phuong, at=LATER)
    order = ending.Reopening(
        dossier_id=dossier_id, by=world.son, at=LATER, decision="7/QĐ-UBND", reason="Sai tên"
    )
    commands.reopen([order])

    (one,) = signed.signed_tables()
    assert signed.corrections(one) == []  # the past keeps its figures


def test_two_agencies_of_one_name_are_compared_each_with_itself(late: World, folder: Any) -> None:
    Agency.objects.filter(pk=late.trade.pk).update(name_vi="Sở Xây dựng")
    Dossier.objects.filter(pk=Dossier.objects.order_by("id").first().pk).update(agency=late.trade)  # type: ignore[union-attr]
    table_id = reports.sign(signing("ii06b"), by=late.phuong, at=LATER)
    one = signed.signed_table(table_id)

    assert one is not None and len(one.content["lines"]) == 2
    assert signed.corrections(one) == []
    late.received(at=at("04-29 09:00"))
    assert {c.name for c in signed.corrections(one)} in ({"", "Sở Xây dựng"}, {"", "Sở Xây dựng (2)"})
