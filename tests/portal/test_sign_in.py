"""Signing up and in as the public does, through the pages."""

import pytest
from django.core import mail
from django.test import Client

from motcua.identity.models import Account, AccountKind, OneTimeCode, Person, Proof
from tests.identity.people import MAIL, PHONE, account, ask, browser, code_of, errors, signed_up, who

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("target", [PHONE, MAIL])
def test_an_account_opens_with_a_name_and_a_code(target: str) -> None:
    vy = signed_up(target, identity_number="020301000123")

    opened = account(target)
    assert who(vy) == opened.pk
    assert opened.kind == AccountKind.CITIZEN
    assert opened.person is not None
    assert (opened.person.name, opened.person.folded_name) == ("Hoàng Thị Vy", "hoang thi vy")
    assert (opened.person.identity_number, opened.person.proof) == ("020301000123", Proof.DECLARED)
    assert vy.get("/me/").status_code == 200


def test_who_has_an_account_signs_in_with_a_code() -> None:
    signed_up()
    again = browser()

    answer = again.post(ask(again), {"code": code_of()})

    assert answer["Location"] == "/me/"
    assert who(again) == account().pk


def test_who_has_none_says_their_name_after_the_code() -> None:
    vy = browser()

    answer = vy.post(ask(vy), {"code": code_of()})
    assert answer["Location"] == "/sign-up/name/"
    assert Account.objects.count() == 0
    vy.post("/sign-up/name/", {"name": "Hoàng Thị Vy"})

    assert who(vy) == account().pk


def test_nothing_is_kept_before_the_code_came_back() -> None:
    vy = browser()
    ask(vy, path="/sign-up/", name="Hoàng Thị Vy")

    assert (Account.objects.count(), Person.objects.count()) == (0, 0)
    assert vy.get("/sign-up/name/")["Location"] == "/sign-in/"


def test_signing_up_again_enters_the_account_and_changes_nothing() -> None:
    signed_up()

    other = signed_up(name="Somebody Else", identity_number="020301000999")

    assert who(other) == account().pk
    assert Person.objects.get().name == "Hoàng Thị Vy"


@pytest.mark.parametrize(
    ("target", "stored"),
    [("+84 912 345 678", PHONE), ("0912.345.678", PHONE), (" VY@Example.com ", "vy@example.com")],
)
def test_a_target_is_read_as_people_write_it(target: str, stored: str) -> None:
    ask(browser(), target)

    assert OneTimeCode.objects.get().target == stored


@pytest.mark.parametrize(
    "target", ["", "12345", "02053812345", "vy@", "19001234", "0912345678x" * 40, "\x00"]
)
def test_a_target_that_is_none_is_said_at_its_field(target: str) -> None:
    answer = browser().post("/sign-in/", {"target": target})

    assert answer.status_code == 422
    assert 'id="id_target-error"' in answer.content.decode()


def test_the_demonstration_shows_the_code_and_nothing_else_does(settings: object) -> None:
    vy = browser()
    page = ask(vy)

    assert code_of() in vy.get(page).content.decode()
    settings.DEMO = False  # type: ignore[attr-defined]
    assert code_of() not in vy.get(page).content.decode()


def test_without_a_way_to_send_nothing_is_promised(settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    settings.EMAIL_HOST = "mail.example"  # type: ignore[attr-defined]

    answer = browser().post("/sign-in/", {"target": PHONE})

    assert answer.status_code == 422
    assert "cannot be sent this way" in errors(answer)


def test_the_page_one_wanted_comes_after_signing_in() -> None:
    vy = browser()
    sent = vy.get("/me/profile/")
    assert sent["Location"] == "/sign-in/?next=%2Fme%2Fprofile%2F"

    page = ask(vy, next="/me/profile/", path="/sign-up/", name="Hoàng Thị Vy")
    answer = vy.post(page, {"code": code_of(), "next": "/me/profile/"})

    assert answer["Location"] == "/me/profile/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "http:evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_elsewhere(elsewhere: str) -> None:
    vy = browser()
    page = vy.post("/sign-up/", {"target": PHONE, "name": "Hoàng Thị Vy", "next": elsewhere})["Location"]
    assert "evil" not in page and "javascript" not in page

    answer = vy.post(page, {"code": code_of(), "next": elsewhere})

    assert answer["Location"] == "/me/"


def test_officers_and_citizens_go_to_their_own_pages() -> None:
    officer = Account.objects.create_user("lan", password="a-long-password-7")
    desk = browser()

    answer = desk.post("/accounts/login/", {"login": "lan", "password": "a-long-password-7"})

    assert answer["Location"] == "/desk/"
    assert who(desk) == officer.pk
    assert desk.get("/me/").status_code == 403
    assert desk.get("/sign-in/")["Location"] == "/desk/"
    assert signed_up().get("/desk/").status_code == 403


def test_a_profile_is_changed_by_its_owner() -> None:
    vy = signed_up()

    answer = vy.post("/me/profile/", {"name": "Hoàng Thị  Vy Anh", "address": "Kỳ Lừa", "language": "en"})

    assert answer["Location"] == "/me/"
    person = Person.objects.get()
    assert (person.name, person.address, account().language) == ("Hoàng Thị Vy Anh", "Kỳ Lừa", "en")
    assert account().get_full_name() == "Hoàng Thị Vy Anh"


def test_a_new_address_counts_once_its_code_came_back() -> None:
    vy = signed_up()
    page = ask(vy, MAIL, "/me/contact/")
    assert account().email == ""

    vy.post(page, {"code": code_of(MAIL)})

    assert account(MAIL).phone == PHONE
    assert Person.objects.get().email == MAIL


def test_an_address_of_another_account_is_refused_after_the_proof() -> None:
    signed_up(MAIL, name="Nông Văn An")
    vy = signed_up()

    page = ask(vy, MAIL, "/me/contact/")
    answer = vy.post(page, {"code": code_of(MAIL)}, follow=True)

    assert "Another account uses" in answer.content.decode()
    assert account().email == ""


def test_a_code_for_a_contact_signs_nobody_in() -> None:
    vy = signed_up()
    page = ask(vy, MAIL, "/me/contact/")
    vy.post("/accounts/logout/")

    vy.post(page, {"code": code_of(MAIL)})

    assert who(vy) is None
    assert account().email == ""


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-up/", "/accounts/login/"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_ways_in_open_in_both_languages(client: Client, path: str, language: str) -> None:
    client.cookies["motcua_language"] = language

    answer = client.get(path)

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/me/", "/me/profile/", "/me/contact/", "/accounts/security/", "/accounts/devices/",
        "/accounts/security/passkeys/", "/accounts/security/passkeys/add/", "/accounts/security/app/activate/",
    ],
)  # fmt: skip
def test_ones_own_pages_open_for_oneself_alone(client: Client, path: str) -> None:
    assert client.get(path).status_code == 302

    assert signed_up().get(path).status_code == 200
    assert mail.outbox == []
