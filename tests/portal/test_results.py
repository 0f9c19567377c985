"""A finished dossier's result is sealed, downloaded, verified by anybody, and says when it was revoked."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.documents.providers import sealing, trial_seal
from motcua.documents.providers.certificates import Seal
from motcua.documents.providers.sealing import Mark, Place
from motcua.dossiers import commands, jobs
from motcua.dossiers.commands import finishing, revoking, working
from motcua.dossiers.models import Dossier, SealedResult
from motcua.identity.models import Person
from motcua.law.errors import NotPermitted, NotPossible
from tests.world import World, at

NOON = at("04-06 12:00")
CHANGED = "The file was changed after it was signed"
CORNER = Place(y_mm=3, width_mm=82, height_mm=15)
GENUINE = "This is the very file that the agency signed"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """A seal of this test's own."""
    made = tmp_path / "seal"
    trial_seal.make(made, ends=datetime(2050, 1, 1, tzinfo=UTC))
    settings.MOTCUA_SEAL_FILE = str(made / trial_seal.FILE)
    settings.MOTCUA_SEAL_TRUST = str(made / trial_seal.TRUST)
    settings.MOTCUA_SEAL_PASSWORD = trial_seal.PASSWORD
    return made


def _sealed(world: World) -> SealedResult:
    """A dossier with its result, sealed by the job."""
    dossier_id = world.finished(NOON)
    jobs.seal_results(dossier_ids=[dossier_id])
    return SealedResult.objects.select_related("result__dossier", "file").get(result__dossier_id=dossier_id)


def _track(row: SealedResult) -> str:
    dossier = row.result.dossier
    return f"/track/{dossier.code}/{dossier.tracking_secret}/"


def _download(client: Client, row: SealedResult) -> bytes:
    return client.get(f"{_track(row)}results/{row.result_id}.pdf").content


def _verify(client: Client, pdf: bytes) -> str:
    answer = client.post("/verify/", {"file": SimpleUploadedFile("ket-qua.pdf", pdf)})
    return answer.content.decode()


def _blank(size: tuple[int, int]) -> bytes:
    pdf, out = pikepdf.Pdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=size)
    pdf.save(out)
    return out.getvalue()


def test_the_result_is_signed_and_any_reader_finds_it_so(world: World, client: Client, folder: Path) -> None:
    row = _sealed(world)

    (signature,) = PdfFileReader(io.BytesIO(_download(client, row))).embedded_signatures
    roots = list(load_certs_from_pemder([str(folder / trial_seal.TRUST)]))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=roots))

    assert status.bottom_line
    assert (row.signer, signature.field_name) == (trial_seal.OWNER, f"MOTCUA{row.code}")
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert f"/results/{row.result_id}.pdf" in client.get(_track(row)).content.decode()


def test_it_is_genuine_by_file_and_by_code_and_tells_nobodys_name(world: World, english: Client) -> None:
    row = _sealed(world)

    by_file = _verify(english, _download(english, row))
    by_code = english.get(f"/verify/{row.code}/").content.decode()
    typed = english.post("/verify/", {"code": f" {row.code[:5].lower()} {row.code[5:]} "})

    assert GENUINE in by_file
    assert "A result with this code was issued, and it holds." in by_code
    assert typed.headers["Location"] == f"/verify/{row.code}/"
    for page in (by_file, by_code):
        assert "12/GPXD" in page
        assert row.result.dossier.agency.name_vi in page
        for private in ("Hoàng Thị Vy", "020301000123", "0912345678", row.result.dossier.code):
            assert private not in page


@pytest.mark.parametrize(("mark", "said"), [(b"stream\n", CHANGED), (b"/Contents <", "Do not rely on it.")])
def test_a_byte_changed_after_signing_is_seen(world: World, english: Client, mark: bytes, said: str) -> None:
    """In what the page shows; and in the certificate within the signature, which then is nobody's of ours."""
    pdf = bytearray(_download(english, _sealed(world)))
    pdf[pdf.index(mark) + 400] ^= 1

    page = _verify(english, bytes(pdf))

    assert said in page
    assert GENUINE not in page


def test_an_appended_update_is_seen(world: World, english: Client) -> None:
    stream = io.BytesIO(_download(english, _sealed(world)))
    writer = IncrementalPdfFileWriter(stream)
    writer.root["/Lang"] = TextStringObject("en")
    writer.update_root()
    writer.write_in_place()

    assert CHANGED in _verify(english, stream.getvalue())


def test_rubbish_behind_the_end_and_a_file_cut_off_are_seen(world: World, english: Client) -> None:
    pdf = _download(english, _sealed(world))

    assert CHANGED in _verify(english, pdf + b"\n% hello\n")
    assert CHANGED in _verify(english, pdf[:-200])


def test_a_foreign_signature_with_the_same_names_is_not_ours(
    world: World, english: Client, tmp_path: Path
) -> None:
    row = _sealed(world)
    trial_seal.make(tmp_path / "forged", ends=datetime(2050, 1, 1, tzinfo=UTC))
    forger = Seal(tmp_path / "forged" / trial_seal.FILE, trial_seal.PASSWORD)
    mark = Mark(
        field=f"MOTCUA{row.code}", reason="", location="Sở Xây dựng", stamp=_blank((232, 42)), place=CORNER
    )

    page = _verify(english, sealing.sign(_blank((595, 842)), forger, mark, at=datetime.now(UTC)))

    assert "not by a certificate that this province trusts" in page
    assert "12/GPXD" not in page


def test_what_is_no_pdf_is_refused_and_an_unsigned_one_is_not_known(world: World, english: Client) -> None:
    assert world
    assert "This file is no PDF that can be opened" in _verify(english, b"hello")
    assert "Nothing in this file shows that it was issued here." in _verify(english, _blank((595, 842)))
    assert english.post("/verify/", {}).status_code == 422


def test_a_revoked_result_says_so(world: World, english: Client) -> None:
    row = _sealed(world)

    def order(by: object, reason: str) -> revoking.ResultRevoked:
        told = {"dossier_id": row.result.dossier_id, "at": at("04-06 14:00"), "by": by}
        return revoking.ResultRevoked(**told, decision="15/QĐ-SXD", reason=reason)  # type: ignore[arg-type]

    with pytest.raises(NotPermitted):
        commands.revoke_result([order(world.minh, "Sai thửa đất")])
    commands.revoke_result([order(world.hoa, "Sai thửa đất của bà Vy")])

    by_file = _verify(english, _download(english, row))
    by_code = english.get(f"/verify/{row.code}/").content.decode()
    assert "the agency has revoked this result" in by_file
    assert "the agency has revoked it" in by_code
    for page in (by_file, by_code):
        assert "15/QĐ-SXD" in page
        assert "bà Vy" not in page
    with pytest.raises(NotPossible):
        commands.revoke_result([order(world.hoa, "Lần nữa")])


def test_a_certificate_that_ended_leaves_what_it_signed_in_time_genuine(
    world: World, english: Client, folder: Path, settings: LazySettings
) -> None:
    trial_seal.make(folder / "short", ends=datetime(2022, 1, 1, tzinfo=UTC))
    settings.MOTCUA_SEAL_FILE = str(folder / "short" / trial_seal.FILE)
    settings.MOTCUA_SEAL_TRUST = str(folder / "short" / trial_seal.TRUST)
    dossier_id = world.finished(NOON)

    with pytest.raises(documents.SealUnusable):  # today it is over
        jobs.seal_results(dossier_ids=[dossier_id])
    owed = SealedResult.objects.get()
    assert owed.file_id is None
    commands.seal_result(owed.pk, at=at("04-06 12:05"))

    owed.refresh_from_db()
    assert GENUINE in _verify(english, _download(english, owed))


def test_the_register_alone_is_not_believed(world: World, english: Client, settings: LazySettings) -> None:
    pdf = _download(english, _sealed(world))
    settings.MOTCUA_SEAL_TRUST = ""

    assert "not by a certificate that this province trusts" in _verify(english, pdf)


def test_codes_cannot_be_guessed_on_and_on(world: World, english: Client, settings: LazySettings) -> None:
    settings.MOTCUA_GUESSES_PER_ADDRESS = settings.MOTCUA_GUESSES_PER_DOSSIER = 3
    row = _sealed(world)

    answers = [english.get(f"/verify/{letter * 26}/").status_code for letter in "ABCD"]

    assert answers == [404, 404, 404, 429]
    assert english.get(f"/verify/{row.code}/").status_code == 429


def test_the_agencys_own_document_is_what_is_sealed(world: World, client: Client) -> None:
    own = _blank((612, 792))
    kept = documents.keep([Content(io.BytesIO(own), "application/pdf")], at=NOON)[0]
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))
    approval = working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-06 10:30"), outcome="approved")
    commands.approve([approval])
    result = finishing.ResultIssued(
        dossier_id=dossier_id, by=world.thu, at=NOON, number="13/GPXD", title="Giấy phép", file_id=kept.id
    )
    commands.finish([result])
    jobs.seal_results(dossier_ids=[dossier_id])

    assert _download(client, SealedResult.objects.select_related("result__dossier").get()).startswith(own)


def test_it_goes_into_the_persons_own_store_once_it_is_paid_for(world: World, client: Client) -> None:
    person = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy")
    row = _sealed(world)
    dossier = Dossier.objects.filter(pk=row.result.dossier_id)
    dossier.update(applicant=person, owed_dong=75_000)
    jobs.keep_results(dossier_ids=[row.result.dossier_id])
    unpaid = person.documents.count()
    refused = client.get(f"{_track(row)}results/{row.result_id}.pdf").status_code
    dossier.update(owed_dong=0)
    for _ in range(2):
        jobs.keep_results(dossier_ids=[row.result.dossier_id])

    assert (unpaid, refused) == (0, 404)
    assert [(d.kind, d.file_id) for d in person.documents.all()] == [("result", row.file_id)]


def test_without_a_seal_nothing_is_owed(world: World, settings: LazySettings) -> None:
    settings.MOTCUA_SEAL_FILE = ""

    jobs.seal_results(dossier_ids=[world.finished(NOON)])

    assert not SealedResult.objects.exists()
