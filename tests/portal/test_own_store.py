"""The page of a person's own documents: seen, added to, changed, taken out; nobody else's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents.models import PersonalDocument
from motcua.identity.models import Account, Person
from tests.documents import hostile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
PAGE = "/me/documents/"


def signed_in(name: str) -> Client:
    person = Person.objects.create(name=name)
    client = Client()
    client.cookies["motcua_language"] = "en"
    account = Account.objects.create(username=name, person=person, kind="citizen")
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def vy() -> Client:
    return signed_in("vy")


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("cccd.jpg", hostile.phone_photo(), "image/jpeg")


def kept(client: Client) -> int:
    answer = client.post(PAGE, {"files": photo(), "name": "Căn cước", "kind": "identity"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return PersonalDocument.objects.latest("id").pk


def test_a_document_is_put_in_and_seen(vy: Client) -> None:
    document_id = kept(vy)

    page = vy.get(PAGE).content.decode()
    file = vy.get(f"{PAGE}{document_id}/file/")
    small = vy.get(f"{PAGE}{document_id}/thumbnail/")

    assert "Căn cước" in page
    assert (file["Content-Type"], small["Content-Type"]) == ("image/jpeg", "image/jpeg")
    file.close()
    small.close()


def test_a_form_without_a_name_keeps_its_file(vy: Client) -> None:
    answer = vy.post(PAGE, {"files": photo(), "name": "", "kind": "identity"})

    assert answer.status_code == 422
    assert "Give the document a name." in answer.content.decode()
    assert 'name="files-upload"' in answer.content.decode()


def test_without_a_file_it_says_what_to_do(vy: Client) -> None:
    answer = vy.post(PAGE, {"name": "Căn cước", "kind": "identity"})

    assert "Choose a file or take a photograph." in answer.content.decode()


def test_it_is_changed_and_taken_out(vy: Client) -> None:
    document_id = kept(vy)
    said = {
        "name": "Thẻ căn cước",
        "kind": "other",
        "expires_on_day": "1",
        "expires_on_month": "3",
        "expires_on_year": "2020",
    }

    assert vy.post(f"{PAGE}{document_id}/", said).status_code == 302
    assert "Expired" in vy.get(PAGE).content.decode()
    assert vy.post(f"{PAGE}{document_id}/remove/").status_code == 302
    assert not PersonalDocument.objects.exists()


def test_another_person_finds_nothing(vy: Client) -> None:
    document_id, tuan = kept(vy), signed_in("tuan")

    for page in ("", "file/", "thumbnail/"):
        assert tuan.get(f"{PAGE}{document_id}/{page}").status_code == 404
    assert tuan.post(f"{PAGE}{document_id}/remove/").status_code == 404
    assert "Căn cước" not in tuan.get(PAGE).content.decode()
    assert PersonalDocument.objects.count() == 1


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
