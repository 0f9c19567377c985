"""A partner's file: each line judged where it is wrong, the good ones received, nothing doubled by a second upload."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from motcua.catalogue.commands.sheets import UnknownFileKind, Unreadable
from motcua.dossiers import commands
from motcua.dossiers.commands.batches import (
    Brought,
    Looked,
    NoSuchBatch,
    NotAPartner,
    Received,
    Receiving,
    TooLong,
    WrongFile,
    look,
)
from motcua.dossiers.models import Channel, Dossier, PartnerBatch, PartnerDossier, ReturnWay
from motcua.dossiers.policies import NotAReceiver
from motcua.dossiers.queries import batches
from motcua.law.actor import Actor
from tests.at_once import at_once
from tests.world import TUESDAY_8, World, at

HEAD = "key;procedure;applicant_name;applicant_identity;applicant_phone;papers;return_way"
NOTARY = "0101243150"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


GOOD = "VP-1;1.009978;Hoàng Thị Vy;020301000123;0912345678;;counter"


def _file(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode("utf-8-sig")


def _brought(world: World, content: bytes, **other: Any) -> Brought:
    told: dict[str, Any] = {
        "centre_id": world.centre.pk,
        "partner_code": "0101 243 150",
        "partner_name": "Văn phòng công chứng Kỳ Lừa",
        "channel": Channel.COUNTER,
        "file_name": "danh-sach.csv",
        "content": content,
        "by": world.lan,
        "at": TUESDAY_8,
    }
    return Brought(**(told | other))


def _bring(world: World, *lines: str, **other: Any) -> int:
    return commands.bring_batches([_brought(world, _file(*lines), **other)])[0]


def _look(world: World, batch_id: int, by: Actor | None = None) -> list[Looked]:
    batch = batches.batch(batch_id, world.centre.pk)
    assert batch is not None
    return look(batch, by=by or world.lan, at=TUESDAY_8)


def _receive(world: World, batch_id: int, *lines: int, **other: Any) -> Received:
    told: dict[str, Any] = {
        "batch_id": batch_id,
        "centre_id": world.centre.pk,
        "lines": lines,
        "by": world.lan,
    }
    return commands.receive_batches([Receiving(**(told | {"at": at("04-06 08:05")} | other))])[0]


def test_nothing_is_received_by_looking(world: World, folder: Any) -> None:
    batch_id = _bring(world, GOOD)

    (line,) = _look(world, batch_id)

    assert (line.line, line.key, line.faults, line.before) == (2, "VP-1", (), None)
    assert line.intake is not None
    assert not Dossier.objects.exists()


def test_what_is_chosen_becomes_dossiers_with_all_required_papers(world: World, folder: Any) -> None:
    other = "VP-2;1.009978;Lý Văn Tám;;;1,2, 3;bưu chính"
    batch_id = _bring(world, GOOD, other, "VP-3;1.009978;Chưa có giấy tờ;;;;", channel=Channel.POST)

    done = _receive(world, batch_id, 2, 3)

    assert done == Received(now=2, before=0, refused=0)
    first, second = Dossier.objects.order_by("code")
    assert (first.applicant_name, first.applicant_identity, first.submitter_name, first.channel) == (
        "Hoàng Thị Vy",
        "020301000123",
        "Văn phòng công chứng Kỳ Lừa",
        Channel.POST,
    )
    assert (second.return_way_wanted, second.documents.count()) == (ReturnWay.POST, 3)
    assert [line.before is not None for line in _look(world, batch_id)] == [True, True, False]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (";1.009978;Vy;;;;", "key", "This must not be empty."),
        ("A;;Vy;;;;", "procedure", "This must not be empty."),
        ("A;9.999999;Vy;;;;", "procedure", "No procedure with the code 9.999999 is in force today."),
        ("A;1.009978;;;;;", "applicant_name", "This must not be empty."),
        ("A;1.009978;Vy;12345;;;", "applicant_identity", "“12345” is not an identity number"),
        ("A;1.009978;Vy;;;9;", "papers", "There is no paper 9: this procedure has 3."),
        ("A;1.009978;Vy;;;1;", "papers", "2 required papers are missing."),
        ("A;1.009978;Vy;;;;dove", "return_way", "dove is not one of: counter, post, electronic."),
        (f"{'A' * 65};1.009978;Vy;;;;", "key", "This is longer than 64 characters."),
    ],
)
def test_a_wrong_cell_is_told_by_line_column_and_reason(
    world: World, folder: Any, line: str, column: str, reason: str
) -> None:
    batch_id = _bring(world, GOOD, line)

    good, bad = _look(world, batch_id)

    assert good.intake is not None
    assert [(fault.line, fault.column) for fault in bad.faults] == [(3, column)]
    assert bad.faults[0].reason.startswith(reason)
    assert _receive(world, batch_id, 2, 3) == Received(now=1, before=0, refused=1)


def test_a_number_twice_in_a_file_is_told_and_received_once(world: World, folder: Any) -> None:
    batch_id = _bring(world, GOOD, GOOD)

    _first, second = _look(world, batch_id)

    assert [fault.reason for fault in second.faults] == ["The same number stands on line 2."]
    assert _receive(world, batch_id, 2, 3).now == 1


def test_a_second_upload_doubles_nothing_and_receives_what_was_mended(world: World, folder: Any) -> None:
    wrong, mended = "VP-2;1.009978;Lý Văn Tám;1;;;", "VP-2;1.009978;Lý Văn Tám;;;;"
    first = _bring(world, GOOD, wrong)
    _receive(world, first, 2, 3)
    assert _bring(world, GOOD, wrong) == first  # the same file is the same batch

    second = _bring(world, GOOD, mended)
    again = _receive(world, second, 2, 3)

    assert second != first
    assert again == Received(now=1, before=1, refused=0)
    assert Dossier.objects.count() == PartnerDossier.objects.count() == 2
    assert [one.received for one in batches.batches(world.centre.pk)] == [1, 1]


def test_a_number_of_another_partner_is_another(world: World, folder: Any) -> None:
    _receive(world, _bring(world, GOOD), 2)

    other = _bring(world, GOOD, partner_code="020301000123")

    assert _receive(world, other, 2).now == 1


def test_a_number_that_stands_for_somebody_else_is_a_fault(world: World, folder: Any) -> None:
    _receive(world, _bring(world, GOOD), 2)

    (line,) = _look(world, _bring(world, GOOD.replace("Hoàng Thị Vy", "Người khác")))

    assert line.before is None
    assert "of another applicant or procedure" in line.faults[0].reason


def test_vietnamese_headings_and_a_workbook_are_read(world: World, folder: Any) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã của đối tác", "Mã thủ tục", "Chủ hồ sơ", "Số định danh", "Điện thoại", "Ghi chú"])
    sheet.append([17, "1.009978", "Hoàng Thị Vy", "020301000123", "0912345678", "gấp"])
    sheet.append([18, "1.009978", "Lý Văn Tám", "", 912345678, ""])
    written = io.BytesIO()
    book.save(written)

    brought = _brought(world, written.getvalue(), file_name="Danh sách.XLSX")
    good, bad = _look(world, commands.bring_batches([brought])[0])

    assert (good.key, good.intake is not None) == ("17", True)
    assert [(fault.column, fault.reason) for fault in bad.faults] == [
        ("Điện thoại", "Make this cell text: as a number it loses its zeros.")
    ]


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("a.pdf", _file(GOOD), UnknownFileKind),
        ("a.csv", b"\xff\xfe\x00", Unreadable),
        ("a.xlsx", b"no workbook", Unreadable),
        ("a.csv", _file(), WrongFile),
        ("a.csv", _file(GOOD, head=HEAD.replace("key", "nothing")), WrongFile),
        ("a.csv", _file(*[GOOD] * 1001), TooLong),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_whole(
    world: World, folder: Any, name: str, content: bytes, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        commands.bring_batches([_brought(world, content, file_name=name)])

    assert not PartnerBatch.objects.exists()


@pytest.mark.parametrize("code", ["", "0101243151", "abc", "123"])
def test_a_partner_is_known_by_a_true_number(world: World, folder: Any, code: str) -> None:
    with pytest.raises(NotAPartner):
        _bring(world, GOOD, partner_code=code)


def test_who_does_not_receive_here_neither_brings_nor_receives(world: World, folder: Any) -> None:
    batch_id = _bring(world, GOOD)

    for by in (world.minh, world.son, world.thu):
        with pytest.raises(NotAReceiver):
            commands.bring_batches([_brought(world, _file(GOOD), by=by)])
        with pytest.raises(NotAReceiver):
            _receive(world, batch_id, 2, by=by)
    with pytest.raises(NoSuchBatch):
        _receive(world, batch_id + 1, 2)


def test_a_hundred_lines_take_as_many_statements_as_one(world: World, folder: Any) -> None:
    _receive(world, _bring(world, "warm;1.009978;Vy;;;;"), 2)
    one_id = _bring(world, GOOD)
    many_id = _bring(world, *[GOOD.replace("VP-1", f"N-{n}") for n in range(100)])
    with CaptureQueriesContext(connection) as one:
        _receive(world, one_id, 2)

    with CaptureQueriesContext(connection) as many:
        done = _receive(world, many_id, *range(2, 102))

    assert done.now == 100
    assert len(many) == len(one)


def test_the_same_lines_at_once_are_received_once(committed: World, folder: Any) -> None:
    batch_id = commands.bring_batches([_brought(committed, _file(GOOD))])[0]
    twin = commands.bring_batches([_brought(committed, _file(GOOD, "X;1.009978;Tám;;;;"))])[0]
    order = Receiving(
        batch_id=batch_id, centre_id=committed.centre.pk, lines=(2,), by=committed.lan, at=at("04-06 08:05")
    )

    answers = at_once(
        lambda n: commands.receive_batches([order if n % 2 else replace(order, batch_id=twin)])[0]
    )

    assert sum(one.now for one in answers) == Dossier.objects.count() == PartnerDossier.objects.count() == 1


def test_the_same_file_at_once_is_one_batch(committed: World, folder: Any) -> None:
    brought = _brought(committed, _file(GOOD))

    answers = at_once(lambda n: commands.bring_batches([brought])[0])

    assert len(set(answers)) == PartnerBatch.objects.count() == 1
