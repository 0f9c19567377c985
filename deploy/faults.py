"""What can happen to a cluster: each does it, and says how it is undone."""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from deploy.cluster import needs, networks, running
from deploy.cluster.plan import NODES, Plan
from deploy.family import family

Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """`lasts`: seconds until it is undone, as a machine that is off for a while is."""

    says: str
    do: Callable[[Plan], Undo]
    lasts: float = 0.0


def _nothing() -> None:
    """Whatever was killed is started again by whoever watches it."""


def _leader(plan: Plan) -> int:
    found = running.leader(plan)
    if found is None:
        raise running.CannotRun("nobody leads")
    return found


def _kill_postgres(plan: Plan) -> Undo:
    _kill(running.postmaster(plan, _leader(plan)))
    return _nothing


def _kill_node(plan: Plan) -> Undo:
    """Everything on the machine that leads, at one instant: its PostgreSQL with all its processes, Patroni, etcd."""
    node = _leader(plan)
    names = [f"patroni{node}", f"etcd{node}"]
    for name in names:
        plan.hold(name).touch()
    postmaster = running.postmaster(plan, node)
    for name in names:
        _kill(_pid(plan, name))
    _kill_family(postmaster)
    return partial(_repaired, plan, names)


def _repaired(plan: Plan, names: list[str]) -> None:
    for name in names:
        plan.hold(name).unlink()


def _kill_etcd_leader(plan: Plan) -> Undo:
    for node in NODES:
        if _is_etcd_leader(plan, node):
            name = f"etcd{node}"
            plan.hold(name).touch()
            _kill(_pid(plan, name))
            return plan.hold(name).unlink
    raise running.CannotRun("no etcd leads")


def _killing(name: str) -> Callable[[Plan], Undo]:
    def do(plan: Plan) -> Undo:
        _kill_family(_pid(plan, name))
        return _nothing

    return do


def _cut_network(plan: Plan) -> Undo:
    node = _leader(plan)
    networks.cut(node)
    return lambda: networks.mend(node)


def _fill_disk(plan: Plan) -> Undo:
    """Fill the disk of the node that leads: its journal has no place to go on."""
    node = _leader(plan)
    ballast = plan.node(node) / "ballast"
    if not os.path.ismount(plan.node(node)):
        raise running.CannotRun("the nodes have no disks of their own: it was not started --apart")
    with ballast.open("wb") as file:
        # Taken without being written, in ever smaller pieces: the other disks of this computer notice nothing.
        size, piece = 0, 256 << 20
        while piece >= 4096:
            try:
                os.posix_fallocate(file.fileno(), size, piece)
                size += piece
            except OSError:
                piece //= 2
    return ballast.unlink


def _is_etcd_leader(plan: Plan, node: int) -> bool:
    address = f"http://{plan.host(node)}:{plan.client(node)}"
    command = [needs.found("etcdctl"), "--endpoints", address, "endpoint", "status", "-w", "json"]
    environment = {"ETCDCTL_API": "3", "PATH": needs.PATH}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
    try:
        status = json.loads(said)[0]["Status"]
    except (ValueError, LookupError):
        return False
    return bool(status["leader"] == status["header"]["member_id"])


def _pid(plan: Plan, name: str) -> int:
    return int(plan.pid(name).read_text())


def _kill(pid: int | None) -> None:
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _kill_family(pid: int | None) -> None:
    """It and all below it, who are found before it is gone."""
    for one in [pid, *(below for below, _parent, _line in family(pid))] if pid else ():
        _kill(one)


ALL: Mapping[str, Fault] = {
    "postgres": Fault("kill -9 of the PostgreSQL that leads", _kill_postgres),
    "node": Fault("kill -9 of the whole node that leads", _kill_node, lasts=40.0),
    "etcd": Fault("kill -9 of the etcd that leads, off for 15 s", _kill_etcd_leader, lasts=15.0),
    "haproxy": Fault("kill -9 of HAProxy", _killing("haproxy")),
    "pgbouncer": Fault("kill -9 of PgBouncer", _killing("pgbouncer")),
    "web": Fault("kill -9 of one of two web servers", _killing("web1")),
    "worker": Fault("kill -9 of one of two workers", _killing("worker1")),
    "network": Fault("network of the node that leads cut for 45 s", _cut_network, lasts=45.0),
    "disk": Fault("disk of the node that leads full for 40 s", _fill_disk, lasts=40.0),
}
