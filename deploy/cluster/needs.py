"""What the machine must have: Debian's packages, and how to install what is missing."""

import shutil
from pathlib import Path

# Program, and the package that brings it.
PROGRAMS = {
    "patroni": "patroni",
    "etcd": "etcd-server",
    "etcdctl": "etcd-client",
    "haproxy": "haproxy",
    "pgbouncer": "pgbouncer",
    "setpriv": "util-linux",
}
MAJORS = ("18", "17", "16", "15")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Missing(Exception):
    """Something is not installed; the message says what, and how to install it."""


def found(program: str) -> str:
    return shutil.which(program, path=PATH) or ""


def postgres() -> Path | None:
    """The newest PostgreSQL of the system's that the program supports."""
    for major in MAJORS:
        programs = Path(f"/usr/lib/postgresql/{major}/bin")
        if (programs / "postgres").exists():
            return programs
    return None


def check() -> None:
    """Raises Missing with the one line that installs all that is."""
    packages = [package for program, package in PROGRAMS.items() if not found(program)]
    if postgres() is None:
        packages.append("postgresql-15")
    if not packages:
        return
    raise Missing(
        f"not installed: {', '.join(packages)}. Install them (their services need not run):\n"
        f"  sudo apt-get install --no-install-recommends {' '.join(packages)} python3-etcd python3-psycopg2"
    )
