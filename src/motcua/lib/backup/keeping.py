"""Keeping: a copy of the whole server now and then, its journal (WAL) all the time, and every new file.

In the vault: `base/<when>.tar.gz` (the server's data), `base/<when>.json` (when it was taken; written last, so a copy
without it is none), `wal/<segment>.gz`, `files/<path>`, `keys/<name>`.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from motcua.lib.backup import packing
from motcua.lib.backup.packing import Packed
from motcua.lib.backup.vault import Vault
from motcua.lib.embedded_postgres import MAJOR, CannotRun, Server

BASE = f".tar{packing.ENDING}"
_STAMP = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Base:
    """A copy of the server, for every instant after `ended_at`, with the journal from `first_wal` on.

    Its times are the server's own clock, as the journal's are.
    """

    name: str
    began_at: datetime
    ended_at: datetime
    first_wal: str
    postgres: str
    size_bytes: int
    sha256: str


def bases(folder: Path) -> list[Base]:
    """The copies in a vault, the oldest first. They are listed without any key."""
    return [_read(path) for path in sorted((folder / "base").glob("*.json"))]


def _read(path: Path) -> Base:
    said = json.loads(path.read_text())
    for when in ("began_at", "ended_at"):
        said[when] = datetime.fromisoformat(said[when])
    return Base(**said)


class Keeper:
    """Keeps one server, one folder of files and a few single files in a vault."""

    def __init__(
        self, vault: Vault, *, server: Server | None, files: Path, leaving_out: Path, keys: Mapping[str, Path]
    ) -> None:
        self.vault, self.server = vault, server
        self.files, self.leaving_out, self.keys = files, leaving_out, keys
        self._known: set[str] = set()
        self._seen: dict[str, float] = {}  # the single files, as they were when they were kept last

    def keep_base(self) -> Base:
        """Copy the server as it is, while it works. Raises CannotRun."""
        if self.server is None:
            raise CannotRun("the database is on a server of its own: it is backed up there")
        began_at, first_wal = self.server.clock(), self.server.wal_file()
        name = began_at.strftime(_STAMP)
        with self.server.base_copy() as copy:
            kept = self.vault.put(f"base/{name}{BASE}", Packed(copy))
        base = Base(name, began_at, self.server.clock(), first_wal, MAJOR, kept.size_bytes, kept.sha256)
        record = self.vault.folder / "base" / f"{name}.json"
        part = record.with_suffix(".part")
        part.write_text(json.dumps(asdict(base), default=str, indent=1))
        part.replace(record)
        return base

    def keep_wal(self) -> int:
        """Encrypt what the server has put aside of its journal, then let it go; how many segments."""
        kept = 0
        for path in self._spooled():
            with contextlib.suppress(FileNotFoundError):  # another keeper was quicker
                with path.open("rb") as segment:
                    self.vault.put(f"wal/{path.name}{packing.ENDING}", Packed(segment))
                path.unlink()
                kept += 1
        return kept

    def _spooled(self) -> list[Path]:
        if self.server is None or not self.server.spool.is_dir():
            return []
        return sorted(path for path in self.server.spool.iterdir() if path.suffix != ".part")

    def keep_files(self) -> int:
        """Keep the files that are not in the vault yet; how many. A file never changes under its name."""
        kept = 0
        for path in self._new_files():
            name = f"files/{path.relative_to(self.files)}"
            if not self.vault.has(name):
                try:
                    self.vault.put_file(name, path)
                except FileNotFoundError:  # gone again since
                    continue
                kept += 1
            self._known.add(name)
        for name, path in self.keys.items():
            if path.is_file() and self._seen.get(name) != (changed := path.stat().st_mtime):
                self.vault.put_file(f"keys/{name}", path)
                self._seen[name] = changed
        return kept

    def _new_files(self) -> Iterator[Path]:
        for folder, below, names in os.walk(self.files):
            below[:] = [one for one in below if Path(folder, one) != self.leaving_out]
            for name in names:
                path = Path(folder, name)
                if f"files/{path.relative_to(self.files)}" not in self._known and path.suffix != ".part":
                    yield path

    def forget(self, *, keep: int) -> int:
        """Remove all copies but the newest so many, and the journal that only they needed; how many copies."""
        there = bases(self.vault.folder)
        gone, left = there[:-keep], there[-keep:]
        if not gone or not left:
            return 0
        for base in gone:
            (self.vault.folder / "base" / f"{base.name}.json").unlink(missing_ok=True)
            self.vault.remove(f"base/{base.name}{BASE}")
        for path in (self.vault.folder / "wal").glob("*.age"):
            # The first eight letters are the timeline, which does not order segments (pg_archivecleanup).
            segment = path.name.partition(".")[0]
            if len(segment) == 24 and segment[8:] < left[0].first_wal[8:]:
                path.unlink(missing_ok=True)
        return len(gone)
