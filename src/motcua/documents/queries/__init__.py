"""What may be asked about files."""

from motcua.documents.queries.drawn import NotDrawable, PagePicture, limits, page_picture, pictured
from motcua.documents.queries.personal import KINDS, Owned, owned, store
from motcua.documents.queries.refusals import NOTES, REFUSALS, FileRefused
from motcua.documents.queries.sealed import NotReadable, Signature, revocation_lists, seal, seals, signatures
from motcua.documents.queries.signing import with_keys
from motcua.documents.queries.stored import (
    Facts,
    FileChanged,
    FileMissing,
    FileState,
    checked,
    content,
    facts,
    facts_of,
    opened,
    place,
    state,
)
from motcua.documents.queries.uploads import Incoming, incoming, several, to_look_at

__all__ = [
    "KINDS",
    "NOTES",
    "REFUSALS",
    "Facts",
    "FileChanged",
    "FileMissing",
    "FileRefused",
    "FileState",
    "Incoming",
    "NotDrawable",
    "NotReadable",
    "Owned",
    "PagePicture",
    "Signature",
    "checked",
    "content",
    "facts",
    "facts_of",
    "incoming",
    "limits",
    "opened",
    "owned",
    "page_picture",
    "pictured",
    "place",
    "revocation_lists",
    "seal",
    "seals",
    "several",
    "signatures",
    "state",
    "store",
    "to_look_at",
    "with_keys",
]
