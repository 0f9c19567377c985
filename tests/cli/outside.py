"""A PostgreSQL that is not ours: started on TCP with a password, as an office would have one."""

import contextlib
import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from motcua.lib import embedded_postgres, system_user
from tests.cli import program

DEBIAN = Path("/usr/lib/postgresql")
PASSWORD = "a password / with signs"
IN_URL = "a%20password%20%2F%20with%20signs"


def servers() -> dict[str, Path]:
    """The PostgreSQL programs on this machine by major version: the wheel's, and those of Debian."""
    found = {
        folder.name: folder / "bin"
        for folder in DEBIAN.glob("1[5-8]")
        if (folder / "bin" / "initdb").exists()
    }
    return {**found, embedded_postgres.MAJOR: embedded_postgres.programs()}


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """The URL of a new, empty database on a server of its own."""
    owner = system_user.ensure() if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    with tempfile.TemporaryDirectory(prefix="motcua-outside-") as folder:
        data, secret, port = Path(folder, "data"), Path(folder, "secret"), program.free_port()
        secret.write_text(PASSWORD)
        _give(owner, Path(folder), secret)
        if os.geteuid() == 0:
            system_user.open_way(owner, programs, Path(folder))

        def run(name: str, *arguments: str) -> None:
            as_user = (
                {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
            )
            command = [str(programs / name), "-D", str(data), *arguments]
            with Path(folder, "said").open("a") as said:
                subprocess.run(command, check=True, stdout=said, stderr=said, cwd="/", **as_user)  # type: ignore[call-overload]

        run("initdb", "-U", "office", "--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        run("pg_ctl", "start", "-w", "-l", str(Path(folder, "log")), "-o", options)
        try:
            yield f"postgresql://office:{IN_URL}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "-m", "immediate", "-w")


def _give(owner: pwd.struct_passwd, *paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, owner.pw_uid, owner.pw_gid)
    Path(paths[0], "log").touch(mode=0o666)
    Path(paths[0], "log").chmod(0o666)
