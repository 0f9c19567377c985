"""Papers are photographed at the counter: with the form, or ahead of it; nothing is lost on the way."""

import io
import re
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents import queries as stored
from motcua.dossiers.models import Dossier, DossierDocument
from tests.desk.test_desk import SignedIn, filled, papers
from tests.documents import hostile
from tests.uploads.test_tus import Tus
from tests.world import World

pytestmark = pytest.mark.usefixtures("folder")


def photo(name: str = "IMG_1.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if content is not None else hostile.phone_photo(), "image/jpeg")


def post(client: Client, world: World, **other: Any) -> Any:
    return client.post(f"/desk/receive/{world.five_days.pk}", filled(world, **other))


def kept(paper: DossierDocument) -> bytes:
    assert paper.file_id is not None
    return stored.content(stored.facts(paper.file_id))


def test_photographs_sent_with_the_form_become_one_pdf_of_their_paper(
    world: World, signed_in: SignedIn
) -> None:
    first = papers(world)[0]

    answer = post(
        signed_in("lan"), world, **{f"file_{first}": [photo(), photo("IMG_2.jpg"), photo("IMG_3.jpg")]}
    )

    assert answer.status_code == 302, answer.content.decode()[:3000]
    paper = DossierDocument.objects.get(file__isnull=False)
    assert (paper.required_id, paper.file_name, paper.digitisation) == (first, "Giấy tờ 1.pdf", "digitised")
    with pikepdf.open(io.BytesIO(kept(paper))) as pdf:
        assert len(pdf.pages) == 3
        width, height = (round(float(v)) for v in pdf.pages[0].mediabox[2:])
    assert (width, height) == (595, 842)


def test_what_came_ahead_is_attached_by_its_token(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    tus, content = Tus(lan), hostile.pdf()
    url = tus.begin(content, "bản vẽ.pdf")
    tus("PATCH", url, content, Upload_Offset=0)
    first = papers(world)[0]

    answer = post(lan, world, **{f"file_{first}-upload": url.rsplit("/", 1)[1]})

    assert answer.status_code == 302
    paper = DossierDocument.objects.get(file__isnull=False)
    assert (paper.file_name, kept(paper)) == ("bản vẽ.pdf", content)


def test_a_form_that_comes_back_has_its_files_still(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    first = papers(world)[0]

    back = post(lan, world, applicant_name="", **{f"file_{first}": photo("mặt trước.jpg")})

    page = back.content.decode()
    assert back.status_code == 422
    assert "mặt trước.jpg" in page
    tokens = re.findall(rf'name="file_{first}-upload" value="([^"]+)"', page)
    assert len(tokens) == 1
    assert post(lan, world, **{f"file_{first}-upload": tokens}).status_code == 302
    assert DossierDocument.objects.get(file__isnull=False).file_name == "mặt trước.jpg"


def test_a_hostile_file_is_refused_by_name_and_the_good_one_stays(world: World, signed_in: SignedIn) -> None:
    first = papers(world)[0]

    back = post(
        signed_in("lan"), world, **{f"file_{first}": [photo("tốt.jpg"), photo("xấu.jpg", hostile.PROGRAM)]}
    )

    page = back.content.decode()
    assert back.status_code == 422
    assert "xấu.jpg: We do not take this type of file." in page
    assert re.findall(rf'name="file_{first}-upload"', page) == [f'name="file_{first}-upload"']
    assert Dossier.objects.count() == 0


def test_a_file_that_is_ticked_away_is_left_out(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    first = papers(world)[0]
    page = post(lan, world, applicant_name="", **{f"file_{first}": photo()}).content.decode()
    token = re.findall(rf'name="file_{first}-upload" value="([^"]+)"', page)[0]

    post(lan, world, **{f"file_{first}-upload": token, f"file_{first}-drop": token})

    assert not DossierDocument.objects.filter(file__isnull=False).exists()


def test_another_officers_file_cannot_be_attached(world: World, signed_in: SignedIn) -> None:
    tus, content = Tus(signed_in("minh")), hostile.pdf()
    url = tus.begin(content)
    tus("PATCH", url, content, Upload_Offset=0)

    answer = post(signed_in("lan"), world, **{f"file_{papers(world)[0]}-upload": url.rsplit("/", 1)[1]})

    assert answer.status_code == 422
    assert "This upload is not there" in answer.content.decode()


def test_a_paper_takes_so_many_files_of_such_a_kind_and_no_more(world: World, signed_in: SignedIn) -> None:
    from motcua.catalogue.models import RequiredDocument

    first = papers(world)[0]
    RequiredDocument.objects.filter(pk=first).update(file_types="pdf", files_most=1, file_most_mb=1)
    lan = signed_in("lan")

    wrong_type = post(lan, world, **{f"file_{first}": photo()})
    too_large = post(lan, world, **{f"file_{first}": photo("a.pdf", hostile.pdf() + b" " * (1 << 20))})
    too_many = post(
        lan, world, **{f"file_{first}": [photo("a.pdf", hostile.pdf()), photo("b.pdf", hostile.pdf())]}
    )

    assert "is not taken here. We take: pdf." in wrong_type.content.decode()
    assert "larger than 1 MB" in too_large.content.decode()
    assert "At most 1 files are taken here." in too_many.content.decode()
    assert Dossier.objects.count() == 0


@pytest.mark.parametrize("script", [b"<script>alert(1)</script>.pdf", b'"><img src=x onerror=alert(1)>.pdf'])
def test_a_name_is_shown_as_text(world: World, signed_in: SignedIn, script: bytes) -> None:
    page = post(
        signed_in("lan"),
        world,
        applicant_name="",
        **{f"file_{papers(world)[0]}": photo(script.decode(), hostile.pdf())},
    )

    assert "<script>alert" not in page.content.decode()
    assert "<img src=x" not in page.content.decode()
