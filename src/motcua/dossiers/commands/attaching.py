"""Files of a draft: attached for a paper, taken off, photographs of one paper made into one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from motcua.dossiers.commands.drafting import Saved, each
from motcua.dossiers.models import Draft, DraftFile
from motcua.law.errors import N_, NotPossible

MOST_FILES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAttached:
    """A kept file (documents.StoredFile) for a required document, or for none in particular.

    `role` tells what it is where it answers no document of the catalogue (models.drafts.AUTHORISATION).
    """

    draft_id: int
    file_id: int
    name: str
    at: datetime
    required_id: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDetached:
    draft_id: int
    draft_file_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesJoined:
    """Attached files of one paper that became one: it stands in their place and remembers them."""

    draft_id: int
    draft_file_ids: tuple[int, ...]
    file_id: int
    name: str
    at: datetime


class TooManyFiles(NotPossible):
    message = N_("More than %(most)s files cannot be attached. Put pages that belong together into one PDF.")


@transaction.atomic
def attach(items: Sequence[FileAttached]) -> list[Saved]:
    """Attach kept files; the same file for the same paper once, also as a part of one that was joined."""
    done = each(items, _touched)
    many = Draft.objects.filter(pk__in=[item.draft_id for item in items]).annotate(many=Count("files"))
    if any(draft.many >= MOST_FILES for draft in many):
        raise TooManyFiles(most=MOST_FILES)
    DraftFile.objects.bulk_create(
        (
            DraftFile(
                draft_id=item.draft_id,
                required_id=item.required_id,
                role=item.role,
                file_id=item.file_id,
                name=item.name[:200],
                attached_at=item.at,
            )
            for item in items
            if not _is_part(item)
        ),
        ignore_conflicts=True,
    )
    return done


def _is_part(item: FileAttached) -> bool:
    there = DraftFile.objects.filter(
        Q(required_id=item.required_id) if item.required_id else Q(required__isnull=True),
        draft_id=item.draft_id,
        role=item.role,
    )
    return any(item.file_id in parts for parts in there.values_list("parts", flat=True))


@transaction.atomic
def detach(items: Sequence[FileDetached]) -> list[Saved]:
    """Take files off their drafts. What they hold stays where the store keeps it."""
    done = each(items, _touched)
    ids = {item.draft_file_id for item in items}
    DraftFile.objects.filter(pk__in=ids, draft_id__in={item.draft_id for item in items}).delete()
    return done


@transaction.atomic
def join_files(items: Sequence[FilesJoined]) -> list[Saved]:
    """Let one file stand in the place of several. One of them taken off meanwhile: nothing is joined."""
    done = each(items, _touched)
    for item in items:
        rows = list(
            DraftFile.objects.filter(pk__in=item.draft_file_ids, draft_id=item.draft_id).order_by("id")
        )
        if len(rows) != len(set(item.draft_file_ids)):
            continue
        first, *rest = rows
        first.parts = [part for row in rows for part in (row.parts or [row.file_id])]
        DraftFile.objects.filter(pk__in=[row.pk for row in rest]).delete()
        first.file_id, first.name = item.file_id, item.name[:200]
        first.save(update_fields=["file", "name", "parts"])
    return done


def _touched(draft: Draft, item: FileAttached | FileDetached | FilesJoined) -> bool:  # noqa: ARG001
    draft.revision += 1
    return False
