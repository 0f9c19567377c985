"""The cash desk: take money, close the drawer, bring statements in, decide on transfers and refunds."""

import io
import uuid
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.dossiers.models import Dossier
from motcua.payments.models import DrawerClosing, Payment, Refund, State, StatementLine
from tests.payments.money import FEE, balances, begun, everything_adds_up, in_cash, owing
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _balanced(world: World) -> Any:
    yield
    everything_adds_up()


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _take(client: Client, code: str, dossier_id: int, amount: int = FEE) -> Any:
    said = {"code": code, "amount_dong": amount, "method": "cash", "key": uuid.uuid4()}
    return client.post(f"/desk/cashier/take/{dossier_id}", said)


def _statement(client: Client, *lines: str) -> Any:
    head = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung,Tên người chuyển"
    file = SimpleUploadedFile("sao-ke.csv", "\n".join([head, *lines]).encode())
    return client.post("/desk/cashier/statements", {"file": file}, follow=True)


def test_money_is_taken_by_the_dossiers_code(world: World, signed_in: SignIn) -> None:
    opened, ngan = owing(world), signed_in("ngan")

    assert "150,000" in _text(ngan.get("/desk/cashier", {"code": opened.code.lower()}))
    done = _take(ngan, opened.code, opened.dossier_id)

    assert done.status_code == 302
    page = _text(ngan.get("/desk/cashier"))
    payment = Payment.objects.get()
    assert f"/desk/cashier/payments/{payment.pk}/receipt.pdf" in page
    assert ngan.get(f"/desk/cashier/payments/{payment.pk}/receipt.pdf").content[:5] == b"%PDF-"
    assert (payment.state, Dossier.objects.get().owed_dong) == (State.PAID, 0)


def test_a_sum_that_changed_meanwhile_is_not_taken(world: World, signed_in: SignIn) -> None:
    opened = owing(world)

    answer = _take(signed_in("ngan"), opened.code, opened.dossier_id, FEE - 1)

    assert answer.status_code == 409
    assert "Take exactly that" in _text(answer)


def test_another_dossiers_code_is_not_taken(world: World, signed_in: SignIn) -> None:
    opened, other = owing(world), owing(world)

    assert _take(signed_in("ngan"), opened.code, other.dossier_id).status_code == 404


def test_the_dossiers_own_page_takes_money_into_the_drawer(world: World, signed_in: SignIn) -> None:
    dossier_id = owing(world).dossier_id
    said = {"key": uuid.uuid4(), "amount_dong": FEE, "method": "cash", "seen": 1}

    answer = signed_in("lan").post(f"/desk/dossiers/{dossier_id}/record_payment", said)

    assert answer.status_code == 302
    assert balances() == {"cash_drawer": FEE, "fee_income": -FEE}


def test_the_drawer_is_counted_and_its_sheet_printed(world: World, signed_in: SignIn) -> None:
    opened, ngan = owing(world), signed_in("ngan")
    _take(ngan, opened.code, opened.dossier_id)
    today = timezone.localdate().isoformat()

    wrong = ngan.post("/desk/cashier/close", {"day_on": today, "note_100000": "1"})
    assert (wrong.status_code, "Count again" in _text(wrong)) == (409, True)
    done = ngan.post("/desk/cashier/close", {"day_on": today, "note_100000": "1", "note_50000": "1"})

    assert done["Location"] == f"/desk/cashier/my-day?on={today}"
    assert DrawerClosing.objects.get().difference_dong == 0
    assert "100,000" in _text(ngan.get(done["Location"]))
    pdf = ngan.get(f"/desk/cashier/my-day.pdf?on={today}")
    assert pdf.content[:5] == b"%PDF-"
    book = openpyxl.load_workbook(io.BytesIO(ngan.get(f"/desk/cashier/my-day.xlsx?on={today}").content))
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]  # type: ignore[union-attr]
    assert FEE in cells
    assert opened.code in cells


def test_the_centres_day_adds_up(world: World, signed_in: SignIn) -> None:
    in_cash(owing(world).dossier_id, world.ngan)
    in_cash(owing(world).dossier_id, world.lan)
    son = signed_in("son")

    page = _text(son.get("/desk/cashier/day?on=2021-04-06"))

    assert "300,000" in page
    assert "Bế Thị Ngân" in page
    for form in ("pdf", "xlsx"):
        assert son.get(f"/desk/cashier/day.{form}?on=2021-04-06").status_code == 200
    assert son.get("/desk/cashier/day.exe").status_code == 404


def test_a_statement_is_brought_in_and_the_rest_decided(world: World, signed_in: SignIn) -> None:
    payment, opened, ngan = begun(owing(world).dossier_id), owing(world), signed_in("ngan")
    squeezed = opened.code.replace("-", "")

    page = _text(
        _statement(
            ngan,
            f"06/04/2021,FT1,{FEE},{payment.reference}",
            f"06/04/2021,FT2,{FEE},nop phi ho so {squeezed}",
            "06/04/2021,FT3,700,?,TRAN VAN B",
        )
    )

    assert "3 transfers: 1 matched, 2 to be decided, 0 known already." in page
    assert f"The text names dossier {opened.code}" in page
    by_code, unknown = StatementLine.objects.filter(state="unmatched").order_by("id")
    ngan.post(f"/desk/cashier/transfers/{by_code.pk}", {"way": "match", "code": opened.code})
    ngan.post(f"/desk/cashier/transfers/{unknown.pk}", {"way": "return", "reason": "nhầm"})
    assert balances() == {"bank": 2 * FEE + 700, "fee_income": -2 * FEE, "refunds_payable": -700}


def test_the_same_statement_again_says_so(world: World, signed_in: SignIn) -> None:
    ngan = signed_in("ngan")
    for _ in range(2):
        page = _text(_statement(ngan, "06/04/2021,FT3,700,?,B"))

    assert "nothing was booked again" in page


def test_a_faulty_statement_names_line_and_column(world: World, signed_in: SignIn) -> None:
    answer = _statement(signed_in("ngan"), "06/04/2021,FT3,abc,?,B")

    assert answer.status_code == 409
    assert "Line 2" in _text(answer)


def test_what_does_not_pay_is_said_at_the_transfer(world: World, signed_in: SignIn) -> None:
    opened, ngan = owing(world), signed_in("ngan")
    _statement(ngan, "06/04/2021,FT3,700,?,B")
    line = StatementLine.objects.get()

    answer = ngan.post(f"/desk/cashier/transfers/{line.pk}", {"way": "match", "code": opened.code})

    assert answer.status_code == 409
    assert "Only the whole sum pays it" in _text(answer)


def test_a_refund_needs_four_eyes(world: World, signed_in: SignIn) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan, at=timezone.now())
    ngan, son = signed_in("ngan"), signed_in("son")
    where = f"/desk/cashier/payments/{payment.pk}"

    assert ngan.post(where, {"amount_dong": FEE, "reason": ""}).status_code == 422
    ngan.post(where, {"amount_dong": FEE, "reason": "Hộ nghèo"})
    refund = Refund.objects.get()
    mine = ngan.post(f"/desk/cashier/refunds/{refund.pk}", {"way": "approve"})
    assert mine.status_code == 409
    son.post(f"/desk/cashier/refunds/{refund.pk}", {"way": "approve"})
    assert "Hộ nghèo" in _text(ngan.get("/desk/cashier/refunds"))
    ngan.post(f"/desk/cashier/refunds/{refund.pk}", {"way": "cash"})

    payment.refresh_from_db()
    assert (payment.state, balances()) == (State.REFUNDED, {})
    assert "Refund paid out" in _text(ngan.get(where))


def test_a_refund_that_is_not_approved_needs_a_word(world: World, signed_in: SignIn) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan)
    signed_in("ngan").post(f"/desk/cashier/payments/{payment.pk}", {"amount_dong": FEE, "reason": "Hộ nghèo"})
    son, where = signed_in("son"), f"/desk/cashier/refunds/{Refund.objects.get().pk}"

    assert son.post(where, {"way": "reject"}).status_code == 409
    assert son.post(where, {"way": "reject", "decision": "thiếu giấy"}).status_code == 302
    assert Refund.objects.get().state == "rejected"


def test_another_centres_payment_is_not_there(world: World, signed_in: SignIn) -> None:
    payment = in_cash(owing(world).dossier_id, world.ngan)
    Payment.objects.filter(pk=payment.pk).update(centre=_elsewhere(world))

    assert signed_in("ngan").get(f"/desk/cashier/payments/{payment.pk}").status_code == 404
    Payment.objects.filter(pk=payment.pk).update(centre=world.centre)


def _elsewhere(world: World) -> Any:
    from motcua.organisation.models import ServiceCentre
    from tests.world import SINCE

    return ServiceCentre.objects.create(
        code="xa", unit_code="H37.12", name_vi="Một cửa xã", name_en="Commune", host=world.trade,
        level="commune", calendar=world.calendar, valid_from=SINCE,
    )  # fmt: skip


def test_the_fee_is_set_at_the_desk_with_an_exemption(world: World, signed_in: SignIn) -> None:
    from motcua.catalogue.models import Fee, ProcedureVersion

    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(fee_timing="after")
    fee = Fee.objects.create(
        version=world.five_days, kind="fee", case_vi="Nhà nhỏ", amount_dong=75_000,
        exemptions_vi="Giảm 30% người cao tuổi",
    )  # fmt: skip
    dossier_id, lan = world.received().dossier_id, signed_in("lan")
    assert "Elderly person" in _text(lan.get(f"/desk/dossiers/{dossier_id}?act=charge_fee"))

    said = {"key": uuid.uuid4(), "fee": fee.pk, "grounds": "elderly", "seen": 1}
    answer = lan.post(f"/desk/dossiers/{dossier_id}/charge_fee", said)

    assert answer.status_code == 302
    assert Dossier.objects.get(pk=dossier_id).owed_dong == 52_500


def test_a_dossiers_payments_are_found_by_its_code(world: World, signed_in: SignIn) -> None:
    opened = owing(world)
    payment = in_cash(opened.dossier_id, world.ngan)

    page = _text(signed_in("ngan").get("/desk/cashier", {"code": opened.code}))

    assert f"/desk/cashier/payments/{payment.pk}" in page


def test_the_receipt_is_printed_from_the_dossiers_page(world: World, signed_in: SignIn) -> None:
    opened = owing(world)
    payment = in_cash(opened.dossier_id, world.ngan)
    where, link = f"/desk/dossiers/{opened.dossier_id}", f"/desk/cashier/payments/{payment.pk}/receipt.pdf"

    assert link in _text(signed_in("lan").get(where))
    assert signed_in("lan").get(link).status_code == 200
    assert link not in _text(signed_in("son").get(where))
