"""Four hundred officers at work at once, over HTTP, for ten minutes.

    python -m benchmarks.officers [--minutes 10]

Each is a browser of its own, signed in, that does something every twenty seconds or so, as busy people
do: looks at the own list, opens a dossier from it, goes on with it where it is new, searches by code, or, at the
centre's counters, fills in the form of receiving, sends it, opens what was received and forwards it. That
is some fifty times what Lạng Sơn received in an hour of 2021. The client runs on the same two cores.
Wanted: 95 of 100 answers within 200 ms, and no error. (A peer publishes 22.6 s and 93 failures.)
"""

import argparse
import http.client
import random
import re
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks import database, receiving, server
from benchmarks.report import Figure, show

OFFICERS, AT_COUNTERS = 400, 64
THINK_SECONDS = 20.0
P95_MS, ERRORS = 200.0, 0
_ONWARD = re.compile(r'<form[^>]*action="([^"]+/(?:take|complete_step|approve))".*?</form>', re.DOTALL)


@dataclass(slots=True)
class Day:
    """What all of them met. Waits are in milliseconds."""

    waits: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def at(self, share: float) -> float:
        ranked = sorted(wait for _, wait in self.waits)
        return ranked[min(len(ranked) - 1, int(len(ranked) * share))]

    def told(self) -> str:
        """What was done how often, with its median wait."""
        of: dict[str, list[float]] = defaultdict(list)
        for what, wait in self.waits:
            of[what].append(wait)
        return ", ".join(
            f"{len(waits)} {what} ({statistics.median(waits):.0f} ms)" for what, waits in of.items()
        )


def measure(minutes: float = 10.0) -> list[Figure]:
    with server.serving() as web, receiving.cleared() as newest:
        day, until = Day(), threading.Event()
        people = list(_people(web, day, until, newest))
        for one in people:
            one.start()
        time.sleep(THINK_SECONDS)  # until everybody has begun
        day.waits.clear()
        before, begun = web.cpu() + server.database_cpu(), time.perf_counter()
        until.wait(minutes * 60)
        seconds, spent = time.perf_counter() - begun, web.cpu() + server.database_cpu() - before
        asked = len(day.waits)
        until.set()
        for one in people:
            one.join()
    p95, at_rate = day.at(0.95), f"{asked / seconds:.0f} requests a second, {spent / seconds:.0%} of one core"
    return [
        Figure(f"{OFFICERS} officers at work", f"p95 {p95:.0f} ms, p99 {day.at(0.99):.0f}, median {day.at(0.5):.0f}",
               at_rate, f"p95 {P95_MS:.0f} ms", p95 <= P95_MS),
        Figure("… errors", f"{len(day.errors)}", "; ".join(day.errors[:3]), f"{ERRORS}", len(day.errors) <= ERRORS),
        Figure("… what they did, and the median wait", day.told()),
    ]  # fmt: skip


def _people(web: server.Web, day: Day, until: threading.Event, newest: int) -> Iterator["_Officer"]:
    counter, version = receiving.officers(), receiving.version()
    others = [code for (code,) in database.rows(
        "SELECT DISTINCT o.code FROM organisation_officer o JOIN organisation_officerrole r ON r.officer_id = o.id"
        " WHERE r.valid_until IS NULL AND r.role IN ('processing_officer', 'approver') AND o.account_id IS NOT NULL"
    )]  # fmt: skip
    for number in range(OFFICERS):
        at_counter = number < AT_COUNTERS
        code = counter[number % len(counter)] if at_counter else others[number % len(others)]
        yield _Officer(number, code, web.port, day, until, newest, version if at_counter else None)


class _Officer(threading.Thread):
    """One browser."""

    def __init__(
        self, number: int, code: str, port: int, day: Day, until: threading.Event, newest: int,
        version: int | None,
    ) -> None:  # fmt: skip
        super().__init__(daemon=True)
        self.rng = random.Random(number)
        self.cookies, self.day, self.until = server.sign_in(code), day, until
        self.newest, self.version = newest, version
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def run(self) -> None:
        while self._thinks():
            try:
                self._does_something()
            except (OSError, http.client.HTTPException, _Wrong) as error:
                self.day.errors.append(f"{type(error).__name__}: {error}"[:120])
                self.line.close()

    def _thinks(self) -> bool:
        """A while that differs; whether there is still work to do."""
        return not self.until.wait(self.rng.uniform(0, 2 * THINK_SECONDS))

    def _does_something(self) -> None:
        if self.version is not None and self.rng.random() < 0.6:
            self._receives()
            return
        shown = self._get("/desk/?tab=to_process", "lists")
        codes = re.findall(r'href="(/desk/dossiers/\d+)"', shown)
        if not self._thinks():
            return
        if codes and self.rng.random() < 0.8:
            self._opens(self.rng.choice(codes))
        else:
            self._get(f"/desk/search?{urlencode({'q': 'H37-2611'})}", "searches")

    def _receives(self) -> None:
        path = f"/desk/receive/{self.version}"
        page = self._get(path, "forms of receiving")
        if not self._thinks():
            return
        said = [
            (name, str(uuid4()) if value == receiving.KEY else value)
            for name, value in receiving.filled(page)
        ]
        self._opens(self._post(path, said, "received").partition("?")[0])

    def _opens(self, path: str) -> None:
        """Look at a dossier, and go on with it if it was received since the measure began."""
        page = self._get(path, "dossiers opened")
        onward = _ONWARD.search(page)
        if onward is None or int(path.rsplit("/", 1)[1]) <= self.newest or not self._thinks():
            return
        self._post(onward[1], receiving.inputs(onward[0]), "steps done")

    def _get(self, path: str, what: str) -> str:
        status, _place, body = self._ask(what, "GET", path)
        if status != http.client.OK:
            raise _Wrong(f"{path} answers {status}")
        return body

    def _post(self, path: str, said: list[tuple[str, str]], what: str) -> str:
        """Where it leads on."""
        status, place, _body = self._ask(what, "POST", path, urlencode(said))
        if status != http.client.FOUND:
            raise _Wrong(f"{path} answers {status}")
        return place

    def _ask(self, what: str, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": self.cookies, "Host": "localhost"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.line.request(method, path, body or None, headers)
        answer = self.line.getresponse()
        came = answer.read()
        self.day.waits.append((what, (time.perf_counter() - begun) * 1000))
        return answer.status, answer.headers.get("Location", ""), came.decode()


class _Wrong(Exception):
    """Another answer than the one that is right."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10.0)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.minutes))


if __name__ == "__main__":
    raise SystemExit(main())
