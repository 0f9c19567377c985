"""A line between a browser and the server that may fall silent while it stays connected, as on a weak phone."""

import socket
import threading
from enum import Enum
from types import TracebackType


class Mode(Enum):
    OPEN = "open"
    DEAF = "deaf"  # what is asked does not arrive
    DUMB = "dumb"  # what is asked arrives, the answer does not


class SilentLine:
    """A relay of bytes on loopback. What was swallowed never arrives: the line stays connected and still.

    `after`: so many bytes of each connection still get through before a line that is deaf is so.
    """

    def __init__(self, port: int) -> None:
        self.behind = port
        self.mode = Mode.OPEN
        self.after = 0
        self.swallowed = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self._door.getsockname()[1]}"

    def turn(self, mode: Mode, *, after: int = 0) -> None:
        self.swallowed.clear()
        self.after, self.mode = after, mode

    def __enter__(self) -> "SilentLine":
        return self

    def __exit__(self, kind: type | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        for one in (self._door, *self._open):
            one.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.behind))
            self._open += [near, far]
            for source, target, dead in ((near, far, Mode.DEAF), (far, near, Mode.DUMB)):
                threading.Thread(target=self._carry, args=(source, target, dead), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, dead: Mode) -> None:
        lost, passed = False, 0
        try:
            while data := source.recv(65_536):
                # What follows on a connection that lost something would be no sense to the other side.
                if lost or (self.mode is dead and passed >= self.after):
                    lost = True
                    self.swallowed.set()
                    continue
                passed = passed + len(data) if self.mode is dead else 0
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return
