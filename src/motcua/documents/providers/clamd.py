"""ClamAV's daemon by its INSTREAM command (clamd(8)), over its socket or TCP."""

import socket
import struct
from typing import BinaryIO

_CHUNK = 1 << 16


class ScannerDown(Exception):
    """The scanner does not answer, or not in its protocol."""


def found(stream: BinaryIO, *, address: str, timeout_seconds: float) -> str:
    """The name of what ClamAV found in the stream; '' when it found nothing. Raises ScannerDown.

    `address` is the path of a socket, or host:port.
    """
    stream.seek(0)
    try:
        with _connected(address, timeout_seconds) as line:
            try:
                _send(line, stream)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it stops listening when the stream is longer than it takes; its answer says so
            said = _answer(line)
    except OSError as error:
        raise ScannerDown(str(error)) from error
    return _read(said)


def _connected(address: str, timeout_seconds: float) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(timeout_seconds)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout_seconds)


def _send(line: socket.socket, stream: BinaryIO) -> None:
    line.sendall(b"zINSTREAM\0")
    while chunk := stream.read(_CHUNK):
        line.sendall(struct.pack("!L", len(chunk)) + chunk)
    line.sendall(struct.pack("!L", 0))


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        part = line.recv(4096)
        if not part:
            break
        said += part
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _read(said: str) -> str:
    """'stream: OK', 'stream: Eicar FOUND'; anything else is no verdict."""
    verdict = said.removeprefix("stream: ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerDown(said or "it closed the line without a word")
