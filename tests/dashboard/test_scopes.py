"""Whose figures somebody may see: the province's, a centre's, an agency's, an officer's."""

import html
import re

import pytest
from django.test import Client

from motcua.identity.models import Account
from motcua.law.actor import Actor
from motcua.organisation.models import Officer
from tests.world import World, at

SPRING = {"first_on": "2021-01-01", "last_on": "2021-06-30"}


def signed_in(client: Client, code: str) -> Client:
    account = Account.objects.create(username=code)
    Officer.objects.filter(code=code).update(account=account)
    client.force_login(account)
    client.cookies["motcua_language"] = "en"
    return client


def officer(actor: Actor) -> str:
    return f"officer:{actor.officer_id}"


@pytest.fixture
def filled(world: World) -> World:
    world.finished(at("04-06 14:00"))
    world.received()
    return world


def test_the_province_leads_down_to_an_officer(filled: World, client: Client) -> None:
    leader = signed_in(client, "phuong")

    for scope in (
        "province", f"centre:{filled.centre.pk}", f"agency:{filled.construction.pk}", f"unit:{filled.construction.pk}",
        officer(filled.lan),
    ):  # fmt: skip
        page = leader.get("/dashboard/", {**SPRING, "scope": scope}).content.decode()
        found = re.search(r'href="(/dashboard/behind/received\.total/[^"]*2021-01-01[^"]*)"', page)
        assert found, scope
        listed = leader.get(html.unescape(found[1])).content.decode()
        assert listed.count('scope="row"') == 2, scope
    agency = leader.get(
        "/dashboard/", {**SPRING, "scope": f"agency:{filled.construction.pk}"}
    ).content.decode()
    assert f"?scope={officer(filled.minh)}" in agency


def test_the_head_of_an_agency_sees_it_and_its_officers(filled: World, client: Client) -> None:
    hoa = signed_in(client, "hoa")

    assert "Sở Xây dựng" in hoa.get("/dashboard/").content.decode()
    assert hoa.get("/dashboard/", {"scope": officer(filled.minh)}).status_code == 200
    for scope in (
        "province",
        f"centre:{filled.centre.pk}",
        f"agency:{filled.trade.pk}",
        officer(filled.tuan),
        "x",
    ):
        assert hoa.get("/dashboard/", {"scope": scope}).status_code == 404, scope
        assert hoa.get("/dashboard/behind/received.total/", {"scope": scope}).status_code == 404, scope
        assert hoa.get("/dashboard/export/figures.csv", {"scope": scope}).status_code == 404, scope
        assert hoa.get("/dashboard/tables/ii06a/", {"scope": scope}).status_code == 404, scope


def test_everybody_else_sees_their_own(filled: World, client: Client) -> None:
    thu = signed_in(client, "thu")

    page = thu.get(thu.get("/dashboard/mine/").headers["Location"], follow=True).content.decode()
    assert "Vi Thị Thu" in page and "Statutory tables" not in page
    assert thu.get("/dashboard/").status_code == 403
    assert thu.get("/dashboard/", {"scope": officer(filled.lan)}).status_code == 404
    assert thu.get("/dashboard/tables/", {"scope": officer(filled.thu)}).status_code == 403


def test_another_period_is_chosen_freely(filled: World, client: Client) -> None:
    leader = signed_in(client, "phuong")
    asked = {"scope": "province", "first_on": "2021-05-01", "last_on": "2021-05-31"}

    page = leader.get(
        "/dashboard/", {**asked, "against_first_on": "2021-04-01", "against_last_on": "2021-04-30"}
    )
    assert "before: 2 (0.0 times)" in page.content.decode()
    begun = leader.get("/dashboard/", {**asked, "against_first_on": "2021-04-02"})
    assert "from 02/04/2021 to 02/05/2021" in begun.content.decode()


def test_a_file_says_what_the_page_says(filled: World, client: Client) -> None:
    leader = signed_in(client, "phuong")
    asked = {"scope": "province", **SPRING}

    lines = leader.get("/dashboard/export/figures.csv", asked).content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Dossiers received,2,")
    assert leader.get("/dashboard/export/agencies.pdf", asked).content.startswith(b"%PDF")
    assert leader.get("/dashboard/export/agencies.doc", asked).status_code == 404
    assert leader.get("/dashboard/wall/", asked).status_code == 200


def test_help_is_told_of_the_province_and_of_centres(filled: World, client: Client) -> None:
    leader = signed_in(client, "phuong")
    for scope, status in (
        ("province", 200), (f"centre:{filled.centre.pk}", 200), (f"agency:{filled.construction.pk}", 404),
    ):  # fmt: skip
        answer = leader.get("/dashboard/help/", {**SPRING, "scope": scope})
        assert answer.status_code == status, scope
        if status == 200:
            assert "Came back alone" in answer.content.decode()
            assert (
                "/dashboard/help/?" in leader.get("/dashboard/", {**SPRING, "scope": scope}).content.decode()
            )
