"""The failover drill: what dies is killed under load, and what was acknowledged is counted before and after.

    python -m deploy.drill                      every fault, three times each, on a cluster of its own in var/drill
    python -m deploy.drill --faults postgres,node --rounds 10
    python -m deploy.drill --report docs/reliability.md

Needs root: each node has a network of its own, so that its cable can be pulled. The cluster is that of
`make cluster`; officers receive dossiers with their fees and send them on, visitors take tickets, all over HTTP through
HAProxy, and say to a ledger on the disk what was acknowledged to them.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from deploy import faults, report
from deploy.cluster import needs, running
from deploy.cluster.parts import motcua
from deploy.cluster.plan import PROJECT, Plan
from deploy.trial import clerks, places, reckoning
from deploy.trial.ledger import Ledger
from motcua.law.worktime import HANOI

START_SECONDS = 1800.0
WARM_SECONDS, WATCHED_SECONDS, WHOLE_SECONDS = 8.0, 75.0, 180.0
# A pause of this whole machine (it is shared, or a laptop's lid) is no measure of the cluster.
STILL_SECONDS = 2.0
_until = partial(running.until, beat=0.1)


@dataclass(slots=True)
class Round:
    """One fault, once. In seconds from it: until an act begun after it was acknowledged, until all is whole."""

    fault: str
    back: float | None
    silence: float
    whole: float | None
    refused: dict[str, int] = field(default_factory=dict)
    paused: float = 0.0


class Pauses(threading.Thread):
    """Notices when this machine itself stood still."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.found: list[tuple[float, float]] = []

    def run(self) -> None:
        before = time.time()
        while True:
            time.sleep(0.2)
            now = time.time()
            if now - before > STILL_SECONDS:
                self.found.append((before, now - before))
            before = now

    def since(self, instant: float) -> float:
        return sum(length for at, length in self.found if at >= instant)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m deploy.drill",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--folder", type=Path, default=PROJECT / "var" / "drill")
    parser.add_argument("--base", type=int, default=17_000)
    parser.add_argument("--faults", default=",".join(faults.ALL), help="of: " + ", ".join(faults.ALL))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--report", type=Path, help="the Markdown page whose part on the drill is written anew"
    )
    told = parser.parse_args()
    plan = Plan(told.folder.absolute(), told.base, apart=True)
    wanted = told.faults.split(",")
    try:
        needs.check()
        if unknown := set(wanted) - set(faults.ALL):
            raise running.CannotRun(f"no such fault: {', '.join(sorted(unknown))}")
        with cluster(plan):
            rounds, reckoned = _drill(plan, wanted, told.rounds)
    except (needs.Missing, running.CannotRun) as fault:
        print(f"motcua drill: {fault}", file=sys.stderr)
        return 3
    page = report.drill(rounds, reckoned)
    print(page)
    if told.report:
        report.put(told.report, "drill", page)
    return 0 if reckoned.is_well else 1


@contextmanager
def cluster(plan: Plan):  # type: ignore[no-untyped-def]
    """The cluster of this plan, run for the length of a block; one that runs already is used and left running."""
    if running.pid(plan) is not None:
        if not _until(lambda: running.is_served(plan) and running.is_whole(plan), START_SECONDS):
            raise running.CannotRun("the cluster that runs there is not whole")
        yield
        return
    plan.folder.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "deploy.cluster",
        "up",
        "--apart",
        "--folder",
        str(plan.folder),
        "--base",
        str(plan.base),
    ]
    said = (plan.folder / "cluster.log").open("wb")
    process = subprocess.Popen(command, cwd=PROJECT, stdout=said, stderr=said, start_new_session=True)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (running.is_served(plan) and running.is_whole(plan)):
            if process.poll() is not None or time.monotonic() > deadline:
                raise running.CannotRun(f"the cluster did not start; look in {plan.folder / 'cluster.log'}")
            time.sleep(1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _drill(plan: Plan, wanted: list[str], times: int) -> tuple[list[Round], reckoning.Reckoning]:
    database, day = plan.url(plan.writes), datetime.now(HANOI).date().isoformat()
    ledger = Ledger(plan.folder / f"acknowledged-{int(time.time())}.jsonl")
    since_job = reckoning.last_job(database)
    work = places.work(database, plan.base, ledger)
    people, pauses = clerks.crowd(work), Pauses()
    for one in [pauses, *people]:
        one.start()
    rounds: list[Round] = []
    try:
        time.sleep(WARM_SECONDS)
        if not ledger.acknowledged:
            raise running.CannotRun(f"nobody could work before anything was killed: {work.faults[:3]}")
        for number in range(times):
            for name in wanted:
                rounds.append(_one(plan, faults.ALL[name], ledger, pauses))
                print(f"{number + 1}: {rounds[-1]}", flush=True)
    finally:
        work.until.set()
        for one in people:
            one.join()
    reckoned = reckoning.reckon(database, ledger, since_job=since_job, day=day)
    environment = plan.program(plan.base)
    reckoned.wrong["motcua doctor --verify-events"] = reckoning.doctor(
        environment, motcua("doctor", "--verify-events", "--json")
    )
    reckoned.wrong["answers that were neither done nor refused clearly"] = work.faults
    reckoned.counts["sent again until it was acknowledged"] = ledger.repeated
    reckoned.counts["answers with what to do instead of a page"] = len(ledger.refusals)
    return rounds, reckoned


def _one(plan: Plan, fault: faults.Fault, ledger: Ledger, pauses: Pauses) -> Round:
    """Do it, watch until the work goes on, undo it, wait until all is whole."""
    _until(lambda: running.is_whole(plan) and running.is_served(plan), WHOLE_SECONDS)
    time.sleep(3)
    begun = time.time()
    undo = fault.do(plan)
    hit = time.time()
    _until(lambda: ledger.first_after(hit) is not None, WATCHED_SECONDS)
    first = ledger.first_after(hit)
    time.sleep(max(0.0, hit + fault.lasts - time.time()))
    undo()
    whole = _until(lambda: running.is_whole(plan) and running.is_served(plan), WHOLE_SECONDS)
    end = time.time()
    return Round(
        fault.says,
        back=first - hit if first else None,
        silence=ledger.longest_silence(begun, end),
        whole=end - hit if whole else None,
        refused=ledger.refused_between(begun, end),
        paused=pauses.since(begun),
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    raise SystemExit(main())
