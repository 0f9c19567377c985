"""Start everything in order, start again what dies (as systemd would), stop everything in order."""

import contextlib
import fcntl
import http.client
import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

from deploy.cluster import disks, files, networks, parts
from deploy.cluster.plan import NODES, Plan
from motcua.cli import processes
from motcua.cli.processes import Child

PATIENCE_SECONDS = 180.0
BEAT_SECONDS = 0.25
PREPARING_TRIES = 3


class CannotRun(Exception):
    """The cluster cannot be run; the message says why and what to do."""


def up(plan: Plan) -> int:
    with _alone(plan):
        taken = [str(port) for port in plan.ports() if processes.is_taken("127.0.0.1", port)]
        if taken:
            raise CannotRun(
                f"ports taken by other programs: {', '.join(taken)}. Choose others: --base {plan.base + 1000}"
            )
        if plan.apart:
            if os.geteuid() != 0:
                raise CannotRun(
                    "--apart makes networks and disks, which only root may: run it by sudo, or leave it out"
                )
            networks.lay(plan)
            disks.lay(plan)
        files.write_all(plan)
        for left in (plan.folder / "hold").iterdir():
            left.unlink()
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stopping.set())
        children: list[Child] = []
        try:
            _start(plan, children, stopping)
            while not stopping.wait(BEAT_SECONDS):
                _revive(plan, children)
        finally:
            print("Stopping …", flush=True)
            _stop(plan, children)
    print("Stopped.", flush=True)
    return 0


def _start(plan: Plan, children: list[Child], stopping: threading.Event) -> None:
    """In stages; each waits for what it needs of the one before. A stop in between is heeded."""
    stages: tuple[tuple[str, Callable[[Plan], list[Child]], Callable[[Plan], bool]], ...] = (
        ("three etcd agree", parts.etcd, etcd_is_well),
        ("one PostgreSQL leads, two follow", parts.patroni, is_whole),
        ("HAProxy and PgBouncer lead to it", parts.ways, _ways_are_there),
    )  # fmt: skip
    for says, make, is_there in stages:
        _bring(plan, children, make(plan), lambda is_there=is_there: is_there(plan), says, stopping)  # type: ignore[misc]
    if stopping.is_set():
        return
    _prepare(plan)
    _bring(
        plan, children, parts.program(plan), lambda: is_served(plan), "web, worker and live serve", stopping
    )
    if not stopping.is_set():
        print(f"\nMột Cửa is ready on a cluster: {plan.address}   (Ctrl-C stops it)", flush=True)
        print(f"  writes {plan.here}:{plan.writes}, reads :{plan.reads}, PgBouncer :{plan.pool}", flush=True)
        print(f"  what each part says: {plan.folder / 'log'}", flush=True)


def _prepare(plan: Plan) -> None:
    """Tables, pages' files, the demonstration: what was interrupted, by a change of the leader too, goes on."""
    print("The program prepares its database and files …", flush=True)
    environment = plan.program(plan.base)
    for _ in range(PREPARING_TRIES):
        if subprocess.run(parts.motcua("prepare"), env=environment, check=False).returncode == 0:
            return
        time.sleep(5)
    raise CannotRun("motcua prepare failed; what it said stands above")


def _bring(
    plan: Plan,
    children: list[Child],
    new: list[Child],
    is_there: Callable[[], bool],
    says: str,
    stopping: threading.Event,
) -> None:
    for child in new:
        if stopping.is_set():
            return
        children.append(child)
        child.start()
        _note(plan, child)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not stopping.is_set() and not is_there():
        if time.monotonic() > deadline:
            raise CannotRun(
                f"after {PATIENCE_SECONDS:.0f} s it is not so that {says}; look in {plan.folder / 'log'}"
            )
        _revive(plan, children)
        stopping.wait(BEAT_SECONDS)
    print(f"✓ {says}", flush=True)


def _revive(plan: Plan, children: list[Child]) -> None:
    """Start again what died, unless its machine is held off; a part that keeps dying is not started in a hurry."""
    for child in children:
        if not child.is_alive() and not plan.hold(child.name).exists():
            print(f"{child.name} had stopped: starting it again.", flush=True)
            child.restart()
            _note(plan, child)


def _note(plan: Plan, child: Child) -> None:
    assert child.process is not None
    plan.pid(child.name).write_text(str(child.process.pid))


def _stop(plan: Plan, children: list[Child]) -> None:
    """Program first, then the ways, PostgreSQL (replicas before the leader is no matter), etcd last."""
    stages = [("web", "worker", "live"), ("pgbouncer", "haproxy"), ("patroni",), ("etcd",)]
    for names in stages:
        processes.stop_all([child for child in children if child.name.startswith(names)])
    for node in NODES:
        # A Patroni that was killed leaves its PostgreSQL running.
        if left := postmaster(plan, node):
            os.kill(left, signal.SIGINT)
            until(lambda node=node: postmaster(plan, node) is None, 20)  # type: ignore[misc]
    for path in (plan.folder / "pids").iterdir():
        path.unlink()
    if plan.apart:
        networks.clear()
        disks.clear(plan)


def stop(plan: Plan) -> int:
    """Ask the one that runs to stop, and wait for its end."""
    process = pid(plan)
    if process is None:
        print("No cluster runs here.")
        return 0
    os.kill(process, signal.SIGTERM)
    if not until(lambda: pid(plan) is None, 120):
        raise CannotRun(f"process {process} did not stop within two minutes; look in {plan.folder / 'log'}")
    print("Stopped.")
    return 0


def status(plan: Plan) -> int:
    for one in members(plan):
        behind = f"{one.get('lag', 0)} bytes behind" if one["role"] != "leader" else ""
        print(f"{one['name']:8} {one['role']:14} {one['state']:10} timeline {one.get('timeline')} {behind}")
    return 0 if pid(plan) else 1


@contextlib.contextmanager
def _alone(plan: Plan) -> Iterator[None]:
    """One cluster in one folder: the second start says so and ends."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    with plan.lock.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotRun(
                f"it runs already: {plan.address} (python -m deploy.cluster stop ends it)"
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        os.set_inheritable(lock.fileno(), False)
        yield


def pid(plan: Plan) -> int | None:
    """The process that runs the cluster in this folder."""
    if not plan.lock.exists():
        return None
    with plan.lock.open("r") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return int(lock.read())
    return None


# --- what is so ---------------------------------------------------------------------------------


def etcd_is_well(plan: Plan) -> bool:
    return all(_ask(plan.host(n), plan.client(n), "/health")[0] == 200 for n in NODES)


def members(plan: Plan) -> list[dict[str, Any]]:
    """The nodes as Patroni sees them, asked of the first that answers."""
    for node in NODES:
        status, said = _ask(plan.host(node), plan.rest(node), "/cluster")
        if status == 200:
            return list(json.loads(said)["members"])
    return []


def leader(plan: Plan) -> int | None:
    """The node that takes writes now."""
    for node in NODES:
        if _ask(plan.host(node), plan.rest(node), "/primary")[0] == 200:
            return node
    return None


def is_whole(plan: Plan) -> bool:
    """One leads, one follows synchronously, one follows; all of one timeline."""
    found = members(plan)
    roles = sorted(one["role"] for one in found)
    lines = {one.get("timeline") for one in found}
    states = {one["state"] for one in found}
    return (
        roles == ["leader", "replica", "sync_standby"]
        and len(lines) == 1
        and states <= {"running", "streaming"}
    )


def is_served(plan: Plan) -> bool:
    return _ask("127.0.0.1", plan.base, "/healthz")[0] == 200


def postmaster(plan: Plan, node: int) -> int | None:
    """The node's PostgreSQL, where it runs."""
    try:
        pid = int((plan.data(node) / "postmaster.pid").read_text().split("\n", 1)[0])
        line = open(f"/proc/{pid}/cmdline", "rb").read().decode(errors="replace")
    except (OSError, ValueError):
        return None
    return pid if str(plan.data(node)) in line else None


def _ways_are_there(plan: Plan) -> bool:
    return all(processes.is_taken(plan.here, port) for port in (plan.pool, plan.writes))


def _ask(host: str, port: int, path: str) -> tuple[int, str]:
    """The status and words of a GET; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://{host}:{port}{path}", timeout=2) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""
    except (OSError, http.client.HTTPException):
        return 0, ""


def until(is_so: Callable[[], bool], seconds: float, *, beat: float = BEAT_SECONDS) -> bool:
    """Wait until it is so; whether it came to be within these seconds."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(beat)
    return True
