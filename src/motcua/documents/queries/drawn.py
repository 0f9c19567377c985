"""Pages of stored files as pictures, drawn by the separate program that opens what strangers send."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from motcua.documents.providers import opening
from motcua.documents.providers.opening import Limits, Unopenable
from motcua.documents.queries.stored import Facts, checked
from motcua.law.errors import N_, NotPossible

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a JPEG, and how many pages its file has."""

    jpeg: bytes
    pages: int


class NotDrawable(NotPossible):
    message = N_("This page cannot be shown as a picture. Download the file to read it.")


def limits() -> Limits:
    """What opening one file may take, by the settings."""
    return Limits(
        pixels=settings.MOTCUA_PICTURE_MEGAPIXELS * 1_000_000,
        unpacked_bytes=settings.MOTCUA_UNPACKED_MB << 20,
        memory_bytes=settings.MOTCUA_OPEN_MEMORY_MB << 20,
        seconds=settings.MOTCUA_OPEN_SECONDS,
    )


_SMALL, _SMALL_SECONDS = 320, 5


def pictured(media_type: str, thumbnail: object) -> bool:
    """Whether there is a small picture of a file, or one can be drawn."""
    return bool(thumbnail) or media_type == PDF


def small_page(file: Facts) -> bytes:
    """The first page of a PDF as a small JPEG. Raises NotDrawable, FileMissing or FileChanged."""
    least = replace(limits(), seconds=min(_SMALL_SECONDS, settings.MOTCUA_OPEN_SECONDS))
    return _picture(file, 1, least, across=_SMALL).jpeg


def page_picture(file: Facts, page: int) -> PagePicture:
    """Page `page`, from 1, of a PDF. Raises NotDrawable, FileMissing or FileChanged."""
    return _picture(file, page, limits())


def _picture(file: Facts, page: int, most: Limits, across: int | None = None) -> PagePicture:
    if file.media_type != PDF:
        raise NotDrawable
    with tempfile.TemporaryDirectory(prefix="motcua-draw-") as folder:
        into = Path(folder)
        with checked(file) as stream, (into / "given.pdf").open("wb") as given:
            shutil.copyfileobj(stream, given)
        try:
            place, pages = opening.draw(into / "given.pdf", page=page, into=into, limits=most, across=across)
        except Unopenable:
            raise NotDrawable from None
        return PagePicture(place.read_bytes(), pages)
