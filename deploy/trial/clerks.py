"""People at work: officers who receive dossiers with their fee and send them on, visitors who take tickets.

Each act is said to the ledger before it is sent and after it was acknowledged. What was not acknowledged is
sent again, the same, until it is: as a person does who is told to.
"""

import random
import re
import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from uuid import uuid4

from deploy.trial.browser import Answer, Browser, Lost, inputs
from deploy.trial.ledger import Ledger

AGAIN_SECONDS = 0.25
_ONWARD = re.compile(r'<form[^>]*action="([^"]+/(?:take|complete_step|approve))".*?</form>', re.DOTALL)
_TYPED = {
    "applicant_name": "Nông Thị Thu Hường", "applicant_identity": "020301000123",
    "applicant_address": "số 12, phường Chi Lăng", "subject": "Diễn tập",
}  # fmt: skip


@dataclass(slots=True)
class Work:
    """Where they work and what came of it. `versions`: what is received; `machine`: where tickets are taken."""

    port: int
    ledger: Ledger
    versions: list[int]
    machine: str
    think_seconds: float = 0.3
    host: str = "127.0.0.1"
    faults: list[str] = field(default_factory=list)
    until: threading.Event = field(default_factory=threading.Event)


class _Person(threading.Thread, ABC):
    def __init__(self, work: Work, number: int) -> None:
        super().__init__(daemon=True)
        self.work, self.rng = work, random.Random(number)
        self.browser = Browser(work.host, work.port)

    def run(self) -> None:
        while not self.work.until.wait(self.rng.uniform(0, 2 * self.work.think_seconds)):
            try:
                self.act()
            except Lost as lost:  # while only looking
                self.work.ledger.refuse(str(lost))
                time.sleep(AGAIN_SECONDS)
            except Exception as error:
                self.work.faults.append(f"{type(error).__name__}: {error}"[:300])
                self.browser.close()
                time.sleep(1)

    @abstractmethod
    def act(self) -> None:
        """One thing that people of this kind do."""

    def until_answered(self, path: str, said: list[tuple[str, str]]) -> tuple[Answer | None, int]:
        """The same again and again until there is an answer, and the tries; None when the work ends before."""
        tries = 0
        while True:
            tries += 1
            try:
                return self.browser.post(path, said), tries
            except Lost as lost:
                self.work.ledger.refuse(str(lost))
                if self.work.until.wait(AGAIN_SECONDS):
                    return None, tries


class Officer(_Person):
    """Receives with the fee paid, opens what was received, sends it on."""

    def __init__(self, work: Work, number: int, name: str = "lan", password: str = "motcua") -> None:
        super().__init__(work, number)
        self.name_, self.password = name, password
        self.onward: str | None = None

    def act(self) -> None:
        if "sessionid" not in self.browser.cookies:
            self.browser.sign_in(self.name_, self.password)
        if self.onward and self.rng.random() < 0.5:
            place, self.onward = self.onward, None
            self._send_on(place)
        else:
            self._receive()

    def _receive(self) -> None:
        path = f"/desk/receive/{self.rng.choice(self.work.versions)}"
        page = self.browser.get(path)
        if page.status != 200:
            raise RuntimeError(f"{path} answers {page.status}")
        key, ledger = str(uuid4()), self.work.ledger
        said = _filled(page.body, key)
        since = ledger.ask("receive", key)
        answer, tries = self.until_answered(path, said)
        if answer is None:
            return
        found = re.search(r"/desk/dossiers/(\d+)", answer.place)
        if answer.status != 302 or found is None:
            raise RuntimeError(f"receiving answers {answer.status} {_error(answer.body)}")
        ledger.acknowledge("receive", key, found[1], since, tries=tries)
        self.onward = f"/desk/dossiers/{found[1]}"

    def _send_on(self, place: str) -> None:
        """A step done. Its key is the dossier and the state that the form was drawn in."""
        onward = _ONWARD.search(self.browser.get(place).body)
        if onward is None:
            return
        fields = inputs(onward[0])
        said = {
            one["name"]: one.get("value", "") for one in fields if one.get("type") not in ("checkbox", "file")
        }
        key, ledger = f"{place.rsplit('/', 1)[1]}/{said.get('seen', '')}", self.work.ledger
        since = ledger.ask("step", key)
        answer, tries = self.until_answered(onward[1], list(said.items()))
        if answer is None:
            return
        # Sent a second time after all had been done: the program says that the dossier has moved.
        if answer.status == 302 or (tries > 1 and answer.status == 409):
            ledger.acknowledge("step", key, str(answer.status), since, tries=tries)
        else:
            raise RuntimeError(f"{onward[1]} answers {answer.status} {_error(answer.body)}")


class Visitor(_Person):
    """Takes tickets at the machine in the hall."""

    def act(self) -> None:
        choices = re.findall(r'href="(\?group=\d+)"', self.browser.get(self.work.machine).body)
        if not choices:
            raise RuntimeError("the machine offers no tickets")
        page = self.browser.get(self.work.machine + self.rng.choice(choices))
        said = {one["name"]: one.get("value", "") for one in inputs(page.body)}
        key, ledger = said["key"], self.work.ledger
        since = ledger.ask("ticket", key)
        answer, tries = self.until_answered(self.work.machine, [*(said | {"claim": ""}).items()])
        if answer is None:
            return
        if answer.status != 200:
            raise RuntimeError(f"the machine answers {answer.status} {_error(answer.body)}")
        ledger.acknowledge("ticket", key, "", since, tries=tries)


def _filled(page: str, key: str) -> list[tuple[str, str]]:
    """The form of receiving: a person, all papers, the fee paid."""
    found = re.search(r'<form method="post"[^>]*novalidate', page)
    if found is None:
        raise RuntimeError("the page of receiving has no form")
    said: dict[str, str] = {}
    papers: list[tuple[str, str]] = []
    for one in inputs(page[found.start() :]):
        name, kind, value = one["name"], one.get("type", ""), one.get("value", "")
        if kind == "checkbox":
            papers += [(name, value or "on")] if name in ("documents", "fee_paid") else []
        elif kind == "radio":
            if (
                "checked" in one
                or (name == "fee" and value != "0")
                or (name, value) == ("return_way_wanted", "counter")
            ):
                said[name] = value
        elif kind != "file":
            said[name] = _TYPED.get(name, value)
    return [*(said | {"key": key, "way": "receive"}).items(), *papers]


def _error(page: str) -> str:
    """What a page says is wrong."""
    found = re.search(r"govuk-error-summary.*?</div>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0] if found else page[:0]).split())[:200]


def crowd(work: Work, officers: int = 5, visitors: int = 2) -> list[_Person]:
    people: list[_Person] = [Officer(work, n) for n in range(officers)]
    if work.machine:
        people += [Visitor(work, 100 + n) for n in range(visitors)]
    return people
