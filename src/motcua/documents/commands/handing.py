"""What a form brings: uploads that came ahead, files that came with it, made into one file per paper."""

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from django.conf import settings

from motcua.documents.commands import uploading
from motcua.documents.commands.accepting import accept, kept
from motcua.documents.commands.uploading import Asked, NoSuchUpload, Piece
from motcua.documents.models import UploadState
from motcua.documents.providers import opening
from motcua.documents.providers.opening import Unopenable
from motcua.documents.queries import stored, uploads
from motcua.documents.queries.drawn import limits
from motcua.documents.queries.refusals import FileRefused
from motcua.documents.queries.stored import Facts
from motcua.documents.queries.uploads import Incoming
from motcua.law.errors import N_, ActRefused, NotPossible
from motcua.lib import file_names

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Sent:
    """A whole file as a form posts it."""

    name: str
    stream: BinaryIO
    length_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What one paper takes: endings, bytes for each file, number of files. None: the settings' limit."""

    types: tuple[str, ...] = ()
    most_bytes: int | None = None
    most_files: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What of the form's files is here for good, and why the others are not (name, refusal)."""

    items: tuple[Incoming, ...]
    faults: tuple[tuple[str, ActRefused], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One file for one paper: `facts` of the StoredFile, its clean name, the number of pages."""

    facts: Facts
    name: str
    pages: int


class NotLookedAt(NotPossible):
    message = N_(
        "The file “%(name)s” is still being checked. Nothing was lost: send the form again in a moment."
    )


class NotWhole(NotPossible):
    message = N_("The file “%(name)s” has not arrived whole. Wait until it is here, or choose it again.")


class TooManyFiles(NotPossible):
    message = N_("At most %(most)s files are taken here.")


def settle(
    tokens: Sequence[str],
    sent: Sequence[Sent],
    *,
    owners: Sequence[str],
    allowed: Allowed,
    at: datetime,
) -> Settled:
    """Take in what a form brings for one paper. Refuses nothing as a whole: each file has its answer.

    New files belong to the first of `owners`.
    """
    items: list[Incoming] = []
    faults: list[tuple[str, ActRefused]] = []
    for came in _came(tokens, sent, owners, allowed, at):
        if isinstance(came, Incoming):
            items.append(came)
        else:
            faults.append(came)
    most = allowed.most_files or settings.MOTCUA_FILES_MOST
    if len(items) > most:
        faults.append(("", TooManyFiles(most=most)))
    return Settled(tuple(items), tuple(faults))


def gather(tokens: Sequence[str], *, owners: Collection[str], name: str, at: datetime) -> Gathered:
    """One file of these uploads in their order: itself when there is one, else a PDF called `name`.

    Raises NoSuchUpload, NotWhole, NotLookedAt, FileRefused.
    """
    found = uploads.several(tokens, owners, at=at)
    if not found or len(found) != len(set(tokens)):
        raise NoSuchUpload
    files = [_file(one) for one in found]
    if len(found) == 1:
        return Gathered(files[0], found[0].name, found[0].pages)
    return join(files, name=name, at=at)


def join(files: Sequence[Facts], *, name: str, at: datetime) -> Gathered:
    """One PDF called `name` of stored photographs and PDFs, in their order.

    Raises FileRefused (`unjoinable` for what is neither), FileMissing, FileChanged.
    """
    with tempfile.TemporaryDirectory(dir=settings.MOTCUA_UPLOADS, prefix="joining-") as folder:
        parts = [_copied(file, Path(folder) / str(number)) for number, file in enumerate(files)]
        try:
            looked = opening.join(parts, into=Path(folder), limits=limits())
        except Unopenable as refused:
            raise FileRefused(refused.code, refused.params) from None
        file_id = kept(looked, looked.place or parts[0], at)
    return Gathered(stored.facts(file_id), file_names.cleaned(f"{name[:100]}.pdf"), looked.pages)


def _came(
    tokens: Sequence[str], sent: Sequence[Sent], owners: Sequence[str], allowed: Allowed, at: datetime
) -> "list[Incoming | tuple[str, ActRefused]]":
    found = uploads.several(tokens, owners, at=at)
    lost = len(set(tokens)) - len(found)
    came: list[Incoming | tuple[str, ActRefused]] = [_verdict(one, at) for one in found]
    came += [("", NoSuchUpload()) for _ in range(lost)]
    return came + [_taken_in(one, owners[0], allowed, at) for one in sent]


def _taken_in(sent: Sent, owner: str, allowed: Allowed, at: datetime) -> "Incoming | tuple[str, ActRefused]":
    asked = Asked(
        owner=owner,
        name=sent.name,
        length_bytes=sent.length_bytes,
        types=allowed.types,
        most_bytes=allowed.most_bytes,
    )
    try:
        begun = uploading.begin([asked], at=at)[0]
        offset = 0
        while chunk := sent.stream.read(_CHUNK):
            piece = Piece(token=begun.token, owners=[owner], offset_bytes=offset, data=chunk)
            offset = uploading.append(piece, at=at)
    except ActRefused as refused:
        return file_names.cleaned(sent.name), refused
    return _verdict(accept([begun.token], at=at, scanner_may_wait=True)[0], at)


def _verdict(one: Incoming, at: datetime) -> "Incoming | tuple[str, ActRefused]":
    """An upload that is here, looked at if nobody has; or why it is none. Refused ones are forgotten."""
    if one.state == UploadState.WHOLE:
        one = accept([one.token], at=at, scanner_may_wait=True)[0]
    if one.state == UploadState.REFUSED and one.refusal is not None:
        return one.name, one.refusal
    if one.state == UploadState.ARRIVING:
        return one.name, NotWhole(name=one.name)
    return one


def _file(one: Incoming) -> Facts:
    if one.file is not None:
        return one.file
    if one.refusal is not None:
        raise one.refusal
    raise NotWhole(name=one.name) if one.state == UploadState.ARRIVING else NotLookedAt(name=one.name)


def _copied(file: Facts, place: Path) -> Path:
    """The opener gets files of its own, wherever the store lies. Raises FileMissing, FileChanged."""
    with stored.checked(file) as stream, place.open("wb") as copy:
        copyfileobj(stream, copy, _CHUNK)
    return place
