"""Small pictures of stored files. A PDF's is drawn when somebody first looks, and kept."""

import io
from datetime import datetime

import structlog
from PIL import Image, ImageDraw

from motcua.documents.commands.keeping import Content, keep
from motcua.documents.models import StoredFile
from motcua.documents.providers.opening import OpenerFailed
from motcua.documents.queries.drawn import PDF, NotDrawable, small_page
from motcua.documents.queries.stored import Facts
from motcua.law.errors import N_, NotPossible

_JPEG = "image/jpeg"
log = structlog.get_logger(__name__)


class NoPicture(NotPossible):
    message = N_("There is no picture of this file.")


def thumbnail(file_id: int, *, at: datetime) -> Facts:
    """The small picture of a stored file; twice is once.

    A PDF that is broken, locked, hostile or too heavy to draw gets a bare sheet, and is not tried again.
    Raises NoPicture for what has none, FileMissing, FileChanged.
    """
    row = StoredFile.objects.select_related("thumbnail").get(pk=file_id)
    if row.thumbnail is not None:
        return Facts.of(row.thumbnail)
    if row.media_type != PDF:
        raise NoPicture
    small = keep([Content(io.BytesIO(_first_page(Facts.of(row))), _JPEG)], at=at)[0]
    StoredFile.objects.filter(pk=file_id, thumbnail__isnull=True).update(thumbnail=small.id)
    return Facts(small.id, small.sha256, small.size_bytes, _JPEG)


def _first_page(file: Facts) -> bytes:
    try:
        return small_page(file)
    except NotDrawable:
        return _bare_sheet()
    except OpenerFailed as fault:  # a page is worth no alarm, but the reader's fault is worth a line
        log.warning("thumbnail failed", sha256=file.sha256, fault=str(fault)[-300:])
        return _bare_sheet()


def _bare_sheet() -> bytes:
    """A sheet with a folded corner and nothing on it."""
    sheet, grey = Image.new("L", (226, 320), 255), 150
    pen = ImageDraw.Draw(sheet)
    pen.polygon([(20, 10), (156, 10), (206, 60), (206, 310), (20, 310)], outline=grey, width=6)
    pen.line([(156, 10), (156, 60), (206, 60)], fill=grey, width=6)
    for height in range(120, 280, 40):
        pen.line([(56, height), (170, height)], fill=grey, width=6)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return out.getvalue()
