"""Packing (gzip) what is read and unpacking what was kept: a journal's segment is mostly empty."""

import gzip
import shutil
import zlib
from pathlib import Path
from typing import IO

ENDING = ".gz"
_PIECE = 1 << 20
_GZIP = 31  # zlib's name for gzip's frame


class Packed:
    """A reader of what `source` gives, packed."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._packer = zlib.compressobj(level=1, wbits=_GZIP)
        self._ready, self._is_over = b"", False

    def read(self, size: int = -1) -> bytes:
        while not self._is_over and (size < 0 or len(self._ready) < size):
            if piece := self._source.read(_PIECE):
                self._ready += self._packer.compress(piece)
            else:
                self._ready += self._packer.flush()
                self._is_over = True
        size = len(self._ready) if size < 0 else size
        given, self._ready = self._ready[:size], self._ready[size:]
        return given


def unpack(packed: Path, target: Path) -> None:
    """`target` is there whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    with gzip.open(packed) as source, part.open("wb") as file:
        shutil.copyfileobj(source, file, _PIECE)
    part.replace(target)
