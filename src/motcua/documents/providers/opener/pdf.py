"""PDF: opened strictly, and freed of what acts by itself. A signed one is kept as it is or not at all."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from motcua.documents.providers.opener.refusing import Refused

_MOST_PAGES = 3000
_ACTS = frozenset(
    "/JavaScript /Launch /GoToE /SubmitForm /ImportData /Rendition /Movie /Sound /RichMediaExecute"
    " /GoTo3DView".split()
)
_ANNOTATIONS = frozenset("/FileAttachment /Screen /Movie /Sound /RichMedia /3D".split())
_CARRIERS = ("/EmbeddedFiles", "/JavaScript")  # of the names' tree
_KEYS = ("/AA", "/JS", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/AF", "/EF")
_AFTER_END = re.compile(rb"\s*")


def look(path: Path, into: Path, *, most_bytes: int) -> tuple[Path | None, list[str], int]:
    """The place of a cleaned copy (None: good as it is), notes for the person, the number of pages.

    Raises Refused: locked, broken, cut, signed_active, bomb, too_many_pages.
    """
    pdf, mended = _opened(path)
    with pdf:
        pages = _pages(pdf)
        _unpack_all(pdf, most_bytes)
        signed = _is_signed(pdf)
        if signed and mended:
            raise Refused("broken")
        notes = ["mended"] if mended or _has_tail(path) or pdf.is_encrypted else []
        if signed and (_acts(pdf, clean=False) or _has_tail(path)):
            raise Refused("signed_active")
        if not signed and _acts(pdf, clean=True):
            notes.append("cleaned")
        if not notes or signed:
            return None, [], pages
        place = into / "cleaned.pdf"
        pdf.save(place)
        return place, notes, pages


def unpackable(path: Path, *, most_bytes: int) -> None:
    """Open it as it is and count what it unpacks to. Raises Refused: locked, broken, cut, bomb."""
    pdf, _ = _opened(path)
    with pdf:
        _pages(pdf)
        _unpack_all(pdf, most_bytes)


def _opened(path: Path) -> tuple[Pdf, bool]:
    try:
        return Pdf.open(path, attempt_recovery=False, suppress_warnings=True), False
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except pikepdf.PdfError:
        pass
    if not _is_whole(path):
        raise Refused("cut")
    try:
        return Pdf.open(path, suppress_warnings=True), True
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except pikepdf.PdfError:
        raise Refused("broken") from None


def _is_whole(path: Path) -> bool:
    """Whether the end mark stands in the last 4 KB: what was cut off in sending has none."""
    return b"%%EOF" in _end(path)


def _has_tail(path: Path) -> bool:
    """Something else hangs behind the end mark: another file in the same bytes."""
    tail = _end(path).rpartition(b"%%EOF")[2]
    return not _AFTER_END.fullmatch(tail.replace(b"\0", b" "))


def _end(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        return file.read()


def _pages(pdf: Pdf) -> int:
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        raise Refused("broken") from None
    if not count:
        raise Refused("broken")
    if count > _MOST_PAGES:
        raise Refused("too_many_pages", count=count, most=_MOST_PAGES)
    return count


def _dictionaries(pdf: Pdf) -> Iterator[Dictionary]:
    for thing in pdf.objects:
        stack = [thing]
        while stack:
            one = stack.pop()
            if isinstance(one, Stream):
                one = one.stream_dict
            if isinstance(one, Dictionary):
                yield one
                stack += [value for _, value in one.items() if _is_direct(value)]
            elif isinstance(one, pikepdf.Array):
                stack += [value for value in one if _is_direct(value)]


def _is_direct(value: object) -> bool:
    return isinstance(value, Dictionary | pikepdf.Array | Stream) and not value.is_indirect


def _acts(pdf: Pdf, *, clean: bool) -> bool:
    """Whether anything in it acts by itself or carries another file; taken out if `clean`."""
    found = False
    for one in _dictionaries(pdf):
        keys = [key for key in _KEYS if key in one]
        action = str(one.get("/S", "")) in _ACTS and "/K" not in one
        player = str(one.get("/Subtype", "")) in _ANNOTATIONS and "/Rect" in one
        found = found or bool(keys) or action or player
        if clean:
            _cleaned(one, keys, action=action, player=player)
    return _clean_root(pdf, clean=clean) or found


def _cleaned(one: Dictionary, keys: list[str], *, action: bool, player: bool) -> None:
    """Nothing is taken away that another part refers to: it stays, and does nothing."""
    for key in keys:
        del one[key]
    if action or player:
        rectangle = one.get("/Rect")
        for key in list(one.keys()):
            del one[key]
        if player:
            one["/Type"], one["/Subtype"], one["/Rect"] = Name.Annot, Name.Text, rectangle
            one["/F"] = 2  # hidden
        else:
            one["/S"], one["/D"] = Name.GoTo, pikepdf.Array([])


def _clean_root(pdf: Pdf, *, clean: bool) -> bool:
    names = pdf.Root.get("/Names")
    if not isinstance(names, Dictionary):
        return False
    carried = [key for key in _CARRIERS if key in names]
    for key in carried if clean else ():
        del names[key]
    if clean and "/Collection" in pdf.Root:
        del pdf.Root["/Collection"]
    return bool(carried)


def _is_signed(pdf: Pdf) -> bool:
    return any("/ByteRange" in one and "/Contents" in one for one in _dictionaries(pdf))


def _unpack_all(pdf: Pdf, most_bytes: int) -> None:
    """Unpack what is packed by Flate, counting: a page of a few kilobytes may hold gigabytes."""
    left = most_bytes
    for thing in pdf.objects:
        if not isinstance(thing, Stream):
            continue
        filters = thing.get("/Filter")
        if filters is None:
            continue
        names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        packed = [
            name
            for name in names
            if name in ("/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode")
        ]
        if len(packed) > 1:
            raise Refused("bomb")
        if names[:1] in (["/FlateDecode"], ["/Fl"]):
            left -= _unpacked(thing.read_raw_bytes(), left)


def _unpacked(packed: bytes, most: int) -> int:
    unpacker, count = zlib.decompressobj(), 0
    rest = packed
    try:
        while rest and not unpacker.eof:
            count += len(unpacker.decompress(rest, 1 << 20))
            rest = unpacker.unconsumed_tail
            if count > most:
                raise Refused("bomb")
    except zlib.error:
        return count  # a damaged stream shows as a damaged page; it harms nobody
    return count
