"""Every number on the dashboard leads to exactly its dossiers, and only to those who may look."""

import html
import re

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import in_hand
from motcua.dossiers.queries.in_hand import Pile, Place
from motcua.identity.models import Account
from motcua.law.actor import SYSTEM
from motcua.organisation.models import Agency, Officer, ServiceCentre
from motcua.ratings.commands import RatingGiven, rate
from tests import world as worlds
from tests.world import World, at

SPRING = {"first_on": "2021-01-01", "last_on": "2021-06-30"}


def _signed_in(client: Client, code: str) -> Client:
    account = Account.objects.create(username=code)
    Officer.objects.filter(code=code).update(account=account)
    client.force_login(account)
    client.cookies["motcua_language"] = "en"
    return client


@pytest.fixture
def leader(world: World, client: Client) -> Client:
    return _signed_in(client, "phuong")


def _links(page: str, figure: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(rf'href="(/dashboard/{figure}/[^"]*)"', page)]


def test_who_is_not_signed_in_is_asked_to(world: World, client: Client) -> None:
    assert "/accounts/login/" in client.get("/dashboard/").headers["Location"]


def test_a_processing_officer_may_not_look(world: World, client: Client) -> None:
    assert _signed_in(client, "minh").get("/dashboard/").status_code == 403


def test_a_supervisor_sees_their_own_centre_only(world: World, client: Client) -> None:
    other = _another_centre(world)
    son = _signed_in(client, "son")

    assert son.get("/dashboard/").status_code == 200
    assert f'value="{other.pk}"' not in son.get("/dashboard/").content.decode()
    assert son.get("/dashboard/behind/received.total/", {"centre": other.pk}).status_code == 404


def test_every_figure_leads_to_as_many_dossiers_as_it_says(world: World, leader: Client) -> None:
    done = world.finished(at("04-06 14:00"))
    world.received()
    world.received(version=world.on_the_spot)
    rate([RatingGiven(dossier_id=done, score="satisfied", by=SYSTEM, at=at("04-07 09:00"))])

    page = leader.get("/dashboard/", SPRING).content.decode()

    for figure, number in (("received.total", 3), ("resolved.early", 1), ("ratings.satisfied", 1)):
        address = next(a for a in _links(page, f"behind/{figure}") if "2021-01-01" in a and "agency" not in a)
        listed = leader.get(address).content.decode()
        assert listed.count('scope="row"') == number, figure
        assert re.search(rf"__value\">{number}</span>\s*<span[^>]*><a[^>]*{re.escape(figure)}", page), figure


def test_an_agency_in_the_table_leads_to_its_own(world: World, leader: Client) -> None:
    world.received()

    page = leader.get("/dashboard/", SPRING).content.decode()
    address = next(a for a in _links(page, "behind/received.total") if f"agency={world.construction.pk}" in a)

    assert leader.get(address).content.decode().count('scope="row"') == 1
    assert leader.get(address.replace(f"agency={world.construction.pk}", "agency=999999")).status_code == 404


def test_long_lists_go_on_by_key_without_losing_or_doubling(
    world: World, leader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from motcua.dashboard import views

    monkeypatch.setattr(views, "PAGE", 2)
    codes = {world.received().code for _ in range(5)}
    for start in (f"/dashboard/behind/received.total/?{_query(SPRING)}", "/dashboard/lying/in_hand/"):
        address, seen = start, list[str]()
        while address:
            page = leader.get(address).content.decode()
            seen += re.findall(r"H37-\d{6}-\d{4}", page)
            following = re.search(r'href="(\?[^"]*)" rel="next"', page)
            address = start.split("?")[0] + html.unescape(following[1]) if following else ""
        assert sorted(seen) == sorted(codes)


def test_what_lies_open_is_counted_as_it_is_listed(world: World) -> None:
    world.forwarded()
    world.finished(at("04-06 14:00"))
    later = at("04-20 09:00")

    counted = in_hand.count(Place(centre_ids=[world.centre.pk]), later)[world.construction.pk]

    assert counted == {Pile.WAITING: 0, Pile.IN_HAND: 1, Pile.LATE: 1, Pile.STANDING: 0, Pile.READY: 1}
    for pile, number in counted.items():
        assert len(in_hand.behind(pile, Place(centre_ids=[world.centre.pk]), later)) == number


def test_nonsense_in_the_address_is_not_an_error_of_ours(world: World, leader: Client) -> None:
    assert leader.get("/dashboard/", {"first_on": "2021-05-01", "last_on": "2021-01-01"}).status_code == 200
    assert leader.get("/dashboard/", {"first_on": "x", "centre": "no"}).status_code == 200
    for address in (
        "behind/nothing/",
        "behind/received.total/?after=x",
        "lying/nothing/",
        "lying/late/?after=x",
    ):
        assert leader.get(f"/dashboard/{address}").status_code == 404, address


def test_no_name_of_an_applicant_is_on_the_lists(world: World, leader: Client) -> None:
    world.received()

    assert "Vy" not in leader.get("/dashboard/behind/received.total/", SPRING).content.decode()
    assert Dossier.objects.get().applicant_name == "Hoàng Thị Vy"


def _query(asked: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in asked.items())


def _another_centre(world: World) -> ServiceCentre:
    host = Agency.objects.get(pk=world.trade.pk)
    return ServiceCentre.objects.create(
        code="other", unit_code="H37.9", name_vi="Bộ phận khác", name_en="Other", host=host, level="province",
        calendar=world.calendar, valid_from=worlds.SINCE,
    )  # fmt: skip
