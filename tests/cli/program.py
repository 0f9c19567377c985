"""The program as an operator runs it: a process of its own, in a folder of its own."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PATIENCE_SECONDS = 180.0
SECRET = "a secret of the tests, long enough to be taken for a real one"


@dataclass(slots=True)
class Program:
    process: subprocess.Popen[bytes]
    address: str
    log: Path
    var: Path

    def get(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=10) as response:
            return response.status, response.read().decode()

    def is_ready(self) -> bool:
        with contextlib.suppress(OSError):
            return self.get("/healthz")[0] == 200
        return False

    def wait_for(self, sentence: str, times: int = 1) -> None:
        """Until the log says `sentence` that often."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.log.read_text().count(sentence) < times:
            assert time.monotonic() < deadline, f"no {sentence!r} in:\n{self.log.read_text()}"
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.is_ready():
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def children(self) -> dict[str, list[int]]:
        """The processes of the program by part: web (the parent first), worker, database."""
        found: dict[str, list[int]] = {"web": [], "worker": []}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            with contextlib.suppress(OSError):
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if f"MOTCUA_VAR={self.var}" not in (folder / "environ").read_bytes().decode().split("\0"):
                    continue
                if " granian " in line and " wsgi " in line:
                    found["web"].append(int(folder.name))
                elif "procrastinate worker" in line:
                    found["worker"].append(int(folder.name))
        return {part: sorted(pids) for part, pids in found.items()}

    def postmaster(self) -> int:
        return int((self.var / "pg" / "postmaster.pid").read_text().splitlines()[0])


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment without anything of motcua's, and then `more`."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not re.match("MOTCUA_|DATABASE_URL|PORT$|DJANGO", key)
    }
    return {**kept, "MOTCUA_VAR": str(var), "PYTHONUNBUFFERED": "1", **more}


def run(
    *arguments: str, var: Path, within: float = PATIENCE_SECONDS, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, which must come `within` seconds."""
    return subprocess.run(
        command(*arguments),
        env=environment(var, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=within,
    )


@contextlib.contextmanager
def writer(var: Path) -> Iterator[IO[str]]:
    """What `tests.cli.writer` says: a line for each person it has committed."""
    settings = environment(var, MOTCUA_DEMO="1", DJANGO_SETTINGS_MODULE="motcua.config.settings")
    command = [sys.executable, "-m", "tests.cli.writer"]
    with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout
        finally:
            process.terminate()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from motcua.cli import main; main()", *arguments]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def up(var: Path, **more: str) -> Iterator[Program]:
    """`motcua up`, ready; stopped by Ctrl-C at the end, and nothing of it left."""
    port = free_port()
    log = var.with_name(f"{var.name}-{port}.log")
    settings = environment(var, PORT=str(port), MOTCUA_WEB_WORKERS="1", MOTCUA_SECRET_KEY=SECRET, **more)
    with log.open("wb") as file:
        process = subprocess.Popen(
            command("up"), env=settings, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )
    program = Program(process, f"http://127.0.0.1:{port}", log, var)
    try:
        program.wait_for("is ready")
        yield program
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE_SECONDS)
