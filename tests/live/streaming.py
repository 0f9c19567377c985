"""The event stream as a process of its own, on the database of the test."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from motcua.cli import processes
from tests.cli.program import free_port


@contextmanager
def streaming(pages: str) -> Iterator[str]:
    """The stream's address. `pages`: where it finds what it looks at once for all."""
    port = free_port()
    name = connection.settings_dict["NAME"]
    where = {"MOTCUA_LIVE_PORT": str(port), "TEST_LIVE_DATABASE": name, "MOTCUA_LIVE_PAGES_URL": pages}
    program = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--log-level", "warning"]
    bound = ["--port", str(port), "--workers-kill-timeout", "1"]  # or the end waits for every open line
    command = [*program, *bound, "tests.live.application:application"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, env={**os.environ, **where}, cwd=root) as process:
        try:
            deadline = time.monotonic() + 60
            while not processes.answers(f"http://127.0.0.1:{port}/healthz", host="localhost"):
                assert time.monotonic() < deadline
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
