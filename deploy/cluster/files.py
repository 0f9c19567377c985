"""Every file that the parts read, rendered from deploy/templates."""

import os
import pwd
from pathlib import Path

from deploy.cluster import needs
from deploy.cluster.plan import NODES, Plan
from deploy.render import render, servers
from motcua.lib import system_user


def owner() -> pwd.struct_passwd:
    """Whom the servers run as: PostgreSQL and PgBouncer refuse root, so root lends them a user of its own."""
    return system_user.ensure() if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def write_all(plan: Plan) -> None:
    """Make the folders and write the files. What is there already is written anew, but for data and secrets."""
    for name in ("etc", "log", "pids", "hold", "program", "sockets"):
        (plan.folder / name).mkdir(parents=True, exist_ok=True)
    secrets = plan.secrets()
    common = dict(secrets) | {
        "NETWORK": plan.network(), "ETCD_HOSTS": ",".join(f"{plan.host(n)}:{plan.client(n)}" for n in NODES),
        "PEERS": ",".join(f"node{n}=http://{plan.host(n)}:{plan.peer(n)}" for n in NODES),
        "PG_BIN": needs.postgres(), "SHARED_BUFFERS": "128MB", "MAX_WAL": "512MB", "WATCHDOG": "off",
        "POST_BOOTSTRAP": plan.etc("post_bootstrap.sh"), "SOCKETS": plan.folder / "sockets",
    }  # fmt: skip
    _put(plan.etc("post_bootstrap.sh"), render("post_bootstrap.sh", common), mode=0o700)
    for node in NODES:
        plan.node(node).mkdir(exist_ok=True)
        own = common | {
            "NAME": f"node{node}", "HOST": plan.host(node), "REST_PORT": plan.rest(node),
            "PG_PORT": plan.postgres(node), "CLIENT_PORT": plan.client(node), "PEER_PORT": plan.peer(node),
            "DATA": plan.data(node),
            "PGPASS": plan.node(node) / "pgpass",
        }  # fmt: skip
        _put(plan.etc(f"patroni{node}.yml"), render("patroni.yml", own))
        _put(plan.etc(f"etcd{node}.env"), render("etcd.env", own | {"DATA": plan.node(node) / "etcd"}))
    _put(plan.etc("users.txt"), render("users.txt", secrets))
    _put(plan.etc("haproxy.cfg"), _haproxy(plan))
    _put(plan.etc("error.http"), render("error.http", {}))
    _put(plan.etc("pgbouncer.ini"), render("pgbouncer.ini", {
        "HOST": plan.here, "WRITES_PORT": plan.writes, "READS_PORT": plan.reads, "POOL_PORT": plan.pool,
        "USERS": plan.etc("users.txt"), "POOL_SIZE": 20,
    }))  # fmt: skip
    _give(plan)


def _haproxy(plan: Plan) -> str:
    nodes = {f"node{n}": (plan.host(n), plan.postgres(n)) for n in NODES}
    rests = {f"node{n}": plan.rest(n) for n in NODES}
    webs = {f"web{n}": (plan.here, plan.web(n)) for n in range(1, plan.webs + 1)}
    values = {
        "HOST": plan.here, "SOCKET": plan.folder / "sockets" / "haproxy", "WRITES_PORT": plan.writes,
        "READS_PORT": plan.reads, "WRITES_SERVERS": servers(nodes, rests), "READS_SERVERS": servers(nodes, rests),
        "PEOPLE_BIND": "\n    ".join(f"bind {host}:{plan.base}" for host in sorted({plan.here, "127.0.0.1"})),
        "PROTO": "http", "SITE": "localhost", "ERROR_PAGE": plan.etc("error.http"),
        "WEB_SERVERS": servers(webs), "LIVE_SERVERS": servers({"live": (plan.here, plan.live)}),
    }  # fmt: skip
    return render("haproxy.cfg", values)


def _put(path: Path, text: str, *, mode: int = 0o600) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    path.chmod(mode)


def _give(plan: Plan) -> None:
    """What the servers write and read belongs to their user."""
    if os.geteuid() != 0:
        return
    user = owner()
    folders = [plan.folder / "etc", plan.folder / "sockets", *(plan.node(n) for n in NODES)]
    for path in [*folders, *(plan.folder / "etc").iterdir()]:
        os.chown(path, user.pw_uid, user.pw_gid)
    programs = needs.postgres()
    assert programs is not None
    system_user.open_way(user, programs, plan.folder / "etc" / "patroni1.yml")
