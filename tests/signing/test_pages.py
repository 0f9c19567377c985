"""Signing at the desk, and what anybody sees of it: both signatures on one PDF."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from motcua.documents import queries as stored
from motcua.documents.queries import signing as keys
from motcua.dossiers import jobs
from motcua.dossiers.commands import signing
from motcua.dossiers.models import SealedResult, SigningRound
from motcua.simulation.signing import SigningService
from motcua.simulation.signing.vault import Fault
from tests.desk.conftest import signed_in
from tests.portal.test_results import CHANGED, GENUINE, _verify
from tests.signing.conftest import NOON, asked, owed
from tests.world import World

__all__ = ["signed_in"]
SignIn = Callable[[str], Client]


@pytest.fixture
def english() -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["motcua_language"] = "en"
    return client


def _picture(*, solid: bool = False) -> SimpleUploadedFile:
    drawn = Image.new("RGBA", (400, 160), (255, 255, 255, 255 if solid else 0))
    ImageDraw.Draw(drawn).line(
        [(20, 120), (120, 30), (200, 130), (380, 40)], fill=(29, 63, 158, 255), width=8
    )
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return SimpleUploadedFile("ky.png", written.getvalue(), "image/png")


def _sealed(service: SigningService, world: World) -> tuple[SealedResult, bytes]:
    (row,) = owed(world)
    begun = asked(world, [row])
    service.confirm(SigningRound.objects.get(pk=begun).handle)
    signing.advance_round(begun, at=NOON)
    jobs.seal_owed_results(timestamp=0)
    row.refresh_from_db()
    return row, stored.content(stored.facts(row.file_id or 0))


def test_many_are_looked_at_and_signed_with_one_confirmation(
    linked: SigningService, world: World, signed_in: SignIn
) -> None:
    rows, hoa = owed(world, count=3), signed_in("hoa")
    page = hoa.get("/desk/signing").content.decode()
    assert page.count('name="ticked"') == 3
    assert hoa.get(f"/desk/signing/{rows[0].pk}.pdf").content.startswith(b"%PDF-")
    ticked = {"ticked": [row.pk for row in rows[:2]], "key": "7b0f7f0e-0000-4000-8000-000000000123"}

    shown = hoa.post("/desk/signing", ticked).content.decode()
    assert "Nothing has been signed yet" in shown
    assert not SigningRound.objects.exists()
    there = hoa.post("/desk/signing", ticked | {"confirmed": "yes"})
    again = hoa.post("/desk/signing", ticked | {"confirmed": "yes"})

    assert there["location"] == again["location"]
    begun = SigningRound.objects.get()
    assert signing.advance_round(begun.pk, at=begun.asked_at)
    assert "Confirm 2 signatures on your telephone" in hoa.get(there["location"]).content.decode()
    begun.refresh_from_db()
    linked.confirm(begun.handle, Fault.MIX)
    signing.advance_round(begun.pk, at=begun.asked_at)
    ended = hoa.get(there["location"]).content.decode()
    assert "1 result signed" in ended
    assert "is no signature of yours" in ended
    assert hoa.get("/desk/signing").content.decode().count('name="ticked"') == 2


def test_another_officer_sees_none_of_it(linked: SigningService, world: World, signed_in: SignIn) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])

    minh = signed_in("minh")

    assert minh.get(f"/desk/signing/{row.pk}.pdf").status_code == 404
    assert minh.get(f"/desk/signing/rounds/{begun}").status_code == 404


def test_a_key_is_linked_pictured_and_given_up(
    service: SigningService, world: World, signed_in: SignIn
) -> None:
    hoa = signed_in("hoa")
    assert (
        "Lý Thị Hoa" in hoa.post("/desk/signing/key", {"user": "020180000001"}, follow=True).content.decode()
    )
    assert hoa.post("/desk/signing/key/picture", {"picture": _picture(solid=True)}).status_code == 422
    assert hoa.post("/desk/signing/key/picture", {"picture": _picture()}).status_code == 302
    assert hoa.get("/desk/signing/key/picture.png").content.startswith(b"\x89PNG")

    hoa.post("/desk/signing/key/unlink")

    assert keys.account(world.hoa.officer_id) is None


def test_anybody_sees_both_signatures_and_a_change_after_them(
    linked: SigningService, world: World, signed_in: SignIn, english: Client, tmp_path: Path
) -> None:
    signed_in("hoa").post("/desk/signing/key/picture", {"picture": _picture()})
    row, pdf = _sealed(linked, world)
    (tmp_path / "signed.pdf").write_bytes(pdf)

    said = _verify(english, pdf)
    assert GENUINE in said
    assert "Signed by" in said
    assert "Lý Thị Hoa" in said
    assert "Một Cửa CA cá nhân (thử nghiệm)" in said
    assert CHANGED in _verify(english, pdf + b"\n% more\n")
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Lang"] = writer.root.get("/Lang", None) or writer.root["/Type"]
    writer.update_root()
    changed = io.BytesIO()
    writer.write(changed)
    assert CHANGED in _verify(english, changed.getvalue())
    by_code = english.get(f"/verify/{row.code}/").content.decode()
    assert "Lý Thị Hoa" in by_code
