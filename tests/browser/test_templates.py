"""A result's template is built without code in a real browser, and a real result is drafted with it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter, does
from tests.dossiers.papers.reading import Read

Person = Callable[..., Page]
CODE = "1.009978"
WORDS = "Giấy phép có hiệu lực trong 12 tháng kể từ ngày cấp cho"


def test_a_template_goes_from_the_editor_to_a_real_result(
    person: Person, office: Callable[[str], Page]
) -> None:
    desk = _begun(person)
    looked_at(desk, "template-none-desk")
    desk.get_by_role("button", name="Bắt đầu từ mẫu có sẵn").click()
    looked_at(desk, "template-desk")
    desk.get_by_role("button", name="Đoạn văn", exact=True).click()
    desk.get_by_label("Nội dung", exact=True).fill(f"{WORDS} ")
    desk.get_by_label("Trường thông tin của hồ sơ").select_option(label="Chủ hồ sơ")
    desk.get_by_role("button", name="Chèn vào cuối văn bản").click()
    expect(desk.get_by_label("Nội dung", exact=True)).to_have_value(f"{WORDS} ⟦Chủ hồ sơ⟧")
    looked_at(desk, "template-block-desk")
    desk.get_by_role("button", name="Đưa vào mẫu").click()
    expect(desk.get_by_alt_text("Trang 1 của bản thử")).to_be_visible()
    desk.get_by_role("button", name="Lưu và xem thay đổi").click()
    expect(desk.locator("ins", has_text=WORDS)).to_be_visible()
    looked_at(desk, "template-difference-desk")

    phone = person("quang", size=PHONE)
    phone.goto(desk.url + "/template")
    looked_at(phone, "template-phone")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.locator("main button[value='edit:paragraph-1']").click()
    looked_at(phone, "template-block-phone")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    _in_force(desk, person)
    assert f"{WORDS} Hoàng Thị Vy" in _drafted(office)


def test_it_is_built_without_scripts(person: Person) -> None:
    desk = _begun(person, scripts=False)
    desk.get_by_role("button", name="Bắt đầu từ mẫu có sẵn").click()
    desk.get_by_role("button", name="Danh sách", exact=True).click()
    desk.get_by_label("Nội dung từng dòng").fill("Một bản vẽ kèm theo")
    desk.get_by_role("button", name="Đưa vào mẫu").click()
    expect(desk.locator("main")).to_contain_text("Một bản vẽ kèm theo")
    desk.get_by_role("button", name="Lưu", exact=True).click()
    expect(desk.locator("main")).to_contain_text("Một bản vẽ kèm theo")


def _begun(person: Person, **how: bool) -> Page:
    desk = person("quang", **how)
    desk.goto("/desk/proposals/new")
    desk.get_by_label("Mã số").fill(CODE)
    desk.get_by_role("button", name="Bắt đầu").click()
    desk.get_by_role("link", name="Nội dung thay đổi").click()
    desk.get_by_role("button", name="Sửa mẫu kết quả giải quyết").click()
    return desk


def _in_force(desk: Page, person: Person) -> None:
    """Checked, submitted, approved from today on, published."""
    desk.get_by_role("button", name="Chuyển thẩm định pháp chế").click()
    lawyer = person("dung")
    lawyer.goto(desk.url)
    lawyer.get_by_role("button", name="Đạt thẩm định").click()
    desk.reload()
    desk.get_by_role("button", name="Trình quyết định").click()
    chair = person("phuong")
    chair.goto("/desk/proposals/decide")
    chair.get_by_label("Số quyết định").fill("1521/QĐ-UBND")
    chair.get_by_label("Trích yếu").fill("Công bố mẫu kết quả giải quyết lĩnh vực xây dựng")
    chair.get_by_role("button", name="Phê duyệt bằng quyết định này").click()
    desk.goto(chair.url)
    desk.get_by_role("button", name="Công bố nội dung đã phê duyệt").click()
    expect(desk.locator("main")).to_contain_text("Đang có hiệu lực")


def _drafted(office: Callable[[str], Page]) -> str:
    """The words of the draft of a dossier that is received now, as its PDF has them."""
    dossier = at_the_counter()[0]
    does(office("lan"), dossier, "complete_step")
    minh = office("minh")
    does(minh, dossier, "take")
    minh.get_by_role("link", name="Dự thảo kết quả").click()
    looked_at(minh, "result-draft-desk")
    minh.get_by_role("button", name="Lưu dự thảo").click()
    expect(minh.get_by_role("link", name="Xem dự thảo (PDF)")).to_be_visible()
    return Read(minh.request.get(f"{minh.url}.pdf").body()).text
