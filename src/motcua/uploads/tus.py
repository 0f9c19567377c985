"""The tus protocol 1.0.0 (tus.io): its headers, read and written. The acts are the views'."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,expiration,checksum"
BODY = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460
_ALGORITHMS: dict[str, Callable[[], Any]] = {
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
    "md5": lambda: hashlib.md5(usedforsecurity=False),
}
_CHUNK = 1 << 20
_LONGEST_METADATA = 8192


class Wrong(Exception):
    """A request that is not as the protocol has it: the status and a word for the developer."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status
        self.says = says


@dataclass(frozen=True, slots=True)
class Checksum:
    algorithm: str
    digest: bytes


def answer(status: int, says: str = "", **headers: object) -> HttpResponse:
    """An answer of the protocol; underscores in the headers' names are written as hyphens."""
    response = HttpResponse(says, status=status, content_type="text/plain; charset=utf-8")
    if status == 204:
        del response.headers["Content-Type"]
    response.headers["Tus-Resumable"] = VERSION
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = str(value)
    return response


def method(request: HttpRequest) -> str:
    """The act asked for; POST may stand for another where a proxy lets nothing else through."""
    override = request.headers.get("X-HTTP-Method-Override", "").upper()
    return override if request.method == "POST" and override else str(request.method)


def check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise Wrong(412, f"Tus-Resumable: {VERSION}")


def number(request: HttpRequest, name: str) -> int:
    """A header that is a whole number of at least 0."""
    raw = request.headers.get(name, "")
    if not (raw.isascii() and raw.isdigit() and len(raw) < 16):
        raise Wrong(400, f"{name}: a whole number is needed")
    return int(raw)


def has_body(request: HttpRequest) -> bool:
    return request.content_type == BODY


def metadata(request: HttpRequest) -> dict[str, str]:
    """Upload-Metadata: pairs of a name and a value in base64, separated by commas."""
    raw = request.headers.get("Upload-Metadata", "")
    if len(raw) > _LONGEST_METADATA:
        raise Wrong(400, "Upload-Metadata is too long")
    found = {}
    for pair in filter(None, (part.strip() for part in raw.split(","))):
        name, _, value = pair.partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            raise Wrong(400, f"Upload-Metadata: {name[:40]!r} is not base64 of UTF-8") from None
    return found


def checksum(request: HttpRequest) -> Checksum | None:
    raw = request.headers.get("Upload-Checksum")
    if raw is None:
        return None
    algorithm, _, value = raw.strip().partition(" ")
    if algorithm not in _ALGORITHMS:
        raise Wrong(400, f"Upload-Checksum: one of {', '.join(_ALGORITHMS)}")
    try:
        return Checksum(algorithm, base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        raise Wrong(400, "Upload-Checksum: not base64") from None


def matches(wanted: Checksum, pieces: Iterator[bytes]) -> bool:
    digest = _ALGORITHMS[wanted.algorithm]()
    for piece in pieces:
        digest.update(piece)
    return bool(digest.digest() == wanted.digest)


def pieces(request: HttpRequest, most: int) -> Iterator[bytes]:
    """The body in pieces of a megabyte, up to `most` bytes and one more; the rest stays unread.

    A line that breaks ends the body: what came before it has come.
    """
    left = most + 1
    while left > 0:
        piece = _filled(request, min(_CHUNK, left))
        if not piece:
            return
        left -= len(piece)
        yield piece


def _filled(request: HttpRequest, wanted: int) -> bytes:
    """Bytes until a piece is full: each piece costs a write to the disk, so small ones are gathered."""
    parts, count = [], 0
    while count < wanted:
        try:
            part = request.read(wanted - count)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
        count += len(part)
    return b"".join(parts)


def expires(at: datetime) -> str:
    return http_date(at.timestamp())


ALGORITHMS = ",".join(_ALGORITHMS)
