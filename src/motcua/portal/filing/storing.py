"""A file as a browser's plain form sends it: looked at, then kept by its content."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import BinaryIO, cast

import puremagic
from django.core.files.uploadedfile import UploadedFile

from motcua.documents import commands as store
from motcua.law.errors import N_, NotPossible

MOST_BYTES = 20 * 1024 * 1024
# What the first bytes say, not what the browser says.
TAKEN = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"})


@dataclass(frozen=True, slots=True)
class Stored:
    id: int
    name: str


class FileEmpty(NotPossible):
    message = N_("This file is empty. Choose it again.")


class FileTooLarge(NotPossible):
    message = N_("This file is larger than %(most)s MB. Make it smaller, or send it in parts.")


class FileOfOtherKind(NotPossible):
    message = N_("This is neither a PDF nor a photo. Save it as PDF, or take a photo of it.")


def taken(sent: UploadedFile, *, at: datetime) -> Stored:
    """Keep the file. Raises FileEmpty, FileTooLarge, FileOfOtherKind."""
    if not sent.size:
        raise FileEmpty
    if sent.size > MOST_BYTES:
        raise FileTooLarge(most=MOST_BYTES // (1024 * 1024))
    kept = store.keep([store.Content(stream=cast(BinaryIO, sent.file), media_type=_type(sent))], at=at)[0]
    return Stored(kept.id, _clean(sent.name or ""))


def _type(sent: UploadedFile) -> str:
    sent.seek(0)
    head = sent.read(8192)
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        raise FileOfOtherKind from None
    if found not in TAKEN:
        raise FileOfOtherKind
    return found


def _clean(name: str) -> str:
    """The bare name, without a path or what no name has."""
    bare = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in bare if letter.isprintable())[:150] or "file"
