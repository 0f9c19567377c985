"""A page of a PDF as a picture: only its points go on, whatever scripts, forms or links the file has.

Drawn by Typst's own reader of PDFs, which runs nothing of a file and is written in a language that keeps
its memory (Rust).
"""

import io
import shutil
from pathlib import Path

import pikepdf
import typst
from PIL import Image

from motcua.documents.providers.opener.refusing import Refused

_WIDTH = (
    1240  # points across: a page of A4 at 150 to an inch, readable at the width of half a screen twice over
)
_INCH = 72.0


def draw(path: Path, number: int, into: Path, *, across: int = _WIDTH) -> tuple[Path, int]:
    """The place of the picture (JPEG, so many points across, three times as high at most) of page `number`, from 1,
    and how many pages there are.

    Raises Refused: broken, locked, no_page.
    """
    width, height, pages = _measured(path, number)
    inches = max(width, height / 3, 1.0) / _INCH
    return _compiled(path, number, into, width, dots=across / inches), pages


def draw_whole(path: Path, number: int, into: Path, *, dots: int) -> tuple[Path, tuple[float, float]]:
    """The picture of a page at so many dots to an inch, and the page's size in points."""
    width, height, _pages = _measured(path, number)
    return _compiled(path, number, into, width, dots=dots), (width, height)


def _compiled(path: Path, number: int, into: Path, width: float, *, dots: float) -> Path:
    shutil.copyfile(path, into / "whole.pdf")
    (into / "page.typ").write_text(
        "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
        f'#image("whole.pdf", page: {number}, width: {max(width, 1.0):.2f}pt)\n',
        encoding="utf-8",
    )
    try:
        drawn = typst.compile(into / "page.typ", root=into, format="png", ppi=dots, ignore_system_fonts=True)
    except typst.TypstError:
        raise Refused("broken") from None
    place = into / "page.jpg"
    with Image.open(io.BytesIO(drawn), formats=("PNG",)) as picture:
        picture.convert("RGB").save(place, "JPEG", quality=82, dpi=(dots, dots))
    return place


def _measured(path: Path, number: int) -> tuple[float, float, int]:
    """The page's width and height in points as it is read, and how many pages the file has."""
    try:
        with pikepdf.Pdf.open(path) as whole:
            pages = len(whole.pages)
            if not 1 <= number <= pages:
                raise Refused("no_page", count=pages)
            page = whole.pages[number - 1]
            left, bottom, right, top = (float(edge) for edge in page.cropbox)
            width, height = abs(right - left), abs(top - bottom)
            turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        raise Refused("broken") from None
    return (height, width, pages) if turned else (width, height, pages)
