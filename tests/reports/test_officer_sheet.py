"""An officer's sheet: each figure from its one definition, rated and signed by the head, frozen with its paper."""

from datetime import date

import pytest

from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.officer_rating import Grade
from motcua.reports.commands import judging
from motcua.reports.commands.judging import Judging, NotOneself, WordsOwed
from motcua.reports.commands.signing import NotOverYet, SignedAlready
from motcua.reports.queries import FIGURES, Level, Period, Scope, tally
from motcua.reports.queries.figures import STAFF_FIGURES
from motcua.reports.queries.officer_sheet import FORM, OfficerSheet, officer_sheet
from motcua.reports.queries.signed import signed_sheets, signed_table, signed_tables, unsound
from motcua.staffing.commands import attending, teaching
from motcua.staffing.commands.teaching import Came
from motcua.staffing.models import RemarkKind
from motcua.staffing.policies import NotTheHead
from tests.staffing.test_presence import signed_in
from tests.staffing.test_remarks import write
from tests.staffing.test_roster import put, three
from tests.staffing.test_training import plan
from tests.world import TUESDAY_8, World, at

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))
MAY = at("05-03 08:00")


def _id(who: Actor) -> int:
    assert who.officer_id is not None
    return who.officer_id


def sheet(world: World, who: Actor) -> OfficerSheet:
    told = officer_sheet(_id(who), world.centre.pk, APRIL, at=MAY)
    assert told is not None
    return told


def sign(world: World, who: Actor | None = None, by: Actor | None = None, **other: object) -> int:
    told = {"officer_id": _id(who or world.lan), "centre_id": world.centre.pk, "period": APRIL, "grade": Grade.GOOD,
            "words": "Tận tụy, đúng hạn"}  # fmt: skip
    return judging.sign_sheet(Judging(**(told | other)), by=by or world.son, at=MAY)  # type: ignore[arg-type]


def test_every_figure_is_that_of_its_definition(world: World) -> None:
    world.finished(at("04-08 10:00"))
    put(world, world.lan, three(world), TUESDAY_8.date(), TUESDAY_8.date())
    signed_in(world.lan, at("04-06 07:50"))
    attending.note_presence(TUESDAY_8.date(), at=at("04-06 18:00"))
    write(world)
    write(world, kind=RemarkKind.PRAISE)
    course = plan(world)
    teaching.invite(course, [_id(world.lan)], by=world.son, at=TUESDAY_8)
    teaching.note(course, {_id(world.lan): Came(True, 70)}, by=world.son, at=TUESDAY_8)

    lan, told = sheet(world, world.lan), tally(APRIL, Scope(Level.OFFICER, _id(world.lan)))

    figures = lan.values()["figures"]
    assert {key: figures[key] for key in figures if key in FIGURES} == {
        key: told[key] for key in figures if key in FIGURES
    }
    assert figures["received.total"] == 1
    assert {key: figures[key] for key in STAFF_FIGURES} == {
        "presence.on_duty": 2, "presence.on_time": 0, "presence.late": 1, "presence.absent": 1, "presence.excused": 0,
        "remarks.praise": 1, "remarks.reminder": 1, "remarks.breach": 0, "training.invited": 1,
        "training.attended": 1, "training.hours": 4, "training.tested": 1, "training.passed": 1,
    }  # fmt: skip


def test_signed_it_is_frozen_with_its_paper_and_is_no_statutory_table(world: World) -> None:
    sheet_id = sign(world)

    [one] = signed_sheets(FORM, Scope(Level.OFFICER, _id(world.lan)))
    assert (one.id, one.sound, one.revision, one.content["grade"]) == (sheet_id, True, 1, "good")
    with documents.checked(documents.facts(one.file_id)) as paper:
        assert paper.read(5) == b"%PDF-"
    assert (signed_tables(), signed_table(sheet_id), unsound()) == ([], None, [])


def test_signed_again_otherwise_it_is_the_next_revision_and_the_same_not_at_all(world: World) -> None:
    sign(world)
    with pytest.raises(SignedAlready):
        sign(world)

    sign(world, words="Nhận xét khác")

    assert [one.revision for one in signed_sheets(FORM, Scope(Level.OFFICER, _id(world.lan)))] == [2, 1]


def test_who_signs_and_when(world: World) -> None:
    with pytest.raises(NotTheHead):
        sign(world, by=world.hoa)
    with pytest.raises(NotOneself):
        sign(world, who=world.son)
    with pytest.raises(WordsOwed):
        sign(world, words=" ")
    with pytest.raises(NotOverYet):
        sign(world, period=Period(date(2021, 5, 1), date(2021, 5, 31)))
