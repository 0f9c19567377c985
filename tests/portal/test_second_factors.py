"""A second step for whoever wants one: an authenticator app, with recovery codes."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from motcua.identity.models import Account
from tests.identity.people import account, ask, browser, code_of, errors, signed_up, who

pytestmark = pytest.mark.django_db
ON = "/accounts/security/app/activate/"


def digits(secret: str, step: int = 0) -> str:
    """What the app shows: of the half minute before, this one, or the next."""
    counter = list(totp.yield_hotp_counters_from_time())[step]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def switched_on(client: Client) -> str:
    """Switch the app on through its page; its secret word."""
    page = client.get(ON).content.decode()
    secret = re.findall(r'mc-breaks">([A-Z2-7]+)<', page)[0]
    answer = client.post(ON, {"code": digits(secret)})
    assert answer.status_code == 302, errors(answer)
    return secret


def half_in() -> Client:
    """A browser that gave the code and stands before the second step."""
    client = browser()
    answer = client.post(ask(client), {"code": code_of()})
    assert answer["Location"] == "/accounts/security/authenticate/"
    return client


def test_it_is_asked_for_after_the_code() -> None:
    secret = switched_on(signed_up())
    vy = half_in()
    assert who(vy) is None
    assert vy.get("/me/").status_code == 302

    wrong = vy.post("/accounts/security/authenticate/", {"code": "000000"})
    right = vy.post("/accounts/security/authenticate/", {"code": digits(secret, 1)})

    assert wrong.status_code == 200 and "The code is wrong" in wrong.content.decode()
    assert right["Location"] == "/me/"
    assert who(vy) == account().pk


def test_what_the_app_shows_works_once() -> None:
    secret = switched_on(signed_up())
    shown = digits(secret, 1)
    first, second = half_in(), half_in()

    first.post("/accounts/security/authenticate/", {"code": shown})
    second.post("/accounts/security/authenticate/", {"code": shown})

    assert (who(first), who(second)) == (account().pk, None)


def test_the_secret_is_not_kept_in_the_clear() -> None:
    secret = switched_on(signed_up())

    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]

    assert secret not in kept


def test_a_recovery_code_signs_in_once() -> None:
    vy = signed_up()
    switched_on(vy)
    shown = vy.get("/accounts/security/recovery-codes/").content.decode()
    recovery = re.findall(r'<li class="mc-code">(\d+)</li>', shown)[0]

    first, second = half_in(), half_in()
    first.post("/accounts/security/authenticate/", {"code": recovery})
    second.post("/accounts/security/authenticate/", {"code": recovery})

    assert who(first) == account().pk
    assert who(second) is None


def test_ten_minutes_later_it_is_switched_off_only_by_who_shows_it_again() -> None:
    vy = signed_up()
    secret = switched_on(vy)
    later = half_in()
    later.post("/accounts/security/authenticate/", {"code": digits(secret, 1)})

    kept = later.session
    kept["account_authentication_methods"] = [
        {**one, "at": one["at"] - 600} for one in kept["account_authentication_methods"]
    ]
    kept.save()

    asked = later.post("/accounts/security/app/deactivate/")

    assert "/reauthenticate/" in asked["Location"]
    later.post(asked["Location"], {"code": digits(secret, 2)})
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_an_officers_password_is_followed_by_it() -> None:
    Account.objects.create_user("lan", password="a-long-password-7")
    lan = browser()
    told = {"login": "lan", "password": "a-long-password-7"}
    lan.post("/accounts/login/", told)
    lan.post(f"/accounts/reauthenticate/?next={ON}", {"password": told["password"]})
    switched_on(lan)

    again = browser()
    answer = again.post("/accounts/login/", told)

    assert answer["Location"] == "/accounts/security/authenticate/"
    assert who(again) is None


def test_the_public_has_no_password_to_reset_or_change() -> None:
    vy = signed_up()

    assert vy.get("/accounts/password/change/").status_code == 404
    assert vy.get("/accounts/password/reset/").status_code == 404
    assert not account().has_usable_password()
