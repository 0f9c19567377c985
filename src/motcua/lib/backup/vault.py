"""A folder of encrypted files: each is there whole or not at all."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import pyrage

ENDING = ".age"


class NotReadable(Exception):
    """The private key does not open this, or it was damaged."""


class NoKey(Exception):
    """What should be an age key is none."""


def new_key() -> tuple[str, str]:
    """A private key (AGE-SECRET-KEY-1…), which stays away from the machine, and its public one (age1…)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Counted:
    """A reader that sums what passes through it."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.sha256, self.size = hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.sha256.update(piece)
        self.size += len(piece)
        return piece


@dataclass(frozen=True, slots=True)
class Kept:
    size_bytes: int
    sha256: str


class Vault:
    """Encrypts to `recipient` (an age public key) under `folder`. Raises NoKey where it is none."""

    def __init__(self, folder: Path, recipient: str) -> None:
        self.folder = folder
        try:
            self._recipient = pyrage.x25519.Recipient.from_str(recipient.strip())
        except pyrage.RecipientError as wrong:
            raise NoKey(f"{recipient!r} is no public key of age (age1…): {wrong}") from wrong

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def put(self, name: str, source: Readable) -> Kept:
        """Keep what `source` gives under `name`; it is on the disk when this returns. Replaces an older one."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")  # two may keep the same at once
        counted = _Counted(source)
        with part.open("wb") as file:
            pyrage.encrypt_io(counted, file, [self._recipient])
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
        return Kept(counted.size, counted.sha256.hexdigest())

    def put_file(self, name: str, source: Path) -> Kept:
        with source.open("rb") as file:
            return self.put(name, file)

    def remove(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{ENDING}"


class OpenVault:
    """Reads what a Vault keeps. Raises NoKey where `identity` (AGE-SECRET-KEY-1…) is no private key."""

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder = folder
        # age-keygen writes comments above the key.
        key = next((line for line in identity.split() if line.startswith("AGE-SECRET-KEY-")), "")
        try:
            self._identity = pyrage.x25519.Identity.from_str(key)
        except pyrage.IdentityError as wrong:
            raise NoKey("there is no private key of age (AGE-SECRET-KEY-1…) in it") from wrong

    def names(self, below: str) -> Iterator[str]:
        """What is kept in this part, in the order of its names."""
        root = self.folder / below
        for path in sorted(root.rglob(f"*{ENDING}")):
            yield str(path.relative_to(self.folder))[: -len(ENDING)]

    def take(self, name: str, target: IO[bytes]) -> None:
        """Write what is kept under `name` to `target`. Raises NotReadable."""
        with (self.folder / f"{name}{ENDING}").open("rb") as file:
            try:
                pyrage.decrypt_io(file, target, [self._identity])
            except (pyrage.DecryptError, OSError) as wrong:
                raise NotReadable(f"{name}: {wrong}") from wrong

    def take_file(self, name: str, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        with part.open("wb") as file:
            self.take(name, file)
        part.replace(target)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # some shares cannot
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
