"""Files that have not arrived whole, on this machine's disk: bytes are safe before anybody counts them."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


def place(upload_id: int) -> Path:
    return Path(settings.MOTCUA_UPLOADS) / f"{upload_id % 256:02x}" / str(upload_id)


def write(upload_id: int, offset: int, data: bytes) -> None:
    """Put `data` at `offset` and force it to the disk. What a crash left behind it is written over."""
    path = place(upload_id)
    if offset == 0:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o640)
    try:
        done = 0
        while done < len(data):
            done += os.pwrite(handle, data[done:], offset + done)
        os.fsync(handle)
    finally:
        os.close(handle)
    if offset == 0:
        _sync(path.parent)


def opened(upload_id: int) -> BinaryIO:
    """Raises FileNotFoundError."""
    return place(upload_id).open("rb")


def remove(upload_id: int) -> None:
    place(upload_id).unlink(missing_ok=True)


def stray(known: "set[int]", *, older_than: float) -> list[Path]:
    """What lies there without a row, not touched since that moment (seconds since 1970)."""
    root = Path(settings.MOTCUA_UPLOADS)
    return [
        path
        for path in root.glob("*/*")
        if path.name.isdigit() and int(path.name) not in known and path.stat().st_mtime < older_than
    ]


def free_bytes() -> int:
    root = Path(settings.MOTCUA_UPLOADS)
    root.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(root).free


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
