"""Table II.06a: its identity on every row, and each dossier where it stood at the period's end."""

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers import commands
from motcua.dossiers.commands import ending, supplement
from motcua.reports import papers, queries
from motcua.reports.queries import Period, ii06a
from motcua.reports.queries.ii06a import check
from tests import world as worlds

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))
MAY = Period(date(2021, 5, 1), date(2021, 5, 31))
JUNE = Period(date(2021, 6, 1), date(2021, 6, 30))


def told(period: Period) -> dict[str, int]:
    return {key: value for key, value in ii06a(period).total.values.items() if value}


def stopped(world: worlds.World, dossier_id: int, when: datetime) -> None:
    order = ending.Stopping(dossier_id=dossier_id, by=world.hoa, at=when, reason="Hết thẩm quyền")
    commands.stop([order])


def withdrawn(world: worlds.World, dossier_id: int, when: datetime) -> None:
    order = ending.Withdrawal(dossier_id=dossier_id, by=world.lan, at=when, reason="Thôi không làm")
    commands.withdraw([order])


def reopened(world: worlds.World, dossier_id: int, when: datetime) -> None:
    order = ending.Reopening(
        dossier_id=dossier_id, by=world.son, at=when, decision="7/QĐ-UBND", reason="Sai tên"
    )
    commands.reopen([order])


def test_a_period_without_dossiers_is_one_empty_row(world: worlds.World) -> None:
    table = ii06a(APRIL)

    assert len(table.rows) == 1
    assert set(table.total.values.values()) == {0}


def test_in_process_is_as_of_the_periods_end(world: worlds.World) -> None:
    world.finished(worlds.at("05-04 11:00"))

    assert told(APRIL) == {
        "received.total": 1, "received.counter_post": 1, "in_process.total": 1, "in_process.late": 1,
    }  # fmt: skip
    assert told(MAY) == {
        "received.total": 1, "received.carried": 1, "resolved.total": 1, "resolved.late": 1,
    }  # fmt: skip
    assert told(JUNE) == {}


def test_what_is_owed_by_the_applicant_is_within_the_limit(world: worlds.World) -> None:
    dossier_id = world.forwarded()
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=worlds.at("04-07 09:00"), items=("Bản vẽ",), reason="Thiếu"
    )
    commands.ask_supplement([asked])

    assert told(MAY) == {
        "received.total": 1, "received.carried": 1, "in_process.total": 1, "in_process.within": 1,
    }  # fmt: skip


def test_withdrawn_and_stopped_stand_apart(world: worlds.World) -> None:
    withdrawn(world, world.forwarded(), worlds.at("04-07 09:00"))
    stopped(world, world.forwarded(), worlds.at("05-04 09:00"))

    assert told(APRIL)["ended.withdrawn"] == 1
    assert told(APRIL)["in_process.late"] == 1
    assert told(MAY) == {"received.total": 1, "received.carried": 1, "ended.stopped": 1}


def test_what_was_opened_again_keeps_its_past_and_is_carried_over(world: worlds.World) -> None:
    dossier_id = world.finished(worlds.at("04-06 11:00"))
    before = ii06a(APRIL)
    reopened(world, dossier_id, worlds.at("05-04 09:00"))

    assert ii06a(APRIL) == before
    assert told(MAY)["received.carried"] == 1
    assert told(MAY)["in_process.total"] == 1


def test_not_yet_received_is_not_counted(world: worlds.World) -> None:
    commands.refuse_at_the_door([world.intake()], reason="Không đủ điều kiện", legal_ground="Luật")

    assert told(APRIL) == {}


def test_a_row_that_does_not_add_up_is_never_given(world: worlds.World) -> None:
    row = ii06a(APRIL).total

    with pytest.raises(AssertionError, match=r"received\.total"):
        check(type(row)(None, "", None, "", {**row.values, "received.total": 1}))


FATES: dict[str, Callable[[worlds.World, datetime], object]] = {
    "received": lambda world, when: world.received(),
    "by post": lambda world, when: world.received(channel="post"),
    "forwarded": lambda world, when: world.forwarded(),
    "finished": lambda world, when: world.finished(when),
    "withdrawn": lambda world, when: withdrawn(world, world.forwarded(), when),
    "stopped": lambda world, when: stopped(world, world.forwarded(), when),
    "reopened": lambda world, when: reopened(world, world.finished(worlds.at("04-08 10:00")), when),
}
days = st.dates(date(2021, 4, 1), date(2021, 6, 30))


@given(
    st.lists(st.tuples(st.sampled_from(sorted(FATES)), st.sampled_from([4, 5, 6])), max_size=6),
    st.tuples(days, days).map(sorted),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_identity_holds_on_every_row_of_any_period(
    world: worlds.World, fates: list[tuple[str, int]], between: list[date]
) -> None:
    for fate, month in fates:
        FATES[fate](world, worlds.at(f"{month:02}-12 10:00"))

    table = ii06a(Period(*between))  # raises where a row does not add up

    of_agencies = [row for row in table.rows if row.agency_id and row.sector_id is None]
    of_sectors = [row for row in table.rows if row.sector_id]
    for key, whole in table.total.values.items():
        assert whole == sum(row.values[key] for row in of_agencies) == sum(r.values[key] for r in of_sectors)


def test_every_key_of_the_json_is_documented() -> None:
    told = Path("docs/integrator/reports.md").read_text(encoding="utf-8")

    assert [column.key for column in queries.COLUMNS if f"`{column.key}`" not in told] == []


@pytest.mark.parametrize("column", queries.COLUMNS, ids=lambda column: column.key)
def test_behind_each_cell_are_its_dossiers(world: worlds.World, column: queries.Column) -> None:
    for number, fate in enumerate(sorted(FATES)):
        FATES[fate](world, worlds.at(f"05-{number + 10} 10:00") if number % 2 else worlds.at("04-12 10:00"))

    for period in (APRIL, MAY):
        listed = queries.behind_ii06a(column.key, period, agency_id=world.construction.pk)
        assert len(listed) == ii06a(period).total.values[column.key]


def test_the_forms_agree(world: worlds.World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")  # wide enough that no name is broken over two lines
    world.finished(worlds.at("04-06 11:00"))
    world.received()
    made = {
        form: papers.ii06a(
            first_on=APRIL.first_on, last_on=APRIL.last_on, form=form, issued_on=date(2021, 5, 4)
        )
        for form in ("json", "xlsx", "pdf", "table")
    }

    total = json.loads(made["json"])["total"]
    assert total["received"] == {"total": 2, "online": 0, "counter_post": 2, "carried": 0}
    assert isinstance(made["xlsx"], bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    assert sheet.title == "II.06a"
    assert [cell.value for cell in list(sheet.rows)[-3]][1:4] == ["Tổng số", 2, 0]
    assert isinstance(made["pdf"], bytes)
    assert "II.06a/VPCP/KSTT" in pypdf.PdfReader(io.BytesIO(made["pdf"])).pages[0].extract_text()
    assert "Sở Xây dựng" in str(made["table"])
