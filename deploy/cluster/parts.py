"""The parts of the cluster as processes, in the order in which they are started."""

import os
from collections.abc import Iterator
from pathlib import Path

from deploy.cluster import files, needs, networks
from deploy.cluster.plan import NODES, Plan
from motcua.cli.processes import Child
from motcua.cli.up import PROGRAM


def etcd(plan: Plan) -> list[Child]:
    return [
        _server(plan, f"etcd{n}", [needs.found("etcd")], node=n, more=_environment(plan.etc(f"etcd{n}.env")))
        for n in NODES
    ]


def patroni(plan: Plan) -> list[Child]:
    config = [str(plan.etc(f"patroni{n}.yml")) for n in NODES]
    return [_server(plan, f"patroni{n}", [needs.found("patroni"), config[n - 1]], node=n) for n in NODES]


def ways(plan: Plan) -> list[Child]:
    """To the database: HAProxy, and the pooler before it."""
    return [
        # -db: in the foreground; a start after a crash finds nothing to clean.
        _server(plan, "haproxy", [needs.found("haproxy"), "-W", "-db", "-f", str(plan.etc("haproxy.cfg"))]),
        _server(plan, "pgbouncer", [needs.found("pgbouncer"), "-q", str(plan.etc("pgbouncer.ini"))]),
    ]


def program(plan: Plan) -> list[Child]:
    webs = [_program(plan, f"web{n}", "web", plan.web(n)) for n in range(1, plan.webs + 1)]
    workers = [_program(plan, f"worker{n}", "worker", plan.base) for n in range(1, plan.workers + 1)]
    return [*webs, *workers, _program(plan, "live", "live", plan.base)]


def motcua(*arguments: str) -> list[str]:
    return [*PROGRAM, *arguments]


def _program(plan: Plan, name: str, part: str, port: int) -> Child:
    environment = plan.program(port)
    return Child(name, motcua("serve", part), environment=environment, log=plan.log(name))


def _server(
    plan: Plan, name: str, command: list[str], *, node: int | None = None, more: dict[str, str] | None = None
) -> Child:
    """One of the servers, as its user, in its node's network; it ends with whoever started it."""
    environment = {"PATH": needs.PATH, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(more or {})}
    if os.geteuid() == 0:
        user = files.owner()
        ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig", "TERM"]
        command = [needs.found("setpriv"), *ids, "--", *command]
        environment["HOME"] = str(plan.folder)
    if node is not None and plan.apart:
        command = [*networks.inside(node), *command]
    return Child(name, command, environment=environment, log=plan.log(name))


def _environment(path: Path) -> dict[str, str]:
    return dict(_pairs(path))


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            yield name, value
