"""Changes of the catalogue at the desk: begun, edited, sent on, decided, published, told on the portal."""

from dataclasses import asdict
from typing import Any

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.catalogue.models import ProcedureVersion, Proposal
from motcua.catalogue.queries.proposals import procedure_texts
from motcua.identity.models import Account
from motcua.law.actor import Role
from motcua.organisation.models import Agency, Officer, OfficerRole
from tests.world import SINCE, World

CODE = "1.009978"


@pytest.fixture
def desk(world: World) -> dict[str, Client]:
    """A browser each for quang, who drafts, dung, who checks, and phuong, who decides."""
    province = Agency.objects.get(code="tinh")
    clients = {}
    roles = {"quang": Role.CATALOGUE_OFFICER, "dung": Role.LEGAL_CHECKER, "chair": Role.LEADER}
    for name, role in roles.items():
        account = Account.objects.create_user(username=name, password="x")
        officer = Officer.objects.create(code=name, full_name=name.title(), agency=province, account=account)
        OfficerRole.objects.create(officer=officer, role=role, agency=province, valid_from=SINCE)
        clients[name] = Client()
        clients[name].force_login(account)
    return clients


def begun(desk: dict[str, Client], what: str = "procedure amend", code: str = CODE, **other: str) -> int:
    said = {"what": what, "code": code} | other
    answer = desk["quang"].post("/desk/proposals/new", said)
    assert answer.status_code == 302, answer.content.decode()
    return Proposal.objects.latest("id").pk


def said(proposal_id: int, **other: Any) -> dict[str, Any]:
    """What the editor sends, of the draft as it is but for `other`."""
    row = Proposal.objects.get(pk=proposal_id)
    assert row.base_version_id is not None
    text = asdict(procedure_texts([row.base_version_id])[row.base_version_id])
    documents, fees = text.pop("documents"), text.pop("fees")
    del text["form"], text["template"]
    sent = {name: value for name, value in text.items() if value is not False} | {"seen": row.version}
    sent |= {"legal_grounds": "Luật Xây dựng 2014\nNghị định 15/2021/NĐ-CP"}
    for prefix, rows in (("documents", documents), ("fees", fees)):
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows) + 1, f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, each in enumerate(rows):
            sent |= {
                f"{prefix}-{number}-{name}": value
                for name, value in each.items()
                if value not in (None, False)
            }
    return sent | other


def test_a_change_goes_from_its_beginning_to_the_portal(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk, ground_vi="Nghị định 15/2021/NĐ-CP")
    page = f"/desk/proposals/{proposal_id}"
    editor = desk["quang"].get(f"{page}/text")
    assert "Hãy nêu văn bản quy định thủ tục này" in editor.content.decode()
    new_paper = {"documents-3-name_vi": "Bản vẽ", "documents-3-kind": "original", "documents-3-copies": "2"}

    saved = desk["quang"].post(f"{page}/text", said(proposal_id, name_vi="Cấp phép xây dựng", **new_paper))
    assert saved.status_code == 302, saved.content.decode()
    shown = desk["quang"].get(page).content.decode()
    assert "<del>" in shown
    assert "Bản vẽ" in shown
    assert desk["quang"].post(f"{page}/send_to_check").status_code == 302
    assert desk["dung"].post(f"{page}/pass_check", {"text": "Đúng thẩm quyền"}).status_code == 302
    assert desk["quang"].post(f"{page}/submit").status_code == 302
    today = timezone.localdate()
    parts = {"day": today.day, "month": today.month, "year": today.year}
    day = {f"{name}_{p}": n for name in ("issued_on", "effective_on") for p, n in parts.items()}
    decided = desk["chair"].post(
        "/desk/proposals/decide",
        {
            "proposals": [proposal_id], "number": "700/QĐ-UBND", "title_vi": "Công bố thủ tục", "signer": "Phượng",
            "issuer": "Chủ tịch", **day,
        },
    )  # fmt: skip
    assert decided.status_code == 302, decided.content.decode()
    assert CODE not in Client().get("/decisions/").content.decode()
    published = desk["quang"].post(decided["Location"])
    assert published.status_code == 302

    version = ProcedureVersion.objects.get(procedure__code=CODE, version=2)
    assert (version.name_vi, version.required_documents.count()) == ("Cấp phép xây dựng", 4)
    assert version.legal_grounds == "Luật Xây dựng 2014; Nghị định 15/2021/NĐ-CP"
    told = Client().get("/decisions/").content.decode()
    assert "Cấp phép xây dựng" in told
    assert "700/QĐ-UBND" in Client().get("/").content.decode()


def test_what_cannot_be_kept_is_told_and_nothing_typed_is_lost(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)
    bad = said(proposal_id, name_vi="Tên mới", **{"documents-0-originals": "nhiều"})

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/text", bad)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'value="Tên mới"' in shown
    assert 'value="nhiều"' in shown


def test_a_draft_with_faults_is_not_sent_on_and_says_why(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/send_to_check", {"text": "gấp"})

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "chưa đủ điều kiện" in shown
    assert "gấp" in shown


def test_a_reason_that_is_missing_is_asked_for(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/withdraw")

    assert answer.status_code == 409
    assert "Hãy ghi rõ lý do" in answer.content.decode()


def test_what_is_not_there_cannot_be_amended(world: World, desk: dict[str, Client]) -> None:
    answer = desk["quang"].post("/desk/proposals/new", {"what": "procedure amend", "code": "9.999999"})

    assert answer.status_code == 409
    assert "9.999999" in answer.content.decode()


def test_the_list_tells_where_each_stands(world: World, desk: dict[str, Client]) -> None:
    begun(desk)

    assert "Đang soạn thảo" in desk["dung"].get("/desk/proposals").content.decode()
    assert "Đang soạn thảo" not in desk["dung"].get("/desk/proposals?tab=published").content.decode()


def typed(client: Client, proposal_id: int) -> dict[str, Any]:
    """What the process editor's form holds now, as a browser would send it."""
    page = client.get(f"/desk/proposals/{proposal_id}/text").content.decode()
    form = lxml.html.fromstring(page).get_element_by_id("process")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def test_a_process_is_edited_by_its_buttons_and_kept_when_saved(
    world: World, desk: dict[str, Client]
) -> None:
    proposal_id = begun(desk, "process amend", "standard-5d")
    place, quang = f"/desk/proposals/{proposal_id}/text", desk["quang"]

    more = quang.post(place, typed(quang, proposal_id) | {"do": "after-1"})
    assert "Bước mới" in more.content.decode()
    assert len(Proposal.objects.get(pk=proposal_id).content["steps"]) == 5
    form = lxml.html.fromstring(more.content.decode()).get_element_by_id("process")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    sent |= {
        "s-2-name_vi": "Lấy ý kiến",
        "s-2-minutes": "240",
        "s-2-consults": ["cong-thuong", ""],
        "do": "save",
    }
    saved = quang.post(place, sent)

    assert saved.status_code == 302
    steps = Proposal.objects.get(pk=proposal_id).content["steps"]
    assert [s["key"] for s in steps] == ["intake", "appraise", "buoc", "approve", "seal", "return"]
    assert (steps[2]["name_vi"], steps[2]["consults"]) == ("Lấy ý kiến", ["cong-thuong"])
    assert [w["next"] for s in steps[1:3] for w in s["ways"]] == ["buoc", "approve"]


def test_the_drawing_is_checked_while_one_writes(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk, "process amend", "standard-5d")
    sent = typed(desk["quang"], proposal_id)

    sound = desk["quang"].post(f"/desk/proposals/{proposal_id}/draw", sent).content.decode()
    longer = desk["quang"].post(f"/desk/proposals/{proposal_id}/draw", sent | {"s-1-minutes": "9000"})
    lost = desk["quang"].post(f"/desk/proposals/{proposal_id}/draw", sent | {"s-1-w-0-next": "intake"})

    assert "<svg" in sound
    assert "Hợp lệ" in sound
    assert "thời hạn là 2400 phút" in longer.content.decode()
    assert "không có bước nào dẫn tới" in lost.content.decode()
    assert Proposal.objects.get(pk=proposal_id).version == 1


def test_minutes_that_are_none_stay_typed_and_are_told(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk, "process amend", "standard-5d")

    answer = desk["quang"].post(
        f"/desk/proposals/{proposal_id}/text", typed(desk["quang"], proposal_id) | {"s-1-minutes": "hai ngày"}
    )

    assert answer.status_code == 409
    assert "“hai ngày” không phải là số phút làm việc" in answer.content.decode()
    assert 'value="hai ngày"' in answer.content.decode()


def test_a_process_goes_out_as_bpmn_and_comes_in_again(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk, "process amend", "standard-5d")
    before = Proposal.objects.get(pk=proposal_id).content
    file = desk["dung"].get(f"/desk/proposals/{proposal_id}/process.bpmn").content

    upload = SimpleUploadedFile("x.bpmn", file)
    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/bpmn", {"file": upload}, follow=True)
    assert "Đã đọc tệp" in answer.content.decode()
    assert Proposal.objects.get(pk=proposal_id).content == before

    bad = SimpleUploadedFile("x.bpmn", b"<html>")
    refused = desk["quang"].post(f"/desk/proposals/{proposal_id}/bpmn", {"file": bad}, follow=True)
    assert "không phải là tệp BPMN" in refused.content.decode()


def test_a_draft_is_tried_and_the_annex_printed(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)
    desk["quang"].post(f"/desk/proposals/{proposal_id}/text", said(proposal_id))

    tried = desk["quang"].post(f"/desk/proposals/{proposal_id}/trial", {"centre": world.centre.pk})
    assert "Hồ sơ thử đã có kết quả" in tried.content.decode()
    desk["quang"].post(f"/desk/proposals/{proposal_id}/send_to_check")
    desk["dung"].post(f"/desk/proposals/{proposal_id}/pass_check")
    desk["quang"].post(f"/desk/proposals/{proposal_id}/submit")

    assert desk["chair"].get("/desk/proposals/annex.pdf").content.startswith(b"%PDF")
    assert desk["chair"].get("/desk/proposals/annex.docx").content.startswith(b"PK")


def pressed(
    desk: dict[str, Client], change: int, do: str, page: str = "", **other: str
) -> lxml.html.HtmlElement:
    """A button of the editor of the electronic form; what it carries comes from the page before."""
    said = {"do": do} | other
    if page:
        tree = lxml.html.fromstring(page)
        said |= {
            one.get("name"): one.get("value") or "" for one in tree.xpath("//main//input[@type='hidden']")
        }
        said.pop("csrfmiddlewaretoken", None)
    answer = desk["quang"].post(f"/desk/proposals/{change}/form", said, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer


def built(desk: dict[str, Client], change: int) -> str:
    """A form of one page with a choice and what depends on it, built by buttons; its last page."""
    page = pressed(desk, change, "begin", seen="1").content.decode()
    page = pressed(desk, change, "page-add", page, page_vi="Công trình").content.decode()
    page = pressed(desk, change, "new:cong-trinh", page).content.decode()
    kind = {"q-label_vi": "Loại nhà", "q-widget_kind": "radios", "q-required_answer": "on"}
    page = pressed(
        desk, change, "keep", page, **kind, **{"q-options": "Nhà ở | Home\nCửa hàng | Shop"}
    ).content.decode()
    page = pressed(desk, change, "new:cong-trinh", page).content.decode()
    trade = {
        "q-label_vi": "Bán gì",
        "q-widget_kind": "text",
        "q-when": "loai_nha=cua_hang",
        "q-required_answer": "on",
    }
    return str(pressed(desk, change, "keep", page, **trade).content.decode())


def test_a_form_is_built_by_buttons_and_saved_into_the_draft(desk: dict[str, Client]) -> None:
    change = begun(desk)
    assert "Bắt đầu biểu mẫu trống" in desk["quang"].get(f"/desk/proposals/{change}/form").content.decode()

    page = built(desk, change)
    assert "chỉ khi Loại nhà = Cửa hàng" in page
    page = pressed(desk, change, "save", page).content.decode()

    form = Proposal.objects.get(pk=change).content["form"]
    assert set(form["schema"]["properties"]) == {"loai_nha", "ban_gi"}
    assert form["schema"]["required"] == ["loai_nha"]
    assert form["schema"]["allOf"][0]["then"] == {"required": ["ban_gi"]}
    assert "Biểu mẫu điện tử" in desk["dung"].get(f"/desk/proposals/{change}").content.decode()

    # The text of the procedure is saved beside it, and the form stays.
    desk["quang"].post(f"/desk/proposals/{change}/text", said(change))
    assert Proposal.objects.get(pk=change).content["form"] == form
    page = desk["quang"].get(f"/desk/proposals/{change}/form").content.decode()
    pressed(desk, change, "give-up", page)
    assert Proposal.objects.get(pk=change).content["form"] is None


def test_each_change_of_the_form_is_checked_where_it_is_made(desk: dict[str, Client]) -> None:
    change = begun(desk)
    page = built(desk, change)

    up = pressed(desk, change, "up:cong-trinh:ban_gi", page).content.decode()
    assert "phụ thuộc vào một câu hỏi không đứng trước nó" in up

    kind = {
        "do": "keep",
        "q-place": "cong-trinh",
        "q-was": "loai_nha",
        "q-label_vi": "",
        "q-widget_kind": "radios",
    }
    tree = lxml.html.fromstring(page)
    form = tree.xpath("//input[@name='form']")[0].get("value")
    wrong = desk["quang"].post(f"/desk/proposals/{change}/form", kind | {"form": form, "q-options": "Một"})
    assert wrong.status_code == 422
    assert "Ghi ít nhất hai câu trả lời" in wrong.content.decode()

    edited = pressed(desk, change, "edit:cong-trinh:loai_nha", page).content.decode()
    assert "Nhà ở | Home" in edited
    dropped = pressed(desk, change, "drop:cong-trinh:ban_gi", page).content.decode()
    assert "Bán gì" not in dropped
    empty = pressed(desk, change, "page-drop:cong-trinh", page).content.decode()
    assert "chưa hỏi gì" in empty


@pytest.mark.parametrize(
    "form", ["", "{", "[]", '{"schema": {}, "layout": {}}', '{"schema": 1, "layout": []}']
)
def test_what_is_no_form_is_said_and_nothing_is_lost(desk: dict[str, Client], form: str) -> None:
    change = begun(desk)
    page = built(desk, change)
    pressed(desk, change, "save", page)

    answer = desk["quang"].post(
        f"/desk/proposals/{change}/form", {"do": "save", "form": form, "seen": "2"}, follow=True
    )

    assert "phần đã lưu vẫn còn nguyên" in answer.content.decode()
    assert Proposal.objects.get(pk=change).content["form"]["layout"]["pages"]
    assert desk["quang"].post("/forms/trial/", {"form": form}).status_code == 400


def test_the_form_is_tried_as_people_will_see_it(desk: dict[str, Client]) -> None:
    change = begun(desk)
    form = lxml.html.fromstring(built(desk, change)).xpath("//input[@name='form']")[0].get("value")

    def step(status: int = 200, **said: str) -> str:
        answer = desk["quang"].post("/forms/trial/", {"form": form} | said)
        assert answer.status_code == status, answer.content.decode()
        return str(answer.content.decode())

    assert "Ông/bà nộp hồ sơ cho ai?" in step(act="begin")
    answers = '{"filing_for": "self"}'
    wrong = step(422, page="cong-trinh", answers=answers, loai_nha="cua_hang")
    assert "Bán gì" in lxml.html.fromstring(wrong).xpath("string(//div[@id='errors'])")
    onwards = step(page="cong-trinh", answers=answers, loai_nha="cua_hang", ban_gi="Phở")
    assert "Phở" in lxml.html.fromstring(onwards).xpath("//input[@name='answers']")[0].get("value")
    assert desk["dung"].post("/forms/trial/", {"form": form, "act": "begin"}).status_code == 200
    assert Client().post("/forms/trial/", {"form": form}).status_code == 403
