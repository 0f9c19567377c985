"""Importing procedures: all good or nothing, every fault by line, column and reason, never a double."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real
from openpyxl import Workbook

from motcua.catalogue import commands, models, queries
from motcua.catalogue.commands.checking import COLUMNS, REQUIRED
from motcua.catalogue.commands.importing import Imported
from motcua.catalogue.commands.sheets import UnknownFileKind, Unreadable
from motcua.catalogue.models import Procedure, ProcedureVersion, Process
from motcua.cli import messages
from motcua.organisation import commands as organisation

pytestmark = pytest.mark.django_db

ROW = {
    "code": "9.000100",
    "version": "1",
    "sector": "xay-dung",
    "agency": "so-xay-dung",
    "level": "province",
    "name_vi": "Cấp giấy phép đấu nối thoát nước",
    "service_level": "full",
    "statutory_limit": "10d",
    "limit": "7d",
    "result_vi": "Giấy phép",
    "result_kind": "licence",
    "fee_timing": "none",
    "process": "standard",
    "valid_from": "2021-04-01",
    "valid_until": "",
}
Import = Callable[..., Imported]


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Import:
    """Imports rows, each told by how it differs from a good one, from a .csv file."""
    organisation.load()
    commands.load()

    def run(*rows: dict[str, str], skip_bad: bool = False) -> Imported:
        file = tmp_path / "procedures.csv"
        with file.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, fieldnames=list(ROW))
            writer.writeheader()
            writer.writerows(ROW | row for row in rows)
        return commands.import_procedures(file, skip_bad=skip_bad)

    return run


def ours() -> int:
    return ProcedureVersion.objects.filter(procedure__code__startswith="9.").count()


def test_a_good_row_is_a_procedure_with_its_process(bring: Import) -> None:
    outcome = bring({})

    assert (outcome.added, outcome.updated, outcome.unchanged, outcome.faults) == (1, 0, 0, ())
    version = ProcedureVersion.objects.get(procedure__code="9.000100")
    assert version.folded_name == "cap giay phep dau noi thoat nuoc"
    assert version.process.code == "standard-7d"
    assert queries.terms(version.pk).first_step.limit_minutes == 7 * 480 // 10


def test_a_new_limit_makes_its_process_once(bring: Import) -> None:
    bring({"limit": "11h"}, {"code": "9.000101", "limit": "11h"})

    assert Process.objects.filter(code="standard-11h").count() == 1


def test_again_changes_nothing_and_a_change_updates(bring: Import) -> None:
    bring({})

    again = bring({})
    changed = bring({"limit": "5d"})

    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert (changed.added, changed.updated, changed.unchanged) == (0, 1, 0)
    assert ProcedureVersion.objects.get(procedure__code="9.000100").limit == "5d"


def test_one_bad_row_stops_all(bring: Import) -> None:
    before = Procedure.objects.count()

    outcome = bring({}, {"code": "9.000101", "limit": "soon"})

    assert [(f.line, f.column) for f in outcome.faults] == [(3, "limit")]
    assert (outcome.added, Procedure.objects.count()) == (0, before)


def test_the_good_come_in_where_the_bad_are_skipped(bring: Import) -> None:
    outcome = bring({}, {"code": "9.000101", "limit": "soon"}, {"code": "9.000102"}, skip_bad=True)

    assert outcome.added == ours() == 2
    assert [f.line for f in outcome.faults] == [3]


@pytest.mark.parametrize(
    ("differs", "column"),
    [
        ({"name_vi": ""}, "name_vi"),
        ({"name_vi": "x" * 501}, "name_vi"),
        ({"version": "1.5"}, "version"),
        ({"version": "0"}, "version"),
        ({"sector": "khong-co"}, "sector"),
        ({"agency": "khong-co"}, "agency"),
        ({"agency": ""}, "agency"),
        ({"level": "ward"}, "level"),
        ({"process": "khong-co"}, "process"),
        ({"limit": "0d"}, "limit"),
        ({"limit": "11d"}, "limit"),
        ({"valid_from": "31/02/2021"}, "valid_from"),
        ({"valid_until": "2021-04-01"}, "valid_until"),
    ],
)
def test_a_fault_names_its_column(bring: Import, differs: dict[str, str], column: str) -> None:
    outcome = bring(differs)

    assert [(f.line, f.column) for f in outcome.faults] == [(2, column)]
    assert ours() == 0


def test_every_fault_of_a_row_is_told_in_vietnamese(bring: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    messages.compile_stale()
    monkeypatch.setattr(trans_real, "_translations", {})  # what was read before they were compiled
    outcome = bring({"sector": "khong-co", "limit": "soon"})

    with translation.override("vi"):
        reasons = {f.column: f.reason for f in outcome.faults}
    assert reasons["sector"] == "Không có lĩnh vực khong-co."
    assert reasons["limit"] == "soon không phải là thời hạn như 5d, 20h, 90m hoặc 10cd."


def test_two_versions_may_not_be_in_force_on_one_day(bring: Import) -> None:
    bring({})

    alone = bring({"version": "2", "valid_from": "2022-01-01"})
    both = bring({"valid_until": "2022-01-01"}, {"version": "2", "valid_from": "2022-01-01"})

    assert [(f.line, f.column) for f in alone.faults] == [(2, "valid_from")]
    assert (both.added, both.updated, both.faults) == (1, 1, ())


def test_a_version_is_told_once_and_a_procedure_has_one_sector(bring: Import) -> None:
    outcome = bring({}, {}, {"version": "2", "sector": "an-toan-thuc-pham"})

    assert [(f.line, f.column) for f in outcome.faults] == [(3, "version"), (4, "sector")]


def test_a_workbook_is_read_with_its_days_and_numbers(bring: Import, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(ROW))
    sheet.append(list((ROW | {"version": 1, "valid_from": date(2021, 4, 1)}).values()))
    sheet.append(list((ROW | {"code": 9.0002}).values()))
    book.save(tmp_path / "procedures.xlsx")

    outcome = commands.import_procedures(tmp_path / "procedures.xlsx", skip_bad=True)

    assert outcome.added == 1
    assert [(f.line, f.column) for f in outcome.faults] == [(3, "code")]
    assert ProcedureVersion.objects.get(procedure__code="9.000100").valid_from == date(2021, 4, 1)


def test_semicolons_and_a_byte_order_mark_as_excel_writes_them(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.DictWriter(text, fieldnames=list(ROW), delimiter=";")
        writer.writeheader()
        writer.writerow(ROW | {"valid_from": "01/04/2021"})

    assert commands.import_procedures(file).added == 1


def test_the_heading_is_looked_at_first(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("code,colour\n9.1,red\n", encoding="utf-8")

    outcome = commands.import_procedures(file, skip_bad=True)

    assert {f.column for f in outcome.faults} == (set(REQUIRED) - {"code"}) | {"colour"}
    assert {f.line for f in outcome.faults} == {1}
    assert ours() == 0


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.ods").write_bytes(b"")
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    (tmp_path / "a.csv").write_bytes(b"code\nC\xf4ng\n")

    with pytest.raises(UnknownFileKind):
        commands.import_procedures(tmp_path / "a.ods")
    for name in ("a.xlsx", "a.csv"):
        with pytest.raises(Unreadable):
            commands.import_procedures(tmp_path / name)


def test_the_programs_own_file_is_a_good_file(bring: Import) -> None:
    own = Path(models.__file__).parent / "data" / "procedures.csv"

    outcome = commands.import_procedures(own)

    assert outcome.faults == ()
    assert (outcome.added, outcome.updated) == (0, 0)


def test_every_column_is_described() -> None:
    page = Path(__file__).parents[2] / "docs" / "operator" / "import-procedures.md"
    text = page.read_text(encoding="utf-8")

    assert [c for c in COLUMNS if f"`{c}`" not in text] == []
