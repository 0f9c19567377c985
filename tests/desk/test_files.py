"""An officer who may see the dossier opens its files; nobody else does, and nothing in them runs."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.audit import queries as audit
from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.models import DossierDocument
from motcua.law.purpose import Seen
from tests.desk.test_desk import SignedIn
from tests.world import TUESDAY_8, World

PDF = b"%PDF-1.7 a scan"


pytestmark = pytest.mark.usefixtures("folder")


def dossier(world: World, content: bytes = PDF, media_type: str = "application/pdf") -> tuple[int, int, str]:
    """A dossier with one file: its id, the paper's id, the hash."""
    kept = documents.keep([Content(io.BytesIO(content), media_type)], at=TUESDAY_8)[0]
    extra = HandedIn(name="Bản vẽ", file_id=kept.id, file_name='bản "vẽ"\\1.pdf')
    opened = world.received(documents=(*world.intake().documents, extra))
    paper = DossierDocument.objects.get(dossier_id=opened.dossier_id, file__isnull=False)
    return opened.dossier_id, paper.pk, kept.sha256


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_pdf_opens_in_place_and_can_do_nothing(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world)

    answer = signed_in("lan").get(f"/desk/dossiers/{dossier_id}/files/{paper_id}")

    assert (answer.status_code, body(answer)) == (200, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('inline; filename="b_n _v')
    assert answer["Content-Disposition"].endswith("filename*=UTF-8''b%E1%BA%A3n%20%22v%E1%BA%BD%22%5C1.pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/zip", "text/javascript"])
def test_what_a_browser_could_run_is_only_handed_over(
    world: World, signed_in: SignedIn, media_type: str
) -> None:
    dossier_id, paper_id, _ = dossier(world, b"<script>alert(1)</script>", media_type)

    answer = signed_in("lan").get(f"/desk/dossiers/{dossier_id}/files/{paper_id}")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    answer.close()


def test_the_page_names_size_and_checksum(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, sha256 = dossier(world)

    page = signed_in("lan").get(f"/desk/dossiers/{dossier_id}").content.decode()

    assert f'href="/desk/dossiers/{dossier_id}/files/{paper_id}"' in page
    assert sha256 in page
    assert "15 B" in page


def test_an_officer_of_another_agency_does_not_find_it(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world)

    assert signed_in("tuan").get(f"/desk/dossiers/{dossier_id}/files/{paper_id}").status_code == 404


def test_a_stranger_is_sent_to_sign_in(world: World, client: Client) -> None:
    dossier_id, paper_id, _ = dossier(world)

    assert client.get(f"/desk/dossiers/{dossier_id}/files/{paper_id}").status_code == 302


def test_it_is_found_only_under_its_own_dossier(world: World, signed_in: SignedIn) -> None:
    _, paper_id, _ = dossier(world)
    other = world.received().dossier_id

    assert signed_in("lan").get(f"/desk/dossiers/{other}/files/{paper_id}").status_code == 404


@pytest.mark.parametrize("gone", [True, False])
def test_a_missing_or_changed_file_is_said_plainly(
    world: World, signed_in: SignedIn, folder: Path, gone: bool
) -> None:
    dossier_id, paper_id, sha256 = dossier(world)
    place = folder / stored.place(sha256)
    place.unlink() if gone else place.write_bytes(b"%PDF-1.7 forged")

    answer = signed_in("lan").get(f"/desk/dossiers/{dossier_id}/files/{paper_id}")

    assert answer.status_code == 410
    assert ("is not in the store" if gone else "was changed after it was stored") in answer.content.decode()


def check(client: Client, dossier_id: int) -> str:
    return client.get(f"/desk/dossiers/{dossier_id}/files").content.decode()


def test_all_files_are_read_again_and_found_as_they_were(world: World, signed_in: SignedIn) -> None:
    dossier_id, _, sha256 = dossier(world)

    said = check(signed_in("lan"), dossier_id)

    assert "All files are there" in said and sha256 in said


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("missing", "Missing from the store"),
        ("empty", "Empty: nothing is in the file"),
        ("changed", "Changed"),
    ],
)
def test_a_file_that_is_not_as_it_was_stored_is_said_plainly(
    world: World, signed_in: SignedIn, folder: Path, harm: str, says: str
) -> None:
    dossier_id, _, sha256 = dossier(world)
    place = folder / stored.place(sha256)
    place.unlink()
    if harm != "missing":
        place.write_bytes(b"" if harm == "empty" else PDF + b"!")

    client = signed_in("lan")

    assert says in check(client, dossier_id)
    assert says in client.get(f"/desk/dossiers/{dossier_id}").content.decode()


def test_a_change_that_keeps_the_size_is_found_when_it_is_read(
    world: World, signed_in: SignedIn, folder: Path
) -> None:
    dossier_id, _, sha256 = dossier(world)
    (folder / stored.place(sha256)).write_bytes(PDF[:-1] + b"?")

    assert "Changed since it was stored" in check(signed_in("lan"), dossier_id)


def test_a_file_that_was_acknowledged_and_that_no_paper_has_is_said(
    world: World, signed_in: SignedIn
) -> None:
    dossier_id, paper_id, sha256 = dossier(world)
    DossierDocument.objects.filter(pk=paper_id).update(file=None)

    said = check(signed_in("lan"), dossier_id)

    assert "Acknowledged, but no paper of the dossier has it" in said and sha256 in said


def test_opening_a_file_is_noted_for_the_person(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world)

    body(signed_in("lan").get(f"/desk/dossiers/{dossier_id}/files/{paper_id}"))

    assert Seen.FILE in {one.seen for one in audit.looks_of(dossier_id)}
