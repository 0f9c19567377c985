"""Child processes: started apart, restarted when they die, stopped together."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG
PATIENCE_SECONDS = 20.0


@dataclass(slots=True)
class Child:
    """One process of the program, in a session of its own: a Ctrl-C reaches only the parent, who
    stops the children in order."""

    name: str
    command: list[str]
    silent: bool = False  # its standard output only; what goes wrong is on the other
    environment: Mapping[str, str] | None = None  # the program's own where None
    log: Path | None = None  # where all it says goes; the terminal where None
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        with self.log.open("ab") if self.log else contextlib.nullcontext() as log:
            self.process = subprocess.Popen(
                self.command,
                start_new_session=True,
                preexec_fn=_die_with_parent,
                env=self.environment,
                stdout=subprocess.DEVNULL if self.silent else log,
                stderr=log,
            )

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def restart(self) -> None:
        """Clear what the dead one left (its own children) and start again, not in a hurry."""
        self.kill()
        time.sleep(max(0.0, 1.0 - (time.monotonic() - self.started_at)))
        self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_alive():
            self.process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait for its end; what has not ended by then is killed."""
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(max(0.0, seconds))
        self.kill()

    def kill(self) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def stop_all(children: list[Child]) -> None:
    """Ask all at once, then wait: requests and jobs under way are finished."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait(deadline - time.monotonic())


def is_taken(host: str, port: int) -> bool:
    """Whether somebody listens on `port` already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def answers(url: str, *, host: str) -> bool:
    """Whether `url`, asked as one of the hosts that are served, answers 200 now."""
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310  our own address
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _die_with_parent() -> None:
    """A `kill -9` of the parent ends the children as well, so that nothing holds the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGTERM)
