"""A thousand open pages, and how soon a change is on all of them; what the database was asked for it.

    python -m benchmarks.live [--changes 20]

A thousand browsers' lines to the event stream, all on one public page, while an officer's act moves the
dossier that it shows: the act's own statement tells the stream, which looks at the page once and hands it
to all. The wait is from the act's return to the page's last byte at each line. Beside it the same with a
thousand lines that are only told to look for themselves. Wanted: 1 second, and one query a change.
"""

import argparse
import contextlib
import re
import select
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from rich.console import Console

from benchmarks import database, server
from benchmarks.report import Figure, show

LINES = 1_000
SHOWN_MS, QUERIES = 1_000.0, 1.0


def measure(changes: int = 20) -> list[Figure]:
    from motcua.lib import topics

    act = _act()
    topic = f"dossier:{act.dossier_id}"
    with server.serving(), _streaming() as port:
        with _Pages(port, topics.word([topic], path=f"/track/{act.code}/", language="vi")) as pages:
            _shown(pages, act, 2)
            shown = _shown(pages, act, changes)
            asked = _asked(pages, act, changes)
        with _Pages(port, topics.word([topic])) as pages:
            told = _shown(pages, act, changes)
    worst, half = max(max(waits) for waits in shown), statistics.median(max(waits) for waits in shown)
    alone = statistics.median(max(waits) for waits in told)
    return [
        Figure(
            f"a change on {LINES:,} open pages", f"the last after {half:.0f} ms, worst of {changes} {worst:.0f} ms",
            f"only told of it: {alone:.0f} ms", f"{SHOWN_MS:,.0f} ms", worst <= SHOWN_MS,
        ),
        Figure("… queries for it, all pages together", f"{asked:.1f}", "", f"{QUERIES:.0f}", asked <= QUERIES),
    ]  # fmt: skip


@contextlib.contextmanager
def _streaming() -> Iterator[int]:
    """The event stream as `motcua up` starts it; its port."""
    from django.conf import settings

    from motcua.cli import processes, up

    [child] = up.live(Console())
    process = subprocess.Popen(child.command)
    try:
        while not processes.answers(f"http://127.0.0.1:{settings.LIVE_PORT}/healthz", host="localhost"):
            time.sleep(0.1)
        yield settings.LIVE_PORT
    finally:
        process.terminate()
        process.wait(20)


class _Pages:
    """The lines of a thousand browsers that have one page open."""

    def __init__(self, port: int, word: str) -> None:
        self._poll, self._lines = select.epoll(), {}
        request = f"GET /live/{word} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        for _ in range(LINES):
            line = socket.create_connection(("127.0.0.1", port))
            line.sendall(request)
            self._lines[line.fileno()] = line
            self._poll.register(line.fileno(), select.EPOLLIN)

    def __enter__(self) -> "_Pages":
        self.until_each_has(b"retry: 2000")
        return self

    def __exit__(self, *_: object) -> None:
        self._poll.close()
        for line in self._lines.values():
            line.close()

    def until_each_has(self, mark: bytes) -> list[float]:
        """The instant at which the message with `mark` had come whole, for each line."""
        instants: list[float] = []
        got = dict.fromkeys(self._lines, b"")
        while len(instants) < LINES:
            for handle, _ in self._poll.poll(30):
                got[handle] += self._lines[handle].recv(1 << 18)
                at = got[handle].find(mark)
                if at >= 0 and got[handle].find(b"\n\n", at) >= 0:
                    instants.append(time.perf_counter())
                    got[handle] = b""
        return instants


def _shown(pages: _Pages, act: "_Act", changes: int) -> list[list[float]]:
    """For each change the waits of all lines, in milliseconds."""
    waits = []
    for _ in range(changes):
        act.do()
        begun = time.perf_counter()
        waits.append([(instant - begun) * 1000 for instant in pages.until_each_has(b"event: ")])
    return waits


def _asked(pages: _Pages, act: "_Act", changes: int) -> float:
    """How many statements others than the act's own connection run for one change, by the server's log."""
    from django.conf import settings
    from django.db import connection

    own = connection.connection.info.backend_pid
    log = max((settings.EMBEDDED.data / "log").glob("*.log"), key=lambda file: file.stat().st_mtime)
    with _noted():
        begun = log.stat().st_size
        _shown(pages, act, changes)
        written = log.read_bytes()[begun:].decode()
    ran = re.findall(r"\[(\d+)\] LOG:  (?:execute|statement)", written)
    return sum(int(pid) != own for pid in ran) / changes


@contextlib.contextmanager
def _noted() -> Iterator[None]:
    """Every statement is written to the server's log meanwhile."""
    try:
        _set("SET log_statement = 'all'")
        yield
    finally:
        _set("RESET log_statement")


def _set(what: str) -> None:
    with database.superuser("motcua") as admin:
        admin.execute(f"ALTER SYSTEM {what}")
        admin.execute("SELECT pg_reload_conf()")
    time.sleep(1)  # until every process of the server has heard of it


@dataclass(frozen=True, slots=True)
class _Act:
    """An agency's head gives a dossier to whoever has it: an act like any other, which can be done again."""

    dossier_id: int
    code: str
    holder: int
    head: Any  # the Actor

    def do(self) -> None:
        from motcua.dossiers import commands
        from motcua.dossiers.commands.working import Assignment

        at = timezone.now()
        commands.assign([Assignment(dossier_id=self.dossier_id, by=self.head, at=at, officer_id=self.holder)])


def _act() -> _Act:
    from motcua.organisation import queries as organisation

    [(dossier_id, code, holder, head)] = database.rows(
        "SELECT d.id, d.code, d.holder_officer_id, o.code FROM dossiers_dossier d"
        " JOIN organisation_officerrole r ON r.agency_id = d.holder_agency_id AND r.role = 'approver'"
        " AND r.valid_until IS NULL JOIN organisation_officer o ON o.id = r.officer_id"
        " WHERE d.status = 4 AND d.holder_officer_id IS NOT NULL ORDER BY d.id DESC LIMIT 1"
    )
    return _Act(dossier_id, code, holder, organisation.actor_by_code(head, on=timezone.localdate()))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--changes", type=int, default=20)
    told: Any = parser.parse_args()
    with database.running():
        return show(measure(told.changes))


if __name__ == "__main__":
    raise SystemExit(main())
