"""The leader's figures in a real browser: from the province down to a dossier, a table signed, a proof checked."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.openness import commands as openness
from motcua.reports import commands as reports
from tests.browser.conftest import DESK, PHONE, looked_at
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
PAGES = ("", "tables/", "tables/ii06c/", "tables/ii07/", "index/", "figures/", "wall/")


def narrow(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


def test_from_the_province_to_a_dossier_and_back(person: Person) -> None:
    dossiers = at_the_counter(count=6)
    page = person("phuong")

    page.goto("/dashboard/?scope=province")
    expect(page.locator("h1")).to_contain_text("Toàn tỉnh")
    page.get_by_role("link", name="Hồ sơ tiếp nhận", exact=True).last.click()
    expect(page.locator("tbody tr")).to_have_count(6)
    page.get_by_role("link", name=dossiers[0].code).click()
    expect(page.locator("main")).to_contain_text(dossiers[0].code)

    page.goto("/dashboard/?scope=province")
    page.get_by_role("link", name="Sở Xây dựng", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Sở Xây dựng")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải số liệu: Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")

    for size, name in ((DESK, "desk"), (PHONE, "phone")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for address in PAGES:
            page.goto(f"/dashboard/{address}?scope=province")
            looked_at(page, f"figures-{address.strip('/').replace('/', '-') or 'overview'}-{name}")
            narrow(page)


def test_an_officer_sees_their_own(person: Person) -> None:
    at_the_counter(count=2)
    page = person("lan", size=PHONE)

    page.goto("/dashboard/mine/")
    expect(page.locator("h1")).to_contain_text("Lan")
    looked_at(page, "figures-officer-phone")
    narrow(page)
    assert page.goto("/dashboard/?scope=province").status == 404  # type: ignore[union-attr]


def test_a_table_is_signed_and_kept(person: Person, folder: Any) -> None:
    at_the_counter()
    page = person("phuong")
    page.goto("/dashboard/tables/ii06a/?scope=province&first_on=2026-01-01&last_on=2026-06-30")
    page.get_by_role("button", name="Ký biểu này").click()

    expect(page.locator("main")).to_contain_text("Đã ký biểu")
    looked_at(page, "figures-signed-desk")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    looked_at(page, "figures-signed-phone")
    narrow(page)


def test_a_citizen_takes_the_proof_and_anybody_checks_it(
    person: Person, tmp_path: Path, settings: Any
) -> None:
    settings.MOTCUA_RECORD_KEY = str(tmp_path / "key.pem")
    dossier = at_the_counter(count=3)[1]
    tomorrow = timezone.now() + timedelta(days=1)
    openness.fold(at=tomorrow)
    reports.publish(timezone.localdate(), at=tomorrow)
    page = person(size=PHONE)

    page.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
    page.get_by_role("link", name="Bằng chứng hồ sơ không bị sửa đổi").click()
    looked_at(page, "proof-phone")
    narrow(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tệp bằng chứng (JSON)").click()
    taken.value.save_as(tmp_path / "proof.json")
    page.locator("main").get_by_role("link", name="Nhật ký công khai").click()
    looked_at(page, "record-phone")
    narrow(page)
    roots = page.request.get("/record/roots.json").json()
    (tmp_path / "roots.json").write_text(json.dumps(roots))
    page.goto("/open-data/")
    looked_at(page, "open-data-phone")

    program = resources.files("motcua.openness").joinpath("data", "verify_record.py")
    done = subprocess.run(
        [sys.executable, "-I", str(program), str(tmp_path / "roots.json"), "--proof", str(tmp_path / "proof.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert dossier.code in done.stdout
