"""A paper read beside its dossier, and a note left for colleagues, in a real browser."""

import io
from collections.abc import Callable

import typst
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake
from motcua.dossiers.models import Channel, Note
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre
from tests.browser.conftest import PHONE, SHOTS, looked_at
from tests.browser.steps import VY
from tests.documents import hostile

Person = Callable[..., Page]
_PAPER = """#set text(size: 13pt)
ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG

#lorem(250)
#pagebreak()
Trang hai
"""


def _with_papers() -> int:
    at = timezone.now()
    pdf = typst.compile(_PAPER.encode())
    kept = documents.keep(
        [Content(io.BytesIO(pdf), "application/pdf"), Content(io.BytesIO(hostile.picture()), "image/jpeg")],
        at=at,
    )
    version = ProcedureVersion.objects.filter(procedure__code="1.009978").order_by("-version")[0]
    required = RequiredDocument.objects.filter(version=version).order_by("position")
    files = ((kept[0].id, "don.pdf"), (kept[1].id, "anh.jpg"))
    papers = tuple(
        HandedIn(name=paper.name_vi, required_id=paper.pk)
        if number >= len(files)
        else HandedIn(
            name=paper.name_vi,
            required_id=paper.pk,
            file_id=files[number][0],
            file_name=files[number][1],
        )
        for number, paper in enumerate(required)
    )
    item = Intake(
        by=organisation.actor_by_code("lan", on=timezone.localdate()),
        at=at,
        centre_id=ServiceCentre.objects.get(code="ttpvhcc").pk,
        procedure_version_id=version.pk,
        channel=Channel.COUNTER,
        applicant=VY,
        documents=papers,
    )
    return commands.receive([item])[0].dossier_id


def test_a_paper_is_read_beside_the_dossier_and_a_note_is_left(person: Person) -> None:
    dossier_id = _with_papers()
    lan = person("lan")
    lan.goto(f"/desk/dossiers/{dossier_id}")
    pressed = 0
    lan.get_by_role("link", name="Xem bên cạnh").first.focus()
    for key in ("Enter",):
        lan.keyboard.press(key)
        pressed += 1
    pages = lan.locator("#viewer img")
    expect(pages).to_have_count(2)
    pages.nth(1).scroll_into_view_if_needed()
    for number in (0, 1):
        expect(pages.nth(number)).to_have_js_property("naturalWidth", 1240)
    pages.nth(0).scroll_into_view_if_needed()
    lan.screenshot(path=SHOTS / "beside-first-sight.png")
    looked_at(lan, "beside-desk")
    viewer, acts = lan.locator("#viewer").bounding_box(), lan.locator("#acts").bounding_box()
    assert viewer and acts and viewer["x"] + viewer["width"] <= acts["x"]
    lan.get_by_role("link", name="Giấy tờ tiếp theo").focus()
    lan.keyboard.press("Enter")
    pressed += 1
    expect(pages).to_have_js_property("naturalWidth", 900)
    assert pressed == 2

    lan.get_by_label("Ghi chú cho đồng nghiệp").fill("Chị Vy sẽ bổ sung bản gốc vào thứ Sáu")
    lan.get_by_role("button", name="Lưu ghi chú").click()
    expect(lan.locator("#notes")).to_contain_text("Chị Vy sẽ bổ sung bản gốc vào thứ Sáu")
    assert Note.objects.get().officer_name == "Nông Thị Lan"
    looked_at(lan, "notes-desk")
    lan.set_viewport_size(PHONE)
    lan.goto(f"/desk/dossiers/{dossier_id}?file={_first_paper(dossier_id)}")
    looked_at(lan, "beside-phone")
    assert lan.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _first_paper(dossier_id: int) -> int:
    from motcua.dossiers.queries import files

    return files.of(dossier_id)[0].document_id
