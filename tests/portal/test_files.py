"""Who holds the receipt sees the files that were handed in; the bare code shows none."""

import io
from pathlib import Path

import pytest
from django.test import Client

from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.models import DossierDocument
from tests.world import TUESDAY_8, World

PDF = b"%PDF-1.7 a scan"


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def dossier(world: World) -> tuple[str, str, int, str]:
    """Where its page is, where its file is, the dossier's id, the file's hash."""
    kept = documents.keep([Content(io.BytesIO(PDF), "application/pdf")], at=TUESDAY_8)[0]
    extra = HandedIn(name="Bản vẽ", file_id=kept.id, file_name="bản vẽ.pdf")
    opened = world.received(documents=(*world.intake().documents, extra))
    paper = DossierDocument.objects.get(dossier_id=opened.dossier_id, file__isnull=False)
    page = f"/track/{opened.code}/{opened.tracking_secret}/"
    return page, f"{page}files/{paper.pk}/", opened.dossier_id, kept.sha256


def test_the_page_names_each_file_with_size_and_checksum(
    client: Client, dossier: tuple[str, str, int, str]
) -> None:
    page, file, _, sha256 = dossier

    shown = client.get(page).content.decode()

    assert f'href="{file}"' in shown
    assert sha256 in shown
    assert "bản vẽ.pdf" in shown
    assert sha256 not in client.get(page.rsplit("/", 2)[0] + "/").content.decode()


def test_the_file_opens_with_the_word_and_not_without(
    client: Client, dossier: tuple[str, str, int, str]
) -> None:
    _, file, *_ = dossier

    answer = client.get(file)

    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert "no-store" in answer["Cache-Control"]
    secret = file.split("/")[3]
    assert client.get(file.replace(secret, "WRONGWRONG")).status_code == 404


def test_a_file_of_another_dossier_is_not_found(
    world: World, client: Client, dossier: tuple[str, str, int, str]
) -> None:
    paper_id = dossier[1].split("/")[-2]
    other = world.received()

    assert client.get(f"/track/{other.code}/{other.tracking_secret}/files/{paper_id}/").status_code == 404


def test_a_changed_file_is_said_plainly(
    client: Client, dossier: tuple[str, str, int, str], folder: Path
) -> None:
    (folder / stored.place(dossier[3])).write_bytes(b"%PDF-1.7 forged")

    answer = client.get(dossier[1])

    assert answer.status_code == 410
    assert "đã bị thay đổi" in answer.content.decode()
