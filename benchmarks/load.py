"""A lean client: one thread, raw sockets and epoll, requests that are bytes before the clock starts.

It costs about 0.05 ms of processor time a request (each result says how much it was), so that on two
cores nearly everything is left to what is measured. Connections stay open, as a proxy in front keeps
them. `closed` sends the next request when the answer is there; `paced` sends at a fixed rate and
counts from the instant a request was due, so that a stall is felt by all who waited behind it.
"""

import select
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Make = Callable[[int], bytes]


@dataclass(slots=True)
class Result:
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)  # milliseconds, in order of arrival
    statuses: dict[int, int] = field(default_factory=dict)
    own_cpu: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds

    def at(self, share: float) -> float:
        """The wait that `share` of the requests did not exceed, in milliseconds."""
        ranked = sorted(self.waits)
        return ranked[min(len(ranked) - 1, int(len(ranked) * share))]

    def only(self, status: int) -> "Result":
        """Itself, if every answer was that one; a measure of failures measures nothing."""
        if set(self.statuses) != {status}:
            raise RuntimeError(f"answers other than {status}: {self.statuses}")
        return self


@dataclass(slots=True)
class _Line:
    """One connection: what has come of the answer under way, and since when it is waited for."""

    number: int
    socket: socket.socket
    since: float = 0.0
    got: bytes = b""
    waits: bool = False  # for an answer


def closed(port: int, make: Make, *, clients: int, seconds: float) -> Result:
    """`clients` at once, each as fast as it is answered. `make(client)` gives the next request."""
    with _Lines(port, clients) as lines:
        result = Result()
        begun, spent = time.perf_counter(), time.process_time()
        until = begun + seconds
        for line in lines:
            _send(line, make(line.number), time.perf_counter())
        waiting = clients
        while waiting:
            for line in lines.answered(result):
                if time.perf_counter() < until:
                    _send(line, make(line.number), time.perf_counter())
                else:
                    waiting -= 1
        result.seconds, result.own_cpu = time.perf_counter() - begun, time.process_time() - spent
    return result


def paced(port: int, make: Make, *, rate: float, seconds: float, clients: int = 32) -> Result:
    """`rate` requests a second, whatever the answers take; waits count from when each was due."""
    with _Lines(port, clients) as lines:
        result, free, count = Result(), deque(lines), int(rate * seconds)
        begun, spent, sent = time.perf_counter(), time.process_time(), 0
        while sent < count or len(free) < clients:
            now = time.perf_counter()
            while free and sent < count and begun + sent / rate <= now:
                line = free.popleft()
                _send(line, make(line.number), begun + sent / rate)
                sent += 1
            due = begun + sent / rate - time.perf_counter() if sent < count else 0.05
            free.extend(lines.answered(result, max(0.0, due) if free else 0.05))
        result.seconds, result.own_cpu = time.perf_counter() - begun, time.process_time() - spent
    return result


def once(port: int, request: bytes) -> bytes:
    """The whole answer to one request."""
    with _Lines(port, 1) as lines:
        line = next(iter(lines))
        _send(line, request, time.perf_counter())
        while not (whole := _whole(line.got)):
            line.got += line.socket.recv(1 << 20)
        return line.got[:whole]


def get(path: str, cookies: str = "") -> bytes:
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n".encode()


def post(path: str, body: str, cookies: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


class _Lines:
    """The open connections."""

    def __init__(self, port: int, clients: int) -> None:
        self._by_handle: dict[int, _Line] = {}
        self._poll = select.epoll()
        self._port = port
        for number in range(clients):
            self._add(number)

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        self._poll.close()
        for line in self._by_handle.values():
            line.socket.close()

    def __iter__(self) -> Iterator[_Line]:
        return iter(list(self._by_handle.values()))

    def answered(self, result: Result, timeout: float = 30.0) -> list[_Line]:
        """The connections whose answer is whole now; each is noted in `result`."""
        done = []
        for handle, _ in self._poll.poll(timeout):
            line = self._by_handle[handle]
            came = line.socket.recv(1 << 18)
            if not came and line.waits:
                raise ConnectionError("the server closed a connection in the middle")
            if not came:
                self._renew(line)  # a server gives up a line that nobody uses, as a proxy knows
                continue
            line.got += came
            if not _whole(line.got):
                continue
            result.waits.append((time.perf_counter() - line.since) * 1000)
            status = int(line.got[9:12])
            result.statuses[status] = result.statuses.get(status, 0) + 1
            line.got, line.waits = b"", False
            done.append(line)
        return done

    def _renew(self, line: _Line) -> None:
        self._poll.unregister(line.socket.fileno())
        del self._by_handle[line.socket.fileno()]
        line.socket.close()
        self._add(line.number, line)

    def _add(self, number: int, line: _Line | None = None) -> None:
        connected = socket.create_connection(("127.0.0.1", self._port))
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = line or _Line(number, connected)
        line.socket = connected
        self._by_handle[connected.fileno()] = line
        self._poll.register(connected.fileno(), select.EPOLLIN)


def _send(line: _Line, request: bytes, since: float) -> None:
    line.since, line.waits = since, True
    line.socket.sendall(request)


def _whole(got: bytes) -> int:
    """The length of the answer if all of it is there, else 0."""
    head = got.find(b"\r\n\r\n")
    if head < 0:
        return 0
    lowered = got[:head].lower()
    at = lowered.find(b"content-length:")
    if at >= 0:
        length = head + 4 + int(lowered[at + 15 :].split(b"\r\n", 1)[0])
        return length if len(got) >= length else 0
    if b"transfer-encoding: chunked" in lowered:
        return len(got) if got.endswith(b"0\r\n\r\n") else 0
    return head + 4
