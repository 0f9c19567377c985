"""Who is answered before all was read still gets the answer, and the line stays open: tried on the real server."""

import io
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from motcua.lib.whole_requests import read_whole
from tests.cli.program import free_port

MOST = 8 << 20


def _hasty(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers at once, whatever was sent."""
    start_response("404 Not Found", [("Content-Length", "0")])
    return [b""]


application = read_whole(_hasty, MOST)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error",
               "--host", "127.0.0.1", "--port", str(port), "--workers", "1", f"{__name__}:application"]  # fmt: skip
    server = subprocess.Popen(command)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start")


def _post(line: socket.socket, body_bytes: int) -> bytes:
    line.sendall(f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {body_bytes}\r\n\r\n".encode())
    for _ in range(body_bytes >> 16):
        line.sendall(b"x" * (1 << 16))
    return line.recv(1000)[:12]


def test_what_was_not_read_breaks_no_line(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        answers = [_post(line, size) for size in (1 << 20, 4 << 20, 1 << 20)]

    assert answers == [b"HTTP/1.1 404"] * 3


def test_a_request_beyond_all_measure_is_not_read_to_its_end() -> None:
    body = io.BytesIO(b"x" * (MOST + 100))

    list(application({"CONTENT_LENGTH": str(MOST + 100), "wsgi.input": body}, lambda *_: None))

    assert len(body.read()) == 100


def test_a_line_that_breaks_meanwhile_changes_no_answer() -> None:
    class Broken:
        def read(self, size: int) -> bytes:
            raise OSError("gone")

    assert list(application({"CONTENT_LENGTH": "5", "wsgi.input": Broken()}, lambda *_: None)) == [b""]
