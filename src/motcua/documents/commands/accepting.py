"""Looking at a file that has arrived: scanned, opened in a program of its own, kept or refused."""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from motcua.documents.commands.keeping import Content, keep
from motcua.documents.models import StoredFile, Upload, UploadState
from motcua.documents.providers import clamd, opening, partial
from motcua.documents.providers.clamd import ScannerDown
from motcua.documents.providers.opening import Looked, Unopenable
from motcua.documents.queries.drawn import limits
from motcua.documents.queries.uploads import Incoming, told
from motcua.lib import file_names

_JPEG = "image/jpeg"


def accept(tokens: Sequence[str], *, at: datetime, scanner_may_wait: bool = False) -> list[Incoming]:
    """Look at uploads that are whole, each in a transaction of its own; how each stands now.

    Nothing is lost whatever happens: an upload that could not be looked at stays as it was, and the
    job looks again. `scanner_may_wait` leaves those that wait for the scanner to that job, where
    MOTCUA_SCAN is `later`.
    """
    looked = [_accept(token, at, scanner_may_wait) for token in tokens]
    return [told(row) for row in looked if row is not None]


def _accept(token: str, at: datetime, scanner_may_wait: bool) -> Upload | None:
    with transaction.atomic():
        # Another process looks at it already: its verdict will do.
        rows = Upload.objects.select_for_update(skip_locked=True, of=("self",)).select_related(
            "file__thumbnail"
        )
        upload = rows.filter(token=token).first()
        if upload is None or upload.state not in (UploadState.WHOLE, UploadState.SCANNING):
            return upload or Upload.objects.filter(token=token).select_related("file__thumbnail").first()
        if scanner_may_wait and settings.MOTCUA_SCAN == "later":
            upload.state = UploadState.SCANNING
        else:
            _look(upload, at)
        upload.save()
        if upload.state in (UploadState.ACCEPTED, UploadState.REFUSED):
            transaction.on_commit(lambda: partial.remove(upload.pk))
        return upload


def _look(upload: Upload, at: datetime) -> None:
    try:
        _scan(upload)
        with tempfile.TemporaryDirectory(dir=settings.MOTCUA_UPLOADS, prefix="opening-") as folder:
            path, ending = partial.place(upload.pk), file_names.ending(upload.name)
            looked = opening.look(path, ending=ending, types=upload.types, into=Path(folder), limits=limits())
            _keep(upload, looked, at)
    except ScannerDown:
        # `later` waits without a word; where it is demanded now, the person is told.
        waits = settings.MOTCUA_SCAN == "later"
        upload.state = UploadState.SCANNING if waits else UploadState.WHOLE
        upload.refusal = "" if waits else "scanner_down"
    except Unopenable as refused:
        upload.state, upload.refusal = UploadState.REFUSED, refused.code
        upload.refusal_params = refused.params | {"types": ", ".join(upload.types)}
    except FileNotFoundError:
        upload.state, upload.refusal = UploadState.REFUSED, "broken"


def _scan(upload: Upload) -> None:
    """Raises Unopenable when something was found, ScannerDown when it is demanded and silent."""
    if settings.MOTCUA_SCAN == "off":
        return
    try:
        with partial.opened(upload.pk) as stream:
            found = clamd.found(
                stream, address=settings.MOTCUA_CLAMD, timeout_seconds=settings.MOTCUA_SCAN_SECONDS
            )
    except ScannerDown:
        if settings.MOTCUA_SCAN == "when_up":
            return
        raise
    if found:
        raise Unopenable("virus", {"found": found})


def _keep(upload: Upload, looked: Looked, at: datetime) -> None:
    file_id = kept(looked, looked.place or partial.place(upload.pk), at)
    upload.state, upload.refusal, upload.refusal_params = UploadState.ACCEPTED, "", {}
    upload.file = StoredFile.objects.select_related("thumbnail").get(pk=file_id)
    upload.notes, upload.pages = list(looked.notes), looked.pages
    if file_names.ending(upload.name) != looked.ending:
        upload.name = file_names.with_ending(upload.name, looked.ending)


def kept(looked: Looked, place: Path, at: datetime) -> int:
    """Keep what the opener made, with its small picture; the id of the stored file."""
    with place.open("rb") as stream:
        file_id = keep([Content(stream, looked.media_type)], at=at)[0].id
    if looked.thumbnail is not None:
        with looked.thumbnail.open("rb") as stream:
            small = keep([Content(stream, _JPEG)], at=at)[0].id
        StoredFile.objects.filter(pk=file_id, thumbnail__isnull=True).exclude(pk=small).update(
            thumbnail=small
        )
    return file_id
