"""Against a real server process, byte by byte: lines that break, two writers, a process that is killed."""

import base64
import hashlib
import http.client
import os
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.committed import wiped_after
from tests.documents import hostile
from tests.house.places import PROJECT

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 60.0
MEGABYTE = 1 << 20


class Server:
    """The program's web process, which can be killed and started again on the same port."""

    def __init__(self, folder: Path, database: str) -> None:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            "SERVED_DATABASE": database,
            "MOTCUA_UPLOADS": str(folder / "uploads"),
            "MOTCUA_FILES": str(folder / "files"),
            "DJANGO_SETTINGS_MODULE": "tests.uploads.served",
        }
        self.start()

    def start(self) -> None:
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error",
            "--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "motcua.config.wsgi:application",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, env=self.environment, cwd=PROJECT, start_new_session=True)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            assert self.process.poll() is None
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)

    def answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def kill(self) -> None:
        """kill -9, the process and its workers."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), 30)


class Browser:
    """One browser's cookies, and tus without a library."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookies = {"csrftoken": "c" * 32}

    def headers(self, **more: object) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        said = {"Cookie": cookies, "X-CSRFToken": self.cookies["csrftoken"], "Tus-Resumable": "1.0.0"}
        return said | {name.replace("_", "-"): str(value) for name, value in more.items()}

    def ask(self, method: str, url: str, body: bytes = b"", **headers: object) -> http.client.HTTPResponse:
        more = {"Content_Type": "application/offset+octet-stream"} if body else {}
        return self._ask(method, url, self.headers(**more, **headers), body)

    def _ask(
        self, method: str, url: str, headers: dict[str, str], body: bytes = b""
    ) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        line.request(method, url, body or None, headers)
        answer = line.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        line.close()
        return answer

    def begin(self, content: bytes, name: str = "anh.png") -> str:
        said = f"filename {base64.b64encode(name.encode()).decode()}"
        answer = self.ask("POST", "/uploads/", Upload_Length=len(content), Upload_Metadata=said)
        assert answer.status == 201, answer.text  # type: ignore[attr-defined]
        session = re.search(r"sessionid=([^;]+)", answer.headers["Set-Cookie"] or "")
        assert session
        self.cookies["sessionid"] = session[1]
        return "/uploads/" + str(answer.headers["Location"]).rsplit("/", 1)[1]

    def offset(self, url: str) -> int:
        return int(self.ask("HEAD", url).headers["Upload-Offset"])

    def break_off(self, url: str, content: bytes, offset: int, after: int) -> None:
        """Promise the rest of `content`, send `after` bytes of it, and cut the line."""
        with self.server.line() as line:
            self.promise(line, url, len(content) - offset, offset)
            line.sendall(content[offset : offset + after])
            time.sleep(0.3)
            line.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )  # a reset, no farewell

    def promise(self, line: socket.socket, url: str, length: int, offset: int) -> None:
        said = self.headers(
            Host="localhost",
            Upload_Offset=offset,
            Content_Length=length,
            Content_Type="application/offset+octet-stream",
        )
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        line.sendall(f"PATCH {url} HTTP/1.1\r\n{lines}\r\n".encode())

    def wait_for_offset(self, url: str, least: int) -> int:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (offset := self.offset(url)) < least:
            assert time.monotonic() < deadline, f"stands at {offset}"
            time.sleep(0.1)
        return offset

    def finish(self, url: str, content: bytes) -> None:
        """As tus clients do: where the server stands elsewhere by now, ask again and go on from there."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            offset = self.offset(url)
            answer = self.ask("PATCH", url, content[offset:], Upload_Offset=offset)
            if answer.status != 409 or time.monotonic() > deadline:  # what broke off was still being written
                break
            time.sleep(0.1)
        assert (answer.status, answer.headers["Upload-Offset"]) == (204, str(len(content)))

    def state(self, url: str) -> str:
        return str(self.ask("GET", f"{url}/state").text)  # type: ignore[attr-defined]


def noisy(length: int) -> bytes:
    """A PDF that does not pack, with so many bytes of noise in it."""

    def change(made: "hostile.pikepdf.Pdf") -> None:
        noise = random.Random(1).randbytes(length)
        made.Root["/Noise"] = made.make_indirect(hostile.pikepdf.Stream(made, noise))

    return hostile.pdf(change, compress_streams=False)


@pytest.fixture(scope="module")
def content() -> bytes:
    return noisy(5 * MEGABYTE)


@pytest.fixture
def server(
    tmp_path: Path, django_db_setup: None, django_db_blocker: "pytest.FixtureRequest"
) -> Iterator[Server]:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        server = Server(tmp_path, str(connection.settings_dict["NAME"]))
        try:
            yield server
        finally:
            server.kill()


def test_a_line_that_breaks_loses_only_what_was_not_on_disk_yet(server: Server, content: bytes) -> None:
    browser = Browser(server)
    url = browser.begin(content, "don.pdf")

    browser.break_off(url, content, 0, 3 * MEGABYTE + 1000)
    offset = browser.wait_for_offset(url, 2 * MEGABYTE)
    browser.break_off(url, content, offset, 700)
    browser.finish(url, content)

    assert hashlib.sha256(content).hexdigest() in browser.state(url)


def test_killed_between_and_within_pieces_it_goes_on_where_it_was(server: Server, content: bytes) -> None:
    browser = Browser(server)
    url = browser.begin(content, "don.pdf")
    answer = browser.ask("PATCH", url, content[: 2 * MEGABYTE], Upload_Offset=0)
    assert answer.headers["Upload-Offset"] == str(2 * MEGABYTE)

    server.kill()  # between two pieces
    server.start()
    assert browser.offset(url) == 2 * MEGABYTE
    with server.line() as line:
        browser.promise(line, url, len(content) - 2 * MEGABYTE, 2 * MEGABYTE)
        line.sendall(content[2 * MEGABYTE : 3 * MEGABYTE + 500])
        browser.wait_for_offset(url, 3 * MEGABYTE)
        server.kill()  # within one
    server.start()

    assert browser.offset(url) == 3 * MEGABYTE
    browser.finish(url, content)
    assert hashlib.sha256(content).hexdigest() in browser.state(url)


def test_of_two_writers_one_is_told_to_look_again(server: Server, content: bytes) -> None:
    browser = Browser(server)
    url = browser.begin(content, "don.pdf")
    codes: list[int] = []

    def write() -> None:
        codes.append(browser.ask("PATCH", url, content, Upload_Offset=0).status)

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(codes)[1:] == [409, 409]
    if codes.count(204) == 0:  # each stopped the other: nobody is wrong, the file goes on from where it is
        browser.finish(url, content)
    assert hashlib.sha256(content).hexdigest() in browser.state(url)


def test_a_hundred_megabytes_arrive_over_a_broken_line_and_a_byte_more_does_not(server: Server) -> None:
    most = 100 * MEGABYTE
    around = len(noisy(most - 2000)) - (most - 2000)
    content = noisy(most - around)
    assert len(content) == most
    browser = Browser(server)
    url = browser.begin(content, "ban-ve.pdf")

    browser.break_off(url, content, 0, 40 * MEGABYTE)
    stood_at = browser.wait_for_offset(url, 30 * MEGABYTE)
    browser.finish(url, content)
    more = browser.ask("POST", "/uploads/", Upload_Length=most + 1, Upload_Metadata="filename YS5wZGY=")

    assert stood_at < most
    assert '"accepted"' in browser.state(url)
    assert hashlib.sha256(content).hexdigest() in browser.state(url)
    assert more.status == 413
