"""What a reader types into the search opens the dossier; a list that is opened again shows what it showed."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.desk import showing
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("https://motcua.langson.gov.vn/track/H37-210406-0001/ABCDE23456/", "H37-210406-0001"),
        ("http://localhost:8000/track/h37.12-210406-0001/", "H37.12-210406-0001"),
        ("H37-210406-0001", "H37-210406-0001"),
        ("020301000123|081234567|Hoàng Thị Vy|01011990|Nữ|Phố Muối|01052021", "020301000123"),
        ("  hoàng thị vy ", "hoàng thị vy"),
        ("a|b", "a|b"),
    ],
)
def test_a_receipt_and_a_card_are_read(typed: str, searched: str) -> None:
    assert showing.scanned(typed) == searched


def test_a_scanned_receipt_opens_its_dossier(world: World, signed_in: SignedIn) -> None:
    opened = world.received()
    address = f"https://elsewhere.example/track/{opened.code}/{opened.tracking_secret}/"

    answer = signed_in("lan").get("/desk/search", {"q": address})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/dossiers/{opened.dossier_id}")


def test_a_tab_is_kept_until_another_is_chosen(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")

    lan.get("/desk/", {"tab": "late"})
    kept = lan.get("/desk/")
    lan.get("/desk/", {"tab": "near_due"})
    other = lan.get("/desk/")

    assert kept.context["tab"] == "late"
    assert other.context["tab"] == "near_due"
    assert lan.cookies["motcua_kept_inbox"]["httponly"]


def test_what_is_kept_is_a_parameter_of_the_list_and_nothing_else(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    lan.cookies["motcua_kept_inbox"] = "tab=nonsense&after=1%7C2&evil=%3Cscript%3E"

    page = lan.get("/desk/")

    assert page.status_code == 200
    assert dict(page.wsgi_request.GET) == {"tab": ["nonsense"]}
    assert "evil" not in page.content.decode()
