"""Receiving in seconds: the card is scanned, the applicant found or made, what is usually missing is seen."""

import re

import pytest
from django.test import Client

from motcua.audit.models import Look
from motcua.dossiers.models import Dossier, OftenMissing, SupplementRequest
from motcua.identity.models import Person, Proof
from motcua.law.lifecycle import Status
from tests.desk.test_desk import SignedIn, filled, receive
from tests.world import TUESDAY_8, World

CARD = "020301000123|082345678|Hoàng Thị Vy|05042001|Nữ|Số 5, phố Muối, Lạng Sơn|15042021"


@pytest.fixture
def lan(signed_in: SignedIn) -> Client:
    return signed_in("lan")


def _scanned(lan: Client, written: str = CARD) -> str:
    """The word under which the person is kept."""
    answer = lan.post("/desk/receive/applicant", {"scanned": written})
    assert answer.status_code == 302
    return answer["Location"].partition("?for=")[2]


def _form(lan: Client, world: World, word: str) -> str:
    return lan.get(f"/desk/receive/{world.five_days.pk}", {"for": word}).content.decode()


def _value(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]* name="{name}"[^>]*?(?: value="([^"]*)")', page)
    return found[1] if found else ""


def test_a_scanned_card_fills_the_form_and_makes_the_person(lan: Client, world: World) -> None:
    word = _scanned(lan)
    page = _form(lan, world, word)
    assert _value(page, "applicant_name") == "Hoàng Thị Vy"
    assert _value(page, "applicant_address") == "Số 5, phố Muối, Lạng Sơn"

    answer = lan.post(f"/desk/receive/{world.five_days.pk}?for={word}", filled(world))

    dossier, person = Dossier.objects.get(), Person.objects.get()
    assert answer["Location"] == f"/desk/dossiers/{dossier.pk}?opened"
    assert dossier.applicant == person
    assert (person.identity_number, person.proof) == ("020301000123", Proof.SEEN)
    assert 'name="applicant_name"' in _form(lan, world, word)
    assert _value(_form(lan, world, word), "applicant_name") == ""


def test_who_was_here_before_is_reached_as_then(lan: Client, world: World) -> None:
    receive(lan, world, applicant_phone="0912345678", applicant_email="vy@example.vn")
    (dossier,) = Dossier.objects.all()

    word = _scanned(lan, "020301000123")

    assert "Was here before" in lan.get("/desk/receive", {"for": word}).content.decode()
    page = _form(lan, world, word)
    assert _value(page, "applicant_phone") == "0912345678"
    assert _value(page, "applicant_name") == "Hoàng Thị Vy"
    assert Look.objects.filter(dossier_id=dossier.pk, seen="list").exists()


def test_a_number_that_was_typed_vouches_for_nobody(lan: Client, world: World) -> None:
    word = _scanned(lan, "020301000123")
    lan.post(f"/desk/receive/{world.five_days.pk}?for={word}", filled(world))

    assert Dossier.objects.get().applicant is None
    assert not Person.objects.exists()


def test_another_number_in_the_form_is_not_the_cards(lan: Client, world: World) -> None:
    word = _scanned(lan)
    lan.post(
        f"/desk/receive/{world.five_days.pk}?for={word}", filled(world, applicant_identity="020301000999")
    )

    assert Dossier.objects.get().applicant is None


def test_two_windows_serve_two_people(lan: Client, world: World) -> None:
    first, second = _scanned(lan), _scanned(lan, CARD.replace("Vy", "Nam").replace("000123", "000456"))

    assert _value(_form(lan, world, first), "applicant_name") == "Hoàng Thị Vy"
    assert _value(_form(lan, world, second), "applicant_name") == "Hoàng Thị Nam"


@pytest.mark.parametrize("written", ["", "xyz", "12|34", "\x00", "|" * 50, "x" * 5000])
def test_what_is_no_card_is_said_and_nothing_is_kept(lan: Client, world: World, written: str) -> None:
    answer = lan.post("/desk/receive/applicant", {"scanned": written}, follow=True)

    assert "This is not the code of an identity card" in answer.content.decode()


def test_a_refused_intake_makes_no_person(lan: Client, world: World) -> None:
    word = _scanned(lan)

    answer = lan.post(f"/desk/receive/{world.five_days.pk}?for={word}", filled(world, documents=[]))

    assert answer.status_code == 422
    assert not Person.objects.exists() and not Dossier.objects.exists()


def test_all_required_papers_are_ticked_by_one_tick(lan: Client, world: World) -> None:
    answer = lan.post(f"/desk/receive/{world.five_days.pk}", filled(world, documents=[], all_there="on"))

    assert answer.status_code == 302
    assert Dossier.objects.get().documents.count() == 3


def test_what_is_usually_missing_is_seen_and_asked_for_on_the_spot(lan: Client, world: World) -> None:
    paper = world.five_days.required_documents.order_by("position")[0]
    OftenMissing.objects.create(
        procedure_id=world.five_days.procedure_id, name=paper.name_vi, times=9, counted_on=TUESDAY_8.date()
    )
    word = _scanned(lan)
    page = _form(lan, world, word)
    assert "Most often missing for this procedure" in page
    there = [p.pk for p in world.five_days.required_documents.all() if p != paper]

    said = filled(world, documents=there, way="supplement", reason="Thiếu bản vẽ")
    lan.post(f"/desk/receive/{world.five_days.pk}?for={word}", said)

    dossier = Dossier.objects.get()
    assert dossier.status == Status.SUPPLEMENT_ASKED
    assert SupplementRequest.objects.get().items == [paper.name_vi]
    shown = lan.get(f"/desk/dossiers/{dossier.pk}?opened").content.decode()
    assert f"/desk/dossiers/{dossier.pk}/papers/supplement_request" in shown
    assert dossier.applicant == Person.objects.get()


def test_the_only_procedure_that_fits_is_opened_at_once_for_the_same_person(
    lan: Client, world: World
) -> None:
    word = _scanned(lan)

    answer = lan.get("/desk/receive", {"q": "1.009978", "for": word})

    assert answer["Location"] == f"/desk/receive/{world.five_days.pk}?for={word}"


def test_a_figure_is_the_procedure_that_was_received_last(lan: Client, world: World) -> None:
    receive(lan, world)
    word = _scanned(lan)
    assert "Those you received last" in lan.get("/desk/receive", {"for": word}).content.decode()

    answer = lan.get("/desk/receive", {"q": "1", "for": word})

    assert answer["Location"] == f"/desk/receive/{world.five_days.pk}?for={word}"


def test_a_typed_number_opens_nothing_of_who_was_never_here(lan: Client, world: World) -> None:
    Person.objects.create(
        name="Hoàng Thị Vy", identity_number="020301000123", phone="0912345678", proof=Proof.SEEN
    )

    typed = _form(lan, world, _scanned(lan, "020301000123"))
    scanned = _form(lan, world, _scanned(lan))

    assert _value(typed, "applicant_phone") == _value(typed, "applicant_name") == ""
    assert _value(scanned, "applicant_phone") == "0912345678"
