"""What strangers try at the door of filing: refused with a reason, harmless where it is taken, nothing lost."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import Dossier, Draft
from tests import forms
from tests.documents import hostile
from tests.forms import HOUSE, VY
from tests.portal.filing_browser import answered, begun, body, browser, filled
from tests.world import World

pytestmark = pytest.mark.usefixtures("folder")
OTHERS = "file-other"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def draft(world: World, english: Client) -> Draft:
    return begun(english, world)


def documents(draft: Draft) -> str:
    return f"/drafts/{draft.key}/documents/"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("trang.pdf", lambda: hostile.HTML),
        ("hinh.svg", lambda: hostile.SVG),
        ("hinh.jpg", lambda: hostile.SVG),
        ("anh.jpg", lambda: hostile.PROGRAM),
        ("giay.pdf", hostile.locked_pdf),
        ("giay.pdf", lambda: hostile.pdf_bomb(80)),
        ("don.docx", lambda: hostile.zip_bomb(80)),
        ("don.docx", lambda: hostile.office(more={"word/vbaProject.bin": b"macro"})),
        ("anh.png", hostile.pixel_bomb),
        ("rong.pdf", lambda: b""),
    ],
)
def test_a_file_that_is_not_what_it_says_or_would_burst_is_refused_by_name(
    draft: Draft, english: Client, name: str, make: Callable[[], bytes]
) -> None:
    sent = [SimpleUploadedFile("tot.pdf", hostile.pdf()), SimpleUploadedFile(name, make())]

    answer = english.post(documents(draft), {OTHERS: sent, "act": "on"})

    assert answer.status_code == 422
    assert f"{name}: " in body(answer)
    assert [one.name for one in draft.files.all()] == ["tot.pdf"]  # the honest one is kept
    assert "tot.pdf" in body(answer)


def test_a_script_inside_a_pdf_is_taken_out_before_it_is_kept(draft: Draft, english: Client) -> None:
    sent = SimpleUploadedFile("giay.pdf", hostile.pdf_with_script())

    english.post(documents(draft), {OTHERS: sent, "act": "on"})

    kept = draft.files.get()
    shown = english.get(f"/drafts/{draft.key}/files/{kept.pk}/")
    assert shown["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert shown["X-Content-Type-Options"] == "nosniff"
    clean = pikepdf.Pdf.open(io.BytesIO(body(shown).encode("latin-1")))
    assert "/AA" not in clean.pages[0] and "/JS" not in repr(clean.Root)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\win.pdf", "win.pdf"),
        ("\u202egpj.fdp.pdf", "gpj.fdp.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", None),
        (f"{'a' * 400}.pdf", None),
    ],
)
def test_a_files_name_leads_nowhere_and_runs_nothing(
    draft: Draft, english: Client, said: str, kept: str | None
) -> None:
    # As a browser of one's own making sends it: Django's own client would clean it first.
    part = f'Content-Disposition: form-data; name="{OTHERS}"; filename="{said}"'
    lines = [
        f"--x\r\n{part}\r\nContent-Type: application/pdf\r\n\r\n".encode(),
        hostile.pdf(),
        b"\r\n--x--\r\n",
    ]
    english.post(documents(draft), b"".join(lines), content_type="multipart/form-data; boundary=x")

    name = draft.files.get().name
    assert kept is None or name == kept
    assert len(name) <= 200 and "/" not in name and "\\" not in name and "\u202e" not in name
    assert "<img src=x" not in body(english.get(documents(draft)))


def test_scripts_in_answers_are_shown_as_what_they_are(
    world: World, draft: Draft, english: Client, signed_in: Callable[[str], Client]
) -> None:
    wild = {"use": "shop", "trade": f"{SCRIPT}{{{{7*7}}}}", "helpers": [{"name": '"><svg onload=alert(1)>'}]}
    filled(english, world, draft, VY | HOUSE | wild | {"applicant_name": f"Vy {SCRIPT} #panic() $x$"})

    pages = [
        english.get(f"/drafts/{draft.key}/{page}") for page in ("pages/house/", "pages/people/", "check/")
    ]
    english.post(f"/drafts/{draft.key}/send/")
    dossier = Dossier.objects.get()
    track = f"/track/{dossier.code}/{dossier.tracking_secret}/"
    pages += [english.get(f"/drafts/{draft.key}/done/"), english.get(track), english.get(f"{track}stored/1/")]
    pages.append(signed_in("lan").get(f"/desk/dossiers/{dossier.pk}"))

    for page in pages:
        assert page.status_code == 200
        assert SCRIPT not in body(page) and "<svg onload" not in body(page) and "49" not in dossier.subject
    assert english.get(f"{track}stored/1.pdf").content.startswith(b"%PDF")


def test_what_is_far_too_much_is_cut_and_what_is_unknown_is_left_out(draft: Draft, english: Client) -> None:
    answered(english, draft, "people", {}, **{"helpers-count": ["9999"], "helpers-0-name": ["x" * 99_999]})
    answered(english, draft, "house", {"storeys": 2}, is_admin=["1"], applicant_name=["Not asked here"])

    draft.refresh_from_db()
    assert len(draft.answers["helpers"][0]["name"]) == 10_000
    assert "is_admin" not in draft.answers and "applicant_name" not in draft.answers


@pytest.mark.parametrize("seen", ["-1", "9" * 40, "1e5", "", "null"])
def test_a_strange_revision_loses_nothing(draft: Draft, english: Client, seen: str) -> None:
    answered(english, draft, "house", {"storeys": 3, "use": "home"})

    answered(english, draft, "house", {"storeys": 7, "use": "home"}, seen=[seen])

    draft.refresh_from_db()
    assert draft.answers["storeys"] == 3
    assert [rival["answers"]["storeys"] for rival in draft.rivals] == [7]


def test_requests_out_of_order_file_nothing_by_half(world: World, draft: Draft, english: Client) -> None:
    """Sent before it is complete, and everything again after it was sent."""
    early = english.post(f"/drafts/{draft.key}/send/")
    assert early.status_code == 409 and not Dossier.objects.exists()
    filled(english, world, draft, VY | HOUSE)
    english.post(f"/drafts/{draft.key}/send/")
    before = len(forms.files_of(Dossier.objects.get().pk))

    late_file = english.post(documents(draft), {OTHERS: SimpleUploadedFile("sau.pdf", hostile.pdf())})
    autosaved = english.post(
        f"/drafts/{draft.key}/pages/house/", {"storeys": "9"}, headers={"X-Autosave": "1"}
    )
    told = english.post(documents(draft), {"keep": OTHERS, "token": "x"}, headers={"X-Autosave": "1"})
    english.post(f"/drafts/{draft.key}/where/", {"centre": "1"})
    english.post(documents(draft), {"remove": str(draft.files.first().pk)})  # type: ignore[union-attr]

    assert late_file["Location"].endswith("/done/")
    assert (autosaved.status_code, told.status_code) == (409, 409)
    assert autosaved.json()["filed"].endswith("/done/")
    dossier = Dossier.objects.get()
    assert len(forms.files_of(dossier.pk)) == before and draft.files.count() == before
    assert dossier.form.answers["storeys"] == 3


def test_anothers_ids_under_ones_own_draft_reach_nothing(world: World, draft: Draft, english: Client) -> None:
    stranger = browser()
    theirs = begun(stranger, world)
    stranger.post(documents(theirs), {OTHERS: SimpleUploadedFile("cua-ho.pdf", hostile.pdf())})
    file = theirs.files.get()

    assert english.get(f"/drafts/{draft.key}/files/{file.pk}/").status_code == 404
    assert english.get(f"/drafts/{draft.key}/files/{file.pk}/thumbnail/").status_code == 404
    english.post(documents(draft), {"remove": str(file.pk)})
    english.post(documents(draft), {"own": str(file.pk), f"own-{OTHERS}": "1"})
    english.post(f"/drafts/{draft.key}/where/", {"centre": "999999"})

    assert theirs.files.count() == 1 and not draft.files.exists()
    draft.refresh_from_db()
    assert draft.centre_id is None


@pytest.mark.parametrize(
    "path",
    ["", "documents/", "where/", "check/", "done/", "choose/", "changed/", "pages/house/", "files/1/"],
)
def test_without_its_key_a_draft_is_not_there(draft: Draft, english: Client, path: str) -> None:
    stranger = browser()

    assert stranger.get(f"/drafts/{draft.key}/{path}").status_code == 404
    assert stranger.post(f"/drafts/{draft.key}/{path}").status_code in (404, 405)
    assert stranger.post(f"/drafts/{draft.key}/send/").status_code == 404
