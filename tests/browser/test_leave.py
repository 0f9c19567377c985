"""Leave in a real browser: an officer goes, the deputy acts for them, and what nobody sees to is given out."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers import commands
from motcua.dossiers.commands import working
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.models import Dossier
from motcua.organisation import queries as organisation
from motcua.organisation.models import Absence, Officer
from tests.browser.conftest import DESK, PHONE, looked_at
from tests.browser.test_many_at_once import _received

Person = Callable[..., Page]


def _with_minh() -> Dossier:
    """A dossier at the appraisal, in Minh's own hands."""
    today = timezone.localdate()
    lan, minh = (organisation.actor_by_code(code, on=today) for code in ("lan", "minh"))
    pk = _received(lan, "1.009978")
    began = timezone.now() - timedelta(minutes=4)
    forward = working.StepDone(dossier_id=pk, by=lan, at=began, outcome=_onward(pk))
    commands.complete_step([forward])
    commands.take([Order(dossier_id=pk, by=minh, at=began + timedelta(minutes=1))])
    mine = working.Assignment(
        dossier_id=pk, by=minh, at=began + timedelta(minutes=2), officer_id=minh.officer_id
    )
    commands.assign([mine])
    return Dossier.objects.get(pk=pk)


def _onward(pk: int) -> str:
    from motcua.catalogue import queries as catalogue

    onward = catalogue.step(Dossier.objects.values_list("step_id", flat=True).get(pk=pk) or 0).onward
    assert onward is not None
    return onward


def test_an_officer_goes_on_leave_and_the_deputy_acts_for_them(person: Person) -> None:
    dossier = _with_minh()
    minh = person("minh")
    minh.goto("/desk/leave")
    today = timezone.localdate()
    for name, day in (("first_on", today), ("last_on", today + timedelta(days=3))):
        for part in ("day", "month", "year"):
            minh.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))
    # From here on by keys alone: down to the name, on to the button, Enter.
    minh.get_by_label("Người thay thế", exact=False).focus()
    keys = ("V", "Tab", "Tab", "Enter")
    for key in keys:
        minh.keyboard.press(key)
    expect(minh.locator("main")).to_contain_text("Đã ghi nhận")
    expect(minh.locator("main table")).to_contain_text("Vi Thị Hoa")
    looked_at(minh, "leave-desk")
    minh.set_viewport_size(PHONE)
    looked_at(minh, "leave-phone")
    assert minh.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    hoa = person("hoa")
    hoa.goto("/desk/?tab=to_process")
    expect(hoa.locator("main")).to_contain_text("đang thay Hoàng Văn Minh")
    looked_at(hoa, "inbox-standing-in")
    hoa.get_by_role("link", name=dossier.code).click()
    hoa.get_by_role("button", name="Hoàn thành bước").click()
    hoa.goto(f"/desk/dossiers/{dossier.pk}")
    expect(hoa.locator("main")).to_contain_text("Vi Thị Hoa, thay Hoàng Văn Minh")
    looked_at(hoa, "dossier-stood-in")


def test_what_lies_with_nobody_is_given_out_by_the_head_and_undone(person: Person) -> None:
    dossier = _with_minh()
    officer = Officer.objects.get(code="minh")
    Absence.objects.create(officer=officer, valid_from=timezone.localdate(), named_at=timezone.now())
    hoa = person("hoa")
    hoa.goto("/desk/?tab=unattended")
    looked_at(hoa, "unattended-desk")
    hoa.locator("[name=ticked]").first.focus()
    pressed = _press(hoa, "Space")
    hoa.locator("button[name=way][value=share]").focus()
    pressed += _press(hoa, "Enter")
    expect(hoa.locator("h1")).to_contain_text("Phân công 1 hồ sơ")
    expect(hoa.locator("main table")).to_contain_text("từ Hoàng Văn Minh")
    looked_at(hoa, "sharing-desk")
    hoa.set_viewport_size(PHONE)
    looked_at(hoa, "sharing-phone")
    assert hoa.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    hoa.set_viewport_size(DESK)
    hoa.get_by_role("button", name="Phân công như trên").focus()
    pressed += _press(hoa, "Enter")
    expect(hoa.locator("main")).to_contain_text("Đã thực hiện với 1 hồ sơ")
    assert pressed == 3

    looked_at(hoa, "shared-desk")
    given_to = Dossier.objects.get(pk=dossier.pk).holder_officer_id
    assert given_to not in (None, officer.pk)
    hoa.get_by_role("button", name="Hoàn tác").click()
    # Minh is still away: it stays with whom it was given to, and the page says why.
    expect(hoa.locator("main")).to_contain_text("Hoàng Văn Minh nghỉ ngày")
    assert Dossier.objects.get(pk=dossier.pk).holder_officer_id == given_to


def _press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return len(keys)
