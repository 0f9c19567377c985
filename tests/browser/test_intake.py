"""A known applicant with a usual procedure, by keyboard alone: the card, a few letters, the papers, the receipt."""

import re
import time
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.models import Channel, Dossier, OftenMissing
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from tests.browser.conftest import PHONE, looked_at

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
CARD = "020301000123|082345678|Hoàng Thị Vy|05042001|Nữ|Số 5, phố Muối, Lạng Sơn|15042021"
PARCEL = "1.004203"


class Keys:
    """An officer's fingers, counted. What the scanner types is pressed by nobody."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def scan(self, code: str) -> None:
        expect(self.page.locator("[name=scanned]")).to_be_focused()
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Enter")


@pytest.fixture
def version(address: str) -> ProcedureVersion:
    """A usual procedure, which Vy asked for once before."""
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    found = ProcedureVersion.objects.filter(procedure__code=PARCEL).latest("version")
    papers = RequiredDocument.objects.filter(version=found).order_by("position")
    before = Intake(
        by=lan, at=timezone.now(), centre_id=(lan.unit.centre_id if lan.unit else 0) or 0,
        procedure_version_id=found.pk, channel=Channel.COUNTER,
        documents=[HandedIn(name=d.name_vi, required_id=d.pk) for d in papers],
        applicant=Party(name="Hoàng Thị Vy", identity="020301000123", phone="0912345678"),
    )  # fmt: skip
    commands.receive([before])
    OftenMissing.objects.create(
        procedure_id=found.procedure_id, name=papers[0].name_vi, times=12, counted_on=timezone.localdate()
    )
    return found


def test_under_forty_seconds_and_twelve_key_presses(person: Person, version: ProcedureVersion) -> None:
    lan = person("lan")
    lan.goto("/desk/receive")
    keys, began = Keys(lan), time.monotonic()

    keys.scan(CARD)
    expect(lan.locator("main")).to_contain_text("Đã từng nộp hồ sơ")
    keys.press("t", "h", "u", "a", "Enter")
    expect(lan.locator("main table a").first).to_be_focused()
    keys.press("Enter")
    _receives(lan, keys)
    seconds = time.monotonic() - began

    print(f"{keys.pressed} key presses, {seconds:.1f} s")
    assert keys.pressed <= 12
    dossier = Dossier.objects.latest("pk")
    assert (dossier.status, dossier.applicant_phone) == (Status.RECEIVED, "0912345678")
    assert dossier.applicant is not None
    assert dossier.documents.count() == version.required_documents.filter(mandatory=True, case_vi="").count()


def test_the_next_one_of_the_same_kind_is_a_figure_away(person: Person, version: ProcedureVersion) -> None:
    lan = person("lan")
    lan.goto("/desk/receive")
    looked_at(lan, "intake-start-desk")
    keys = Keys(lan)
    keys.scan(CARD)
    looked_at(lan, "intake-known-desk")
    lan.goto(f"{lan.url}&q=thua")
    looked_at(lan, "intake-found-desk")
    lan.locator("main table a", has_text="Tách thửa").first.click()
    looked_at(lan, "intake-form-desk")
    lan.locator("button[name=way][value=receive]").click()
    expect(lan.locator(".govuk-error-summary")).to_contain_text("Còn thiếu")
    looked_at(lan, "intake-lacking-desk")
    lan.locator("[name=all_there]").check()
    lan.locator("button[name=way][value=receive]").click()
    looked_at(lan, "intake-received-desk")
    lan.get_by_role("link", name="Tiếp nhận hồ sơ tiếp theo").click()

    keys.pressed = 0
    keys.scan(CARD)
    expect(lan.locator("main")).to_contain_text("Đã từng nộp hồ sơ")
    looked_at(lan, "intake-usual-desk")
    keys.press("1", "Enter")
    _receives(lan, keys)

    assert keys.pressed <= 8
    assert Dossier.objects.count() == 3


def _receives(lan: Page, keys: Keys) -> None:
    """The fee is paid, all required papers are there, the receipt is opened to be printed."""
    expect(lan.locator("[name=fee_paid]")).to_be_focused()
    keys.press("Space", "Tab", "Space", "Enter")
    receipt = lan.get_by_role("button", name="In:")
    expect(receipt).to_be_focused()
    with lan.expect_response("**/papers/intake_receipt.pdf*") as told:
        keys.press("Enter")
    assert told.value.status == 200


def test_intake_at_phone_size_and_without_scripts(person: Person, version: ProcedureVersion) -> None:
    lan = person("lan", size=PHONE)
    lan.goto("/desk/receive")
    lan.locator("[name=scanned]").fill(CARD)
    lan.locator("[name=scanned]").press("Enter")
    looked_at(lan, "intake-known-phone")
    lan.goto(f"/desk/receive/{version.pk}?{lan.url.partition('?')[2]}")
    looked_at(lan, "intake-form-phone")
    browser = lan.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, base_url=lan.url.partition("/desk")[0])
    plain.add_cookies(lan.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto("/desk/receive")
    keys = Keys(page)
    for wanted, step in (
        ("for=", lambda: keys.scan(CARD)),
        ("q=thua", lambda: keys.press("t", "h", "u", "a", "Enter")),
        (f"/receive/{version.pk}", lambda: keys.press("Enter")),
        ("?opened", lambda: keys.press("Space", "Tab", "Space", "Enter")),
    ):
        step()
        expect(page).to_have_url(re.compile(re.escape(wanted)))
        page.wait_for_load_state()
    plain.close()

    assert Dossier.objects.count() == 2
