"""Whatever strangers send: taken as what it is, cleaned with a word, or refused with a sentence."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from motcua.documents import commands, queries
from motcua.documents.commands import Allowed, Sent
from motcua.documents.models import StoredFile, Upload
from motcua.documents.queries import REFUSALS, FileRefused, Incoming
from tests.documents import hostile
from tests.world import TUESDAY_8

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
VY = "visitor:vy"
ALL = Allowed(types=("pdf", "jpg", "png", "webp", "heic", "tif", "docx", "xlsx", "odt", "zip"))


def sent(content: bytes, name: str) -> Incoming:
    """What becomes of a file that a form brings. Raises why it is not taken."""
    one = Sent(name, io.BytesIO(content), len(content))
    settled = commands.settle([], [one], owners=[VY], allowed=ALL, at=TUESDAY_8)
    for _name, fault in settled.faults:
        raise fault
    return settled.items[0]


def content(one: Incoming) -> bytes:
    assert one.file is not None
    return queries.content(one.file)


REFUSED: list[tuple[str, str, Callable[[], bytes]]] = [
    ("empty", "rong.pdf", lambda: b""),
    ("page", "anh.jpg", lambda: hostile.SVG),
    ("page", "don.pdf", lambda: hostile.HTML),
    ("page", "don", lambda: b"\xff\xfe" + "<html><script>".encode("utf-16-le")),
    ("unknown", "don.pdf", lambda: hostile.PROGRAM),
    ("unknown", "anh.jpg", lambda: hostile.GIF),
    ("unknown", "ghi chú", lambda: b"just text"),
    ("forged", "don.pdf", hostile.office),
    ("forged", "don.docx", hostile.pdf),
    ("forged", "don.pdf", hostile.picture),
    ("locked", "don.pdf", hostile.locked_pdf),
    ("cut", "don.pdf", lambda: hostile.pdf()[:-200]),
    ("broken", "anh.jpg", lambda: hostile.picture()[:-500]),
    ("broken", "anh.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100),
    ("broken", "anh.heic", lambda: hostile.picture("HEIF")[:300]),
    ("signed_active", "don.pdf", hostile.signed_pdf_with_script),
    ("bomb", "don.pdf", lambda: hostile.pdf_bomb(30)),
    ("bomb", "anh.zip", lambda: hostile.zip_bomb(30)),
    ("bomb", "anh.zip", hostile.overlapping_zip),
    ("bomb", "don.docx", lambda: hostile.office(more={"word/a.xml": b"<a>" + b" " * (30 << 20)})),
    ("bomb", "don.docx", lambda: hostile.office(more={"word/b.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"})),
    ("broken", "anh.zip", lambda: hostile.lying_zip(15)),
    ("too_many_pixels", "anh.png", hostile.pixel_bomb),
    ("paths", "anh.zip", lambda: hostile.zipped({"../../etc/cron.d/x": b"x"})),
    ("paths", "anh.zip", lambda: hostile.zipped({"/etc/passwd": b"x"})),
    ("paths", "anh.zip", lambda: hostile.zipped({"C:\\windows\\x.txt": b"x"})),
    ("nested", "anh.zip", lambda: hostile.zipped({"in.zip": hostile.zipped({"a": b"b"})})),
    ("nested", "anh.zip", lambda: hostile.zipped({"in.jpg": hostile.zipped({"a": b"b"})})),
    ("program", "anh.zip", lambda: hostile.zipped({"anh.jpg.exe": b"x"})),
    ("program", "anh.zip", lambda: hostile.zipped({"anh.jpg": hostile.PROGRAM})),
    ("macros", "don.docx", lambda: hostile.office(more={"word/vbaProject.bin": b"x"})),
    ("embedded", "don.docx", lambda: hostile.office(more={"word/embeddings/o.bin": b"x"})),
    (
        "outside",
        "don.docx",
        lambda: hostile.office(
            more={
                "word/_rels/settings.xml.rels": b'<Relationship Type="x/attachedTemplate" Target="http://evil"'
                b' TargetMode="External"/>'
            }
        ),
    ),
    ("pages", "quet.tif", lambda: hostile.two_page_tiff()),
]


@pytest.mark.parametrize(
    ("code", "name", "make"), REFUSED, ids=[f"{c}-{n}-{i}" for i, (c, n, _) in enumerate(REFUSED)]
)
def test_is_refused_with_a_sentence_and_leaves_nothing(
    code: str, name: str, make: Callable[[], bytes]
) -> None:
    with pytest.raises(FileRefused) as refused:
        sent(make(), name)

    assert refused.value.code == code
    with translation.override("vi"):
        said = gettext(refused.value.message) % refused.value.params
    assert said != refused.value.message
    assert "%(" not in said
    assert StoredFile.objects.count() == 0


def test_every_refusal_is_tried_here() -> None:
    elsewhere = {"not_allowed", "virus", "scanner_down", "too_heavy", "too_many_pages", "unjoinable"}

    assert {code for code, *_ in REFUSED} | elsewhere == set(REFUSALS)


def test_a_picture_is_drawn_upright_and_tells_no_place() -> None:
    taken = sent(hostile.phone_photo(), "IMG_0001.JPG")

    picture = Image.open(io.BytesIO(content(taken)))
    assert picture.size == (600, 900)  # it was 900 by 600, lying
    assert picture.getpixel((300, 50))[0] > 150  # type: ignore[index]
    assert dict(picture.getexif()) == {}
    assert b"PhoneMaker" not in content(taken)
    assert taken.thumbnail is not None


def test_what_hides_in_a_picture_does_not_come_along() -> None:
    taken = sent(hostile.picture_and_page(), "anh.jpg")

    assert b"script" not in content(taken)
    assert b"PK\x03\x04" not in content(taken)


@pytest.mark.parametrize(("kind", "name"), [("HEIF", "a.heic"), ("WEBP", "a.webp"), ("TIFF", "a.tiff")])
def test_other_pictures_become_jpeg(kind: str, name: str) -> None:
    taken = sent(hostile.picture(kind), name)

    assert (taken.name, taken.file and taken.file.media_type) == ("a.jpg", "image/jpeg")
    assert taken.notes == (queries.NOTES["converted"],)


def test_a_picture_by_another_pictures_name_gets_its_own() -> None:
    assert sent(hostile.picture("PNG"), "Ảnh thẻ.jpg").name == "Ảnh thẻ.png"


@pytest.mark.parametrize("make", [hostile.pdf, hostile.signed_pdf], ids=["plain", "signed"])
def test_a_good_pdf_stays_as_it_is_to_the_last_byte(make: Callable[[], bytes]) -> None:
    whole = make()

    assert content(sent(whole, "don.pdf")) == whole


@pytest.mark.parametrize("make", [hostile.pdf_with_script, hostile.pdf_with_attachment])
def test_a_pdf_that_acts_is_cleaned_and_it_is_said(make: Callable[[], bytes]) -> None:
    taken = sent(make(), "don.pdf")

    with pikepdf.open(io.BytesIO(content(taken))) as pdf:
        assert len(pdf.pages) == 1
        written = b" ".join(
            one.unparse(resolved=True) for one in pdf.objects if not isinstance(one, pikepdf.Stream)
        )
    for word in (b"JavaScript", b"Launch", b"cmd.exe", b"EmbeddedFile", b"/EF", b"app.alert"):
        assert word not in written
    assert taken.notes == (queries.NOTES["cleaned"],)


def test_what_hangs_behind_a_pdf_is_cut_off() -> None:
    taken = sent(hostile.pdf_and_zip(), "don.pdf")

    assert b"evil.exe" not in content(taken)
    assert taken.notes == (queries.NOTES["mended"],)


@pytest.mark.parametrize(
    ("part", "name"), [("word/document.xml", "don.docx"), ("xl/workbook.xml", "bang.xlsx")]
)
def test_an_office_file_stays_as_it_is(part: str, name: str) -> None:
    whole = hostile.office(part)

    assert content(sent(whole, name)) == whole


def test_a_path_in_a_name_leads_nowhere() -> None:
    assert sent(hostile.pdf(), "../../../etc/đơn\u202efdp.pdf").name == "đơnfdp.pdf"


def test_an_opener_that_needs_too_much_is_ended_and_the_rest_lives_on(settings: Any) -> None:
    settings.MOTCUA_OPEN_MEMORY_MB = 1
    settings.MOTCUA_PICTURE_MEGAPIXELS = 2000

    with pytest.raises(FileRefused) as refused:
        sent(hostile.large_picture(), "anh.png")

    assert refused.value.code == "too_heavy"
    settings.MOTCUA_OPEN_MEMORY_MB = 1024
    assert sent(hostile.picture(), "anh.jpg").accepted


def test_an_upload_that_was_refused_is_told_so_to_its_owner() -> None:
    with pytest.raises(FileRefused):
        sent(hostile.PROGRAM, "don.pdf")

    token = Upload.objects.get().token
    told = queries.incoming(token, [VY], at=TUESDAY_8)
    assert told is not None
    assert (told.state, told.refusal and told.refusal.code) == ("refused", "unknown")
    with pytest.raises(FileRefused):
        commands.gather([token], owners=[VY], name="Đơn", at=TUESDAY_8)
