"""Pages of stored files as pictures, drawn by the separate program that opens what strangers send."""

import shutil
import tempfile
from dataclasses import dataclass
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


def page_picture(file: Facts, page: int) -> PagePicture:
    """Page `page`, from 1, of a PDF. Raises NotDrawable, FileMissing or FileChanged."""
    if file.media_type != PDF:
        raise NotDrawable
    with tempfile.TemporaryDirectory(prefix="motcua-draw-") as folder:
        into = Path(folder)
        with checked(file) as stream, (into / "given.pdf").open("wb") as given:
            shutil.copyfileobj(stream, given)
        try:
            place, pages = opening.draw(into / "given.pdf", page=page, into=into, limits=limits())
        except Unopenable:
            raise NotDrawable from None
        return PagePicture(place.read_bytes(), pages)
