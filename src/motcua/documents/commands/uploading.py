"""A file comes in piece by piece: begun, lengthened at its end, ended. The offset is always true.

A piece is taken only at the very end of what is already safe on disk, under the row's lock. So two
writers, doubled and reordered requests cannot harm each other: one is taken, the other told where
the end is now. If the machine stops in between, what was written beyond the offset is written over.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum

from motcua.documents.models import Upload, UploadState
from motcua.documents.providers import partial
from motcua.documents.providers.opener import kinds
from motcua.documents.queries.refusals import FileRefused
from motcua.documents.queries.uploads import Incoming, told
from motcua.law.errors import N_, NotPossible
from motcua.lib import file_names

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file that somebody wants to send: how it is called, how long it is, what may be taken here.

    `types` are endings (pdf, jpg, …), none for all that the settings allow; `most_bytes` None for
    the settings' limit.
    """

    owner: str
    name: str
    length_bytes: int
    types: tuple[str, ...] = ()
    most_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes for an upload that begin at `offset_bytes`."""

    token: str
    owners: Collection[str]
    offset_bytes: int
    data: bytes


class NoSuchUpload(NotPossible):
    message = N_("This upload is not there (any more). Choose the file again.")


class WrongOffset(NotPossible):
    """The piece does not begin where the upload ends; `offset_bytes` says where that is."""

    message = N_("The upload stands at another place: %(offset_bytes)s bytes. Go on from there.")

    def __init__(self, offset_bytes: int) -> None:
        super().__init__(offset_bytes=offset_bytes)
        self.offset_bytes = offset_bytes


class TooLong(NotPossible):
    message = N_("More bytes were sent than the file was said to have.")


class TooLarge(NotPossible):
    message = N_("The file is larger than %(most)s MB. Make it smaller, or send it in parts.")


class TooManyUploads(NotPossible):
    message = N_("You have too many files on their way. Remove some, or wait until they are done.")


class NoRoom(NotPossible):
    message = N_("There is no room for files at the moment. Nothing was lost: please try again later.")


def begin(asked: Sequence[Asked], *, at: datetime) -> list[Incoming]:
    """Make room for files that are to come. Raises FileRefused, TooLarge, TooManyUploads, NoRoom."""
    for one in asked:
        _check(one)
    if partial.free_bytes() < sum(one.length_bytes for one in asked) + settings.MOTCUA_FREE_MB * _MEGABYTE:
        raise NoRoom
    with transaction.atomic():
        _check_owners({one.owner for one in asked}, len(asked))
        rows = Upload.objects.bulk_create(
            Upload(
                token=secrets.token_urlsafe(32),
                owner=one.owner,
                name=file_names.cleaned(one.name),
                length_bytes=one.length_bytes,
                types=list(one.types or settings.MOTCUA_FILE_TYPES),
                started_at=at,
                expires_at=_expiry(at),
            )
            for one in asked
        )
    return [told(row) for row in rows]


def append(piece: Piece, *, at: datetime) -> int:
    """Lengthen an upload by one piece; where it ends now. Safe on disk before it is said.

    Raises NoSuchUpload, WrongOffset, TooLong.
    """
    with transaction.atomic():
        upload = _locked(piece.token, piece.owners, at)
        if upload.offset_bytes != piece.offset_bytes:
            raise WrongOffset(upload.offset_bytes)
        if upload.offset_bytes + len(piece.data) > upload.length_bytes:
            raise TooLong
        if not piece.data:
            return upload.offset_bytes
        partial.write(upload.pk, upload.offset_bytes, piece.data)
        upload.offset_bytes += len(piece.data)
        if upload.offset_bytes == upload.length_bytes:
            upload.state = UploadState.WHOLE
        upload.expires_at = _expiry(at)
        upload.save(update_fields=["offset_bytes", "state", "expires_at"])
        return upload.offset_bytes


def end(tokens: Sequence[str], *, owners: Collection[str], at: datetime) -> None:
    """Forget uploads and what arrived of them; what was accepted and is used elsewhere stays.

    Raises NoSuchUpload.
    """
    with transaction.atomic():
        ids = [_locked(token, owners, at).pk for token in sorted(tokens)]
        Upload.objects.filter(pk__in=ids).delete()
        transaction.on_commit(lambda: _remove(ids))


def forget_expired(*, at: datetime, limit: int = 500) -> int:
    """Forget what has expired; how many that were."""
    with transaction.atomic():
        old = (
            Upload.objects.select_for_update(skip_locked=True)
            .filter(expires_at__lte=at)
            .order_by("expires_at")
        )
        ids = list(old.values_list("pk", flat=True)[:limit])
        Upload.objects.filter(pk__in=ids).delete()
        transaction.on_commit(lambda: _remove(ids))
    return len(ids)


def sweep(*, at: datetime) -> int:
    """Remove what lies on the disk without a row, a day old: a machine that stopped left it."""
    found = partial.stray(
        set(Upload.objects.values_list("pk", flat=True)), older_than=at.timestamp() - 86_400
    )
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _remove(ids: Sequence[int]) -> None:
    for upload_id in ids:
        partial.remove(upload_id)


def _locked(token: str, owners: Collection[str], at: datetime) -> Upload:
    row = Upload.objects.select_for_update().filter(token=token, owner__in=owners, expires_at__gt=at).first()
    if row is None:
        raise NoSuchUpload
    return row


def _check(asked: Asked) -> None:
    if asked.length_bytes < 1:
        raise FileRefused("empty")
    most = min(asked.most_bytes or settings.MOTCUA_FILE_MB * _MEGABYTE, settings.MOTCUA_FILE_MB * _MEGABYTE)
    if asked.length_bytes > most:
        raise TooLarge(most=most // _MEGABYTE)
    types = asked.types or settings.MOTCUA_FILE_TYPES
    said = file_names.ending(asked.name)
    promised = kinds.of_ending(said)
    # Said before a hundred megabytes travel; what it really is, is seen when it is here.
    if said and promised not in types:
        raise FileRefused("not_allowed" if promised else "unknown", {"really": said, "types": named(types)})


def named(types: Sequence[str]) -> str:
    return ", ".join(types)


def _check_owners(owners: Collection[str], coming: int) -> None:
    open_ = Upload.objects.filter(owner__in=owners).aggregate(many=Count("id"))["many"]
    if open_ + coming > settings.MOTCUA_UPLOADS_MOST * len(owners):
        raise TooManyUploads
    arriving = (
        Upload.objects.filter(state=UploadState.ARRIVING).aggregate(sum=Sum("length_bytes"))["sum"] or 0
    )
    if arriving > settings.MOTCUA_UPLOADS_GB << 30:
        raise NoRoom


def _expiry(at: datetime) -> datetime:
    return at + timedelta(hours=settings.MOTCUA_UPLOAD_HOURS)
