"""A citizen without a mouse: a form filed, paid and rated by keys alone, and what has the focus is always seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page

from motcua.dossiers.models import Dossier
from motcua.law.lifecycle import Status
from motcua.lib.eform import Field, holds
from motcua.ratings.models import Rating
from motcua.simulation.gateway import Gateway
from tests.browser import examples, journey
from tests.documents import hostile

Person = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("folder")]
EXTRACT = "2.000635"
_MOST_STOPS = 150
# What is wrong with what has the focus: it has to be on the screen, under nothing else, and marked. GOV.UK's
# mark is yellow, on the element or on the label that stands for it; the gateway's is an outline.
_WRONG = """() => {
    const one = document.activeElement;
    if (one === document.body) return "nothing";
    const parts = [one, ...(one.labels || [])];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const seen = parts.some((part, n) => {
        const { left, right, top, bottom, width, height } = boxes[n];
        if (!width || !height || bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return false;
        const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
        const y = Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1);
        const above = document.elementFromPoint(x, y);
        return parts.some((other) => other.contains(above)) || (above && above.contains(part));
    });
    if (!seen) return "out of sight: " + one.outerHTML;
    const yellow = "rgb(255, 221, 0)";
    const marked = parts.some((part) => [null, "::before", "::after"].some((pseudo) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(part, pseudo);
        const lined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
        return lined || boxShadow.includes(yellow) || backgroundColor === yellow;
    }));
    return marked ? "" : "not marked: " + one.outerHTML;
}"""


@dataclass
class Keys:
    """Ten fingers on the keyboard of this page."""

    page: Page

    def to(self, wanted: Locator) -> None:
        """Tab on until it has the focus; every stop on the way has to be seen."""
        for _ in range(_MOST_STOPS):
            if wanted.evaluate_all("all => all.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
            wrong = self.page.evaluate(_WRONG)
            assert wrong in ("", "nothing"), f"{self.page.url}: {wrong}"
        raise AssertionError(f"{self.page.url}: no key leads to {wanted}")

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.page.wait_for_load_state()

    def button(self, name: str, key: str = "Enter") -> None:
        """A button, or a link that looks like one and is told to be one."""
        self.press(self.page.locator("main").get_by_role("button", name=name, exact=True), key)

    def write(self, name: str, text: str) -> None:
        self.to(self.page.locator(f"[name='{name}']"))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """One of several: the arrows move within a group or a list, as everywhere."""
        self.to(self.page.locator(f"[name='{name}']"))
        for _ in range(_MOST_STOPS):
            if self.page.evaluate("document.activeElement.value") == value:
                break
            self.page.keyboard.press("ArrowDown")
        if self.page.evaluate("document.activeElement.type") == "radio":
            self.page.keyboard.press("Space")
            assert self.page.evaluate("document.activeElement.checked")
        assert self.page.evaluate("document.activeElement.value") == value


def test_a_form_is_filed_paid_and_rated_by_keys_alone(
    person: Person, gateway: Gateway, tmp_path: Any
) -> None:
    keys = Keys(person())
    keys.page.goto(f"/procedures/{EXTRACT}/")
    keys.button("Nộp hồ sơ trực tuyến")
    keys.button("Bắt đầu khai")

    _answers(keys, tmp_path)
    keys.press(_link(keys, "/check/"))
    keys.button("Nộp hồ sơ", "Space")
    keys.page.wait_for_url("**/done/")
    dossier = Dossier.objects.get()
    assert dossier.fee_dong == 8_000

    journey.work()  # the fee is booked
    _pays(keys, dossier, gateway)
    Dossier.objects.filter(pk=dossier.pk).update(
        status=Status.FINISHED, finished_at=timezone.now(), timeliness=1
    )
    keys.page.goto(journey.track(dossier))
    keys.button("Rất hài lòng", "Space")
    assert Rating.objects.get(dossier=dossier).score == "very_satisfied"


def _link(keys: Keys, end: str) -> Locator:
    return keys.page.locator(f"main a[href$='{end}']")


def _answers(keys: Keys, folder: Any) -> None:
    form = examples.shipped()[EXTRACT]
    answers = examples.right(form)
    for page in form.pages:
        if not holds(page.when, answers):
            continue
        if f"/pages/{page.key}/" not in keys.page.url:
            keys.press(_link(keys, f"/pages/{page.key}/"))
        for field in page.fields:
            if field.name in answers and holds(field.when, answers):
                _answer(keys, field, answers[field.name])
        keys.button("Lưu và tiếp tục")
    keys.press(_link(keys, "/documents/"))
    _attaches(keys, folder)
    keys.press(_link(keys, "/where/"))
    keys.button("Lưu và tiếp tục")


def _answer(keys: Keys, field: Field, answer: Any) -> None:
    if field.widget in ("past", "future", "date"):
        for part, value in zip(("day", "month", "year"), answer.split("/"), strict=True):
            keys.write(f"{field.name}_{part}", value)
    elif field.widget == "address":
        keys.choose(f"{field.name}_province", answer["province"])
        keys.choose(f"{field.name}_commune", answer["commune"])
        keys.write(f"{field.name}_detail", answer["detail"])
    elif field.widget == "consent":
        keys.to(keys.page.locator(f"[name='{field.name}']"))
        keys.page.keyboard.press("Space")
    elif field.choices:
        keys.choose(field.name, answer)
    else:
        keys.write(field.name, str(answer))


def _attaches(keys: Keys, folder: Any) -> None:
    """The field of the device's own chooser has the focus; a paper goes up, and the page goes on."""
    paper = folder / "giay-to.pdf"
    paper.write_bytes(hostile.pdf())
    chooser = keys.page.locator("main input[type=file]").first
    keys.to(chooser)
    chooser.set_input_files(paper)  # a headless browser has no chooser that a key could open
    keys.page.locator("input[type=hidden][name$='-upload']").wait_for(state="attached", timeout=60_000)
    keys.button("Lưu và tiếp tục")


def _pays(keys: Keys, dossier: Dossier, gateway: Gateway) -> None:
    keys.page.goto(journey.track(dossier))
    keys.button("Nộp tiền ngay")
    keys.choose("way", "gateway")
    keys.button("Tiếp tục nộp tiền")
    assert keys.page.url.startswith(gateway.url)
    keys.button("Trả tiền")
    keys.page.wait_for_url("**/track/**")
    keys.page.locator(".govuk-panel--confirmation").wait_for(timeout=20_000)
    dossier.refresh_from_db()
    assert dossier.owed_dong == 0
