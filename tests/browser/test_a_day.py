"""A day at the centre on a real `motcua up`: pages beside a crowd, a power cut in the middle, books that balance."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.lib.embedded_postgres import Server
from motcua.simulation.demo import PASSWORD
from tests.browser.conftest import DESK, SHOTS
from tests.cli import program
from tests.cli.program import Program

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("up")]
MOST_STEPS = 20
program.PATIENCE_SECONDS = 900.0


@dataclass
class Day:
    """The running program, whoever sits at it, and what was acknowledged."""

    browser: Browser
    var: Path
    running: Program
    people: dict[str, Page] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def behind(self, *words: str, told: str = "") -> Any:
        """What `tests.browser.day` says to these words."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.browser.day", *words],
            env=_environment(self.var), input=told, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def person(self, name: str) -> Page:
        """Their window, signed in; the same all day."""
        if name not in self.people:
            page = self.street()
            page.goto(f"{self.running.address}/accounts/login/")
            page.fill("input[name=login]", name)
            page.fill("input[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/desk/**")
            self.people[name] = page
        return self.people[name]

    def street(self) -> Page:
        context = self.browser.new_context(viewport=DESK, locale="vi-VN")  # type: ignore[arg-type]
        self.contexts.append(context)
        return context.new_page()

    def goes(self, page: Page, path: str) -> Page:
        page.goto(f"{self.running.address}{path}")
        return page

    def picture(self, page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"day-{name}.png", full_page=True)


def _environment(var: Path) -> dict[str, str]:
    return program.environment(
        var, DJANGO_SETTINGS_MODULE="motcua.config.settings", MOTCUA_SECRET_KEY=program.SECRET, **_seal(var)
    )


def _seal(var: Path) -> dict[str, str]:
    folder = var / "seal"
    return {
        "MOTCUA_SEAL_FILE": str(folder / "seal.p12"),
        "MOTCUA_SEAL_PASSWORD": "thu-nghiem",
        "MOTCUA_SEAL_TRUST": str(folder / "trust.pem"),
    }


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "var"
    Server(tmp_path / "var" / "pg").stop()


@contextlib.contextmanager
def _crowd(day: Day) -> Iterator[subprocess.Popen[str]]:
    """The others in the hall; what they were told is kept."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.browser.day", "crowd"],
        env=_environment(day.var), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            assert process.stdout is not None
            day.acknowledged += [
                json.loads(line)["dossier"] for line in process.stdout if line.endswith("}\n")
            ]


def _at_work(day: Day, crowd: subprocess.Popen[str], lines: int = 5) -> None:
    """Until something was told to somebody, and something more is being written."""
    assert crowd.stdout is not None
    said = [crowd.stdout.readline() for _ in range(lines)]
    assert all(said), crowd.stderr.read() if crowd.stderr else ""
    day.acknowledged += [json.loads(line)["dossier"] for line in said]


def _power_cut(day: Day) -> None:
    """kill -9 of everything that is ours: the program, its children, the database with all its processes."""
    ours = {day.running.process.pid, day.running.postmaster()}
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            pid = int(folder.name)
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            environ = (folder / "environ").read_bytes().decode().split("\0")
            if parent in ours or f"MOTCUA_VAR={day.var}" in environ:
                ours.add(pid)
    for pid in ours:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    day.running.process.wait()


def test_the_books_of_a_day_with_a_power_cut_balance(browser: Browser, var: Path) -> None:
    began = time.monotonic()
    with program.up(var, **_seal(var)) as running:
        day = Day(browser, var, running)
        told = day.behind("prepare")
        permit = _morning(day, told["machine"])
        with _crowd(day) as crowd:
            _away(day)
            _at_work(day, crowd)
            _power_cut(day)
    assert running.process.returncode == -signal.SIGKILL

    with program.up(var, **_seal(var)) as running:
        day.running = running
        assert day.acknowledged
        assert day.behind("missing", told="\n".join(day.acknowledged)) == []
        with _crowd(day) as crowd:
            _at_work(day, crowd)
            _goes_on(day, permit)
            _extract(day)
            _returned_letter(day, told["letter"])
        _closing_time(day)
        books = program.run("books", var=var, MOTCUA_SECRET_KEY=program.SECRET, **_seal(var))
        print(books.stdout, day.behind("state"), f"{time.monotonic() - began:.0f} s")
        assert books.returncode == 0, books.stdout + books.stderr
        for context in day.contexts:
            context.close()


def _morning(day: Day, machine: str) -> int:
    """Doors open: a number from the machine, Lan calls it, receives a construction permit with its fee; its id."""
    door = day.goes(day.street(), machine)
    door.get_by_role("link", name="Xây dựng, giao thông").click()
    door.evaluate("window.print = () => {}")
    door.get_by_role("button", name="Không, cho tôi lấy số").click()
    number = door.locator("h1").inner_text()

    lan = day.goes(day.person("lan"), "/desk/hall")
    lan.get_by_role("button", name="Mở quầy").click()
    lan.locator("#call-next").click()
    expect(lan.locator(".mc-hall__number")).to_have_text(number)
    lan.get_by_role("button", name="Khách đã đến").click()
    permit = _receives(day, "1.009974", paid=True)
    day.goes(lan, "/desk/hall")
    lan.get_by_role("button", name="Kết thúc", exact=True).click()
    lan.wait_for_load_state()
    return permit


def _receives(day: Day, code: str, *, paid: bool) -> int:
    lan = day.goes(day.person("lan"), f"/desk/receive?q={code}")
    lan.fill("[name=applicant_name]", "Hoàng Thị Vy")
    lan.fill("[name=applicant_identity]", "020301000123")
    lan.fill("[name=applicant_phone]", "0912345678")
    lan.locator("[name=all_there]").check()
    if lan.locator("[name=fee_paid]").count() and paid:
        lan.locator("[name=fee][type=radio]").first.check()
        lan.locator("[name=fee_paid]").check()
    lan.click("button[name=way][value=receive]")
    lan.wait_for_url(re.compile(r"/desk/dossiers/\d+"))
    return int(re.findall(r"/dossiers/(\d+)", lan.url)[0])


def _away(day: Day) -> None:
    """Minh is away today; Hoa, the head, stands in."""
    minh = day.goes(day.person("minh"), "/desk/leave")
    today = time.strftime("%d %m %Y", time.gmtime(time.time() + 7 * 3600)).split()
    for name in ("first_on", "last_on"):
        for part, value in zip(("day", "month", "year"), today, strict=True):
            minh.locator(f"[name={name}_{part}]").fill(value)
    minh.get_by_label("Người thay thế", exact=False).select_option(label="Vi Thị Hoa")
    form = minh.locator("main form", has=minh.locator("[name=first_on_day]"))
    form.locator("button[type=submit]").first.click()
    expect(minh.locator("main")).to_contain_text("Đã ghi nhận")


def _goes_on(day: Day, dossier_id: int) -> None:
    """The permit from hand to hand, over three agencies, until the applicant has it."""
    for _ in range(MOST_STEPS):
        following = day.behind("next", str(dossier_id))
        if not following["act"]:
            break
        _does(day, following["who"], dossier_id, following["act"])
    assert day.behind("next", str(dossier_id))["status"] == 10


def _does(day: Day, who: str, dossier_id: int, act: str) -> None:
    page = day.goes(day.person(who), f"/desk/dossiers/{dossier_id}")
    form = page.locator(f"form[action$='/{act}']")
    if not form.count():
        page.locator(f"#acts a[href*='act={act}#']").click()
    if form.locator("[name=opinion]").count():
        form.locator("[name=opinion]").fill("Đồng ý.")
    if form.locator("input[type=radio][name=outcome]").count():
        form.locator("input[type=radio][name=outcome]").first.check()
    form.locator("button").last.click()
    page.wait_for_load_state()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def _extract(day: Day) -> None:
    """A civil-status extract while one waits: received, decided, signed by the seal, handed over."""
    began, sealed = time.monotonic(), day.behind("state")["sealed"]
    dossier_id = _receives(day, "2.000635", paid=True)
    _does(day, "lan", dossier_id, "finish")
    while day.behind("state")["sealed"] <= sealed:
        assert time.monotonic() - began < 300
    _does(day, "lan", dossier_id, "hand_over")
    print(f"extract received, signed and handed over in {time.monotonic() - began:.0f} s")


def _returned_letter(day: Day, reference: str) -> None:
    """The post takes a result over, meets nobody, brings it back; the applicant fetches it at the counter."""
    bich = day.goes(day.person("bich"), f"/desk/post/shipments/{reference}")
    _turns(bich, "hand_over", waybill="RN473124829VN")
    _turns(bich, "fail", reason="Không có người nhận")
    _turns(bich, "come_back", reason="Không có người nhận")
    lan = day.goes(day.person("lan"), f"/desk/post/shipments/{reference}")
    _turns(lan, "keep")
    _turns(lan, "fetch", received_by="Nông Văn Hùng")
    day.goes(bich, "/desk/post/lists")
    form = bich.locator("main form", has=bich.locator("[name=direction]")).first
    # The answer is a PDF, which every browser shows in its own way.
    issue = "async one => (await fetch(location.href, {method: 'POST', body: new FormData(one)})).status"
    assert form.evaluate(issue) == 200


# Rarer turns lie folded.
_OPEN = "one => { const folded = one.closest('details'); if (folded) folded.open = true }"


def _turns(page: Page, turn: str, **filled: str) -> None:
    form = page.locator(f"form[action$='/{turn}']")
    form.evaluate(
        "one => { for (let up = one; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true }"
    )
    for name, text in filled.items():
        form.locator(f"[name={name}]").fill(text)
    form.locator("button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def _closing_time(day: Day) -> None:
    """The cashiers count, the supervisor closes the hall, and leader and supervisor see the books balance."""
    lan = day.goes(day.person("lan"), "/desk/cashier/close")
    for face, count in (("100000", "1"), ("50000", "1"), ("5000", "1"), ("2000", "1"), ("1000", "1")):
        lan.locator(f"[name=note_{face}]").fill(count)
    lan.locator("main form button[type=submit]").last.click()
    lan.wait_for_load_state()
    son = day.goes(day.person("son"), "/desk/hall/day")
    if son.locator("[name=reason]").count():
        son.fill("[name=reason]", "Hết giờ làm việc")
    son.locator("main form button[type=submit]").last.click()
    son.wait_for_url("**/desk/hall/books*")
    deadline = time.monotonic() + 300
    while "cân đối, không còn việc" not in son.locator("main").inner_text():
        assert time.monotonic() < deadline, son.locator("main").inner_text()
        time.sleep(2)  # the worker makes the last papers
        son.reload()
    day.picture(son, "books")
    expect(day.goes(day.person("phuong"), "/desk/hall/books").locator("main")).to_contain_text(
        "Sổ sách cân đối"
    )
