"""The kill run: `motcua up`, people at work, and kill -9 at random instants over every part of it.

    python -m deploy.kills 1000                       in var/kills; the first start makes the demonstration
    python -m deploy.kills 200 --minutes 15           as many as there is time for, two hundred at most
    python -m deploy.kills 1000 --report docs/reliability.md

Afterwards what was acknowledged is compared with the database: dossiers, steps, queue tickets, money, papers, jobs.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median
from urllib.parse import quote

from deploy import report
from deploy.cluster.parts import motcua
from deploy.cluster.plan import PROJECT
from deploy.family import family
from deploy.trial import clerks, places, reckoning
from deploy.trial.ledger import Ledger
from motcua.cli import processes
from motcua.law.worktime import HANOI
from motcua.lib.embedded_postgres import PORT, Server

START_SECONDS, BACK_SECONDS = 1800.0, 120.0
# What is killed, and in how many of a hundred cases.
PARTS = {"web server": 20, "process of the web server": 20, "worker": 25, "event stream": 10, "database": 15,
         "one connection's process in the database": 10}  # fmt: skip


class DidNotComeBack(Exception):
    """After a kill the program did not serve again by itself."""


@dataclass(slots=True)
class Killed:
    """What was killed how often, and how long it took in seconds until an act begun afterwards was acknowledged."""

    of: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    minutes: float = 0.0

    @property
    def total(self) -> int:
        return sum(self.of.values())

    @property
    def median(self) -> float:
        return median(self.waits) if self.waits else 0.0

    @property
    def worst(self) -> float:
        return max(self.waits, default=0.0)


@dataclass(slots=True)
class Installation:
    """`motcua up` in a folder of its own."""

    var: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def server(self) -> Server:
        return Server(self.var / "pg")

    @property
    def database(self) -> str:
        name = self.server.name
        return f"postgresql://{name}@{quote(str(self.server.socket_dir), safe='')}:{PORT}/{name}"

    def serves(self) -> bool:
        return processes.answers(f"http://127.0.0.1:{self.port}/healthz", host="localhost")

    def pids(self, part: str) -> list[int]:
        """The processes that are this part now."""
        if part.endswith("database"):
            postmaster = self.server.pid()
            if postmaster is None or part == "database":
                return [postmaster] if postmaster else []
            return [pid for pid, parent, line in family(postmaster) if "motcua motcua [local]" in line]
        there = list(family(self.process.pid))
        webs = [pid for pid, parent, line in there if parent == self.process.pid and "wsgi" in line]
        return {
            "web server": webs,
            "process of the web server": [pid for pid, parent, _ in there if parent in webs],
            "worker": [pid for pid, _, line in there if "procrastinate worker" in line],
            "event stream": [
                pid for pid, parent, line in there if parent == self.process.pid and "motcua.live" in line
            ],
        }[part]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m deploy.kills",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kills", type=int, nargs="?", default=1000)
    parser.add_argument("--minutes", type=float, default=600.0, help="no kill after so long")
    parser.add_argument("--folder", type=Path, default=PROJECT / "var" / "kills")
    parser.add_argument("--port", type=int, default=18_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--report", type=Path, help="the Markdown page whose part on the kill run is written anew"
    )
    told = parser.parse_args()
    try:
        with installed(told.folder.absolute(), told.port) as place:
            killed, reckoned = _run(place, told.kills, told.minutes, random.Random(told.seed))
    except DidNotComeBack as fault:
        print(f"motcua kills: {fault}", file=sys.stderr)
        return 3
    page = report.kills(killed, reckoned)
    print(page)
    if told.report:
        report.put(told.report, "kills", page)
    return 0 if reckoned.is_well else 1


@contextlib.contextmanager
def installed(var: Path, port: int) -> Iterator[Installation]:
    var.mkdir(parents=True, exist_ok=True)
    with (var / "up.log").open("wb") as said:
        process = subprocess.Popen(
            motcua("up"), env=_environment(var, port), stdout=said, stderr=said, start_new_session=True
        )
    place = Installation(var, port, process)
    try:
        _until_served(place, START_SECONDS)
        while not all(place.pids(part) for part in PARTS):
            time.sleep(0.2)
        yield place
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _environment(var: Path, port: int) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("MOTCUA_", "DATABASE_", "DJANGO"))
    }
    ours = {
        "MOTCUA_VAR": str(var),
        "MOTCUA_DEMO": "1",
        "PORT": str(port),
        "MOTCUA_WEB_WORKERS": "2",
        "PYTHONUNBUFFERED": "1",
    }
    return kept | ours


def _run(
    place: Installation, most: int, minutes: float, rng: random.Random
) -> tuple[Killed, reckoning.Reckoning]:
    ledger = Ledger(place.var / f"acknowledged-{int(time.time())}.jsonl")
    since_job, day = reckoning.last_job(place.database), datetime.now(HANOI).date().isoformat()
    work = places.work(place.database, place.port, ledger)
    people = clerks.crowd(work)
    for one in people:
        one.start()
    try:
        killed = _kill_on(place, ledger, most, minutes, rng)
    finally:
        work.until.set()
        for one in people:
            one.join()
    _until_served(place, BACK_SECONDS)
    reckoned = reckoning.reckon(place.database, ledger, since_job=since_job, day=day)
    doctor = motcua("doctor", "--verify-events", "--json")
    reckoned.wrong["motcua doctor --verify-events"] = reckoning.doctor(
        _environment(place.var, place.port), doctor
    )
    reckoned.wrong["answers that were neither done nor refused clearly"] = work.faults
    reckoned.counts["sent again until it was acknowledged"] = ledger.repeated
    return killed, reckoned


def _kill_on(place: Installation, ledger: Ledger, most: int, minutes: float, rng: random.Random) -> Killed:
    killed, begun = Killed(), time.monotonic()
    parts, weights = list(PARTS), list(PARTS.values())
    while killed.total < most and time.monotonic() - begun < minutes * 60:
        time.sleep(rng.uniform(0.0, 1.5))
        part = rng.choices(parts, weights)[0]
        there = place.pids(part)
        if not there:
            continue  # it is on its way back
        hit = time.time()
        with contextlib.suppress(ProcessLookupError):
            os.kill(rng.choice(there), signal.SIGKILL)
        killed.of[part] += 1
        while (back := ledger.first_after(hit)) is None:
            if time.time() - hit > BACK_SECONDS:
                raise DidNotComeBack(
                    f"{BACK_SECONDS:.0f} s after kill {killed.total} ({part}) nothing was acknowledged"
                )
            time.sleep(0.05)
        killed.waits.append(back - hit)
        if killed.total % 25 == 0:
            print(f"{killed.total} kills, {len(ledger.acknowledged)} acts acknowledged", flush=True)
    killed.minutes = (time.monotonic() - begun) / 60
    return killed


def _until_served(place: Installation, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not place.serves():
        if place.process.poll() is not None or time.monotonic() > deadline:
            raise DidNotComeBack(f"motcua up does not serve; look in {place.var / 'up.log'}")
        time.sleep(0.2)


if __name__ == "__main__":
    raise SystemExit(main())
