"""The real web server on the benchmarks' database, and who is signed in there."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import load

READY_WITHIN_SECONDS = 180


@contextlib.contextmanager
def serving(**environment: str) -> Iterator["Web"]:
    """granian as `motcua up` starts it, with the same number of workers and threads."""
    from django.conf import settings
    from django.core.management import call_command

    from motcua.cli import up

    call_command("collectstatic", interactive=False, verbosity=0)
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "motcua.config.settings"} | environment
    process = subprocess.Popen(up.web().command, env=environ, start_new_session=True)
    try:
        web = Web(process.pid, settings.PORT)
        web.wait()
        yield web
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Web:
    def __init__(self, pid: int, port: int) -> None:
        self.pid, self.port = pid, port

    def wait(self) -> None:
        until = time.monotonic() + READY_WITHIN_SECONDS
        while True:
            with contextlib.suppress(OSError):
                if load.once(self.port, load.get("/healthz")).startswith(b"HTTP/1.1 200"):
                    return
            if time.monotonic() > until:
                raise RuntimeError("the web server did not become ready")
            time.sleep(0.1)

    def cpu(self) -> float:
        """Processor seconds of the server and its workers so far."""
        return _cpu(self.pid)

    def peak_mb(self) -> float:
        """The largest resident size that any worker has had."""
        sizes = []
        for pid in _family(self.pid):
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                sizes.append(int(status.split("VmHWM:")[1].split()[0]) / 1024)
        return max(sizes)


def database_cpu() -> float:
    """Processor seconds of PostgreSQL and its backends so far."""
    from django.conf import settings

    return _cpu(settings.EMBEDDED.pid())


def _cpu(root: int) -> float:
    """Of a process, its living descendants, and those that have ended."""
    ticks = 0
    for pid in _family(root):
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])
            ticks += int(told[13]) + int(told[14])
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                parents.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += parents.get(pid, [])
    return found


def sign_in(code: str) -> str:
    """The cookies of this officer's browser, signed in through Django itself."""
    from django.conf import settings
    from django.contrib.auth import login
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest
    from django.utils.module_loading import import_string

    from motcua.organisation.models import Officer

    request = HttpRequest()
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    request.session = store()
    account: Any = Officer.objects.get(code=code).account
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session.save()
    return f"sessionid={request.session.session_key}; csrftoken={CSRF}"


CSRF = "benchmarkbenchmarkbenchmarkbench"
