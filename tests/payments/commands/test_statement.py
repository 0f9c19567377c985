"""Bank statements: booked once, matched by reference, the rest for a cashier to decide."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from motcua.dossiers.models import Dossier
from motcua.payments import commands
from motcua.payments.commands.statement import Imported, StatementGiven
from motcua.payments.commands.transfers import (
    AlreadyDecided,
    DoesNotPay,
    NoDossierHere,
    TransferMatched,
    TransferReturned,
)
from motcua.payments.models import Payment, Refund, State, StatementLine
from motcua.payments.policies import NotACashier
from motcua.payments.providers.bank_transfer.statement import (
    ColumnMissing,
    StatementUnreadable,
    WrongCell,
    read,
)
from tests.payments.money import FEE, LATER, balances, begun, owing
from tests.world import World

HEAD = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung,Tài khoản đối ứng,Tên người chuyển"


def _line(number: int, amount: object, text: str) -> str:
    return f'06/04/2021 08:1{number % 10}:00,FT{number:04},"{amount}",{text},0011,HOANG THI VY'


def _csv(*lines: str) -> bytes:
    return "\n".join(["SAO KÊ TÀI KHOẢN 113366668888", "", HEAD, *lines]).encode("utf-8-sig")


def _xlsx(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in [HEAD.split(","), *rows]:
        book.active.append(row)  # type: ignore[union-attr]
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _import(world: World, content: bytes, **other: Any) -> Imported:
    told: dict[str, Any] = {
        "file_name": "sao-ke.csv",
        "content": content,
        "centre_id": world.centre.pk,
        "by": world.ngan,
        "at": LATER,
    }
    return commands.import_statements([StatementGiven(**(told | other))])[0]


def test_a_transfer_with_its_reference_pays_the_dossier(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    text = f"020097.IBFT {payment.reference[:6]} {payment.reference[6:]} PHI TTHC"

    done = _import(world, _csv(_line(1, "150.000", text), _line(2, 50000, "chuyen tien")))

    assert (done.lines, done.matched, done.unmatched) == (2, 1, 1)
    payment.refresh_from_db()
    assert (payment.state, payment.provider_reference) == (State.PAID, "FT0001")
    assert balances() == {"bank": 200_000, "fee_income": -FEE, "unmatched": -50_000}


def test_the_same_file_twice_books_once(world: World) -> None:
    content = _csv(_line(1, FEE, begun(owing(world).dossier_id).reference), _line(2, 700, "?"))
    _import(world, content)

    again = _import(world, content)

    assert again.repeated
    assert balances() == {"bank": FEE + 700, "fee_income": -FEE, "unmatched": -700}


def test_a_transfer_in_two_files_is_booked_once(world: World) -> None:
    _import(world, _csv(_line(1, 700, "?")))

    done = _import(world, _csv(_line(1, 700, "?"), _line(2, 800, "?")))

    assert (done.lines, done.known, done.unmatched) == (2, 1, 1)
    assert balances() == {"bank": 1500, "unmatched": -1500}


def test_a_workbook_reads_as_the_csv_does(world: World) -> None:
    when = LATER.replace(tzinfo=None)
    rows = [[when, "FT1", 150000, "MC", "0011", "VY"], [when, "FT2", None, "phí", "", ""]]

    found = read(_xlsx(*rows))

    assert [(c.bank_reference, c.amount_dong) for c in found] == [("FT1", 150000)]


@pytest.mark.parametrize(
    ("written", "amount"),
    [("150000", FEE), ("150,000", FEE), ("150.000 đ", FEE), ("150,000.00", FEE), ("+150 000 VND", FEE)],
)
def test_amounts_are_read_as_banks_write_them(written: str, amount: int) -> None:
    assert read(_csv(_line(1, written, "x")))[0].amount_dong == amount


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\x89PNG\r\n\x1a\n\xff", StatementUnreadable),
        (b"PK\x03\x04 no workbook", StatementUnreadable),
        (b"", ColumnMissing),
        ("Số tham chiếu,Nội dung\n1,x".encode(), ColumnMissing),
        (_csv(_line(1, "12x", "x")), WrongCell),
        (_csv(_line(1, "1.5", "x")), WrongCell),
        (_csv("hôm qua,FT1,1000,x,,"), WrongCell),
        (_csv("06/04/2021,,1000,x,,"), WrongCell),
    ],
)
def test_a_faulty_file_is_refused_whole(world: World, content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        _import(world, content)

    assert not StatementLine.objects.exists()


def test_the_fault_is_named_by_line_and_column(world: World) -> None:
    with pytest.raises(WrongCell) as refused:
        _import(world, _csv(_line(1, 1000, "x"), _line(2, "abc", "y")))

    assert (refused.value.params["line"], refused.value.params["value"]) == (5, "abc")


@pytest.mark.parametrize("amount", [FEE - 1, FEE + 1])
def test_another_sum_is_for_a_cashier(world: World, amount: int) -> None:
    payment = begun(owing(world).dossier_id)

    assert _import(world, _csv(_line(1, amount, payment.reference))).unmatched == 1


def test_the_second_transfer_for_one_payment_is_for_a_cashier(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    lines = [_line(n, FEE, payment.reference) for n in (1, 2)]

    assert _import(world, _csv(*lines)).unmatched == 1


def test_a_cashier_matches_what_the_payer_wrote_wrongly(world: World) -> None:
    opened = owing(world)
    begun(opened.dossier_id)
    _import(world, _csv(_line(1, FEE, f"nop phi {opened.code}")))
    order = TransferMatched(
        line_id=StatementLine.objects.get().pk,
        dossier_code=f" {opened.code.lower()} ",
        by=world.ngan,
        at=LATER,
    )

    payment = commands.match_transfers([order])[0]

    assert (payment.state, payment.method) == (State.PAID, "transfer")
    assert balances() == {"bank": FEE, "fee_income": -FEE}
    with pytest.raises(AlreadyDecided):
        commands.match_transfers([order])


def test_a_transfer_of_another_sum_pays_nothing(world: World) -> None:
    opened = owing(world)
    _import(world, _csv(_line(1, 5, "?")))
    line = StatementLine.objects.get()

    with pytest.raises(DoesNotPay):
        commands.match_transfers(
            [TransferMatched(line_id=line.pk, dossier_code=opened.code, by=world.ngan, at=LATER)]
        )
    with pytest.raises(NoDossierHere):
        commands.match_transfers(
            [TransferMatched(line_id=line.pk, dossier_code="H1", by=world.ngan, at=LATER)]
        )

    assert Dossier.objects.get(pk=opened.dossier_id).owed_dong == FEE
    assert not Payment.objects.exists()


def test_what_nobody_knows_goes_back(world: World) -> None:
    _import(world, _csv(_line(1, 700, "?")))
    order = TransferReturned(
        line_id=StatementLine.objects.get().pk, reason="chuyển nhầm", by=world.ngan, at=LATER
    )

    commands.return_transfers([order])

    assert Refund.objects.get().to_account == "0011 HOANG THI VY"
    assert balances() == {"bank": 700, "refunds_payable": -700}


def test_only_the_centres_cashier_imports(world: World) -> None:
    for actor in (world.lan, world.son, world.tuan):
        with pytest.raises(NotACashier):
            _import(world, _csv(_line(1, 1, "x")), by=actor)


def test_money_that_came_late_by_transfer_is_matched_too(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    commands.expire([payment.pk], at=LATER + timedelta(days=8))

    done = _import(world, _csv(_line(1, FEE, payment.reference)), at=LATER + timedelta(days=9))

    assert done.matched == 1
    assert Payment.objects.get().state == State.PAID
