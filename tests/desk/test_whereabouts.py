"""The map says of each agency where its open dossiers lie, to who watches over them and to nobody else."""

from typing import Any

from django.test import Client

from motcua.desk.whereabouts import drawn
from motcua.dossiers import commands
from motcua.dossiers.commands.consulting import OpinionAsked
from motcua.dossiers.commands.working import GivenElsewhere
from motcua.identity.models import Account
from motcua.law.actor import Unit
from motcua.organisation.models import Officer
from motcua.supervision.queries.whereabouts import Lying, whereabouts
from tests.world import World, at

NOON = at("04-06 11:00")
LONG_AFTER = at("05-20 11:00")


def spread(world: World) -> None:
    """One at the centre, one with its agency, one given to another agency, one with a question to it."""
    world.received()
    world.forwarded()
    given, asked, ten = world.forwarded(), world.forwarded(), at("04-06 10:00")
    told: dict[str, Any] = {"dossier_id": given, "by": world.hoa, "at": ten, "agency_id": world.trade.pk}
    commands.give([GivenElsewhere(**told, reason="Đúng thẩm quyền")])
    told = {"dossier_id": asked, "by": world.minh, "at": ten, "agency_ids": (world.trade.pk,)}
    commands.consult([OpinionAsked(**told, question="Có hợp quy hoạch không?", limit_minutes=960)])


def test_everything_is_somewhere(world: World) -> None:
    spread(world)
    trade = world.trade.name_vi

    (one,) = whereabouts(None, at=NOON)

    assert (one.agency_id, one.at_centre, one.at_home, one.late) == (world.construction.pk, 1, 2, 0)
    assert sorted(one.elsewhere, key=lambda lying: lying.asked) == [
        Lying(trade, asked=False, dossiers=1, waiting=1, late=0),
        Lying(trade, asked=True, dossiers=1, waiting=0, late=0),
    ]
    (later,) = whereabouts(None, at=LONG_AFTER)
    assert later.late == 4 and [lying.late for lying in later.elsewhere] == [1, 1]


def test_who_is_asked_sees_what_lies_with_them_alone(world: World) -> None:
    spread(world)

    (one,) = whereabouts(frozenset({Unit(agency_id=world.trade.pk)}), at=NOON)

    assert (one.at_centre, one.at_home) == (0, 0)
    assert sum(lying.dossiers for lying in one.elsewhere) == 2


def test_the_picture_has_a_line_for_each_and_none_where_all_is_at_home(world: World) -> None:
    world.received()
    assert drawn(whereabouts(None, at=NOON)) is None

    spread(world)
    drawing = drawn(whereabouts(None, at=NOON))

    assert drawing is not None
    assert len(drawing.lines) == 2 and {box.name for box in drawing.boxes} == {
        world.construction.name_vi,
        world.trade.name_vi,
    }


def test_the_page_leads_on_and_says_it_in_words(world: World, client: Client) -> None:
    spread(world)
    account = Account.objects.create(username="phuong")
    Officer.objects.filter(code="phuong").update(account=account)
    client.force_login(account)

    page = client.get("/desk/where").content.decode()

    assert "Mọi hồ sơ đang ở đâu" in page and "xin ý kiến" in page and "<svg" in page
    assert 'href="/desk/where"' in client.get("/desk/progress").content.decode()
