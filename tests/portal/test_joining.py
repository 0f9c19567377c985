"""A person with an account by telephone and another by the national identity: both become one, proven on both sides."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone

from motcua.audit.models import Change
from motcua.documents.models import PersonalDocument
from motcua.dossiers import commands, queries
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Draft
from motcua.dossiers.queries import Pile
from motcua.identity.models import Account, Person, Proof
from tests.documents import hostile
from tests.identity.national_provider import CALLBACK, PERSON, NationalProvider, running
from tests.identity.people import MAIL, PHONE, account, ask, browser, code_of, signed_up, who
from tests.portal import filing_browser
from tests.world import World

pytestmark = pytest.mark.usefixtures("world", "folder")
NUMBER = PERSON["SoDinhDanh"]


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NationalProvider]:
    with running(tmp_path_factory.mktemp("national"), f"http://testserver{CALLBACK}") as started:
        yield started


@pytest.fixture
def nation(provider: NationalProvider) -> Iterator[NationalProvider]:
    with override_settings(**provider.settings()):
        provider.knows(vy=PERSON)
        yield provider


def person_of(client: Client) -> Person:
    person = Account.objects.get(pk=who(client)).person
    assert person is not None
    return person


def has_filed(client: Client, world: World) -> int:
    """A dossier of this account's person, received."""
    one = person_of(client)
    party = Party(name=one.name, person_id=one.pk)
    return commands.receive([world.intake(applicant=party)])[0].dossier_id


def keeps(client: Client, photo: bytes) -> None:
    told = {
        "files": SimpleUploadedFile("cccd.jpg", photo, "image/jpeg"),
        "name": "Căn cước",
        "kind": "identity",
    }
    assert client.post("/me/documents/", told).status_code == 302


def confirmed(nation: NationalProvider, client: Client, login: str = "vy") -> str:
    return str(nation.sign_in(client, login, process="connect").headers.get("Location", ""))


def test_what_both_have_comes_together(nation: NationalProvider, world: World) -> None:
    by_nation, by_phone = browser(), signed_up()
    nation.sign_in(by_nation, "vy")
    dossiers = {has_filed(by_nation, world), has_filed(by_phone, world)}
    photo = hostile.phone_photo()
    keeps(by_nation, photo)
    keeps(by_phone, photo)
    keeps(by_phone, hostile.picture())
    draft = filing_browser.begun(by_phone, world)

    assert confirmed(nation, by_phone) == "/me/join/"
    page = by_phone.get("/me/join/").content.decode()
    assert "You have two accounts" in page and NUMBER in page
    done = by_phone.post("/me/join/", follow=True)

    assert "Both accounts are one now" in done.content.decode()
    assert who(by_phone) == who(by_nation)
    person = person_of(by_phone)
    assert (person.proven_number, person.proof) == (NUMBER, Proof.ASSERTED)
    assert {one.id for one in queries.mine(person.pk, Pile.ALL)} == dossiers
    assert PersonalDocument.objects.filter(person=person).count() == 2  # the same photograph is there once
    assert Draft.objects.get(pk=draft.pk).account_id == who(by_nation)
    assert by_nation.get(f"/drafts/{draft.key}/").status_code == 200
    assert Change.objects.get(what="accounts joined").about == f"person {person.pk}"


def test_the_telephone_opens_what_both_had(nation: NationalProvider) -> None:
    by_nation, by_phone = browser(), signed_up()
    nation.sign_in(by_nation, "vy")
    confirmed(nation, by_phone)
    by_phone.post("/me/join/")

    later = browser()
    later.post(ask(later), {"code": code_of(PHONE)})

    assert who(later) == who(by_nation) == account(PHONE).pk
    assert Account.objects.filter(is_active=True).count() == 1


def test_a_session_of_the_closed_account_is_nobodys(nation: NationalProvider) -> None:
    by_nation, by_phone, elsewhere = browser(), signed_up(), browser()
    elsewhere.post(ask(elsewhere), {"code": code_of(PHONE)})
    nation.sign_in(by_nation, "vy")
    confirmed(nation, by_phone)
    by_phone.post("/me/join/")

    assert elsewhere.get("/me/").status_code == 302


def test_nothing_is_joined_before_it_is_wanted(nation: NationalProvider, world: World) -> None:
    by_nation, by_phone = browser(), signed_up(identity_number=NUMBER)
    nation.sign_in(by_nation, "vy")
    has_filed(by_phone, world)

    confirmed(nation, by_phone)
    by_phone.get("/me/join/")

    assert queries.mine(person_of(by_nation).pk, Pile.ALL) == []
    assert who(by_phone) != who(by_nation)


def test_a_number_that_was_only_typed_joins_nothing(nation: NationalProvider, world: World) -> None:
    by_nation, thief = browser(), signed_up(identity_number=NUMBER)
    nation.sign_in(by_nation, "vy")

    answer = thief.post("/me/join/")

    assert answer["Location"] == "/me/"
    assert who(thief) != who(by_nation)


def test_what_was_asserted_holds_ten_minutes(nation: NationalProvider) -> None:
    by_nation, by_phone = browser(), signed_up()
    nation.sign_in(by_nation, "vy")
    confirmed(nation, by_phone)
    session = by_phone.session
    session["asserted_to_join"]["at"] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()

    assert by_phone.post("/me/join/")["Location"] == "/me/"
    assert Account.objects.filter(is_active=True).count() == 2


def test_an_account_that_the_nation_gave_another_number_is_not_joined(nation: NationalProvider) -> None:
    nation.knows(vy=PERSON, an={**PERSON, "SoDinhDanh": "020301000999"})
    by_nation, other = browser(), browser()
    nation.sign_in(by_nation, "vy")
    nation.sign_in(other, "an")

    assert nation.sign_in(other, "vy", process="connect").status_code == 403
    assert Account.objects.filter(is_active=True).count() == 2


def test_what_was_filed_online_comes_to_whom_a_counter_knew(nation: NationalProvider, world: World) -> None:
    known = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number=NUMBER)
    by_phone = signed_up()
    filed = has_filed(by_phone, world)

    confirmed(nation, by_phone)

    assert person_of(by_phone) == known
    assert [one.id for one in queries.mine(known.pk, Pile.ALL)] == [filed]


def test_two_people_of_one_browser_are_not_one(nation: NationalProvider) -> None:
    nation.sign_in(browser(), "vy")
    brother = signed_up(name="Hoàng Văn Nam")

    answer = nation.sign_in(brother, "vy", process="connect")

    assert answer.status_code == 403
    assert "another person" in answer.content.decode()
    assert brother.get("/me/join/").status_code == 302


def test_the_address_that_gives_way_is_told(nation: NationalProvider) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    by_nation, by_mail = browser(), signed_up(MAIL)
    nation.sign_in(by_nation, "vy")
    Account.objects.filter(pk=who(by_nation)).update(email="cu@example.com")
    confirmed(nation, by_mail)

    by_mail.post("/me/join/")

    told = ProcrastinateJob.objects.filter(task_name="tell_old_contact").latest("id")
    assert told.args["target"] == "cu@example.com"
    assert account(MAIL).pk == who(by_mail)


def test_who_came_by_the_nation_alone_learns_of_it(nation: NationalProvider) -> None:
    by_nation = browser()
    nation.sign_in(by_nation, "vy")

    page = by_nation.get("/me/").content.decode()

    assert re.search("both accounts become\\s+one", page)
