"""Scans become PDF/A signed by the centre in one act, and are handed in again the next time."""

import html
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import img2pdf
import pikepdf
import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.reader import PdfFileReader

from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content, SealUnusable
from motcua.documents.models import PersonalDocument
from motcua.documents.providers import trial_seal
from motcua.documents.providers.opener import archiving
from motcua.dossiers import jobs
from motcua.dossiers.commands import copying
from motcua.dossiers.commands.copying import NothingToCopy
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.models import DigitalCopy, Digitisation, DossierDocument
from motcua.identity.models import Person
from motcua.law.errors import NotPermitted
from tests.desk.conftest import signed_in
from tests.portal.test_results import CHANGED, _verify
from tests.signing.test_pages import english
from tests.world import World, at

__all__ = ["english", "signed_in"]
NOON = at("04-06 12:00")
SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def seal(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    made = tmp_path / "seal"
    trial_seal.make(made, ends=datetime(2050, 1, 1, tzinfo=UTC))
    settings.MOTCUA_SEAL_FILE = str(made / trial_seal.FILE)
    settings.MOTCUA_SEAL_TRUST = str(made / trial_seal.TRUST)
    settings.MOTCUA_SEAL_PASSWORD = trial_seal.PASSWORD
    yield made


def _jpeg() -> bytes:
    drawn = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(drawn).text((200, 300), "GIAY KHAI SINH", fill="black")
    written = io.BytesIO()
    drawn.save(written, "JPEG", dpi=(200, 200))
    return written.getvalue()


def _scan(pages: int = 1) -> bytes:
    return img2pdf.convert([_jpeg()] * pages)


def _typed() -> bytes:
    """A PDF whose letters are not in it."""
    made = pikepdf.Pdf.new()
    made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    made.pages[0].obj.Contents = made.make_stream(b"BT /F1 24 Tf 100 700 Td (Hello) Tj ET")
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _received(world: World, content: bytes, media_type: str = "application/pdf") -> DossierDocument:
    kept = documents.keep([Content(io.BytesIO(content), media_type)], at=NOON)[0]
    asked = world.five_days.required_documents.first()
    assert asked is not None
    paper = HandedIn(
        name=asked.name_vi, required_id=asked.pk, file_id=kept.id, file_name="quet.pdf",
        digitisation=Digitisation.DIGITISED,
    )  # fmt: skip
    papers = (paper, *world.intake().documents[1:])
    opened = world.received(documents=papers)
    return DossierDocument.objects.get(dossier_id=opened.dossier_id, file_id=kept.id)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(_scan(), "application/pdf"), (_jpeg(), "image/jpeg"), (_typed(), "application/pdf")],
    ids=["scanned", "photographed", "letters that are not in the file"],
)
def test_a_scan_becomes_a_signed_pdfa(world: World, content: bytes, media_type: str) -> None:
    paper = _received(world, content, media_type)

    assert copying.ask_copies([paper.pk], by=world.lan, at=NOON) == 1
    jobs.seal_copies()

    row = DigitalCopy.objects.select_related("file").get()
    assert (row.pages, row.signer) == (1, trial_seal.OWNER)
    pdf = stored.content(stored.facts(row.file_id or 0))
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[0]
    assert signature.sig_object["/Reason"].startswith("SAO Y: ")
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as read:
        told = read.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
        assert (told["dc:title"], told["dc:identifier"]) == (paper.name, f"{paper.dossier.code}/{paper.pk}")
        assert set(archiving.faults(read, claimed=True)) <= {
            "/AcroForm",
            "annotations",
        }  # the signature's own


def test_letters_that_are_not_in_the_file_are_found_out_and_drawn() -> None:
    with pikepdf.Pdf.open(io.BytesIO(_typed())) as read:
        assert "fonts" in archiving.faults(read, claimed=False)


def test_twice_is_once_and_without_a_scan_there_is_none(world: World) -> None:
    paper = _received(world, _scan())
    copying.ask_copies([paper.pk], by=world.lan, at=NOON)

    assert copying.ask_copies([paper.pk], by=world.lan, at=NOON) == 0
    other = DossierDocument.objects.filter(dossier=paper.dossier, file__isnull=True).first()
    assert other is not None
    with pytest.raises(NothingToCopy):
        copying.ask_copies([other.pk], by=world.lan, at=NOON)


def test_who_is_not_of_the_centre_certifies_nothing(world: World) -> None:
    paper = _received(world, _scan())

    with pytest.raises(NotPermitted):
        copying.ask_copies([paper.pk], by=world.minh, at=NOON)


def test_without_a_seal_it_waits(world: World, settings: LazySettings) -> None:
    paper = _received(world, _scan())
    copying.ask_copies([paper.pk], by=world.lan, at=NOON)
    kept, settings.MOTCUA_SEAL_FILE = settings.MOTCUA_SEAL_FILE, ""

    with pytest.raises(SealUnusable):
        copying.seal_copy(paper.pk, at=NOON)

    settings.MOTCUA_SEAL_FILE = kept
    jobs.seal_copies()
    assert DigitalCopy.objects.get().file_id is not None


def test_a_copy_is_read_beside_its_dossier_and_its_pages_belong_to_who_opened_it(
    world: World, signed_in: SignIn
) -> None:
    paper, lan = _received(world, _scan(pages=2)), signed_in("lan")
    copying.ask_copies([paper.pk], by=world.lan, at=NOON)
    address = f"/desk/dossiers/{paper.dossier_id}"
    assert "-copy" not in lan.get(f"{address}?file={paper.pk}").content.decode()  # not signed yet
    jobs.seal_copies()

    scan = lan.get(f"{address}?file={paper.pk}").content.decode()
    copy = lan.get(f"{address}?file={paper.pk}-copy").content.decode()

    assert f'href="?file={paper.pk}-copy#viewer">Next paper' in scan
    assert f'href="?file={paper.pk}#viewer">Paper before' in copy
    assert "– Electronic copy, signed</h2>" in copy
    second = html.unescape(re.findall(r'<img src="([^"]+)"', copy)[1])
    assert lan.get(second)["Content-Type"] == "image/jpeg"
    assert signed_in("son").get(second).status_code == 404


def test_at_the_desk_in_one_act_and_offered_the_next_time(world: World, signed_in: SignIn) -> None:
    paper, lan = _received(world, _scan()), signed_in("lan")
    address = f"/desk/dossiers/{paper.dossier_id}"
    assert "Sign the electronic copies" in lan.get(address).content.decode()

    lan.post(f"{address}/copies")
    jobs.seal_copies()

    page = lan.get(address).content.decode()
    assert "Electronic copy, signed" in page
    assert lan.get(f"{address}/copies/{paper.pk}.pdf").content.startswith(b"%PDF-")
    there = lan.post("/desk/receive/applicant", {"scanned": "020301000123"})["location"]
    word = there.partition("for=")[2]
    form = lan.get(f"/desk/receive/{world.five_days.pk}?for={word}").content.decode()
    assert "digitised on" in form
    name = f"reuse_{paper.required_id}"
    assert f'name="{name}"' in form
    key = form.partition('name="key" value="')[2].partition('"')[0]
    sent = {
        "key": key, "applicant_name": "Hoàng Thị Vy", "applicant_identity": "020301000123", "sets": "1",
        "all_there": "on", "return_way_wanted": "counter", "way": "receive", name: "on",
    }  # fmt: skip
    assert lan.post(f"/desk/receive/{world.five_days.pk}?for={word}", sent).status_code == 302

    again = DossierDocument.objects.latest("id")
    reused = DossierDocument.objects.get(dossier=again.dossier, required_id=paper.required_id)
    assert (reused.file_id, reused.digitisation) == (DigitalCopy.objects.get().file_id, Digitisation.REUSED)


def test_a_copy_is_its_applicants_own(world: World) -> None:
    paper = _received(world, _scan())
    person = Person.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")
    type(paper.dossier).objects.filter(pk=paper.dossier_id).update(applicant=person)
    copying.ask_copies([paper.pk], by=world.lan, at=NOON)

    jobs.seal_copies()

    own = PersonalDocument.objects.get(person=person)
    assert (own.name, own.file_id) == (paper.name, DigitalCopy.objects.get().file_id)
    type(paper.dossier).objects.filter(pk=paper.dossier_id).update(applicant=None)


def test_anybody_sees_that_a_copy_is_true_and_that_another_is_not(world: World, english: Client) -> None:
    paper = _received(world, _scan())
    copying.ask_copies([paper.pk], by=world.lan, at=NOON)
    jobs.seal_copies()
    pdf = stored.content(stored.facts(DigitalCopy.objects.get().file_id or 0))

    assert "the very electronic copy of a paper that the centre signed" in _verify(english, pdf)
    assert CHANGED in _verify(english, pdf + b"\n% more\n")
