"""The applicant's pages of the post: the cost before asking, once, without scripts, and nobody else's."""

import re
import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.identity.models import Account, AccountKind
from motcua.postal.models import Consigned, Direction, Shipment, State, Turn
from tests.postal.post import HOME, Post


@pytest.fixture
def english(client: Client) -> Client:
    cache.clear()
    client.cookies["motcua_language"] = "en"
    return client


@pytest.fixture
def page(post: Post) -> str:
    dossier = Dossier.objects.get(pk=post.result())
    return f"/track/{dossier.code}/{dossier.tracking_secret}/post/"


@pytest.fixture
def vy(post: Post, english: Client) -> Client:
    """Vy signed in."""
    account = Account(username="vy", person_id=post.vy.person_id, kind=AccountKind.CITIZEN)
    account.set_unusable_password()
    account.save()
    english.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return english


def _said(**other: Any) -> dict[str, Any]:
    told = {
        "key": str(uuid.uuid4()), "name": "Hoàng Thị Vy", "phone": "0912345678", "province": "20",
        "commune": HOME, "detail": "Số 5", "window": "any", "act": "check",
    }  # fmt: skip
    return told | other


def test_the_dossiers_page_leads_to_the_post(english: Client, page: str) -> None:
    assert f'href="{page}"' in english.get(page.removesuffix("post/")).content.decode()
    assert "Have the result brought by post" in english.get(page).content.decode()


def test_the_cost_stands_there_before_and_is_what_is_asked(english: Client, page: str) -> None:
    said = _said()
    shown = english.post(f"{page}ask/return/", said).content.decode()
    assert "30,000" in shown
    assert "You pay the post when it comes." in shown
    assert not Shipment.objects.exists()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))

    answer = english.post(f"{page}ask/return/", hidden | {"act": "ask"})
    again = english.post(f"{page}ask/return/", hidden | {"act": "ask"})

    assert (answer.status_code, answer["Location"], again.status_code) == (302, page, 302)
    shipment = Shipment.objects.get()
    assert (shipment.cost_dong, str(shipment.key)) == (30_000, said["key"])
    told = english.get(page).content.decode()
    assert shipment.reference in told
    assert "Have the result brought by post" not in told
    dossier = Dossier.objects.get()
    assert (dossier.return_way_wanted, dossier.return_address) == ("post", shipment.address)


def test_a_cost_that_was_not_shown_is_not_taken(english: Client, page: str) -> None:
    answer = english.post(f"{page}ask/return/", _said(act="ask", seen_dong=1))

    assert answer.status_code == 409
    assert "The cost is now" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter the name."),
        ({"phone": "12"}, "Enter a telephone number"),
        ({"commune": "99999"}, "Choose a commune or ward of today"),
        ({"commune": "00070"}, "Choose a commune or ward of today"),
        ({"detail": " "}, "Enter the house and street"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    english: Client, page: str, wrong: dict[str, str], sentence: str
) -> None:
    answer = english.post(f"{page}ask/return/", _said(seen_dong=30_000, act="ask", **wrong))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in shown
    assert ("Số 5" in shown) is ("detail" not in wrong)


def test_another_province_brings_its_communes_without_a_reproach(english: Client, page: str) -> None:
    said = {"act": "communes", "province": "01", "detail": "Số 5"}
    shown = english.post(f"{page}ask/return/", said).content.decode()

    assert "Phường Hoàn Kiếm" in shown
    assert "Số 5" in shown
    assert "govuk-error-summary" not in shown


def test_a_day_that_is_none_and_a_window(post: Post, english: Client) -> None:
    dossier = Dossier.objects.get(pk=post.world.received().dossier_id)
    page = f"/track/{dossier.code}/{dossier.tracking_secret}/post/ask/collection/"
    said = _said(window_on_day="31", window_on_month="2", window_on_year="2030", window="morning")

    assert "Enter a day of the calendar." in english.post(page, said).content.decode()


def test_whoever_holds_the_word_cancels_while_nothing_was_taken_over(english: Client, page: str) -> None:
    english.post(f"{page}ask/return/", _said(act="ask", seen_dong=30_000))
    shipment = Shipment.objects.get()

    english.post(f"{page}{shipment.reference}/cancel/")
    told = english.get(page).content.decode()

    shipment.refresh_from_db()
    assert shipment.state == State.CANCELLED
    assert "Have the result brought by post" in told
    assert "The post will not come." in told


def test_what_left_cannot_be_cancelled(post: Post, english: Client) -> None:
    shipment = post.taken_over()
    dossier = Dossier.objects.get()
    page = f"/track/{dossier.code}/{dossier.tracking_secret}/post/"

    shown = english.get(page).content.decode()
    assert "The post need not come" not in shown
    assert shipment.waybill in shown
    english.post(f"{page}{shipment.reference}/cancel/")
    shipment.refresh_from_db()
    assert shipment.state == State.HANDED_OVER


def test_the_word_of_one_dossier_shows_nothing_of_another(post: Post, english: Client) -> None:
    first, second = post.result(), post.result()
    shipment = post.asked(dossier_ids=(first, second))
    dossier, other = Dossier.objects.get(pk=first), Dossier.objects.get(pk=second)
    page = f"/track/{dossier.code}/{dossier.tracking_secret}/post/"

    shown = english.get(page).content.decode()

    assert other.code not in shown
    assert "The post need not come" not in shown
    strange = post.asked()
    assert english.post(f"{page}{strange.reference}/cancel/").status_code == 404
    assert Shipment.objects.get(pk=shipment.pk).state == State.ASKED


def test_the_applicant_who_is_signed_in_sends_several_in_one_letter(post: Post, vy: Client) -> None:
    first, second = post.result(), post.result()
    dossier, other = Dossier.objects.get(pk=first), Dossier.objects.get(pk=second)
    page = f"/track/{dossier.code}/mine/post/"
    assert other.code in vy.get(f"{page}ask/return/").content.decode()

    vy.post(f"{page}ask/return/", _said(act="ask", seen_dong=30_000, together=[str(second)]))

    shipment = Shipment.objects.get()
    assert set(shipment.consigned.values_list("dossier_id", flat=True)) == {first, second}
    assert shipment.person_id == post.vy.person_id
    assert shipment.reference in vy.get("/me/post/").content.decode()


def test_nobody_puts_anothers_dossier_into_their_letter(post: Post, vy: Client) -> None:
    own = Dossier.objects.get(pk=post.result())
    strange = post.world.finished(own.finished_at)  # type: ignore[arg-type]
    page = f"/track/{own.code}/mine/post/ask/return/"

    vy.post(page, _said(act="ask", seen_dong=30_000, together=[str(strange)]))

    assert not Consigned.objects.filter(dossier_id=strange).exists()


def test_a_citizen_has_papers_for_a_new_dossier_collected(post: Post, vy: Client) -> None:
    version = post.world.five_days
    code = version.procedure.code
    procedure = vy.get(f"/procedures/{code}/").content.decode()
    assert f"/procedures/{code}/post/" in procedure
    where = vy.get(f"/procedures/{code}/post/")["Location"]

    vy.post(where, _said(act="ask", seen_dong=30_000, window="morning"))

    shipment = Shipment.objects.get()
    assert (shipment.direction, shipment.procedure_version_id) == (Direction.COLLECTION, version.pk)
    assert (shipment.identity, shipment.window) == ("020301000123", "morning")
    vy.post(f"/me/post/{shipment.reference}/cancel/", {"key": "no key"})
    shipment.refresh_from_db()
    assert shipment.state == State.CANCELLED


def test_anothers_shipment_is_not_there(post: Post, vy: Client) -> None:
    shipment = post.asked(person_id=None, by=post.world.lan)
    Dossier.objects.update(applicant=None)

    assert vy.post(f"/me/post/{shipment.reference}/cancel/").status_code == 404
    assert shipment.reference not in vy.get("/me/post/").content.decode()


def test_a_closed_dossier_offers_nothing_and_tells_what_was(post: Post, english: Client) -> None:
    shipment = post.taken_over()
    post.move(shipment, Turn.DELIVER, received_by="Lý Văn Nam", relation="Chồng")
    dossier = Dossier.objects.get()
    page = f"/track/{dossier.code}/{dossier.tracking_secret}/post/"

    shown = english.get(page).content.decode()

    assert "Lý Văn Nam (Chồng)" in shown
    assert "Have the result brought by post" not in shown
    assert english.get(f"{page}ask/return/")["Location"] == page
    assert english.get(f"{page}ask/sideways/").status_code == 404


def test_another_way_of_return_calls_the_letter_back_and_says_so(english: Client, page: str) -> None:
    english.post(f"{page}ask/return/", _said(act="ask", seen_dong="30000"))
    letter, address = Shipment.objects.get(), page.removesuffix("post/") + "return/"
    told = english.get(address).content.decode()
    assert letter.reference in told
    assert "the letter is called back" in told

    english.post(address, {"key": str(uuid.uuid4()), "way": "counter", "address": ""})

    letter.refresh_from_db()
    assert letter.state == State.CANCELLED
    assert letter.reference not in english.get(address).content.decode()
