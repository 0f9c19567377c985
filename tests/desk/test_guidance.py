"""The guidance team with a citizen at the centre's computer, and that computer's short memory."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.audit.models import Change
from motcua.hall import commands
from motcua.hall.models import AssistedSession, Outcome, Topic
from motcua.identity.models import Account, AccountKind, OneTimeCode, Person, Proof
from motcua.law.actor import Role
from tests import world as worlds
from tests.identity.people import MAIL, PHONE, account, ask, browser, code_of, errors, signed_up, who
from tests.world import TUESDAY_8, World

SignedIn = Callable[[str], Client]
NUMBER = "020301000123"


@pytest.fixture
def huong(world: World, signed_in: SignedIn) -> Client:
    """Hương of the guidance team, signed in."""
    worlds._officer(
        "huong", "Vi Thu Hương", world.construction, [(Role.GUIDANCE_OFFICER, world.centre)],
        on=TUESDAY_8.date(),
    )  # fmt: skip
    return signed_in("huong")


def begun(officer: Client, target: str = PHONE, **said: Any) -> str:
    told = {"target": target, "name": "Hoàng Thị Vy", "topic": "filing"} | said
    answer = officer.post("/desk/guidance", told)
    assert answer.status_code == 302, errors(answer)
    return str(answer["Location"])


def confirmed(officer: Client, target: str = PHONE, **said: Any) -> str:
    page = begun(officer, target, **said)
    answer = officer.post(f"{page}/confirm", {"code": code_of(target)})
    assert answer.status_code == 302, errors(answer)
    return page


def session() -> AssistedSession:
    return AssistedSession.objects.latest("pk")


def test_a_session_from_the_code_to_its_end(huong: Client) -> None:
    page = begun(huong)
    assert Account.objects.filter(kind=AccountKind.CITIZEN).count() == 0

    huong.post(f"{page}/confirm", {"code": code_of()})
    assert "Hoàng Thị Vy" in huong.get(page).content.decode()
    AssistedSession.objects.update(started_at=timezone.now() - timedelta(minutes=25))
    huong.post(f"{page}/end", {"topic": "account", "outcome": "alone", "note": "Tự nộp tiếp"})

    ended = session()
    assert (ended.topic, ended.outcome, ended.note) == (Topic.ACCOUNT, Outcome.ALONE, "Tự nộp tiếp")
    assert (ended.account_opened, ended.person, ended.account) == (True, account().person, account())
    listed = huong.get("/desk/guidance").content.decode()
    assert "25 minutes" in listed and "The citizen went on alone" in listed


def test_an_account_that_exists_is_found(huong: Client) -> None:
    signed_up()

    confirmed(huong, name="Another Name")

    assert (session().account_opened, session().account) == (False, account())
    assert Person.objects.get().name == "Hoàng Thị Vy"


def test_without_the_citizens_code_nothing_opens(huong: Client) -> None:
    page = begun(huong)

    wrong = huong.post(f"{page}/confirm", {"code": "x"})
    taken = huong.post(f"{page}/hand-over", follow=True)

    assert wrong.status_code == 422
    assert "has to confirm" in taken.content.decode()
    assert session().confirmed_at is None
    assert OneTimeCode.objects.get().wrong == 1


def test_a_card_that_was_seen_vouches_for_the_number(huong: Client) -> None:
    confirmed(huong, number=NUMBER, number_seen="on")

    person = Person.objects.get()
    assert (person.identity_number, person.proof, session().identity_seen) == (NUMBER, Proof.SEEN, True)


def test_a_card_that_was_not_seen_does_not(huong: Client) -> None:
    confirmed(huong, number=NUMBER)

    assert (Person.objects.get().proven_number, session().identity_seen) == ("", False)


def test_who_was_known_at_the_counter_keeps_what_they_filed(huong: Client) -> None:
    known = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number=NUMBER)

    confirmed(huong, number=NUMBER, number_seen="on")

    assert account().person == known
    assert session().person == known


def test_a_number_of_another_account_is_not_given_twice(huong: Client) -> None:
    confirmed(huong, number=NUMBER, number_seen="on")

    page = begun(huong, "0987654321", number=NUMBER, number_seen="on")
    answer = huong.post(f"{page}/confirm", {"code": code_of("0987654321")}, follow=True)

    assert "belongs to another account" in answer.content.decode()
    other = account("0987654321").person
    assert other is not None and other.proven_number == ""


def test_a_lost_telephone_is_replaced_with_the_card_in_hand(huong: Client) -> None:
    confirmed(huong, number=NUMBER, number_seen="on")
    mine = account().pk

    confirmed(huong, "0987654321", number=NUMBER, number_seen="on", lost_contact="on", topic="recovery")

    assert account("0987654321").pk == mine
    assert session().contact_replaced
    noted = Change.objects.filter(what="sign-in contact replaced").get()
    assert (noted.about, noted.actor_name) == (f"account {mine}", "Vi Thu Hương")
    assert Change.objects.filter(what="identity card seen").count() == 2
    assert not Account.objects.filter(phone=PHONE).exists()


@pytest.mark.parametrize(
    "said", [{"lost_contact": "on"}, {"lost_contact": "on", "number": NUMBER}, {"number": "12"}]
)
def test_without_the_card_no_telephone_is_replaced(huong: Client, said: dict[str, str]) -> None:
    told = {"target": PHONE, "name": "Hoàng Thị Vy", "topic": "filing"} | said

    assert huong.post("/desk/guidance", told).status_code == 422
    assert AssistedSession.objects.count() == 0


def test_the_computer_is_handed_over_and_the_officer_is_out_of_it(huong: Client) -> None:
    page = confirmed(huong)

    answer = huong.post(f"{page}/hand-over")

    assert answer["Location"] == "/me/"
    assert who(huong) == account().pk
    assert huong.get("/desk/").status_code == 403
    assert "motcua_public_computer" in huong.cookies
    assert huong.session.get_expiry_age() <= 180
    assert "data-public-computer" in huong.get("/me/").content.decode()


def test_it_is_handed_over_once_and_soon(huong: Client, signed_in: SignedIn) -> None:
    page = confirmed(huong)
    huong.post(f"{page}/hand-over")
    again = signed_in("huong")
    assert "has to confirm" in again.post(f"{page}/hand-over", follow=True).content.decode()

    late = confirmed(again, MAIL)
    AssistedSession.objects.update(confirmed_at=timezone.now() - timedelta(minutes=11))

    again.post(f"{late}/hand-over")
    assert who(again) != account(MAIL).pk


def test_another_officers_session_is_not_there(huong: Client, world: World, signed_in: SignedIn) -> None:
    page = confirmed(huong)
    son = signed_in("son")

    assert son.get(page).status_code == 404
    son.post(f"{page}/hand-over")
    son.post(f"{page}/end", {"topic": "filing", "outcome": "done"})
    assert (session().handed_over_at, session().ended_at) == (None, None)
    assert who(son) != account().pk
    assert signed_in("minh").get("/desk/guidance").status_code == 403


def test_what_nobody_closed_is_closed(huong: Client) -> None:
    confirmed(huong)
    AssistedSession.objects.update(started_at=timezone.now() - timedelta(hours=5))

    assert commands.end_forgotten(at=timezone.now()) == 1

    ended = session()
    assert ended.ended_at is not None
    assert (ended.outcome, ended.ended_at - ended.started_at) == (Outcome.FORGOTTEN, timedelta(hours=4))
    assert commands.end_forgotten(at=timezone.now()) == 0


def test_an_officer_says_of_a_device_that_it_is_public(huong: Client) -> None:
    huong.post("/desk/public-computer", {"public": "yes"})
    assert "data-public-computer" in huong.get("/desk/guidance").content.decode()

    huong.post("/desk/public-computer", {"public": "no"})

    assert "data-public-computer" not in huong.get("/desk/guidance").content.decode()


@pytest.fixture
def public(huong: Client) -> Client:
    """A public computer where Vy has just signed in."""
    huong.post("/desk/public-computer", {"public": "yes"})
    huong.post("/accounts/logout/")
    return signed_up(client=huong)


def test_it_forgets_on_signing_out(public: Client) -> None:
    public.cookies["portal_draft"] = "x"

    answer = public.post("/accounts/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    left = {name for name, morsel in public.cookies.items() if morsel.value}
    assert left == {"motcua_public_computer"}
    assert public.get("/me/").status_code == 302


def test_it_forgets_after_three_idle_minutes(public: Client) -> None:
    from django.contrib.sessions.models import Session

    assert public.get("/me/").status_code == 200
    aged = Session.objects.get(pk=public.session.session_key)
    assert aged.expire_date - timezone.now() <= timedelta(seconds=180)

    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))

    assert public.get("/me/").status_code == 302
    assert public.post(f"/public-computer/still-here/?as={account().pk}").status_code == 401


def test_who_types_on_stays(public: Client) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=20))

    assert public.post(f"/public-computer/still-here/?as={account().pk}").status_code == 204

    renewed = Session.objects.get(pk=public.session.session_key)
    assert renewed.expire_date - timezone.now() > timedelta(seconds=120)


def test_a_badges_tap_ends_it_at_once(public: Client) -> None:
    page = public.get("/me/").content.decode()
    end = re.findall(r'class="mc-shared__bar" method="post" action="([^"]+)"', page)[0]

    answer = public.post(end)

    assert answer["Location"] == "/public-computer/ended/"
    assert public.get("/me/").status_code == 302
    assert public.get(answer["Location"]).status_code == 200


def test_nothing_of_it_is_kept_by_the_browser(public: Client) -> None:
    assert public.get("/me/")["Cache-Control"] == "no-store"
    assert public.get("/")["Cache-Control"] == "no-store"


def test_a_cookie_that_no_officer_signed_makes_no_public_computer() -> None:
    vy = browser()
    vy.cookies["motcua_public_computer"] = "MQ:forged:signature"

    assert "Cache-Control" not in vy.get("/").headers


def test_a_citizens_own_computer_remembers(db: None) -> None:
    vy = signed_up()

    assert vy.session.get_expiry_age() > 3600
    assert "data-public-computer" not in vy.get("/me/").content.decode()
    again = browser()
    again.post(ask(again), {"code": code_of()})
    assert who(again) == account().pk
