"""Zip files, and the Office and OpenDocument files that are zip files inside."""

import lzma
import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from motcua.documents.providers.opener.refusing import Refused

_MOST_ENTRIES = 5000
_RATIO = 200  # of one entry over 1 MB; honest XML reaches 50
_CHUNK = 1 << 18
_RUNS = frozenset(
    "exe dll com scr pif cpl msi msp bat cmd ps1 psm1 vbs vbe js jse jar wsf wsh hta lnk reg chm sh py pl"
    " apk app iso img html htm xhtml svg svgz xml swf docm xlsm pptm dotm xltm".split()
)
_ARCHIVES = frozenset("zip rar 7z gz tgz bz2 xz tar cab".split())
_MACROS = re.compile(r"(?i)(vbaproject\.bin|vbadata\.xml|/activex/|^basic/|^scripts/|macrosheets/)")
_EMBEDDED = re.compile(r"(?i)(/embeddings/|^object \d+/|oleobject)")
_OUTSIDE = re.compile(
    rb"""(?i)(attachedTemplate|oleObject|frame|externalLinkPath|subDocument)"[^>]*TargetMode="External\""""
)
_BROKEN = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
)
_ENTITY = re.compile(rb"(?i)<!(DOCTYPE|ENTITY)")


def look(path: Path, *, office: bool, most_bytes: int) -> None:
    """Read every entry to its end within the limits. Raises Refused: broken, bomb, locked, macros, …"""
    try:
        with zipfile.ZipFile(path) as whole:
            entries = whole.infolist()
            _check_whole(entries, most_bytes, path.stat().st_size)
            for entry in entries:
                _check_name(entry, office=office)
            left = most_bytes
            for entry in entries:
                left = _read(whole, entry, left, office=office)
    except _BROKEN:
        raise Refused("broken") from None


def _check_whole(entries: list[zipfile.ZipInfo], most_bytes: int, size: int) -> None:
    if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > most_bytes:
        raise Refused("bomb")
    # Entries that share their bytes unpack to far more than the file holds.
    if sum(e.compress_size for e in entries) > size:
        raise Refused("bomb")
    if any(e.file_size > 1 << 20 and e.file_size > _RATIO * max(e.compress_size, 1) for e in entries):
        raise Refused("bomb")
    if any(e.flag_bits & 0x1 for e in entries):
        raise Refused("locked")


def _check_name(entry: zipfile.ZipInfo, *, office: bool) -> None:
    name = entry.orig_filename
    if (
        "\\" in name
        or ":" in name
        or name.startswith("/")
        or ".." in PurePosixPath(name).parts
        or "\0" in name
    ):
        raise Refused("paths")
    if (entry.external_attr >> 16) & 0o170000 == 0o120000:  # a link that leads elsewhere
        raise Refused("paths")
    ending = name.rpartition(".")[2].lower()
    if office:
        if _MACROS.search(name):
            raise Refused("macros")
        if _EMBEDDED.search(name):
            raise Refused("embedded")
    elif ending in _ARCHIVES:
        raise Refused("nested")
    elif ending in _RUNS:
        raise Refused("program", inside=name[-60:])


def _read(whole: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, *, office: bool) -> int:
    """Unpack one entry piece by piece: its header may lie about its size."""
    first = True
    with whole.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Refused("bomb")
            if first:
                _check_start(entry.filename, chunk, office=office)
            if office and entry.filename.endswith(".rels") and _OUTSIDE.search(chunk):
                raise Refused("outside")
            first = False
    return left


def _check_start(name: str, chunk: bytes, *, office: bool) -> None:
    if office and name.endswith((".xml", ".rels")) and _ENTITY.search(chunk[:4096]):
        raise Refused("bomb")
    if chunk.startswith((b"MZ", b"\x7fELF", b"#!")):
        raise Refused("program", inside=name[-60:])
    if (
        not office
        and chunk.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf"))
        and not name.lower().endswith(("docx", "xlsx", "pptx", "odt", "ods"))
    ):
        raise Refused("nested")
