"""The protocol, word for word: https://tus.io/protocols/resumable-upload (1.0.x)."""

import base64
import hashlib
import io
from typing import Any

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from motcua.documents.models import StoredFile, Upload
from motcua.identity.models import Account
from tests.documents import hostile

pytestmark = pytest.mark.django_db
BODY = "application/offset+octet-stream"
PDF = hostile.pdf()


def metadata(**said: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in said.items())


class Tus:
    """A client that speaks tus with the cookies of one browser."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def __call__(self, method: str, url: str = "/uploads/", body: bytes = b"", **headers: Any) -> Any:
        said = {"Tus-Resumable": "1.0.0"} | {name.replace("_", "-"): str(v) for name, v in headers.items()}
        return self.client.generic(
            method, url, body, content_type=BODY if body or method == "PATCH" else "",
            headers={name: value for name, value in said.items() if value},
        )  # fmt: skip

    def begin(self, content: bytes = PDF, name: str = "đơn.pdf") -> str:
        answer = self("POST", Upload_Length=len(content), Upload_Metadata=metadata(filename=name))
        assert answer.status_code == 201, answer.content
        return str(answer["Location"]).removeprefix("http://testserver")


@pytest.fixture
def tus() -> Tus:
    return Tus()


def test_says_what_it_speaks(tus: Tus) -> None:
    answer = tus("OPTIONS", Tus_Resumable="")

    assert answer.status_code == 204
    assert (answer["Tus-Version"], answer["Tus-Resumable"]) == ("1.0.0", "1.0.0")
    assert set(answer["Tus-Extension"].split(",")) == {
        "creation", "creation-with-upload", "termination", "expiration", "checksum",
    }  # fmt: skip
    assert answer["Tus-Max-Size"] == str(100 << 20)
    assert answer["Tus-Checksum-Algorithm"] == "sha1,sha256,md5"


def test_a_file_in_two_pieces_is_looked_at_when_it_is_whole(tus: Tus) -> None:
    url = tus.begin()
    half = len(PDF) // 2

    first = tus("PATCH", url, PDF[:half], Upload_Offset=0)
    seen = tus("HEAD", url)
    second = tus("PATCH", url, PDF[half:], Upload_Offset=half)

    assert (first.status_code, first["Upload-Offset"]) == (204, str(half))
    assert (seen.status_code, seen["Upload-Offset"], seen["Upload-Length"]) == (200, str(half), str(len(PDF)))
    assert seen["Cache-Control"] == "no-store"
    assert (second.status_code, second["Upload-Offset"]) == (204, str(len(PDF)))
    state = tus.client.get(f"{url}/state").json()
    assert (state["state"], state["name"]) == ("accepted", "đơn.pdf")
    assert (state["bytes"], state["sha256"]) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    assert b"".join(tus.client.get(f"{url}/file").streaming_content) == PDF  # type: ignore[attr-defined]


def test_the_first_bytes_may_come_along(tus: Tus) -> None:
    answer = tus(
        "POST", "/uploads/", PDF[:100], Upload_Length=len(PDF), Upload_Metadata=metadata(filename="a.pdf")
    )

    assert (answer.status_code, answer["Upload-Offset"]) == (201, "100")
    assert "Upload-Expires" in answer


def test_it_says_until_when_it_waits(tus: Tus) -> None:
    assert tus("HEAD", tus.begin())["Upload-Expires"].endswith("GMT")


def test_a_file_that_is_ended_is_gone(tus: Tus) -> None:
    url = tus.begin()

    assert tus("DELETE", url).status_code == 204
    assert tus("HEAD", url).status_code == 404
    assert "Upload-Offset" not in tus("HEAD", url)
    assert tus("PATCH", url, PDF, Upload_Offset=0).status_code == 404
    assert tus("DELETE", url).status_code == 404


@pytest.mark.parametrize("offset", [1, 400, 10**14])
def test_a_wrong_offset_is_a_conflict_and_changes_nothing(tus: Tus, offset: int) -> None:
    url = tus.begin()

    assert tus("PATCH", url, PDF[:10], Upload_Offset=offset).status_code == 409
    assert tus("HEAD", url)["Upload-Offset"] == "0"


def test_a_doubled_and_a_reordered_request_are_conflicts(tus: Tus) -> None:
    url = tus.begin()
    pieces = [(0, PDF[:50]), (50, PDF[50:90])]

    codes = [
        tus("PATCH", url, data, Upload_Offset=at).status_code
        for at, data in (pieces[1], pieces[0], pieces[0], pieces[1], pieces[1])
    ]

    assert codes == [409, 204, 409, 204, 409]
    assert tus("HEAD", url)["Upload-Offset"] == "90"


@pytest.mark.parametrize("offset", ["", "-1", "x", "1.5", "٣", "9" * 40])
def test_an_offset_that_is_no_number_is_a_bad_request(tus: Tus, offset: str) -> None:
    assert tus("PATCH", tus.begin(), b"x", Upload_Offset=offset).status_code == 400


def test_other_content_is_refused(tus: Tus) -> None:
    url = tus.begin()

    answer = tus.client.patch(
        url, b"x", content_type="text/plain", headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    )

    assert answer.status_code == 415


def test_another_version_is_told_ours(tus: Tus) -> None:
    for version in ("", "0.2.2"):
        answer = tus("HEAD", tus.begin(), Tus_Resumable=version)
        assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize(
    ("algorithm", "digest"), [("sha1", hashlib.sha1), ("sha256", hashlib.sha256), ("md5", hashlib.md5)]
)
def test_a_right_checksum_is_taken_and_a_wrong_one_leaves_nothing(
    tus: Tus, algorithm: str, digest: Any
) -> None:
    url = tus.begin()
    right = f"{algorithm} {base64.b64encode(digest(PDF).digest()).decode()}"
    wrong = f"{algorithm} {base64.b64encode(digest(b'x').digest()).decode()}"

    assert tus("PATCH", url, PDF, Upload_Offset=0, Upload_Checksum=wrong).status_code == 460
    assert tus("HEAD", url)["Upload-Offset"] == "0"
    assert tus("PATCH", url, PDF, Upload_Offset=0, Upload_Checksum=right).status_code == 204


@pytest.mark.parametrize("checksum", ["crc32 AAAA", "sha1 ***", "sha1"])
def test_a_checksum_that_nobody_knows_is_a_bad_request(tus: Tus, checksum: str) -> None:
    answer = tus("PATCH", tus.begin(), PDF, Upload_Offset=0, Upload_Checksum=checksum)

    assert answer.status_code in (400, 460)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload_Length": ""}, 400),
        ({"Upload_Length": "-5"}, 400),
        ({"Upload_Defer_Length": "1"}, 400),
        ({"Upload_Metadata": "filename ***"}, 400),
        ({"Upload_Metadata": "filename " + base64.b64encode(b"\xff\xfe").decode()}, 400),
        ({"Upload_Metadata": "a " + "QUFB" * 3000}, 400),
        ({"Upload_Length": (100 << 20) + 1}, 413),
        ({"Upload_Length": 0}, 422),
        ({"Upload_Metadata": metadata(filename="virus.exe")}, 422),
        ({"Upload_Metadata": metadata(filename="a.svg")}, 422),
    ],
)
def test_what_cannot_begin(tus: Tus, headers: dict[str, Any], status: int) -> None:
    answer = tus("POST", **({"Upload_Length": 10, "Upload_Metadata": metadata(filename="a.pdf")} | headers))

    assert answer.status_code == status
    assert answer.content
    assert Upload.objects.count() == 0


def test_more_than_was_said_is_refused(tus: Tus) -> None:
    url = tus.begin()

    assert tus("PATCH", url, PDF + b"x", Upload_Offset=0).status_code == 413
    assert tus("HEAD", url)["Upload-Offset"] == "0"


def test_post_may_stand_for_another_method(tus: Tus) -> None:
    url = tus.begin()

    assert tus("POST", url, PDF, Upload_Offset=0, X_HTTP_Method_Override="PATCH").status_code == 204


def test_a_forged_type_is_refused_in_the_persons_language(tus: Tus) -> None:
    tus.client.cookies["motcua_language"] = "vi"
    url = tus.begin(hostile.PROGRAM)

    assert tus("PATCH", url, hostile.PROGRAM, Upload_Offset=0).status_code == 204

    state = tus.client.get(f"{url}/state").json()
    assert state["state"] == "refused"
    assert state["sentence"].startswith("Loại tệp này không được tiếp nhận.")
    assert tus.client.get(f"{url}/file").status_code == 404


def test_another_browser_finds_nothing(tus: Tus) -> None:
    url = tus.begin()
    stranger = Tus()

    assert stranger("HEAD", url).status_code == 404
    assert stranger("PATCH", url, PDF, Upload_Offset=0).status_code == 404
    assert stranger("DELETE", url).status_code == 404
    for page in ("state", "file", "thumbnail"):
        assert stranger.client.get(f"{url}/{page}").status_code == 404
    assert tus("HEAD", url)["Upload-Offset"] == "0"


def test_what_was_sent_before_signing_in_is_still_there_after(tus: Tus) -> None:
    url = tus.begin()

    tus.client.force_login(
        Account.objects.create(username="vy"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    mine = tus.begin()
    elsewhere = Tus()
    elsewhere.client.force_login(
        Account.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    assert tus("HEAD", url).status_code == 200
    assert elsewhere("HEAD", mine).status_code == 200  # the same account on another device
    assert elsewhere("HEAD", url).status_code == 404
    tus.client.logout()
    assert tus("HEAD", mine).status_code == 404
    assert tus("HEAD", url).status_code == 404


def test_a_page_of_another_site_cannot_send_for_somebody() -> None:
    tus = Tus(Client(enforce_csrf_checks=True))

    assert tus("POST", Upload_Length=10).status_code == 403


def test_a_picture_has_a_small_one(tus: Tus) -> None:
    photo = hostile.phone_photo()
    url = tus.begin(photo, "ảnh.jpg")
    tus("PATCH", url, photo, Upload_Offset=0)

    state = tus.client.get(f"{url}/state").json()
    small = tus.client.get(state["thumbnail"])

    assert small["Content-Type"] == "image/jpeg"
    assert int(small["Content-Length"]) < 20_000
    small.close()


def small_of(tus: Tus, content: bytes) -> Image.Image:
    """The small picture of a PDF that was sent, and the same again, as it is kept."""
    url = tus.begin(content, "giấy.pdf")
    tus("PATCH", url, content, Upload_Offset=0)
    state = tus.client.get(f"{url}/state").json()
    assert state["state"] == "accepted", state
    first, again = (b"".join(tus.client.get(state["thumbnail"]).streaming_content) for _ in range(2))  # type: ignore[attr-defined]
    assert first == again
    assert StoredFile.objects.filter(media_type="image/jpeg").count() == 1
    return Image.open(io.BytesIO(first), formats=("JPEG",))


def test_a_pdf_has_a_picture_of_its_first_page(tus: Tus) -> None:
    def blue(made: pikepdf.Pdf) -> None:
        made.pages[0].MediaBox = pikepdf.Array([0, 0, 200, 300])
        made.pages[0].Contents = made.make_stream(b"0 0 1 rg 0 0 200 300 re f")

    small = small_of(tus, hostile.pdf(blue))

    assert small.size[0] in (319, 320, 321)
    red, _green, blueness = small.convert("RGB").getpixel((160, 200))  # type: ignore[misc]
    assert blueness > 200 > 60 > red


@pytest.mark.slow
def test_a_pdf_that_is_too_heavy_to_draw_has_a_bare_sheet(tus: Tus) -> None:
    """It is a PDF by every other measure, and draws its page six million times: on no machine within the limit."""

    def heavy(made: pikepdf.Pdf) -> None:
        made.pages[0].MediaBox = pikepdf.Array([0, 0, 600, 800])
        often = made.make_stream(b"0 0 600 800 re f 1 0 0 1 0.01 0 cm\n" * 300_000)
        often.Type, often.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        often.BBox = pikepdf.Array([0, 0, 600, 800])
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Often=often))
        made.pages[0].Contents = made.make_stream(b"/Often Do\n" * 20)

    assert small_of(tus, hostile.pdf(heavy)).size == (226, 320)
