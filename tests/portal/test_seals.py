"""Seals of agencies: whose is used, how it looks, what it proves later, and what the doctor says of it."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.documents.commands import SealUnusable
from motcua.documents.providers import trial_seal
from motcua.documents.queries import checkup
from motcua.dossiers import commands, jobs
from motcua.dossiers.models import SealedResult
from tests.documents import authority
from tests.documents.authority import Authority
from tests.portal.test_results import GENUINE, _download, _verify
from tests.world import World, at

NOON = at("04-06 12:00")
UNTRUSTED = "not by a certificate that this province trusts"


@pytest.fixture
def given_by(tmp_path: Path, settings: LazySettings) -> Iterator[Authority]:
    """An authority; the department's certificate is of it, and there is no other seal."""
    with authority.running(tmp_path) as one:
        settings.MOTCUA_SEALS = str(tmp_path / "seals")
        settings.MOTCUA_SEAL_FILE = ""
        settings.MOTCUA_SEAL_PASSWORD = authority.PASSWORD
        settings.MOTCUA_SEAL_TRUST = str(one.trust)
        settings.SEAL_LISTS = tmp_path / "revocations"
        yield one


def _agency(tmp_path: Path, code: str = "xay-dung") -> Path:
    return tmp_path / "seals" / f"{code}.p12"


def _sealed(world: World) -> SealedResult:
    jobs.seal_results(dossier_ids=[world.finished(NOON)])
    return SealedResult.objects.select_related("result__dossier", "file").get()


def _status(pdf: bytes, given_by: Authority):  # type: ignore[no-untyped-def]
    """The signature as any reader finds it, with nothing fetched."""
    reader = PdfFileReader(io.BytesIO(pdf))
    roots = list(load_certs_from_pemder([str(given_by.trust)]))
    context: ValidationContext = ValidationContext(trust_roots=roots)
    if "/DSS" in reader.root:
        store = DocumentSecurityStore.read_dss(reader)
        context = store.as_validation_context({"trust_roots": roots, "revocation_mode": "hard-fail"})
    return reader, validate_pdf_signature(reader.embedded_regular_signatures[0], context, context)


def test_an_agency_seals_by_its_own_certificate(world: World, given_by: Authority, tmp_path: Path) -> None:
    given_by.gives("Sở Xây dựng tỉnh Lạng Sơn", _agency(tmp_path))
    given_by.gives("Sở Công Thương tỉnh Lạng Sơn", _agency(tmp_path, "cong-thuong"))

    assert _sealed(world).signer == "Sở Xây dựng tỉnh Lạng Sơn"


def test_an_agency_without_a_seal_waits_and_keeps_no_other_waiting(
    world: World, given_by: Authority, tmp_path: Path
) -> None:
    given_by.gives("Sở Công Thương tỉnh Lạng Sơn", _agency(tmp_path, "cong-thuong"))
    with pytest.raises(SealUnusable, match="xay-dung"):
        jobs.seal_results(dossier_ids=[world.finished(NOON)])
    assert SealedResult.objects.get().file_id is None

    given_by.gives("Sở Xây dựng tỉnh Lạng Sơn", _agency(tmp_path))
    jobs.seal_owed_results(timestamp=0)

    assert SealedResult.objects.get().file_id is not None


def test_an_authority_of_time_stamps_says_when(
    world: World, given_by: Authority, tmp_path: Path, settings: LazySettings, client: Client
) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))
    settings.MOTCUA_SEAL_TSA = f"{given_by.url}/tsa"

    reader, status = _status(_download(client, _sealed(world)), given_by)

    assert status.bottom_line
    assert status.timestamp_validity.trusted
    assert "/DSS" not in reader.root


def test_a_long_term_signature_carries_its_proofs_under_a_second_stamp(
    world: World, given_by: Authority, tmp_path: Path, settings: LazySettings, english: Client
) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))
    settings.MOTCUA_SEAL_TSA, settings.MOTCUA_SEAL_LONG_TERM = f"{given_by.url}/tsa", True

    pdf = _download(english, _sealed(world))

    reader, status = _status(pdf, given_by)
    assert status.bottom_line
    assert len(reader.embedded_timestamp_signatures) == 1
    assert given_by.stamps >= 2
    assert GENUINE in _verify(english, pdf)
    assert GENUINE not in _verify(english, pdf + b"\n")


def test_a_revoked_certificate_seals_nothing_that_has_to_last(
    world: World, given_by: Authority, tmp_path: Path, settings: LazySettings
) -> None:
    certificate = given_by.gives("Sở Xây dựng", _agency(tmp_path))
    given_by.revoked[certificate.serial_number] = datetime.now(UTC) - timedelta(days=1)
    settings.MOTCUA_SEAL_TSA, settings.MOTCUA_SEAL_LONG_TERM = f"{given_by.url}/tsa", True

    with pytest.raises(SealUnusable):
        jobs.seal_results(dossier_ids=[world.finished(NOON)])


@pytest.mark.parametrize(("since_days", "said"), [(1, UNTRUSTED), (-1, GENUINE)])
def test_a_revocation_counts_from_its_day(
    world: World, given_by: Authority, tmp_path: Path, english: Client, since_days: int, said: str
) -> None:
    certificate = given_by.gives("Sở Xây dựng", _agency(tmp_path))
    pdf = _download(english, _sealed(world))
    assert GENUINE in _verify(english, pdf)
    given_by.revoked[certificate.serial_number] = datetime.now(UTC) - timedelta(days=since_days)

    assert documents.fetch_revocations() == []

    assert said in _verify(english, pdf)


def test_an_authority_that_is_down_leaves_its_last_list(given_by: Authority, tmp_path: Path) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))
    documents.fetch_revocations()
    kept = queries.revocation_lists()[0].read_bytes()
    given_by.crl = lambda: b"<html>busy</html>"  # type: ignore[method-assign]

    assert documents.fetch_revocations() == [f"{given_by.url}/crl"]
    assert queries.revocation_lists()[0].read_bytes() == kept


def test_the_seals_picture_stands_over_the_signature_as_large_as_it_is(
    world: World, given_by: Authority, tmp_path: Path, client: Client
) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))
    with Image.open(trial_seal.PICTURE) as drawn:
        drawn.save(_agency(tmp_path).with_suffix(".png"), dpi=(300, 300))

    left, bottom, right, top = _box(_download(client, _sealed(world)))

    assert (right - left, top - bottom) == (102, 102)  # 36 mm
    assert 200 < left < right < 440
    assert bottom > 250


def test_without_a_picture_words_stand_at_the_upper_right(
    world: World, given_by: Authority, tmp_path: Path, client: Client
) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))

    _left, bottom, right, top = _box(_download(client, _sealed(world)))

    assert top > 830
    assert bottom > 780
    assert right > 570


def _box(pdf: bytes) -> tuple[int, ...]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        return tuple(int(n) for n in field.Rect)


@pytest.mark.parametrize(
    ("days", "says"), [(365, ""), (20, "ends on"), (-1, "ended on"), (None, "password")], ids=str
)
def test_the_doctor_says_what_a_certificate_lacks(
    world: World, given_by: Authority, tmp_path: Path, settings: LazySettings, days: int | None, says: str
) -> None:
    assert world
    given_by.gives("Sở Xây dựng", _agency(tmp_path), days=days or 365)
    if days is None:
        settings.MOTCUA_SEAL_PASSWORD = "another"

    (found,) = checkup.of_seals()

    assert found.well == (days == 365)
    assert says in found.says
    assert bool(found.mend) != found.well


def test_the_doctor_misses_the_authority_and_the_transparent_ground(
    world: World, given_by: Authority, tmp_path: Path, settings: LazySettings
) -> None:
    given_by.gives("Sở Xây dựng", _agency(tmp_path))
    Image.new("RGB", (10, 10)).save(_agency(tmp_path).with_suffix(".png"))
    (opaque,) = checkup.of_seals()
    _agency(tmp_path).with_suffix(".png").unlink()
    settings.MOTCUA_SEAL_TRUST = ""
    (foreign,) = checkup.of_seals()

    assert "transparent" in opaque.says
    assert "not trusted" in foreign.says
    assert not opaque.well
    assert not foreign.well


def test_an_applicant_is_told_that_the_result_was_revoked(world: World) -> None:
    from motcua.dossiers.commands import revoking
    from tests.notices.letters import told_of

    dossier_id = world.finished(NOON)
    told = {"dossier_id": dossier_id, "at": at("04-06 14:00"), "by": world.hoa}
    commands.revoke_result([revoking.ResultRevoked(**told, decision="15/QĐ-SXD", reason="Sai thửa đất")])  # type: ignore[arg-type]

    notice = next(
        one
        for one in told_of(dossier_id, at=at("04-06 14:00"), kind="result_revoked")
        if one.situation == "result_revoked"
    )

    assert notice.channel == "sms"
