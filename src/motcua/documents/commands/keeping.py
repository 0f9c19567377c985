"""Keep files by the hash of their content: the file is safe before the row that names it is written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import storages

from motcua.documents.models import StoredFile
from motcua.documents.queries.stored import place

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """A file to be kept: a stream that can be rewound, and what it is (`application/pdf`)."""

    stream: BinaryIO
    media_type: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: `id` of the `StoredFile`, SHA-256 in hexadecimal digits, size in bytes."""

    id: int
    sha256: str
    size_bytes: int


def keep(contents: Sequence[Content], *, at: datetime) -> list[Kept]:
    """Keep each content once, and say what it is kept as, in the order given.

    The same bytes twice are one file. Safe to run again after a crash: a file that no row names yet
    is simply named by the second run.
    """
    hashed = [_hashed(content.stream) for content in contents]
    store = storages["documents"]
    for content, (sha256, _size) in zip(contents, hashed, strict=True):
        if not store.exists(place(sha256)):
            content.stream.seek(0)
            store.save(place(sha256), File(content.stream, name=sha256))
    StoredFile.objects.bulk_create(
        [
            StoredFile(sha256=sha256, size_bytes=size, media_type=content.media_type, stored_at=at)
            for content, (sha256, size) in zip(contents, hashed, strict=True)
        ],
        ignore_conflicts=True,
    )
    ids = dict(StoredFile.objects.filter(sha256__in=[h for h, _ in hashed]).values_list("sha256", "id"))
    return [Kept(ids[sha256], sha256, size) for sha256, size in hashed]


def _hashed(stream: BinaryIO) -> tuple[str, int]:
    stream.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size
