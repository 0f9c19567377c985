"""What was handed in at a counter is in one's own list, by the number that the national identity asserted."""

import uuid
from typing import Any

import pytest

from motcua.dossiers import commands, queries
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Channel, Dossier, Event
from motcua.dossiers.queries import Pile
from motcua.identity.models import Person, Proof
from motcua.law.lifecycle import Status
from motcua.lib.folding import fold
from tests.portal.test_mine import signed_in
from tests.world import World

NUMBER = "020301000123"


def person(name: str = "Hoàng Thị Vy", proof: Proof = Proof.ASSERTED, **other: Any) -> Person:
    told = {"identity_number": NUMBER} | other
    return Person.objects.create(name=name, folded_name=fold(name), proof=proof, **told)


def listed(whose: Person) -> list[int]:
    """On the list, counted, and opened: the three say the same."""
    found = [one.id for one in queries.mine(whose.pk, Pile.ALL)]
    assert queries.counts_of_mine(whose.pk)[Pile.ALL] == len(found)
    for dossier in Dossier.objects.all():
        word = queries.secret_for(dossier.code, whose.pk)
        assert word == (dossier.tracking_secret if dossier.pk in found else None)
    return found


def test_it_is_listed_opened_and_acted_on_as_ones_own(world: World) -> None:
    opened, vy = world.received(), person()
    browser, address = signed_in(vy), f"/track/{opened.code}/mine/"

    page = browser.get("/me/dossiers/").content.decode()
    browser.post(f"{address}withdraw/", {"reason": "Tôi nộp lại sau", "key": str(uuid.uuid4())})

    assert address in page
    assert listed(vy) == [opened.dossier_id]
    assert Dossier.objects.get().status == Status.WITHDRAWN
    assert Event.objects.filter(person_id=vy.pk, dossier_id=opened.dossier_id).count() == 1


def test_it_lies_among_those_of_the_account_the_newest_first(world: World) -> None:
    vy = person()
    party = Party(name=vy.name, identity=NUMBER, person_id=vy.pk)
    first, second, third = (world.received(**told) for told in ({}, {"applicant": party}, {}))

    assert listed(vy) == [third.dossier_id, second.dossier_id, first.dossier_id]
    page = queries.mine(vy.pk, Pile.ALL, before=third.dossier_id)
    assert [one.id for one in page] == [second.dossier_id, first.dossier_id]
    assert queries.mine(vy.pk, Pile.WAITING) == []


@pytest.mark.parametrize("proof", [Proof.DECLARED, Proof.SEEN])
def test_a_number_that_was_typed_or_only_shown_opens_nothing(world: World, proof: Proof) -> None:
    opened, vy = world.received(), person(proof=proof)

    assert listed(vy) == []
    assert signed_in(vy).get(f"/track/{opened.code}/mine/").status_code == 404


def test_another_persons_is_not_there(world: World) -> None:
    opened = world.received()
    other = person("Lý Văn Khác", identity_number="020301000999")

    assert listed(other) == []
    browser = signed_in(other)
    for page in ("", "pay/", "questions/", "withdraw/", "return/"):
        assert browser.get(f"/track/{opened.code}/mine/{page}").status_code == 404
    assert opened.code not in browser.get("/me/dossiers/").content.decode()


def test_a_number_that_was_written_down_wrongly_shows_nobody_another_name(world: World) -> None:
    world.received(applicant=Party(name="Nông Văn Nhầm", identity=NUMBER))

    assert listed(person()) == []


def test_accents_and_capitals_of_the_name_do_not_matter(world: World) -> None:
    opened = world.received(applicant=Party(name="HOANG THI VY", identity=NUMBER))

    assert listed(person()) == [opened.dossier_id]


def test_what_a_stranger_filed_online_under_the_number_is_not_theirs(world: World) -> None:
    opened = world.received()
    Dossier.objects.filter(pk=opened.dossier_id).update(channel=Channel.ONLINE)

    assert listed(person()) == []


def test_what_belongs_to_another_account_stays_there(world: World) -> None:
    vy, other = person(), person("Lý Văn Khác", identity_number="020301000999")
    world.received(applicant=Party(name="Hoàng Thị Vy", identity=NUMBER, person_id=other.pk))

    assert listed(vy) == []


def test_an_enterprise_has_its_own_whatever_its_name_was_shortened_to(world: World) -> None:
    company = person("Công ty TNHH Xứ Lạng", kind="business", identity_number="4900123403")
    told = [world.intake(applicant=Party(name="CTY Xứ Lạng", identity="4900123403"))]
    (opened,) = commands.receive(told)

    assert listed(company) == [opened.dossier_id]
