"""Reading stored files."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, cast

from django.core.files.storage import storages

from motcua.documents.models import StoredFile
from motcua.law.errors import N_, NotPossible

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a stored file without opening it."""

    id: int
    sha256: str
    size_bytes: int
    media_type: str

    @classmethod
    def of(cls, row: StoredFile) -> "Facts":
        return cls(row.pk, row.sha256, row.size_bytes, row.media_type)


class FileMissing(NotPossible):
    """The row is there, the file is not: the folder of files was not restored with the database."""

    message = N_("The file %(sha256)s is not in the store.")


class FileChanged(NotPossible):
    """The file is not what was stored: somebody changed it behind the program's back."""

    message = N_("The file %(sha256)s was changed after it was stored.")


def place(sha256: str) -> str:
    """Where in the store a content lies: two levels of folders, so that none grows large."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def facts(file_id: int) -> Facts:
    """Raises StoredFile.DoesNotExist."""
    return Facts(*StoredFile.objects.values_list("id", "sha256", "size_bytes", "media_type").get(id=file_id))


def opened(file: Facts) -> BinaryIO:
    """The content as a stream; the caller closes it. Raises FileMissing."""
    try:
        return cast(BinaryIO, storages["documents"].open(place(file.sha256)))
    except FileNotFoundError:
        raise FileMissing(sha256=file.sha256) from None


def content(file: Facts) -> bytes:
    """The whole content, checked against its hash: for papers, not for large uploads.

    Raises FileMissing or FileChanged.
    """
    with opened(file) as stream:
        whole = stream.read()
    if hashlib.sha256(whole).hexdigest() != file.sha256:
        raise FileChanged(sha256=file.sha256)
    return whole


def checked(file: Facts) -> BinaryIO:
    """The content as a stream from its beginning, after the whole was compared with its hash.

    What is sent from it is what was compared: the store replaces files, it never writes into one.
    The caller closes it. Raises FileMissing or FileChanged.
    """
    stream = opened(file)
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    if digest.hexdigest() != file.sha256:
        stream.close()
        raise FileChanged(sha256=file.sha256)
    stream.seek(0)
    return stream


def facts_of(file_ids: Collection[int]) -> dict[int, Facts]:
    """The facts of each of these files. Raises StoredFile.DoesNotExist when one is not kept."""
    if not file_ids:
        return {}
    found = StoredFile.objects.filter(id__in=file_ids)
    known = {row[0]: Facts(*row) for row in found.values_list("id", "sha256", "size_bytes", "media_type")}
    if missing := sorted(set(file_ids) - set(known)):
        raise StoredFile.DoesNotExist(f"not kept: {missing}")
    return known


class FileState(StrEnum):
    """How a stored file is found when it is looked at again."""

    THERE = "there"
    MISSING = "missing"
    EMPTY = "empty"
    CHANGED = "changed"


def state(file: Facts, *, whole: bool) -> FileState:
    """Whether the file is there in its size; with `whole`, whether each byte is what was stored."""
    store = storages["documents"]
    try:
        size = store.size(place(file.sha256))
    except FileNotFoundError:
        return FileState.MISSING
    if size != file.size_bytes:
        return FileState.EMPTY if size == 0 else FileState.CHANGED
    if not whole:
        return FileState.THERE
    try:
        checked(file).close()
    except FileMissing:
        return FileState.MISSING
    except FileChanged:
        return FileState.CHANGED
    return FileState.THERE
