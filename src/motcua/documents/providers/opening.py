"""Opening what strangers send, in a program of its own with limits of memory, time and size."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OPENER = "motcua.documents.providers.opener"
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


def draw(path: Path, *, page: int, into: Path, limits: Limits) -> tuple[Path, int]:
    """The picture (JPEG) of a PDF's page, from 1, and how many pages there are. Raises Unopenable."""
    answer = _answered({"act": "draw", "path": str(path), "page": page, "into": str(into)}, limits)
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
    # -I: neither the environment nor the folder we stand in decides what is imported.
    command = [sys.executable, "-I", "-m", _OPENER]
    asked = json.dumps(order | {"limits": limits.told()}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and what it opens comes by its input
            command,
            input=asked,
            capture_output=True,
            timeout=limits.seconds * 3,
            env={},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unopenable("too_heavy", {}) from None
    if done.returncode:
        raise Unopenable(_died(done), {})
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise Unopenable(answer["refused"], answer["params"])
    return answer


class OpenerFailed(Exception):
    """The opener itself is at fault, not the file: a bug, or a library that cannot be loaded."""


def _died(done: "subprocess.CompletedProcess[bytes]") -> str:
    """Ended by a limit: too heavy. Ended by a fault of its own: said with its last words."""
    last = done.stderr.decode("utf-8", "replace")[-2000:]
    if done.returncode < 0 or "MemoryError" in last or "bad_alloc" in last or "File too large" in last:
        return "too_heavy"
    raise OpenerFailed(last)
