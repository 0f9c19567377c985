"""Signing in by the national identity, against a certified provider on loopback."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from motcua.identity import commands, queries
from motcua.identity.models import Account, AccountKind, Person, PersonKind, Proof
from tests.identity.national_provider import CALLBACK, ENTERPRISE, LOGIN, PERSON, NationalProvider, running
from tests.identity.people import PHONE, account, ask, browser, code_of, signed_up, who

pytestmark = pytest.mark.django_db
NUMBER = PERSON["SoDinhDanh"]


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NationalProvider]:
    with running(tmp_path_factory.mktemp("national"), f"http://testserver{CALLBACK}") as started:
        yield started


@pytest.fixture
def nation(provider: NationalProvider) -> Iterator[NationalProvider]:
    with override_settings(**provider.settings()):
        provider.knows(vy=PERSON, an=ENTERPRISE)
        yield provider


def test_the_first_sign_in_opens_an_account_that_the_nation_vouches_for(nation: NationalProvider) -> None:
    vy = browser()
    assert "Sign in with VNeID" in vy.get("/sign-in/").content.decode()

    answer = nation.sign_in(vy, "vy")

    person = Person.objects.get()
    assert answer["Location"] == "/me/"
    assert (person.identity_number, person.proof, person.kind) == (NUMBER, Proof.ASSERTED, PersonKind.CITIZEN)
    assert (person.name, person.folded_name) == ("HOÀNG THỊ VY", "hoang thi vy")
    assert person.birth_on == date(2001, 3, 15)
    opened = Account.objects.get()
    assert (opened.kind, opened.person, opened.email, opened.phone) == (AccountKind.CITIZEN, person, "", "")
    assert who(vy) == opened.pk
    assert "Confirmed by the national identity" in vy.get("/me/").content.decode()


def test_the_second_finds_it(nation: NationalProvider) -> None:
    nation.sign_in(browser(), "vy")
    again = browser()

    answer = nation.sign_in(again, "vy", back="/me/profile/")

    assert answer["Location"] == "/me/profile/"
    assert who(again) == Account.objects.get().pk


def test_a_business_acts_for_its_enterprise(nation: NationalProvider) -> None:
    an = browser()

    nation.sign_in(an, "an")

    signed_in = Account.objects.get()
    enterprise = Person.objects.get()
    assert (enterprise.kind, enterprise.identity_number) == (PersonKind.BUSINESS, "4900271994")
    assert enterprise.name == "Công ty TNHH Hoa Hồi Xứ Lạng"
    actor = queries.citizen_actor(signed_in)
    assert actor is not None
    assert (actor.name, actor.position, actor.person_id) == ("Nông Văn An", enterprise.name, enterprise.pk)
    assert who(an) == signed_in.pk


def test_two_people_of_one_enterprise_have_an_account_each(nation: NationalProvider) -> None:
    nation.knows(an=ENTERPRISE, binh={**ENTERPRISE, "NguoiDaiDien": "Lý Thị Bình", "HoVaTen": "Lý Thị Bình"})
    nation.sign_in(browser(), "an")
    nation.sign_in(browser(), "binh")

    assert Person.objects.count() == 1
    assert sorted(a.get_full_name() for a in Account.objects.all()) == ["Lý Thị Bình", "Nông Văn An"]


def test_an_unknown_province_is_not_refused(nation: NationalProvider) -> None:
    nation.knows(vy={**PERSON, "SoDinhDanh": "999301000123"})

    assert nation.sign_in(browser(), "vy")["Location"] == "/me/"
    assert Person.objects.get().identity_number == "999301000123"


@pytest.mark.parametrize(
    "claims",
    [
        {"HoVaTen": "Ai đó", "email": "vy@example.com"},
        {**PERSON, "SoDinhDanh": "12345"},
        {**PERSON, "SoDinhDanh": "000000000000"},
        {**PERSON, "SoDinhDanh": "", "SoCMND": "082123456"},
        {**ENTERPRISE, "MaSoDoanhNghiep": "4900271990"},
        {**PERSON, "SoDinhDanh": ["020301000123"]},
    ],
)
def test_without_a_number_that_is_asserted_nobody_is_signed_in(
    nation: NationalProvider, claims: dict[str, Any]
) -> None:
    nation.knows(vy=claims)
    client = browser()

    answer = nation.sign_in(client, "vy")

    assert answer.status_code == 403
    assert "gave no identity number" in answer.content.decode()
    assert who(client) is None
    assert Account.objects.count() == 0


def test_the_same_address_links_nobody(nation: NationalProvider) -> None:
    """The classic attack: an account with the victim's address waits for the victim to come, or goes there."""
    nation.knows(vy={**PERSON, "email": "vy@example.com", "email_verified": True})
    waiting = signed_up("vy@example.com", name="Kẻ Xấu")
    vy = browser()

    nation.sign_in(vy, "vy")

    assert who(vy) != who(waiting)
    assert Account.objects.count() == 2
    assert Account.objects.get(pk=who(vy)).email == ""


def test_a_number_that_somebody_typed_matches_nothing(nation: NationalProvider) -> None:
    thief = signed_up("0987654321", name="Kẻ Xấu", identity_number=NUMBER)
    vy = browser()

    nation.sign_in(vy, "vy")

    assert who(vy) != who(thief)
    typed = account("0987654321").person
    assert typed is not None
    assert (typed.proof, typed.proven_number) == (Proof.DECLARED, "")
    mine = Account.objects.get(pk=who(vy)).person
    assert mine is not None
    assert (mine.name, mine.proven_number) == ("HOÀNG THỊ VY", NUMBER)


def test_and_the_other_way_round(nation: NationalProvider) -> None:
    nation.sign_in(browser(), "vy")

    thief = signed_up("0987654321", name="Kẻ Xấu", identity_number=NUMBER)

    assert account("0987654321").person != Person.objects.get(proof=Proof.ASSERTED)
    assert "Not confirmed yet" in thief.get("/me/").content.decode()


def test_a_person_whom_a_counter_knows_keeps_what_is_theirs(nation: NationalProvider) -> None:
    known = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number=NUMBER)
    vy = browser()

    nation.sign_in(vy, "vy")

    assert Account.objects.get(pk=who(vy)).person == known
    known.refresh_from_db()
    assert known.proof == Proof.ASSERTED


def test_a_citizen_lets_the_nation_confirm_their_account(nation: NationalProvider) -> None:
    vy = signed_up()
    before = who(vy)

    answer = nation.sign_in(vy, "vy", process="connect")

    person = account().person
    assert answer["Location"] == "/me/"
    assert person is not None and (person.proven_number, person.proof) == (NUMBER, Proof.ASSERTED)
    later = browser()
    nation.sign_in(later, "vy")
    assert who(later) == before


def test_confirming_takes_over_nobody_elses_identity(nation: NationalProvider) -> None:
    nation.sign_in(browser(), "vy")
    other = signed_up("0987654321", name="Nông Văn An")

    answer = nation.sign_in(other, "vy", process="connect")

    assert answer.status_code == 403
    typed = account("0987654321").person
    assert typed is not None and typed.proven_number == ""


def test_a_confirmed_account_stays_that_persons(nation: NationalProvider) -> None:
    vy = signed_up()
    nation.sign_in(vy, "vy", process="connect")
    nation.knows(other={**PERSON, "SoDinhDanh": "020301000999"})

    answer = nation.sign_in(vy, "other", process="connect")

    assert answer.status_code == 403
    person = account().person
    assert person is not None and person.proven_number == NUMBER


def test_a_name_from_the_nation_is_not_changed_here(nation: NationalProvider) -> None:
    vy = browser()
    nation.sign_in(vy, "vy")

    vy.post("/me/profile/", {"name": "Ai Khác", "address": "Kỳ Lừa", "language": "vi"})

    person = Person.objects.get()
    assert (person.name, person.address) == ("HOÀNG THỊ VY", "Kỳ Lừa")


def test_an_answer_that_was_not_asked_for_is_refused(nation: NationalProvider) -> None:
    """Login CSRF: an attacker's own return address, opened in the victim's browser."""
    attacker, victim = browser(), browser()
    theirs = nation.sign_in_there(attacker.post(LOGIN)["Location"], "vy")

    answer = victim.get(theirs)

    assert answer.status_code in (401, 200)
    assert "Signing in did not work" in answer.content.decode()
    assert who(victim) is None


def test_an_answer_is_good_once(nation: NationalProvider) -> None:
    vy = browser()
    back = nation.sign_in_there(vy.post(LOGIN)["Location"], "vy")
    vy.get(back)
    vy.post("/accounts/logout/")

    vy.get(back)

    assert who(vy) is None


def test_turning_back_there_changes_nothing(nation: NationalProvider) -> None:
    vy = browser()

    answer = vy.get(nation.sign_in_there(vy.post(LOGIN)["Location"], ""), follow=True)

    assert "Nothing was changed" in answer.content.decode()
    assert Account.objects.count() == 0


def test_it_begins_with_a_form_of_ours_only(nation: NationalProvider) -> None:
    answer = browser().get(LOGIN)

    assert answer.status_code == 200
    assert 'method="post"' in answer.content.decode()


def test_a_local_code_still_opens_the_confirmed_account(nation: NationalProvider) -> None:
    vy = signed_up()
    nation.sign_in(vy, "vy", process="connect")
    later = browser()

    later.post(ask(later), {"code": code_of(PHONE)})

    assert who(later) == who(vy)


@pytest.mark.parametrize(
    ("said", "day"),
    [("20010315", date(2001, 3, 15)), ("15/03/2001", date(2001, 3, 15)), ("2001-03-15", date(2001, 3, 15)),
     ("2001", None), ("99999999", None), ("", None)],
)  # fmt: skip
def test_a_birthday_is_read_as_it_may_come(said: str, day: date | None) -> None:
    assert commands.read_claims({**PERSON, "NgayThangNamSinh": said}, on=date(2026, 11, 26)).birth_on == day


def test_a_token_and_an_answer_of_two_people_are_refused() -> None:
    from motcua.config import accounts

    with pytest.raises(commands.NotAsserted):
        accounts._claims({"id_token": {"sub": "vy"}, "userinfo": {"sub": "an", **ENTERPRISE}})
