"""Photographs and PDFs made into one PDF, in their order, each photograph on an A4 page."""

import io
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image

from motcua.documents.providers.opener import pictures
from motcua.documents.providers.opener.refusing import Refused

_LONG_SIDE = 2340  # A4 at 200 dots per inch: small print stays readable, a page stays near half a megabyte
_MOST_PAGES = 300


def join(paths: list[Path], into: Path) -> tuple[Path, Path | None, int]:
    """The place of the PDF, of a small picture of its first page if that is a photograph, its pages.

    The parts have been looked at before. Raises Refused: unjoinable, too_many_pages.
    """
    whole, small = pikepdf.Pdf.new(), None
    parts = []
    for number, path in enumerate(paths):
        part = _pages_of(path)
        parts.append(part)
        if number == 0 and not is_pdf(path):
            small = pictures.thumbnail(path, into)
        whole.pages.extend(part.pages)
        if len(whole.pages) > _MOST_PAGES:
            raise Refused("too_many_pages", count=len(whole.pages), most=_MOST_PAGES)
    place = into / "joined.pdf"
    count = len(whole.pages)
    whole.save(place)
    return place, small, count


def is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _pages_of(path: Path) -> pikepdf.Pdf:
    if is_pdf(path):
        return pikepdf.Pdf.open(path)
    page = img2pdf.convert(_smaller(path), layout_fun=_a4())
    return pikepdf.Pdf.open(io.BytesIO(page))


def _smaller(path: Path) -> bytes:
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
            drawn = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    except OSError:
        raise Refused("unjoinable") from None
    drawn.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    drawn.save(packed, "JPEG", quality=80)
    return packed.getvalue()


def _a4() -> object:
    size = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
    edge = img2pdf.mm_to_pt(8)
    return img2pdf.get_layout_fun(
        pagesize=size, border=(edge, edge), fit=img2pdf.FitMode.into, auto_orient=True
    )
