"""Filing feedback, proposals and complaints: by anybody, about a dossier, a procedure, a unit, or at large."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.speaking import ComplaintNoted
from motcua.law import feedback as law
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.feedback import Kind, Limits
from motcua.law.worktime import HANOI, Calendar, Limit
from motcua.organisation import queries as organisation
from motcua.ratings.models import Feedback, FeedbackFile

TEXT_LENGTH = 8000
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What somebody says, about what, and who they are. `files`: (stored file's id, name)."""

    kind: Kind
    text: str
    name: str
    by: Actor
    at: datetime
    centre_id: int
    phone: str = ""
    email: str = ""
    address: str = ""
    agency_id: int | None = None
    procedure_id: int | None = None
    dossier_id: int | None = None
    files: tuple[tuple[int, str], ...] = ()
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """It is kept: its number for everybody, and the code that opens it for who filed it."""

    feedback_id: int
    number: str
    code: str
    due_at: datetime
    repeated: bool = False


class FeedbackNeedsWords(NotPossible):
    message = N_("Write what happened, or what you propose.")


class FeedbackNeedsSender(NotPossible):
    message = N_(
        "Give your name, and a telephone number, an email address or an address, so that you can be answered."
    )


class ComplaintNeedsAddress(NotPossible):
    message = N_("A complaint needs your name and address (Law on Complaints 2011, art. 8).")


@transaction.atomic
def file(items: Sequence[Filed]) -> list[Kept]:
    """Keep them, with the limit of their answer. A key that was used before gives what it kept then.

    Raises FeedbackNeedsWords, FeedbackNeedsSender (Decree 20/2008, art. 5), ComplaintNeedsAddress, and for a
    dossier that is not the actor's NotYours.
    """
    for item in items:
        _check(item)
    known = _known(items)
    fresh = [item for item in items if item.key is None or item.key not in known]
    ids = _numbers(len(fresh))
    rows = [_row(item, feedback_id) for item, feedback_id in zip(fresh, ids, strict=True)]
    # The dossiers' events come first: they lock the dossiers, which the rows then refer to.
    about = [(item, row) for item, row in zip(fresh, rows, strict=True) if item.dossier_id is not None]
    dossiers.note_complaint(
        [
            ComplaintNoted(dossier_id=item.dossier_id or 0, by=item.by, at=item.at, number=row.number)
            for item, row in about
        ]
    )
    Feedback.objects.bulk_create(rows)
    FeedbackFile.objects.bulk_create(
        FeedbackFile(feedback_id=row.pk, file_id=file_id, name=name[:200])
        for item, row in zip(fresh, rows, strict=True)
        for file_id, name in item.files
    )
    new = {id(item): _kept(row) for item, row in zip(fresh, rows, strict=True)}
    return [new.get(id(item)) or known[item.key] for item in items]


def _check(item: Filed) -> None:
    if not item.text.strip():
        raise FeedbackNeedsWords
    if not item.name.strip() or not (item.phone.strip() or item.email.strip() or item.address.strip()):
        raise FeedbackNeedsSender
    if item.kind == Kind.COMPLAINT and not item.address.strip():
        raise ComplaintNeedsAddress


def _known(items: Sequence[Filed]) -> "dict[UUID | None, Kept]":
    keys = [item.key for item in items if item.key is not None]
    if not keys:
        return {}
    with connection.cursor() as cursor:
        # Twins that race for a key wait here for each other, and the second finds what the first kept.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(k::text, 0)) FROM unnest(%s::uuid[]) k ORDER BY k",
            [sorted(keys)],
        )
    return {row.key: _kept(row, repeated=True) for row in Feedback.objects.filter(key__in=keys)}


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('ratings_feedback', 'id')) FROM generate_series(1, %s)",
            [count],
        )
        return [number for (number,) in cursor.fetchall()]


def _row(item: Filed, feedback_id: int) -> Feedback:
    due_at = law.due_when_filed(item.kind, item.at, calendar_of(item.centre_id), limits())
    return Feedback(
        pk=feedback_id,
        number=f"PA-{item.at.astimezone(HANOI):%y%m%d}-{feedback_id:04}",
        code="".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH)),
        key=item.key,
        kind=item.kind,
        centre_id=item.centre_id,
        agency_id=item.agency_id,
        procedure_id=item.procedure_id,
        dossier_id=item.dossier_id,
        text=item.text.strip()[:TEXT_LENGTH],
        person_id=item.by.person_id,
        name=item.name.strip()[:200],
        phone=item.phone.strip()[:20],
        email=item.email.strip()[:254],
        address=item.address.strip()[:300],
        filed_at=item.at,
        due_at=due_at,
    )


def _kept(row: Feedback, *, repeated: bool = False) -> Kept:
    return Kept(row.pk, row.number, row.code, row.due_at, repeated)


def calendar_of(centre_id: int) -> Calendar:
    """The hours of the agency that runs the centre."""
    return organisation.hours_of(organisation.host_of(centre_id)).calendar


def limits() -> Limits:
    return Limits(
        answer=Limit.parse(settings.MOTCUA_FEEDBACK_LIMIT),
        accept=Limit.parse(settings.MOTCUA_COMPLAINT_ACCEPT_LIMIT),
        settle=Limit.parse(settings.MOTCUA_COMPLAINT_LIMIT),
    )
