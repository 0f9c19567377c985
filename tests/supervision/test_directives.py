"""A directive is issued once, answered by its unit with evidence, followed up, and closed."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest

from motcua.audit.models import Change
from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.dossiers.models import Dossier
from motcua.law.actor import Unit
from motcua.supervision import policies
from motcua.supervision.commands import directives as commands
from motcua.supervision.commands.directives import Issuing, Reporting
from motcua.supervision.models import Directive, DirectiveReport
from motcua.supervision.queries import directives as queries
from tests.world import World, at

NOW = at("04-07 08:00")
KEY = UUID(int=5)


def order(world: World, **other: object) -> Issuing:
    told = Issuing(
        key=KEY,
        title="Xử lý dứt điểm hồ sơ quá hạn",
        text="Rà soát và giải quyết xong trước hạn.",
        unit=Unit(agency_id=world.construction.pk),
        due_at=at("04-14 17:00"),
    )
    return replace(told, **other)  # type: ignore[arg-type]


def issued(world: World, **other: object) -> int:
    return commands.issue([order(world, **other)], by=world.phuong, at=NOW)[0]


def test_it_is_issued_once_and_linked(world: World) -> None:
    opened = world.received()
    code = Dossier.objects.get(pk=opened.dossier_id).code
    links = {"dossiers": [code], "procedures": ["1.009978"], "agency_ids": [world.trade.pk]}

    first, again = issued(world, **links), issued(world, **links)

    assert first == again and Directive.objects.count() == 1
    page = queries.page(first, world.hoa, at=NOW)
    assert page is not None
    assert [one.text for one in page.about] == [code, "Cấp giấy phép xây dựng", "Sở Công Thương"]


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"title": " "}, commands.NothingSaid),
        ({"title": "x" * 201}, commands.TooLong),
        ({"due_at": NOW}, commands.DueInThePast),
        ({"dossiers": ["H37-000000-0001"]}, commands.NoSuchThing),
        ({"procedures": [str(n) for n in range(101)]}, commands.TooManyLinks),
    ],
)
def test_what_cannot_be_issued_is_said(
    world: World, other: dict[str, object], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        issued(world, **other)

    assert not Directive.objects.exists()


def test_only_the_leader_and_the_supervisor_direct(world: World) -> None:
    with pytest.raises(policies.NoDirector):
        commands.issue([order(world)], by=world.hoa, at=NOW)
    with pytest.raises(policies.NoDirector):
        commands.close([issued(world)], words="Xong", by=world.minh, at=NOW)


def test_the_unit_says_how_far_it_is_with_evidence(world: World) -> None:
    directive_id = issued(world)
    [kept] = documents.keep([Content(BytesIO(b"%PDF-1.7 x"), "application/pdf")], at=NOW)
    half = Reporting(directive_id=directive_id, percent=50, text="Đã rà soát")
    done = Reporting(
        directive_id=directive_id, percent=100, text="Đã xong", file_id=kept.id, file_name="bao-cao.pdf"
    )

    commands.report([half], by=world.minh, at=NOW)
    assert queries.open_ones(world.phuong, at=NOW)[0].percent == 50
    commands.report([done], by=world.hoa, at=at("04-08 08:00"))

    page = queries.page(directive_id, world.phuong, at=at("04-08 09:00"))
    assert page is not None and page.line.done_at == at("04-08 08:00")
    assert [(one.percent, one.file_name) for one in page.reports] == [(100, "bao-cao.pdf"), (50, "")]
    assert not page.line.overdue


def test_another_unit_neither_sees_nor_answers(world: World) -> None:
    directive_id = issued(world)

    assert queries.page(directive_id, world.tuan, at=NOW) is None
    assert queries.open_ones(world.tuan, at=NOW) == []
    with pytest.raises(policies.NotYourDirective):
        commands.report([Reporting(directive_id=directive_id, percent=10, text="x")], by=world.tuan, at=NOW)


def test_what_is_past_its_day_is_overdue_until_it_is_done(world: World) -> None:
    directive_id = issued(world)
    late = at("04-14 17:00") + timedelta(minutes=1)

    assert [one.overdue for one in queries.open_ones(world.phuong, at=late)] == [True]

    commands.report(
        [Reporting(directive_id=directive_id, percent=100, text="Xong")], by=world.hoa, at=at("04-14 16:00")
    )
    assert [one.overdue for one in queries.open_ones(world.phuong, at=late)] == [False]


def test_closed_it_is_followed_up_no_more_and_takes_no_reports(world: World) -> None:
    directive_id = issued(world)

    commands.close([directive_id], words="Đã kiểm tra, đạt", by=world.son, at=NOW)

    assert queries.open_ones(world.phuong, at=NOW) == []
    assert [one.id for one in queries.closed_ones(world.phuong, at=NOW)] == [directive_id]
    assert Change.objects.filter(what="directive").count() == 1
    with pytest.raises(commands.Closed):
        commands.report([Reporting(directive_id=directive_id, percent=1, text="x")], by=world.minh, at=NOW)
    with pytest.raises(commands.Closed):
        commands.close([directive_id], words="x", by=world.son, at=NOW)
    assert not DirectiveReport.objects.exists()
