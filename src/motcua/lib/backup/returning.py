"""Bringing back: a server and its files as they were at an instant. What is there is moved aside, never removed."""

import contextlib
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from motcua.lib import system_user
from motcua.lib.backup import packing
from motcua.lib.backup.keeping import BASE, Base, bases
from motcua.lib.backup.vault import OpenVault
from motcua.lib.embedded_postgres import DURABLE, CannotRun, Server

_BEAT_SECONDS = 0.2
Say = Callable[[str], None]


class NothingToReturn(Exception):
    """No copy in the vault serves for this; the message says why."""


@dataclass(frozen=True, slots=True)
class Returned:
    base: Base
    segments: int
    aside: Path | None  # where what was there before lies now


def server(vault: OpenVault, target: Server, *, at: datetime | None, now: datetime, say: Say) -> Returned:
    """Build the server's data as it was at `at` (None: as late as the vault knows), and leave it stopped.

    Raises NothingToReturn, NotReadable, CannotRun; then what was there before is in its place again.
    """
    if target.pid() is not None:
        raise CannotRun("the database is running: stop motcua first")
    base = _chosen(vault.folder, at)
    aside = _moved_aside(target.data, now)
    try:
        say(f"Unpacking the copy of {base.ended_at:%Y-%m-%d %H:%M:%S} …")
        _unpack(vault, base, target)
        journal = target.data.with_name(f"{target.data.name}.journal")
        segments = _journal(vault, base, target, journal)
        say(f"Playing {segments} segments of the journal …")
        _recover(target, journal, at)
        shutil.rmtree(journal)
    except BaseException:
        shutil.rmtree(target.data, ignore_errors=True)
        if aside is not None:
            aside.rename(target.data)
        raise
    return Returned(base, segments, aside)


def files(vault: OpenVault, target: Path) -> int:
    """Bring back every file that is not there; how many."""
    back = 0
    for name in vault.names("files"):
        path = target / name.removeprefix("files/")
        if not path.exists():
            vault.take_file(name, path)
            back += 1
    return back


def _chosen(folder: Path, at: datetime | None) -> Base:
    there = bases(folder)
    if not there:
        raise NothingToReturn(f"there is no copy of a database in {folder}")
    fitting = [base for base in there if at is None or base.ended_at <= at]
    if not fitting:
        raise NothingToReturn(
            f"the oldest copy was whole at {there[0].ended_at:%Y-%m-%d %H:%M:%S %z}: choose a later instant"
        )
    return fitting[-1]


def _moved_aside(data: Path, now: datetime) -> Path | None:
    if not data.exists():
        return None
    aside = data.with_name(f"{data.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    data.rename(aside)
    return aside


def _unpack(vault: OpenVault, base: Base, target: Server) -> None:
    target.data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.data.parent, suffix=BASE) as tar:
        vault.take(f"base/{base.name}{BASE}", tar)
        tar.flush()
        tar.seek(0)
        target.data.mkdir(mode=0o700)
        with tarfile.open(fileobj=tar, mode="r:gz") as packed:
            packed.extractall(target.data, filter="data")
    (target.data / "recovery.signal").touch()
    _hand_over(target.data)


def _journal(vault: OpenVault, base: Base, target: Server, folder: Path) -> int:
    """Lay out the journal from the copy on, in the clear, for the server alone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    laid = 0
    for name in vault.names("wal"):
        segment = name.removeprefix("wal/").removesuffix(packing.ENDING)
        if len(segment) != 24 or segment[8:] >= base.first_wal[8:]:
            packed = folder / f"{segment}{packing.ENDING}"
            vault.take_file(name, packed)
            packing.unpack(packed, folder / segment)
            packed.unlink()
            laid += 1
    _hand_over(folder)
    return laid


def _hand_over(folder: Path) -> None:
    """To the user that the server runs as, where root brings it back."""
    if os.geteuid() != 0:
        return
    owner = system_user.ensure()
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def _recover(target: Server, journal: Path, at: datetime | None) -> None:
    told = {"restore_command": f'cp "{journal}/%f" "%p"', "recovery_target_action": "promote"}
    if at is not None:
        told["recovery_target_time"] = at.astimezone(UTC).isoformat(sep=" ")
    recovering = Server(
        target.data, name=target.name, safety={**DURABLE, **told}, archive_seconds=target.archive_seconds
    )
    try:
        recovering.start()
        while recovering.ask("select pg_is_in_recovery()").strip() != "f":
            time.sleep(_BEAT_SECONDS)
    except CannotRun as wrong:
        said = f"{wrong}\n{recovering.last_words()}"
        if "before configured recovery target" in said:
            raise NothingToReturn(
                "the journal in the vault ends before that instant: choose an earlier one, or none for all of it"
            ) from wrong
        raise CannotRun(said) from wrong
    finally:
        with contextlib.suppress(CannotRun):  # it may just have stopped by itself
            recovering.stop()
