"""For oneself, for another, for an enterprise, and by an officer for somebody: who did it is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Dossier, Draft, Event
from motcua.identity.models import Account, Person
from motcua.law.actor import ActorKind, Role
from motcua.organisation.models import Officer
from tests import forms
from tests import world as worlds
from tests.forms import HOUSE, VY
from tests.world import TUESDAY_8, World

pytestmark = pytest.mark.usefixtures("folder")
CODE = "1.009978"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OTHER: dict[str, Any] = {
    "filing_for": "other",
    "submitter_name": "Lý Thị Mai",
    "submitter_identity": "020301000456",
    "submitter_phone": "0987654321",
    "authority": "representative",
}
COMPANY: dict[str, Any] = {
    "filing_for": "business",
    "business_name": "Công ty Kỳ Cùng",
    "business_code": "0100109106",
    "business_phone": "02053812345",
    "representative_name": "Nông Văn Bình",
    "representative_position": "Giám đốc",
    "business_address": forms.HOME,
    "submitter_name": "Lý Thị Mai",
    "submitter_identity": "020301000456",
    "submitter_phone": "0987654321",
    "authority": "representative",
}


@pytest.fixture
def ready(world: World) -> World:
    forms.make_places()
    forms.publish(world.five_days, *forms.small_form())
    return world


def person(client: Client, **facts: Any) -> Person:
    """Sign the browser in as this citizen, or as somebody who acts for this enterprise."""
    found = Person.objects.create(**({"name": "Hoàng Thị Vy"} | facts))
    kind = facts.get("kind", "citizen")
    client.force_login(Account.objects.create(username=f"p{found.pk}", person=found, kind=kind), BACKEND)
    return found


def browser() -> Client:
    client = Client()
    client.cookies["motcua_language"] = "en"
    return client


def begun(client: Client) -> Draft:
    client.post(f"/procedures/{CODE}/file/")
    return Draft.objects.latest("id")


def sent(client: Client, world: World, draft: Draft, answers: dict[str, Any]) -> HttpResponse:
    for page in catalogue.eform(draft.eform_id).form.pages:
        draft.refresh_from_db()
        told = forms.sent(page, answers) | {"seen": [str(draft.revision)]}
        client.post(f"/drafts/{draft.key}/pages/{page.key}/", told)
    client.post(f"/drafts/{draft.key}/where/", {"centre": world.centre.pk})
    forms.attach_all(draft, timezone.now())
    return client.post(f"/drafts/{draft.key}/send/", follow=True)  # type: ignore[return-value]


def told(response: HttpResponse) -> str:
    return response.content.decode()


def test_who_is_signed_in_finds_their_own_facts_in_the_form(ready: World, english: Client) -> None:
    person(english, identity_number="020301000123")

    draft = begun(english)

    assert draft.answers["applicant_name"] == "Hoàng Thị Vy"
    assert draft.answers["applicant_identity"] == "020301000123"
    assert draft.pages == {}  # looked at by nobody yet


def test_for_oneself_the_dossier_is_the_accounts(ready: World, english: Client) -> None:
    vy = person(english)

    sent(english, ready, begun(english), VY | HOUSE)

    dossier = Dossier.objects.get()
    assert dossier.applicant == vy
    assert Event.objects.get(dossier=dossier).person_id == vy.pk


def test_for_oneself_with_anothers_number_is_refused_with_a_reason(ready: World, english: Client) -> None:
    person(english, identity_number="020301000999", proof="seen")

    said = told(sent(english, ready, begun(english), VY | HOUSE))

    assert "not that of your account" in said
    assert not Dossier.objects.exists()


def test_for_another_the_dossier_is_theirs_and_who_filed_is_kept(ready: World, english: Client) -> None:
    mai = person(english, name="Lý Thị Mai")

    sent(english, ready, begun(english), VY | HOUSE | OTHER)

    dossier = Dossier.objects.get()
    assert (dossier.applicant, dossier.applicant_name) == (None, "Hoàng Thị Vy")
    assert dossier.submitter_name == "Lý Thị Mai"
    assert Event.objects.get(dossier=dossier).person_id == mai.pk


def test_by_a_letter_the_letter_is_asked_for_and_named(ready: World, english: Client) -> None:
    letter = {"authority": "letter", "authorised_by": "Hoàng Thị Vy", "authorisation": "Số 12, 01/4/2021"}
    draft = begun(english)

    said = told(sent(english, ready, draft, VY | HOUSE | OTHER | letter))
    assert "Not everything is filled in yet" in said
    assert "Letter of authorisation" in told(english.get(f"/drafts/{draft.key}/documents/"))  # type: ignore[arg-type]
    forms.attach_letter(draft, timezone.now())
    english.post(f"/drafts/{draft.key}/send/")

    names = [paper.name for paper in forms.files_of(Dossier.objects.get().pk)]
    assert names == ["Giấy tờ 2", "Giấy tờ 3", "Văn bản ủy quyền"]


def test_an_enterprises_account_files_for_the_enterprise(ready: World, english: Client) -> None:
    company = person(
        english, name="Công ty Kỳ Cùng", kind="business", identity_number="0100109106", proof="asserted"
    )

    draft = begun(english)
    assert draft.answers["filing_for"] == "business"
    sent(english, ready, draft, HOUSE | COMPANY | {"return_way": "counter", "declared": True})

    assert Dossier.objects.get().applicant == company


def test_an_intake_officer_files_for_somebody_and_stands_there(
    ready: World, signed_in: Callable[[str], Client]
) -> None:
    lan = signed_in("lan")

    said = told(sent(lan, ready, begun(lan), VY | HOUSE))

    dossier = Dossier.objects.get()
    event = Event.objects.get(dossier=dossier)
    assert (event.actor_kind, event.officer) == (ActorKind.OFFICER, Officer.objects.get(code="lan"))
    assert dossier.applicant_name == "Hoàng Thị Vy" and dossier.code in said
    assert event.actor_name in told(lan.get(f"/desk/dossiers/{dossier.pk}"))  # type: ignore[arg-type]


def test_a_post_officer_files_at_their_centre_and_nowhere_else(
    ready: World, signed_in: Callable[[str], Client]
) -> None:
    worlds._officer(
        "buu-ta", "Triệu Thị Thu", ready.construction, [(Role.POST_OFFICER, ready.centre)],
        on=TUESDAY_8.date(),
    )  # fmt: skip
    thu = signed_in("buu-ta")
    draft = begun(thu)
    assert f'value="{ready.centre.pk}" checked' in told(thu.get(f"/drafts/{draft.key}/where/"))  # type: ignore[arg-type]

    sent(thu, ready, draft, VY | HOUSE)

    assert Event.objects.get().officer == Officer.objects.get(code="buu-ta")


def test_an_officer_without_that_task_is_told_at_the_beginning(
    ready: World, signed_in: Callable[[str], Client]
) -> None:
    minh = signed_in("minh")

    assert "does not file for others" in told(minh.get(f"/procedures/{CODE}/file/"))  # type: ignore[arg-type]
    minh.post(f"/procedures/{CODE}/file/")
    assert not Draft.objects.exists()


def test_a_paused_draft_goes_on_with_its_files_on_another_device_after_signing_in(
    ready: World, english: Client
) -> None:
    vy = person(english)
    draft = begun(english)
    forms.attach_all(draft, timezone.now())
    elsewhere = browser()
    elsewhere.force_login(Account.objects.get(person=vy), BACKEND)

    assert str(draft.key) in told(elsewhere.get("/drafts/"))  # type: ignore[arg-type]
    shown = told(elsewhere.get(f"/drafts/{draft.key}/documents/"))  # type: ignore[arg-type]
    assert shown.count("data-attached") == 2
    sent(elsewhere, ready, draft, VY | HOUSE)

    assert len(forms.files_of(Dossier.objects.get().pk)) == 2


def test_a_draft_begun_before_signing_in_is_the_accounts_afterwards(ready: World, english: Client) -> None:
    draft = begun(english)
    vy = person(english)

    english.get(f"/drafts/{draft.key}/")

    draft.refresh_from_db()
    assert draft.account == Account.objects.get(person=vy)


def test_anothers_draft_stays_anothers(ready: World, english: Client) -> None:
    person(english)
    draft = begun(english)
    other = browser()
    person(other, name="Tuấn")
    forms.hold(other, draft)  # they held it before its owner signed in

    other.get(f"/drafts/{draft.key}/")

    draft.refresh_from_db()
    assert draft.account is not None and draft.account.person.name == "Hoàng Thị Vy"  # type: ignore[union-attr]


def test_a_public_computer_forgets_who_filed_without_an_account(ready: World, english: Client) -> None:
    english.cookies["motcua_public_computer"] = signing.dumps(1, salt="public-computer")
    draft = begun(english)
    assert 0 < english.cookies["motcua_drafts"]["max-age"] <= 180

    assert english.post("/public-computer/still-here/?as=").status_code == 204
    english.post("/public-computer/end/")

    assert not english.cookies["motcua_drafts"].value
    assert english.get(f"/drafts/{draft.key}/").status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()  # its owner goes on elsewhere


def test_a_public_computers_page_of_somebody_who_left_is_over(ready: World, english: Client) -> None:
    english.cookies["motcua_public_computer"] = signing.dumps(1, salt="public-computer")
    person(english)

    assert english.post("/public-computer/still-here/?as=999999").status_code == 401
