"""The same figures for province, centre, agency, unit and officer; each opens as many dossiers as it says."""

import io
from datetime import date

import openpyxl
import pytest

from motcua.dossiers.models import Channel
from motcua.law.actor import SYSTEM
from motcua.organisation.models import Agency
from motcua.ratings.commands import RatingGiven, rate
from motcua.reports import papers, queries
from motcua.reports.queries import FIGURES, PROVINCE, Level, Period, Scope
from motcua.reports.queries.overview import lying, overview
from motcua.reports.queries.trend import stretches, trend
from tests import world as worlds

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))
MARCH = Period(date(2021, 3, 1), date(2021, 3, 31))


@pytest.fixture
def filled(world: worlds.World) -> worlds.World:
    world.received()
    world.received(channel=Channel.POST)
    done = world.finished(worlds.at("04-06 11:00"))
    rate([RatingGiven(dossier_id=done, score="satisfied", by=SYSTEM, at=worlds.at("04-07 09:00"))])
    return world


def scopes(world: worlds.World) -> dict[Level, Scope]:
    assert world.thu.officer_id and world.lan.officer_id
    return {
        Level.PROVINCE: PROVINCE,
        Level.CENTRE: Scope.centre(world.centre.pk),
        Level.AGENCY: Scope(Level.AGENCY, Agency.objects.get(code="tinh").pk),
        Level.UNIT: Scope(Level.UNIT, world.construction.pk),
        Level.OFFICER: Scope(Level.OFFICER, world.lan.officer_id),
    }


@pytest.mark.parametrize("key", FIGURES)
def test_every_scope_tells_the_same_and_opens_its_dossiers(filled: worlds.World, key: str) -> None:
    told = {level: queries.tally(APRIL, of)[key] for level, of in scopes(filled).items()}

    wide = {told[level] for level in Level if level is not Level.OFFICER}
    assert len(wide) == 1
    for level, of in scopes(filled).items():
        assert len(queries.behind(key, APRIL, of)) == told[level]
        assert sum(queries.by_day(key, APRIL, of).values()) == told[level]


def test_an_officer_is_counted_by_what_they_did(filled: worlds.World) -> None:
    assert filled.thu.officer_id and filled.lan.officer_id
    lan = queries.tally(APRIL, Scope(Level.OFFICER, filled.lan.officer_id))
    thu = queries.tally(APRIL, Scope(Level.OFFICER, filled.thu.officer_id))

    assert (lan["received.total"], lan["received.post"], lan["resolved.total"]) == (3, 1, 0)
    assert (thu["received.total"], thu["resolved.total"], thu["resolved.early"]) == (0, 1, 1)


def test_a_unit_alone_has_not_what_is_below_it(filled: worlds.World) -> None:
    province = Agency.objects.get(code="tinh").pk

    assert queries.tally(APRIL, Scope(Level.UNIT, province))["received.total"] == 0
    assert queries.tally(APRIL, Scope(Level.AGENCY, province))["received.total"] == 3
    assert queries.tally(APRIL, Scope(Level.UNIT, filled.trade.pk))["received.total"] == 0


def test_any_period_stands_beside_another(filled: worlds.World) -> None:
    told = overview(PROVINCE, MARCH, APRIL)

    assert (told.now["received.total"], told.before["received.total"]) == (0, 3)
    assert told.times("received.total") == 0.0
    assert overview(PROVINCE, APRIL, MARCH).times("received.total") is None
    assert told.now.ratio("resolved.in_time_share") is None


def test_the_trend_adds_up_to_the_figure(filled: worlds.World) -> None:
    year = Period(date(2021, 1, 1), date(2021, 12, 31))
    years = Period(date(2020, 1, 1), date(2021, 12, 31))

    for period in (APRIL, year, years):
        told = trend("received.total", period, period.a_year_earlier(), PROVINCE)
        assert sum(one.now for one in told) == 3
        assert (told[0].first_on, told[-1].last_on) == (period.first_on, period.last_on)
    assert (len(stretches(APRIL)), len(stretches(year)), len(stretches(years))) == (30, 53, 24)


def test_what_lies_open_is_of_whom_it_is_asked(filled: worlds.World) -> None:
    when = worlds.at("04-20 08:00")
    piles = {level: lying(of, when) for level, of in scopes(filled).items()}

    assert piles[Level.PROVINCE] == piles[Level.CENTRE] == piles[Level.AGENCY] == piles[Level.UNIT]
    assert piles[Level.PROVINCE]["in_hand"] == 2
    assert piles[Level.PROVINCE]["late"] == 2


def test_a_scope_is_read_as_it_is_written() -> None:
    for of in (PROVINCE, Scope.centre(4), Scope(Level.OFFICER, 12)):
        assert Scope.read(str(of)) == of
    for text in ("", "nowhere", "centre:", "centre:x", "province:3", "centre:-1", f"unit:{'9' * 19}"):
        assert Scope.read(text) is None


def test_the_overview_as_a_file(filled: worlds.World) -> None:
    def made(form: str, part: str) -> bytes | str:
        return papers.overview(
            of=PROVINCE, period=APRIL, against=MARCH, part=part, form=form, issued_on=date(2021, 5, 4)
        )

    lines = made("csv", "figures")
    assert isinstance(lines, bytes)
    rows = lines.decode("utf-8-sig").splitlines()
    assert rows[1].split(",")[:4] == ["Hồ sơ tiếp nhận", "3", "", "0"]
    book = made("xlsx", "agencies")
    assert isinstance(book, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert [cell.value for cell in list(sheet.rows)[4]][:3] == ["Sở Xây dựng", 3, 0]
    paper = made("pdf", "figures")
    assert isinstance(paper, bytes) and paper.startswith(b"%PDF")


def test_a_name_that_looks_like_a_formula_stays_a_name(world: worlds.World) -> None:
    Agency.objects.filter(pk=world.construction.pk).update(name_vi="=cmd()")
    world.received()

    made = papers.overview(
        of=PROVINCE, period=APRIL, against=MARCH, part="agencies", form="csv", issued_on=date(2021, 5, 4)
    )

    assert isinstance(made, bytes)
    assert "'=cmd()" in made.decode("utf-8-sig")
