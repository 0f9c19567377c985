"""The bare code tells the status; the word on the receipt opens the rest."""

import pytest
from django.conf import settings
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.commands.payment import PaymentAsked
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.organisation.models import Officer
from motcua.ratings.queries import given
from tests.world import World, at


def _address(dossier_id: int) -> str:
    code, secret = Dossier.objects.values_list("code", "tracking_secret").get(pk=dossier_id)
    return f"/track/{code}/{secret}/"


def test_the_bare_code_shows_the_status_and_no_person(world: World, english: Client) -> None:
    opened = world.received()

    found = english.get("/track/", {"code": f" {opened.code.lower()} "})
    page = english.get(found.headers["Location"])

    assert "Received" in page.content.decode()
    assert "Vy" not in page.content.decode()
    assert opened.tracking_secret not in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "typed", ["'\"><script>alert(1)</script>", "00/00/0000", "..", "\u202eX\x00", "H37 – 1", "٣٤"]
)
def test_what_is_no_code_is_said_at_its_field(english: Client, world: World, typed: str) -> None:
    page = english.get("/track/", {"code": typed})

    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()
    assert english.get("/feedback/", {"code": typed}).status_code in (200, 302)


def test_the_secret_shows_name_appointment_and_what_happened(world: World, client: Client) -> None:
    page = client.get(_address(world.forwarded())).content.decode()

    assert "Hoàng Thị Vy" in page
    assert "Trung tâm Phục vụ hành chính công đã tiếp nhận và hẹn ngày trả kết quả." in page
    assert "Sở Xây dựng đã nhận hồ sơ." in page
    assert "13/4/2021" in page
    assert "020301000123" not in page


def test_the_word_may_be_typed_in_small_letters(world: World, client: Client) -> None:
    opened = world.received()

    answer = client.post(f"/track/{opened.code}/", {"secret": f" {opened.tracking_secret.lower()}"})

    assert answer.headers["Location"] == _address(opened.dossier_id)


def test_a_wrong_word_opens_nothing(world: World, english: Client) -> None:
    opened = world.received()

    assert english.get(f"/track/{opened.code}/WRONGWRONG/").status_code == 404
    answer = english.post(f"/track/{opened.code}/", {"secret": "WRONGWRONG"}).content.decode()

    assert "This is not the tracking word" in answer
    assert "Vy" not in answer


def test_ten_wrong_tries_make_one_wait_even_with_the_right_word(world: World, client: Client) -> None:
    opened, other = world.received(), world.received()
    for _ in range(settings.MOTCUA_GUESSES_PER_DOSSIER):
        client.get(f"/track/{opened.code}/WRONGWRONG/")

    assert client.get(_address(opened.dossier_id)).status_code == 429
    assert client.get(_address(other.dossier_id)).status_code == 200
    assert client.get(_address(opened.dossier_id), REMOTE_ADDR="10.0.0.9").status_code == 200


def test_an_unknown_code_says_to_look_again(world: World, english: Client) -> None:
    answer = english.get("/track/H37-210406-9999/")

    assert answer.status_code == 404
    assert "There is no dossier with this code" in answer.content.decode()


def test_what_is_owed_is_said(world: World, client: Client) -> None:
    dossier_id = world.forwarded()
    ask = PaymentAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), name="Lệ phí cấp phép", amount_dong=150_000,
        legal_ground="Nghị quyết 01",
    )  # fmt: skip
    commands.ask_payment([ask])

    page = client.get(_address(dossier_id)).content.decode()

    assert "150.000 đồng" in page
    assert "Lệ phí cấp phép" in page


def test_a_finished_dossier_is_rated_once(world: World, english: Client) -> None:
    dossier_id = world.finished(at("04-06 14:00"))
    address = _address(dossier_id)
    assert "How satisfied are you" in english.get(address).content.decode()

    assert "Choose one of the three answers" in english.post(f"{address}rate/", {}).content.decode()
    first = english.post(f"{address}rate/", {"score": "very_satisfied"})
    assert first.headers["Location"] == f"{address}rate/"
    again = english.post(f"{address}rate/", {"score": "not_satisfied"})

    assert again.status_code == 409
    assert given(dossier_id) == "very_satisfied"
    assert "Very satisfied" in english.get(address).content.decode()


def test_an_unfinished_dossier_has_no_survey(world: World, english: Client) -> None:
    assert "How satisfied" not in english.get(_address(world.forwarded())).content.decode()


def test_search_engines_are_asked_to_stay_out(world: World, client: Client) -> None:
    assert "Disallow: /track/" in client.get("/robots.txt").content.decode()


def test_the_person_sees_who_looked_and_for_what(world: World, client: Client) -> None:
    opened = world.received()
    page = f"/track/{opened.code}/{opened.tracking_secret}/looks/"
    assert "Chưa có ai xem." in client.get(page).content.decode()
    officer = Client()
    officer.force_login(_account(world), backend="allauth.account.auth_backends.AuthenticationBackend")

    officer.get(f"/desk/dossiers/{opened.dossier_id}")
    officer.get(f"/desk/dossiers/{opened.dossier_id}")
    officer.get(f"/desk/dossiers/{opened.dossier_id}/papers/intake_receipt.pdf")
    officer.get("/desk/search", {"q": "nobody at all"})

    seen = client.get(page).content.decode()
    assert "Mở hồ sơ (×2)" in seen
    assert "Mở giấy tờ đã phát hành" in seen
    assert "Trung tâm Phục vụ hành chính công" in seen
    assert "Mục đích: giải quyết hồ sơ" in seen
    assert "Thấy trong danh sách" not in seen


def _account(world: World) -> Account:
    account = Account.objects.create_user("lan")
    Officer.objects.filter(pk=world.lan.officer_id).update(account=account)
    return account
