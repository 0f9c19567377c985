"""Opening what strangers send, in a program of its own with limits of memory, time and size."""

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

_NURSERY = "motcua.documents.providers.opener.nursery"
# A folder of libraries is mapped, not used: what counts against the limit includes it.
_MAPPED_BYTES = 512 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What opening one file may take at most."""

    pixels: int
    unpacked_bytes: int
    memory_bytes: int
    seconds: int

    def told(self) -> dict[str, int]:
        return {
            "pixels": self.pixels,
            "unpacked_bytes": self.unpacked_bytes,
            "memory_bytes": self.memory_bytes + _MAPPED_BYTES,
            "seconds": self.seconds,
            "written_bytes": self.unpacked_bytes,
        }


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was opened. `place` is the copy to keep, None when the file is good as it is.

    `notes` are codes of what was changed: converted, cleaned, mended.
    """

    place: Path | None
    thumbnail: Path | None
    ending: str
    media_type: str
    notes: tuple[str, ...]
    pages: int


class Unopenable(Exception):
    """Why the file is not taken: `code` is one of the opener's reasons, `params` fill its sentence."""

    def __init__(self, code: str, params: dict[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def look(path: Path, *, ending: str, types: Sequence[str], into: Path, limits: Limits) -> Looked:
    """Open a file whose name ends so, and say what to keep of it. Raises Unopenable."""
    order = {"act": "look", "path": str(path), "ending": ending, "types": list(types), "into": str(into)}
    return _ask(order, limits)


def join(paths: Sequence[Path], *, into: Path, limits: Limits) -> Looked:
    """One PDF of pictures and PDFs that were looked at before. Raises Unopenable."""
    return _ask({"act": "join", "paths": [str(path) for path in paths], "into": str(into)}, limits)


def signatures(
    path: Path, *, trust: str, moments: dict[str, str], lists: Sequence[Path], limits: Limits
) -> list[dict[str, Any]]:
    """The signatures of a PDF as opener/signatures.py tells them. Raises Unopenable."""
    order = {
        "act": "signatures",
        "path": str(path),
        "trust": trust,
        "moments": moments,
        "lists": [str(one) for one in lists],
    }
    found: list[dict[str, Any]] = _answered(order, limits)["signatures"]
    return found


def draw(path: Path, *, page: int, into: Path, limits: Limits, across: int | None = None) -> tuple[Path, int]:
    """The picture (JPEG) of a PDF's page, from 1, and how many pages there are. Raises Unopenable.

    `across`: its width in points; None: wide enough to be read.
    """
    drawn = {} if across is None else {"across": across}
    order = {"act": "draw", "path": str(path), "page": page, "into": str(into), "drawn": drawn}
    answer = _answered(order, limits)
    return Path(answer["place"]), answer["pages"]


def archive(path: Path, *, title: str, identifier: str, into: Path, limits: Limits) -> tuple[Path, int]:
    """A PDF that was looked at before, as PDF/A-2b with its name and place in it; its pages. Raises Unopenable."""
    order = {"act": "archive", "path": str(path), "title": title, "identifier": identifier, "into": str(into)}
    answer = _answered(order, limits)
    return Path(answer["place"]), answer["pages"]


def _ask(order: dict[str, Any], limits: Limits) -> Looked:
    answer = _answered(order, limits)
    return Looked(
        place=Path(answer["place"]) if answer["place"] else None,
        thumbnail=Path(answer["thumbnail"]) if answer["thumbnail"] else None,
        ending=answer["ending"],
        media_type=answer["media_type"],
        notes=tuple(answer["notes"]),
        pages=answer["pages"],
    )


def _answered(order: dict[str, Any], limits: Limits) -> dict[str, Any]:
    said, last_words = _openers.ask(json.dumps(order | {"limits": limits.told()}).encode())
    if not said.strip():
        raise Unopenable(_died(last_words), {})
    answer: dict[str, Any] = json.loads(said)
    if "refused" in answer:
        raise Unopenable(answer["refused"], answer["params"])
    return answer


class OpenerFailed(Exception):
    """The opener itself is at fault, not the file: a bug, or a library that cannot be loaded."""


def _died(last_words: bytes) -> str:
    """Ended by a limit: too heavy. Ended by a fault of its own: said with its last words."""
    last = last_words.decode("utf-8", "replace")[-2000:]
    if not last or "MemoryError" in last or "bad_alloc" in last or "File too large" in last:
        return "too_heavy"
    raise OpenerFailed(last)


class _Openers:
    """This process's nursery of openers: begun when first asked, and again should it have died."""

    def __init__(self) -> None:
        self._at_once = threading.Lock()
        self._nursery: tuple[int, subprocess.Popen[bytes], socket.socket] | None = None

    def ask(self, order: bytes) -> tuple[bytes, bytes]:
        """What the opener of this order said, and its last words if it had any. Raises OpenerFailed."""
        for _ in range(2):
            with contextlib.suppress(OSError):  # the nursery had died
                said, words = self._asked(order)
                if said:
                    return said, words
            self.close()
        raise OpenerFailed("no opener begins")

    def _asked(self, order: bytes) -> tuple[bytes, bytes]:
        """Nothing said: the nursery died before an opener had begun."""
        with contextlib.ExitStack() as ours, tempfile.TemporaryFile() as words:
            with contextlib.ExitStack() as theirs:
                read, told = _pipe(theirs, ours)
                answer, written = _pipe(ours, theirs)
                self._hand([read.fileno(), written.fileno(), words.fileno()])
            with contextlib.suppress(BrokenPipeError), told:
                told.write(order)
            said = answer.read()
            words.seek(0)
            return said, words.read()

    def _hand(self, descriptors: list[int]) -> None:
        with self._at_once:
            if self._nursery is None or self._nursery[0] != os.getpid():  # a fork of ours has its own
                self._nursery = _begun()
            socket.send_fds(self._nursery[2], [b"."], descriptors)

    def close(self) -> None:
        with self._at_once:
            if self._nursery is not None and self._nursery[0] == os.getpid():
                _, nursery, line = self._nursery
                line.close()
                nursery.wait()
            self._nursery = None


def _pipe(reader: contextlib.ExitStack, writer: contextlib.ExitStack) -> tuple[BinaryIO, BinaryIO]:
    """Both ends, each closed with its owner."""
    read, write = os.pipe()
    return reader.enter_context(open(read, "rb")), writer.enter_context(open(write, "wb"))


def _begun() -> tuple[int, "subprocess.Popen[bytes]", socket.socket]:
    """Whose nursery it is, and the line to it. It ends when the line is closed: with us at the latest."""
    ours, theirs = socket.socketpair()
    with theirs:
        # -I: neither the environment nor the folder we stand in decides what is imported.
        command = [sys.executable, "-I", "-m", _NURSERY]
        nursery = subprocess.Popen(  # noqa: S603 - our own program, and what it opens comes over the line
            command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env={}, cwd="/"
        )
    return os.getpid(), nursery, ours


_openers = _Openers()
atexit.register(_openers.close)
