"""What a file really is, told from its bytes. What it is called is only compared with that."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from motcua.documents.providers.opener.refusing import Refused


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file that may be taken: its ending, its media type, other endings people give it."""

    ending: str
    media_type: str
    family: str
    also: tuple[str, ...] = ()


_OPENXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
KINDS = {
    kind.ending: kind
    for kind in (
        Kind("pdf", "application/pdf", "pdf"),
        Kind("jpg", "image/jpeg", "picture", ("jpeg", "jpe", "jfif")),
        Kind("png", "image/png", "picture"),
        Kind("webp", "image/webp", "picture"),
        Kind("heic", "image/heic", "picture", ("heif",)),
        Kind("tif", "image/tiff", "picture", ("tiff",)),
        Kind("docx", f"{_OPENXML}wordprocessingml.document", "office"),
        Kind("xlsx", f"{_OPENXML}spreadsheetml.sheet", "office"),
        Kind("pptx", f"{_OPENXML}presentationml.presentation", "office"),
        Kind("odt", f"{_ODF}text", "office"),
        Kind("ods", f"{_ODF}spreadsheet", "office"),
        Kind("zip", "application/zip", "archive"),
    )
}
_STARTS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PARTS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}


def of_ending(ending: str) -> str:
    """The type that a name's ending promises; '' for one we do not know."""
    return next((k.ending for k in KINDS.values() if ending == k.ending or ending in k.also), "")


def told(path: Path) -> Kind:
    """The type by the file's first bytes, from byte 0. Raises Refused: empty, page, unknown."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise Refused("empty")
    found = _by_start(head)
    if found == "zip":
        found = _inside_zip(path)
    if found:
        return KINDS[found]
    if _is_page(head):
        raise Refused("page")
    raise Refused("unknown", really=_name_of(head))


def _by_start(head: bytes) -> str:
    for start, ending in _STARTS:
        if head.startswith(start):
            return ending
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "heic"
    if head[:4] in (b"II*\0", b"MM\0*"):
        return "tif"
    return "zip" if head[:4] == b"PK\x03\x04" else ""


def _inside_zip(path: Path) -> str:
    """Word, Excel and their like are zip files with a known part inside."""
    try:
        with zipfile.ZipFile(path) as whole:
            names = whole.namelist()
            if names and names[0] == "mimetype":
                said = whole.open("mimetype").read(100).decode("ascii", "replace")
                return next((k.ending for k in KINDS.values() if k.media_type == said), "zip")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise Refused("broken") from None
    if "[Content_Types].xml" in names:
        return next(
            (ending for part, ending in _PARTS.items() if any(n.startswith(part) for n in names)), "zip"
        )
    return "zip"


def _is_page(head: bytes) -> bool:
    """Whether a browser could run it: HTML, SVG, XML, by whatever it is called."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    marks = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<iframe")
    return text.startswith(marks) or b"<script" in text or b"<svg" in text


def _name_of(head: bytes) -> str:
    """What it seems to be, for the sentence; '' when nobody knows."""
    import puremagic

    try:
        return puremagic.magic_string(head)[0].extension.lstrip(".")[:8]
    except (puremagic.PureError, ValueError, IndexError):
        return ""
