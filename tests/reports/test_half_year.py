"""The half-year by its keys, as JSON, on a terminal, in a spreadsheet and on paper."""

import io
import json
from datetime import date

import openpyxl
import pypdf
import pytest
from django.utils import translation

from motcua.catalogue.models import Decision, ProcedureVersion, TimeLimitCut
from motcua.law.errors import NotPossible
from motcua.reports import papers, queries
from tests import world as worlds

KEYS = {
    "received": {"total", "counter", "online", "post", "share"},
    "resolved": {"total", "early", "on_time", "late", "share", "in_time_share"},
    "departments": {"received", "online", "online_share"},
    "ratings": {"total", "very_satisfied", "satisfied", "not_satisfied", "share"},
    "compared": {"received", "online", "post", "resolved"},
    "time_limits": {"sectors", "cut_share"},
}
ISSUED_ON = date(2021, 7, 1)


def made(world: worlds.World, form: str) -> str | bytes:
    return papers.half_year(year=2021, half=1, form=form, issued_on=ISSUED_ON, centre_code=world.centre.code)


@pytest.fixture
def filled(world: worlds.World) -> worlds.World:
    world.received(channel="post")
    world.received()
    world.finished(worlds.at("04-06 11:00"))
    return world


def test_json_has_exactly_its_keys(filled: worlds.World) -> None:
    told = json.loads(made(filled, "json"))

    assert {part: set(keys) for part, keys in told.items()} == KEYS
    assert told["received"]["share"] == {"counter": 66.67, "online": 0.0, "post": 33.33}
    assert told["resolved"]["share"] == {"early": 100.0, "on_time": 0.0}
    assert told["resolved"]["in_time_share"] == 100.0
    assert told["compared"] == {"received": None, "online": None, "post": None, "resolved": None}


def test_a_year_without_dossiers_has_no_shares(world: worlds.World) -> None:
    told = json.loads(made(world, "json"))

    assert told["received"] == {
        "total": 0, "counter": 0, "online": 0, "post": 0,
        "share": {"counter": None, "online": None, "post": None},
    }  # fmt: skip
    assert told["resolved"]["in_time_share"] is None


def test_compared_with_the_same_half_of_the_year_before(filled: worlds.World) -> None:
    told = queries.half_year(2022, 1, centre_code=filled.centre.code).values()

    assert told["compared"] == {"received": 0.0, "online": None, "post": 0.0, "resolved": 0.0}


def test_time_limits_count_the_agencies_of_the_plan(world: worlds.World) -> None:
    decision = Decision.objects.create(
        number="612/QĐ-UBND", title_vi="Cắt giảm", kind="time_limit_cut", issued_on=date(2021, 3, 25),
        effective_on=date(2021, 4, 1), issuer="UBND tỉnh",
    )  # fmt: skip
    TimeLimitCut.objects.create(agency=world.construction, decision=decision, plan_share_percent=30)
    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(statutory_limit="8d")

    told = {
        year: queries.half_year(year, 1, centre_code=world.centre.code).values()["time_limits"]
        for year in (2020, 2021)
    }

    assert told == {2020: {"sectors": 0, "cut_share": None}, 2021: {"sectors": 1, "cut_share": 37.5}}


def test_an_unknown_centre_is_named(world: worlds.World) -> None:
    with pytest.raises(NotPossible, match="nowhere"):
        queries.half_year(2021, 1, centre_code="nowhere")


def test_the_terminal_speaks_both_languages(filled: worlds.World) -> None:
    vietnamese = made(filled, "table")
    with translation.override("en"):
        english = made(filled, "table")

    assert "66,67" in str(vietnamese) and "Hồ sơ tiếp nhận" in str(vietnamese)
    assert "66.67" in str(english) and "Dossiers received" in str(english)


def test_the_workbook_holds_numbers(filled: worlds.World) -> None:
    book = made(filled, "xlsx")
    assert isinstance(book, bytes)

    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert sheet.title not in ("", "Sheet1")

    assert rows[0][:2] == ("Hồ sơ tiếp nhận", 3)
    assert rows[1][1:3] == (2, 66.67)


def test_the_paper_is_vietnamese_in_any_language(filled: worlds.World) -> None:
    with translation.override("en"):
        paper = made(filled, "pdf")
    assert isinstance(paper, bytes)

    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    text = " ".join(pages[0].extract_text().split())

    assert len(pages) == 1
    assert "66,67" in text
    assert "Từ ngày 01/01/2021 đến ngày 30/06/2021" in text
