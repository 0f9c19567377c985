"""Files of a draft: in piece by piece or with the form, kept at once, of the own store, made into one."""

import base64
import io
import re

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from motcua.documents import commands as documents
from motcua.documents.commands import ToKeep
from motcua.documents.models import PersonalDocument, StoredFile
from motcua.documents.queries import place
from motcua.dossiers.models import Draft
from motcua.identity.models import Account, Person
from motcua.law.actor import Actor, ActorKind
from tests import forms
from tests.documents import hostile
from tests.world import TUESDAY_8, World

pytestmark = pytest.mark.usefixtures("folder")
CODE = "1.009978"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def draft(world: World, english: Client) -> Draft:
    forms.make_places()
    forms.publish(world.five_days, *forms.small_form())
    english.post(f"/procedures/{CODE}/file/")
    return Draft.objects.get()


@pytest.fixture
def vy(world: World, english: Client) -> Person:
    """Signed in as chị Vy."""
    person = Person.objects.create(name="Hoàng Thị Vy")
    english.force_login(Account.objects.create(username="0912345678", person=person, kind="citizen"), BACKEND)
    return person


def page(draft: Draft) -> str:
    return f"/drafts/{draft.key}/documents/"


def paper(client: Client, draft: Draft) -> str:
    """The field of the first paper that is asked for."""
    return next(iter(re.findall(r'name="(file-\d+)"', body(client.get(page(draft))))))


def body(response: HttpResponse) -> str:
    return response.content.decode()


def content(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def photo(name: str, size: tuple[int, int] = (900, 600)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, hostile.picture("JPEG", size), "image/jpeg")


def came_ahead(client: Client, name: str, content: bytes) -> str:
    """The token of a file that was sent by tus."""
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content))}
    said = f"filename {base64.b64encode(name.encode()).decode()}"
    begun = client.post(
        "/uploads/", content, "application/offset+octet-stream", headers=headers | {"Upload-Metadata": said}
    )
    assert begun.status_code == 201, begun.content
    return str(begun["Location"]).rsplit("/", 1)[-1]


def test_photographs_of_one_paper_become_one_pdf_in_their_order(draft: Draft, english: Client) -> None:
    field = paper(english, draft)

    sent = {field: [photo("truoc.jpg"), photo("sau.jpg", (600, 900))], "act": "attach"}
    english.post(page(draft), sent)

    one = draft.files.get()
    assert one.name.endswith(".pdf") and one.file.media_type == "application/pdf"
    assert len(one.parts) == 2
    shown = english.get(f"/drafts/{draft.key}/files/{one.pk}/")
    assert len(pikepdf.Pdf.open(io.BytesIO(content(shown))).pages) == 2
    small = content(english.get(f"/drafts/{draft.key}/files/{one.pk}/thumbnail/"))
    assert small.startswith(b"\xff\xd8")


def test_a_doubled_request_attaches_nothing_twice(draft: Draft, english: Client) -> None:
    field = paper(english, draft)
    tokens = [came_ahead(english, f"{n}.jpg", hostile.picture("JPEG", (300 + n, 200))) for n in (1, 2)]
    sent = {f"{field}-upload": tokens, "act": "attach"}

    english.post(page(draft), sent)
    english.post(page(draft), sent)

    assert draft.files.count() == 1


def test_what_came_is_kept_before_the_form_is_sent_and_let_go_again(draft: Draft, english: Client) -> None:
    field = paper(english, draft)
    token = came_ahead(english, "giay.pdf", hostile.pdf())
    header = {"X-Autosave": "1"}

    kept = english.post(page(draft), {"keep": field, "token": token}, headers=header)
    assert kept.json() == {"kept": True}
    assert "giay.pdf" in body(english.get(page(draft)))  # the browser was closed in between
    english.post(page(draft), {"drop": field, "token": token}, headers=header)

    assert not draft.files.exists()


def test_anothers_upload_is_not_attached(draft: Draft, english: Client) -> None:
    stranger = Client()
    token = came_ahead(stranger, "cua-toi.pdf", hostile.pdf())
    field = paper(english, draft)

    told = english.post(page(draft), {"keep": field, "token": token}, headers={"X-Autosave": "1"})
    english.post(page(draft), {f"{field}-upload": token, "act": "attach"})

    assert told.status_code == 404
    assert not draft.files.exists()


def test_a_file_is_taken_off(draft: Draft, english: Client) -> None:
    english.post(page(draft), {paper(english, draft): photo("a.jpg"), "act": "attach"})

    english.post(page(draft), {"remove": str(draft.files.get().pk)})

    assert not draft.files.exists()


def test_a_document_of_the_own_store_takes_the_place_of_an_upload(
    vy: Person, draft: Draft, english: Client
) -> None:
    kept = documents.keep([documents.Content(io.BytesIO(b"%PDF-1.7 cccd"), "application/pdf")], at=TUESDAY_8)[
        0
    ]
    mine = ToKeep(file_id=kept.id, file_name="cccd.pdf", name="Căn cước", kind="identity")
    own = documents.keep_for(
        [mine], by=Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=vy.pk), at=TUESDAY_8
    )[0]
    field = paper(english, draft)

    assert "Căn cước" in body(english.get(page(draft)))
    english.post(page(draft), {f"own-{field}": str(own), "act": "attach"})

    assert draft.files.get().file_id == kept.id
    assert StoredFile.objects.filter(pk=kept.id).count() == 1


def test_the_store_of_another_is_not_reached(vy: Person, draft: Draft, english: Client) -> None:
    tuan = Person.objects.create(name="Tuấn")
    kept = documents.keep([documents.Content(io.BytesIO(b"%PDF-1.7 t"), "application/pdf")], at=TUESDAY_8)[0]
    actor = Actor(kind=ActorKind.CITIZEN, name="Tuấn", person_id=tuan.pk)
    own = documents.keep_for([ToKeep(file_id=kept.id, file_name="t.pdf", name="T")], by=actor, at=TUESDAY_8)[
        0
    ]

    english.post(page(draft), {f"own-{paper(english, draft)}": str(own), "act": "attach"})

    assert not draft.files.exists()


def test_an_attached_file_is_kept_for_the_next_time(vy: Person, draft: Draft, english: Client) -> None:
    english.post(page(draft), {paper(english, draft): photo("a.jpg"), "act": "attach"})
    assert "Keep in my store" in body(english.get(page(draft)))

    english.post(page(draft), {"own": str(draft.files.get().pk)})

    assert PersonalDocument.objects.get(person=vy).file_id == draft.files.get().file_id
    assert "Keep in my store" not in body(english.get(page(draft)))


def test_a_file_that_left_the_store_is_said_plainly(draft: Draft, english: Client, folder: object) -> None:
    english.post(page(draft), {paper(english, draft): photo("a.jpg"), "act": "attach"})
    one = draft.files.get()
    (folder / place(one.file.sha256)).unlink()  # type: ignore[operator]

    assert english.get(f"/drafts/{draft.key}/files/{one.pk}/").status_code == 410
