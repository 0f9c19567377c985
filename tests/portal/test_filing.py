"""Filing online through its pages, as browsers without scripts do it."""

import re
from datetime import date
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.catalogue.commands import publish_general_forms
from motcua.catalogue.models import Fee, ProcedureVersion
from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.queries import drafts
from motcua.lib.eform import Page
from tests import forms
from tests.documents import hostile
from tests.forms import HOUSE, VY
from tests.portal.filing_browser import attach, choose_centre
from tests.world import World

pytestmark = pytest.mark.usefixtures("folder")
CODE = "1.009978"
ANSWERS = VY | HOUSE


@pytest.fixture
def draft(world: World, english: Client) -> Draft:
    """A draft begun in the browser `english`."""
    forms.make_places()
    forms.publish(world.five_days, *forms.small_form())
    english.post(f"/procedures/{CODE}/file/")
    return Draft.objects.get()


def pages(draft: Draft) -> tuple[Page, ...]:
    return catalogue.eform(draft.eform_id).form.pages


def revision(draft: Draft) -> str:
    draft.refresh_from_db()
    return str(draft.revision)


def answer(
    client: Client, draft: Draft, key: str, answers: dict[str, object], **more: object
) -> HttpResponse:
    page = next(page for page in pages(draft) if page.key == key)
    told = forms.sent(page, answers) | {"seen": [revision(draft)]} | more
    return client.post(f"/drafts/{draft.key}/pages/{key}/", told)  # type: ignore[return-value]


def fill(client: Client, draft: Draft, answers: dict[str, object] = ANSWERS) -> None:
    for page in pages(draft):
        answer(client, draft, page.key, answers)
    choose_centre(client, draft)
    forms.attach_all(draft, timezone.now())


def body(response: HttpResponse) -> str:
    return response.content.decode()


def test_from_the_procedures_page_to_the_receipt(draft: Draft, english: Client) -> None:
    fill(english, draft)
    draft.files.all().delete()
    attach(english, draft)

    checked = english.get(f"/drafts/{draft.key}/check/")
    sent = english.post(f"/drafts/{draft.key}/send/", follow=True)

    dossier = Dossier.objects.get()
    assert "Lý Văn Nam" in body(checked)
    assert dossier.code in body(sent) and dossier.tracking_secret in body(sent)
    for document in dossier.documents.exclude(file=None):
        assert document.file is not None and document.file.sha256 in body(sent)
    assert english.get(f"/track/{dossier.code}/{dossier.tracking_secret}/").status_code == 200


def test_a_procedure_without_a_form_of_its_own_is_filed_by_the_general_one(
    world: World, english: Client
) -> None:
    forms.make_places()
    publish_general_forms()
    Fee.objects.bulk_create(
        Fee(version=world.five_days, kind="fee", case_vi=case, amount_dong=75_000)
        for case in ("Nhà nhỏ", "Nhà lớn")
    )
    assert "own form is attached" in body(english.get(f"/procedures/{CODE}/file/"))
    english.post(f"/procedures/{CODE}/file/")
    draft = Draft.objects.get()

    fill(
        english, draft, VY | {"request": "Gia hạn giấy phép số 12", "return_way": "counter", "declared": True}
    )
    draft.files.all().delete()
    attach(english, draft)

    assert "depends on your case" in body(english.get(f"/drafts/{draft.key}/check/"))
    sent = english.post(f"/drafts/{draft.key}/send/", follow=True)
    dossier = Dossier.objects.get()
    assert dossier.code in body(sent)
    assert dossier.subject == "Gia hạn giấy phép số 12"
    assert dossier.documents.exclude(file=None).count() == dossier.documents.count()


def test_a_second_click_and_a_lost_answer_are_the_same_dossier(draft: Draft, english: Client) -> None:
    fill(english, draft)
    tab = Client()
    tab.cookies = english.cookies

    english.post(f"/drafts/{draft.key}/send/")  # its answer is lost on the way
    again = tab.post(f"/drafts/{draft.key}/send/", follow=True)

    assert Dossier.objects.count() == 1
    assert Dossier.objects.get().code in body(again)


def test_going_back_never_sends_again(draft: Draft, english: Client) -> None:
    fill(english, draft)
    english.post(f"/drafts/{draft.key}/send/")

    for path in ("", "check/", "where/", "documents/", "pages/house/"):
        back = english.get(f"/drafts/{draft.key}/{path}")
        assert back.headers["Location"] == f"/drafts/{draft.key}/done/"
        assert "no-store" in back.headers["Cache-Control"]
    assert answer(english, draft, "house", {"storeys": 9}).headers["Location"].endswith("/done/")
    assert Dossier.objects.count() == 1


def test_what_is_wrong_is_said_and_kept(draft: Draft, english: Client) -> None:
    response = answer(english, draft, "applicant", VY | {"filing_for": "self", "applicant_identity": "12"})

    assert response.status_code == 302  # the page is not asked before one says for whom
    answer(english, draft, "for-whom", VY)
    response = answer(english, draft, "applicant", VY | {"applicant_identity": "12"})

    assert response.status_code == 422
    assert "12 digits, or the 9 of an old card" in body(response)
    assert 'href="#id_applicant_identity"' in body(response)
    draft.refresh_from_db()
    assert draft.answers["applicant_identity"] == "12"


def test_changing_the_language_keeps_what_was_just_typed(draft: Draft, english: Client) -> None:
    changed = answer(english, draft, "house", {"storeys": 4, "use": "shop", "trade": "Phở"}, language=["vi"])

    shown = english.get(changed.headers["Location"])
    assert "Số tầng" in body(shown)
    assert 'value="Phở"' in body(shown) and 'value="4"' in body(shown)


def test_files_of_a_paused_draft_are_there_on_return_and_come_with_the_dossier(
    draft: Draft, english: Client
) -> None:
    fill(english, draft)
    elsewhere = Client()

    code = drafts.resume_code(draft.key)
    resumed = elsewhere.post("/drafts/", {"code": code, "phone": "0912 345 678"})

    assert resumed.headers["Location"] == f"/drafts/{draft.key}/"
    shown = body(elsewhere.get(f"/drafts/{draft.key}/documents/"))
    files = re.findall(rf'href="(/drafts/{draft.key}/files/\d+/)"', shown)
    assert len(files) == 2
    opened = elsewhere.get(files[0])
    assert b"".join(opened.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    elsewhere.post(f"/drafts/{draft.key}/send/")
    assert Dossier.objects.get().documents.exclude(file=None).count() == 2


def test_a_wrong_code_opens_nothing_and_too_many_rest(draft: Draft, english: Client) -> None:
    fill(english, draft)
    stranger = Client()

    answers = [
        stranger.post("/drafts/", {"code": f"AAAA-AAA{n}", "phone": "0912345678"}).status_code
        for n in range(2, 14)
    ]

    assert answers == [422] * 10 + [429] * 2
    assert stranger.get(f"/drafts/{draft.key}/").status_code == 404


def test_a_file_that_is_no_paper_is_refused_by_name_and_the_others_stay(
    draft: Draft, english: Client
) -> None:
    answer(english, draft, "for-whom", VY)
    sent = [SimpleUploadedFile("a.pdf", hostile.pdf()), SimpleUploadedFile("virus.exe", hostile.PROGRAM)]

    response = english.post(f"/drafts/{draft.key}/documents/", {"file-other": sent})

    assert response.status_code == 422
    assert "virus.exe" in body(response) and "do not take this type" in body(response)
    assert [file.name for file in draft.files.all()] == ["a.pdf"]


def test_a_page_answered_twice_leads_to_the_choice(draft: Draft, english: Client) -> None:
    answer(english, draft, "house", {"storeys": 2, "use": "home"})

    late = answer(english, draft, "house", {"storeys": 5, "use": "home"}, seen=["0"])

    assert late.headers["Location"].endswith("/choose/")
    assert "Keep these" in body(english.get(late.headers["Location"]))
    english.post(late.headers["Location"], {"which": "rival", "number": "0"})
    draft.refresh_from_db()
    assert draft.answers["storeys"] == 5


def test_autosave_says_the_new_revision_and_never_goes_on(draft: Draft, english: Client) -> None:
    told = {"storeys": "2", "seen": revision(draft)}

    saved = english.post(f"/drafts/{draft.key}/pages/house/", told, headers={"X-Autosave": "1"})
    late = english.post(
        f"/drafts/{draft.key}/pages/house/", told | {"storeys": "3"}, headers={"X-Autosave": "1"}
    )

    assert saved.json()["revision"] == 1
    assert late.status_code == 409 and late.json()["choose"].endswith("/choose/")


def test_items_are_added_and_removed_without_scripts(draft: Draft, english: Client) -> None:
    two = {"helpers": [{"name": "Nam"}, {"name": "Mai"}]}

    more = answer(english, draft, "people", two, act=["add:helpers"])
    assert body(english.get(more.headers["Location"].split("#")[0])).count('type="text"') == 3
    answer(english, draft, "people", two, act=["remove:helpers:0"])

    draft.refresh_from_db()
    assert draft.answers["helpers"] == [{"name": "Mai"}]


def test_information_only_is_not_filed_online(draft: Draft, english: Client) -> None:
    ProcedureVersion.objects.update(service_level="information")

    assert "cannot be filed online" in body(english.get(f"/procedures/{CODE}/file/"))
    english.post(f"/procedures/{CODE}/file/")
    assert Draft.objects.count() == 1


def test_a_partial_service_says_what_needs_a_visit(draft: Draft, english: Client) -> None:
    ProcedureVersion.objects.update(service_level="partial")

    assert "Show the originals" in body(english.get(f"/procedures/{CODE}/file/"))


def test_before_sending_this_very_case_is_told_what_needs_a_visit(draft: Draft, english: Client) -> None:
    fill(english, draft)
    assert "Fetch the result at the counter" in body(english.get(f"/drafts/{draft.key}/check/"))

    answer(english, draft, "return", {"return_way": "electronic"})

    assert "no visit is needed" in body(english.get(f"/drafts/{draft.key}/check/"))
    sent = english.post(f"/drafts/{draft.key}/send/", follow=True)
    assert "no visit is needed" in body(sent), body(sent)[-3000:]


def test_this_device_can_forget_it(draft: Draft, english: Client) -> None:
    english.post(f"/drafts/{draft.key}/forget/")

    assert english.get(f"/drafts/{draft.key}/").status_code == 404
    assert Draft.objects.filter(key=draft.key).exists()


def test_a_forged_cookie_opens_nothing(draft: Draft, english: Client) -> None:
    stranger = Client()
    stranger.cookies["motcua_drafts"] = UUID(str(draft.key)).hex

    assert stranger.get(f"/drafts/{draft.key}/").status_code == 404


def test_communes_follow_the_province(draft: Draft, english: Client) -> None:
    assert english.get("/drafts/communes/20/").json() == {"communes": [["05977", "Phường Đông Kinh"]]}
    assert english.get("/drafts/communes/99/").json() == {"communes": []}
    assert drafts.faults(
        catalogue.eform(draft.eform_id),
        VY | {"applicant_address": {"province": "20", "commune": "99999", "detail": "x"}},
        on=date(2026, 11, 25),
        page=pages(draft)[2],
    )[0].code == (drafts.UNKNOWN_PLACE)


def test_a_draft_under_a_newer_form_is_shown_what_changed(
    world: World, draft: Draft, english: Client
) -> None:
    fill(english, draft)
    schema, layout = forms.small_form(
        documents=[{"position": 1, "by": "form"}, {"position": 2, "by": "form"}]
    )
    layout["pages"][0]["fields"][0]["label"] = {"vi": "Số tầng nổi", "en": "Storeys above ground"}
    forms.publish(world.five_days, schema, layout)

    assert "See what changed" in body(english.get(f"/drafts/{draft.key}/"))
    said = body(english.get(f"/drafts/{draft.key}/changed/"))
    assert "Storeys above ground" in said and "Before: Storeys" in said
    assert "A paper is no longer asked for: " in said
    english.post(f"/drafts/{draft.key}/changed/")

    assert 'value="3"' in body(english.get(f"/drafts/{draft.key}/pages/house/"))
    assert "See what changed" not in body(english.get(f"/drafts/{draft.key}/"))


def test_a_procedure_that_left_the_internet_is_said_in_its_drafts(draft: Draft, english: Client) -> None:
    ProcedureVersion.objects.update(service_level="information")

    assert "cannot be filed online any more" in body(english.get(f"/drafts/{draft.key}/"))


def test_the_address_to_return_to_goes_with_the_dossier_and_is_written_for_the_post(
    draft: Draft, english: Client
) -> None:
    """Nobody writes it twice."""
    fill(english, draft, ANSWERS | {"return_way": "post", "return_address": forms.HOME})
    english.post(f"/drafts/{draft.key}/send/")

    dossier = Dossier.objects.get()
    assert dossier.return_address.startswith("Số 5 phố Muối, ")
    asked = body(english.get(f"/track/{dossier.code}/{dossier.tracking_secret}/post/ask/return/"))
    assert 'value="Số 5 phố Muối"' in asked
    assert re.search(r'<option value="05977"\s+selected', asked)
