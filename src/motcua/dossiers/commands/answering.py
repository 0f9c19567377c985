"""Files for a supplement that was asked for: attached as they come, and answered with when all are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from motcua.dossiers.commands.attaching import MOST_FILES, TooManyFiles
from motcua.dossiers.models import AnswerFile, SupplementRequest
from motcua.law.errors import N_, NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAttached:
    """A kept file (documents.StoredFile) for one item of a request."""

    request_id: int
    item: str
    file_id: int
    name: str
    at: datetime


class AnsweredAlready(NotPossible):
    message = N_("This request was answered already; nothing more can be attached to it.")


@transaction.atomic
def attach_to_answer(items: Sequence[AnswerAttached]) -> None:
    """Attach kept files to open requests; the same file for the same item once.

    Raises AnsweredAlready, TooManyFiles.
    """
    _lock_open({item.request_id for item in items})
    many = SupplementRequest.objects.filter(pk__in={item.request_id for item in items})
    if any(one.many >= MOST_FILES for one in many.annotate(many=Count("attached"))):
        raise TooManyFiles(most=MOST_FILES)
    AnswerFile.objects.bulk_create(
        (
            AnswerFile(
                request_id=item.request_id,
                item=item.item[:500],
                file_id=item.file_id,
                name=item.name[:200],
                attached_at=item.at,
            )
            for item in items
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def detach_from_answer(request_id: int, answer_file_ids: Sequence[int]) -> None:
    """Take files off an open request. What they hold stays where the store keeps it. Raises AnsweredAlready."""
    _lock_open({request_id})
    AnswerFile.objects.filter(request_id=request_id, pk__in=answer_file_ids).delete()


def _lock_open(request_ids: set[int]) -> None:
    """Whoever answers meanwhile waits, or has answered."""
    found = SupplementRequest.objects.select_for_update().filter(pk__in=request_ids, answered_at=None)
    if {one.pk for one in found.order_by("pk")} != request_ids:
        raise AnsweredAlready
