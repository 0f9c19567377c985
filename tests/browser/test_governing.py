"""A procedure is amended and a process drawn in a real browser, until the portal tells of it."""

import base64
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import Proposal
from tests.browser.conftest import PHONE, looked_at

Person = Callable[..., Page]
VIEWER = Path(__file__).parent / "bpmn-viewer.production.min.js"
CODE = "1.009994"


def test_an_amendment_goes_from_draft_to_the_portal(person: Person) -> None:
    desk = person("quang")
    desk.goto("/desk/proposals")
    desk.get_by_role("button", name="Bắt đầu một thay đổi").click()
    looked_at(desk, "proposal-new-desk")
    desk.get_by_label("Mã số").fill(CODE)
    desk.get_by_label("Văn bản là căn cứ").fill("Nghị định số 15/2021/NĐ-CP")
    desk.get_by_role("button", name="Bắt đầu").click()
    desk.get_by_label("Tên tiếng Việt").fill("Cấp giấy phép xây dựng mới đối với nhà ở hộ gia đình")
    looked_at(desk, "proposal-text-desk")
    desk.get_by_role("button", name="Lưu và xem thay đổi").click()
    expect(desk.locator("ins").first).to_be_visible()
    looked_at(desk, "proposal-desk")
    desk.get_by_role("button", name="Chạy thử với hồ sơ").click()
    desk.get_by_role("button", name="Chạy thử").click()
    expect(desk.locator("main")).to_contain_text("Đường đi của hồ sơ")
    looked_at(desk, "proposal-trial-desk")
    desk.get_by_role("link", name="Nội dung thay đổi").click()
    desk.get_by_role("button", name="Chuyển thẩm định pháp chế").click()
    expect(desk.locator("main")).to_contain_text("Đang thẩm định pháp chế")

    lawyer = person("dung", size=PHONE)
    lawyer.goto("/desk/proposals")
    lawyer.locator("main table a").first.click()
    lawyer.get_by_label("Ý kiến hoặc lý do").fill("Đúng thẩm quyền và căn cứ pháp lý.")
    looked_at(lawyer, "proposal-phone")
    assert lawyer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    lawyer.get_by_role("button", name="Đạt thẩm định").click()
    desk.reload()
    desk.get_by_role("button", name="Trình quyết định").click()

    chair = person("phuong")
    chair.goto("/desk/proposals/decide")
    chair.get_by_label("Số quyết định").fill("1520/QĐ-UBND")
    chair.get_by_label("Trích yếu").fill("Công bố thủ tục hành chính được sửa đổi, bổ sung lĩnh vực xây dựng")
    begins = timezone.localdate() + timedelta(days=30)
    for part, value in (("day", begins.day), ("month", begins.month), ("year", begins.year)):
        chair.locator(f"#id_effective_on_{part}").fill(str(value))
    looked_at(chair, "proposals-decide-desk")
    chair.get_by_role("button", name="Phê duyệt bằng quyết định này").click()
    expect(chair.locator("main")).to_contain_text("Đã phê duyệt")

    desk.goto(chair.url)
    desk.get_by_role("button", name="Công bố nội dung đã phê duyệt").click()
    expect(desk.locator("main")).to_contain_text("Đã công bố, chưa có hiệu lực")
    looked_at(desk, "catalogue-decision-desk")
    citizen = person(size=PHONE)
    citizen.goto("/decisions/")
    expect(citizen.locator("main")).to_contain_text("1520/QĐ-UBND")
    looked_at(citizen, "decisions-phone")


def test_a_process_is_drawn_as_it_is_written_and_bpmn_js_opens_it(person: Person) -> None:
    desk = person("quang")
    desk.goto("/desk/proposals/new")
    desk.get_by_label("Thay thế quy trình nội bộ").check()
    desk.get_by_label("Mã số").fill("consulted-12d")
    desk.get_by_role("button", name="Bắt đầu").click()
    expect(desk.locator("#drawing svg")).to_be_visible()
    looked_at(desk, "process-text-desk")

    desk.locator("#s-1-minutes").fill("99999")
    desk.locator("#s-1-minutes").press("Tab")
    expect(desk.locator("#drawing")).to_contain_text("tổng thời gian các bước")
    desk.locator("#s-1-minutes").fill("480")
    desk.locator("#s-1-minutes").press("Tab")
    expect(desk.locator("#drawing")).to_contain_text("Hợp lệ")

    proposal = Proposal.objects.latest("id")
    answer = desk.request.get(f"/desk/proposals/{proposal.pk}/process.bpmn")
    viewer = desk.context.new_page()
    viewer.goto("/robots.txt")
    viewer.evaluate("document.documentElement.innerHTML = '<body><div id=canvas></div></body>'")
    viewer.evaluate("document.getElementById('canvas').setAttribute('style', 'width:1300px;height:700px')")
    viewer.evaluate(VIEWER.read_text(encoding="utf-8"))
    told = viewer.evaluate(
        """async file => {
            const xml = new TextDecoder().decode(Uint8Array.from(atob(file), c => c.charCodeAt(0)));
            const shown = new BpmnJS({container: '#canvas'});
            const {warnings} = await shown.importXML(xml);
            shown.get('canvas').zoom('fit-viewport');
            return [warnings.map(String), shown.get('elementRegistry').getAll().map(e => e.type)];
        }""",
        base64.b64encode(answer.body()).decode(),
    )
    viewer.screenshot(path="var/test/shots/process-bpmn-js.png")
    assert told[0] == []
    steps = proposal.content["steps"]
    asked = sum(len(step["consults"]) for step in steps)
    assert told[1].count("bpmn:UserTask") == len(steps) + asked
    assert told[1].count("bpmn:ParallelGateway") == 2


def test_a_form_is_built_without_code_and_tried(person: Person) -> None:
    desk = person("quang")
    desk.goto("/desk/proposals")
    desk.get_by_role("button", name="Bắt đầu một thay đổi").click()
    desk.get_by_label("Mã số").fill("2.000488")
    desk.get_by_role("button", name="Bắt đầu").click()
    desk.get_by_role("link", name="Nội dung thay đổi").click()
    desk.get_by_role("button", name="Sửa biểu mẫu điện tử").click()
    looked_at(desk, "form-editor-none-desk")
    desk.get_by_role("button", name="Bắt đầu từ biểu mẫu đang áp dụng").click()
    looked_at(desk, "form-editor-desk")
    desk.locator("main button[value^='new:']").last.click()
    desk.get_by_label("Câu hỏi, tiếng Việt").fill("Tên thường gọi")
    looked_at(desk, "form-question-desk")
    desk.get_by_role("button", name="Đưa vào biểu mẫu").click()
    expect(desk.locator("main")).to_contain_text("Tên thường gọi")
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="Dùng thử như người dân sẽ thấy").click()
    tried = opened.value
    expect(tried.locator("h1")).to_contain_text("Ông/bà nộp hồ sơ cho ai?")
    tried.get_by_label("Cho chính tôi").check()
    tried.get_by_role("button", name="Tiếp tục").last.click()
    expect(tried.locator("main")).to_contain_text("Trang 2/")
    looked_at(tried, "form-trial-desk")
    desk.get_by_role("button", name="Lưu và xem thay đổi").click()
    expect(desk.locator("ins").first).to_be_visible()

    phone = person("quang", size=PHONE)
    phone.goto(desk.url + "/form")
    looked_at(phone, "form-editor-phone")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
