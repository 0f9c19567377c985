"""The load generator does not take for a fault what a server may do."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from benchmarks import load

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextlib.contextmanager
def _server(*, seconds: float, answers: bool) -> Iterator[int]:
    """A server that answers its first line at once and gives it up, the second only later or never."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            first, second = listening.accept()[0], listening.accept()[0]
            with first, second:
                first.recv(1000)
                second.recv(1000)
                first.sendall(ANSWER)
                time.sleep(seconds / 2)
                first.close()
                time.sleep(seconds / 2)
                if answers:
                    second.sendall(ANSWER)

        serving = threading.Thread(target=serve)
        serving.start()
        yield int(listening.getsockname()[1])
        serving.join()


def test_a_line_that_is_given_up_after_its_answer_is_no_fault() -> None:
    with _server(seconds=1.0, answers=True) as port:
        result = load.closed(port, lambda _: load.get("/"), clients=2, seconds=0)

    assert result.statuses == {200: 2}


def test_a_line_that_closes_before_its_answer_is() -> None:
    with _server(seconds=0.2, answers=False) as port, pytest.raises(ConnectionError):
        load.closed(port, lambda _: load.get("/"), clients=2, seconds=0)
