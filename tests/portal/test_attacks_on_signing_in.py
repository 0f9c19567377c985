"""What an attacker tries at the doors, and does not get."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from motcua.identity import commands, policies
from motcua.identity.commands.codes import TooManyTries
from motcua.identity.models import Account, OneTimeCode
from tests.committed import wiped_after
from tests.identity.people import MAIL, PHONE, account, ask, browser, code_of, signed_up, who


def wrong() -> str:
    """Six digits that no code of these tests is."""
    known = set(code.digits for code in OneTimeCode.objects.all())
    return next(text for text in (f"{n:06d}" for n in range(1000)) if text not in known)


@pytest.mark.django_db
def test_five_wrong_tries_end_a_code() -> None:
    signed_up()
    thief = browser()
    page = ask(thief)

    tries = [thief.post(page, {"code": wrong()}).status_code for _ in range(policies.WRONG_PER_CODE)]
    answer = thief.post(page, {"code": code_of()})

    assert tries == [422] * 5
    assert "no longer works" in answer.content.decode()
    assert who(thief) is None


@pytest.mark.django_db
def test_a_code_works_once() -> None:
    vy = browser()
    page = ask(vy, path="/sign-up/", name="Hoàng Thị Vy")
    digits = code_of()
    vy.post(page, {"code": digits})
    vy.post("/accounts/logout/")

    vy.post(page, {"code": digits})

    assert who(vy) is None


@pytest.mark.django_db
def test_a_code_grows_old() -> None:
    signed_up()
    vy = browser()
    page = ask(vy)
    OneTimeCode.objects.update(expires_at=timezone.now())

    vy.post(page, {"code": code_of()})

    assert who(vy) is None
    assert vy.get(page).status_code == 410


@pytest.mark.django_db
def test_a_code_works_only_in_the_browser_that_asked() -> None:
    """So nobody signs another in as themself, and a code read aloud is of no use elsewhere."""
    signed_up()
    vy, thief = browser(), browser()
    page = ask(vy)

    answer = thief.post(page, {"code": code_of()})

    assert who(thief) is None
    assert answer.status_code == 422
    assert vy.post(page, {"code": code_of()}).status_code == 302


@pytest.mark.django_db
def test_the_answer_for_a_stranger_is_the_answer_for_an_account() -> None:
    signed_up()

    def seen(target: str, path: str, **said: str) -> tuple[int, str, str]:
        client = browser()
        answer = client.post(path, {"target": target} | said)
        page = client.get(answer["Location"]).content.decode()
        page = re.sub(r"[0-9a-f-]{36}|csrf[^>]*>|\d{6}", "", page.replace(target, ""))
        return answer.status_code, re.sub(r"[0-9a-f-]{36}", "", answer["Location"]), page

    for path, said in (("/sign-in/", {}), ("/sign-up/", {"name": "Nông Văn An"})):
        assert seen(PHONE, path, **said) == seen("0987654321", path, **said)
    assert OneTimeCode.objects.filter(target="0987654321").exists()


@pytest.mark.django_db
def test_one_target_gets_so_many_codes_an_hour() -> None:
    for _ in range(policies.PER_TARGET_HOUR):
        ask(browser())

    answer = browser().post("/sign-in/", {"target": PHONE})

    assert answer.status_code == 422
    assert "Too many codes" in answer.content.decode()


@pytest.mark.django_db
def test_and_no_more_by_asking_from_many_addresses() -> None:
    for n in range(policies.PER_TARGET_HOUR):
        ask(browser(REMOTE_ADDR=f"10.0.0.{n}"))

    assert browser(REMOTE_ADDR="10.0.9.9").post("/sign-in/", {"target": PHONE}).status_code == 422


@pytest.mark.django_db
def test_one_address_asks_for_so_many_codes(settings: object) -> None:
    settings.MOTCUA_CODES_PER_ADDRESS = 3  # type: ignore[attr-defined]
    for n in range(3):
        ask(browser(), f"091234567{n}")

    assert browser().post("/sign-in/", {"target": "0912345679"}).status_code == 422
    assert browser(REMOTE_ADDR="10.0.0.1").post("/sign-in/", {"target": "0912345679"}).status_code == 302


@pytest.mark.django_db
def test_spraying_one_guess_over_many_numbers_is_stopped() -> None:
    """Four tries at each number stay below its own limit; together they are too many from one place."""
    tried = 0
    for n in range(20):
        thief = browser()
        answer = thief.post("/sign-in/", {"target": f"09123456{n:02d}"})
        if answer.status_code != 302:
            break
        for _ in range(4):
            refused = thief.post(answer["Location"], {"code": wrong()})
            tried += "The code is wrong" in refused.content.decode()

    assert tried == policies.WRONG_PER_ADDRESS_HOUR
    assert answer.status_code == 422


def test_a_hundred_tries_at_once_are_a_hundred_tries(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        asked = commands.Asked(way=commands.Way.PHONE, target=PHONE, holder="h", address="10.0.0.1")
        code_id = commands.send(asked, at=timezone.now())
        guesses = [text for text in (f"{n:06d}" for n in range(101)) if text != code_of()][:100]

        def guess(text: str) -> str:
            try:
                commands.prove(code_id, text, holder="h", at=timezone.now())
            except (commands.WrongCode, commands.CodeSpent, TooManyTries) as refused:
                return type(refused).__name__
            finally:
                connection.close()
            return "right"

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(guess, guesses))

        assert answers.count("WrongCode") == policies.WRONG_PER_CODE - 1
        assert OneTimeCode.objects.get().wrong == policies.WRONG_PER_CODE
        assert "right" not in answers


@pytest.mark.django_db
def test_two_tabs_make_one_code_and_either_takes_it() -> None:
    vy = browser()
    first = ask(vy, path="/sign-up/", name="Hoàng Thị Vy")
    second = ask(vy, path="/sign-up/", name="Hoàng Thị Vy")

    assert first == second
    vy.post(second, {"code": code_of()})
    again = vy.post(first, {"code": code_of()})

    assert Account.objects.count() == 1
    assert "no longer works" in again.content.decode()
    assert who(vy) == account().pk


@pytest.mark.django_db
def test_two_tabs_for_two_numbers_do_not_mix() -> None:
    vy = browser()
    first = ask(vy, PHONE, "/sign-up/", name="Hoàng Thị Vy")
    second = ask(vy, MAIL, "/sign-up/", name="Nông Văn An")

    mixed = vy.post(first, {"code": code_of(MAIL)})
    vy.post(second, {"code": code_of(MAIL)})

    assert mixed.status_code == 422
    assert account(MAIL).get_full_name() == "Nông Văn An"
    assert Account.objects.count() == 1


@pytest.mark.django_db
def test_the_session_is_a_new_one_after_signing_in() -> None:
    """Fixation: whoever planted a session's key holds nothing afterwards."""
    vy = browser()
    page = ask(vy, path="/sign-up/", name="Hoàng Thị Vy")
    planted = vy.cookies["sessionid"].value
    vy.post(page, {"code": code_of()})

    thief = browser()
    thief.cookies["sessionid"] = planted

    assert vy.cookies["sessionid"].value != planted
    assert thief.get("/me/").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["/sign-in/", "/sign-up/", "/sign-up/name/", "/me/profile/", "/me/contact/", "/accounts/login/",
     "/accounts/logout/", "/accounts/devices/", "/accounts/security/passkeys/login/",
     "/sign-in/code/00000000-0000-4000-8000-000000000000/"],
)  # fmt: skip
@pytest.mark.django_db
def test_no_form_is_taken_from_another_site(path: str) -> None:
    vy = signed_up(client=None)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = vy.cookies

    assert strict.post(path, {"target": PHONE, "name": "x"}).status_code == 403


@pytest.mark.django_db
def test_somebody_elses_code_page_tells_nothing() -> None:
    vy, thief = browser(), browser()
    page = ask(vy)

    seen, made_up = thief.get(page), thief.get(f"/sign-in/code/{uuid4()}/")

    assert (seen.status_code, made_up.status_code) == (410, 410)
    assert PHONE not in seen.content.decode()


@pytest.mark.django_db
def test_signing_out_others_ends_them(client: Client) -> None:
    vy, lost = signed_up(), browser()
    lost.post(ask(lost), {"code": code_of()})
    assert lost.get("/me/").status_code == 200
    assert "Sign out all the others" in vy.get("/accounts/devices/").content.decode()

    vy.post("/accounts/devices/")

    assert lost.get("/me/").status_code == 302
    assert vy.get("/me/").status_code == 200


@pytest.mark.django_db
def test_officers_accounts_are_not_entered_by_code() -> None:
    Account.objects.create_user("lan", email=MAIL, password="a-long-password-7")
    thief = browser()

    answer = thief.post(ask(thief, MAIL), {"code": code_of(MAIL)})

    assert answer["Location"] == "/sign-up/name/"
    assert who(thief) is None


@pytest.mark.django_db
def test_guessing_an_officers_password_is_slowed_for_all_processes(settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}  # type: ignore[attr-defined]
    Account.objects.create_user("lan", password="a-long-password-7")
    for _ in range(5):
        browser().post("/accounts/login/", {"login": "lan", "password": "wrong"})

    answer = browser().post("/accounts/login/", {"login": "lan", "password": "a-long-password-7"})

    assert answer.status_code != 302
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM identity_tries")
        assert cursor.fetchone()[0] > 0


@pytest.mark.django_db
def test_old_codes_are_forgotten() -> None:
    ask(browser())
    OneTimeCode.objects.update(asked_at=timezone.now() - policies.KEPT - timedelta(minutes=1))
    kept = UUID(ask(browser()).split("/")[3])

    commands.forget(at=timezone.now())

    assert list(OneTimeCode.objects.values_list("id", flat=True)) == [kept]
