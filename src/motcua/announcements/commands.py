"""Writing announcements and guides, and putting them before everybody."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.announcements import policies
from motcua.announcements.models import Announcement, PublishedAnnouncement
from motcua.audit import commands as audit
from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.lib import markdown

TITLE_LENGTH = 200
TEXT_LENGTH = 20_000
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All that an announcement says, and when and where it is shown. `shown_until` None: without end."""

    kind: str
    title_vi: str
    text_vi: str
    shown_from: datetime
    shown_until: datetime | None = None
    title_en: str = ""
    text_en: str = ""
    picture_id: int | None = None
    picture_alt_vi: str = ""
    picture_alt_en: str = ""
    position: int = 50
    on_portal: bool = True
    on_screens: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A new announcement of a centre, or new words for one. `seen`: the version the writer looked at."""

    words: Words
    by: Actor
    at: datetime
    centre_id: int
    announcement_id: int | None = None
    seen: int | None = None


class TitleAndTextNeeded(NotPossible):
    message = N_("Write a title and a text in Vietnamese.")


class EndsBeforeItBegins(NotPossible):
    message = N_("It would end before it begins.")


class NotAPicture(NotPossible):
    message = N_("This is no picture that pages can show: choose a JPEG, PNG or WebP file.")


class AltNeeded(NotPossible):
    message = N_("Say in words what the picture shows, for those who do not see it.")


class NoSuchAnnouncement(NotPossible):
    message = N_("There is no such announcement.")


class WrittenMeanwhile(NotPossible):
    message = N_("“%(title)s” was changed by somebody else meanwhile. Look again, then save.")


@transaction.atomic
def write(writings: Sequence[Writing]) -> list[int]:
    """Keep new ones and new words; their ids. Nothing is public by this.

    Raises NotAWriter, TitleAndTextNeeded, EndsBeforeItBegins, NotAPicture, AltNeeded, WrittenMeanwhile.
    """
    ids = [w.announcement_id for w in writings if w.announcement_id is not None]
    known = {
        row.pk: row for row in Announcement.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    }
    kept = []
    for writing in writings:
        policies.demand_writing(writing.by, writing.centre_id)
        _check(writing.words)
        row = _row(writing, known)
        before = _facts(row) if row.pk else None
        for name, value in asdict(writing.words).items():
            setattr(row, name, value.strip() if isinstance(value, str) else value)
        row.changed_at, row.version = writing.at, row.version + 1
        row.save()
        about = str(row.pk)
        audit.change("announcement", about, by=writing.by, at=writing.at, before=before, after=_facts(row))
        kept.append(row.pk)
    return kept


def _row(writing: Writing, known: dict[int, Announcement]) -> Announcement:
    if writing.announcement_id is None:
        return Announcement(centre_id=writing.centre_id)
    row = known.get(writing.announcement_id)
    if row is None or row.centre_id != writing.centre_id:
        raise NoSuchAnnouncement
    if writing.seen is not None and writing.seen != row.version:
        raise WrittenMeanwhile(title=row.title_vi)
    return row


def _check(words: Words) -> None:
    if not words.title_vi.strip() or not words.text_vi.strip():
        raise TitleAndTextNeeded
    if words.shown_until is not None and words.shown_until <= words.shown_from:
        raise EndsBeforeItBegins
    if words.picture_id is not None:
        if documents.facts(words.picture_id).media_type not in PICTURES:
            raise NotAPicture
        if not words.picture_alt_vi.strip():
            raise AltNeeded


def _facts(row: Announcement) -> dict[str, Any]:
    """What the note of a change keeps."""
    return {
        "version": row.version,
        "title_vi": row.title_vi,
        "text_vi": row.text_vi,
        "title_en": row.title_en,
        "text_en": row.text_en,
        "shown_from": row.shown_from.isoformat(),
        "shown_until": row.shown_until.isoformat() if row.shown_until else None,
    }


@transaction.atomic
def publish(announcement_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Put these before everybody, as they are written now; who published stands in the audit."""
    for row in _locked(announcement_ids):
        policies.demand_publishing(by, row.centre_id)
        copied = {
            f.attname: getattr(row, f.attname) for f in Announcement._meta.concrete_fields if f.name in _SAME
        }
        drawn = {"html_vi": markdown.html(row.text_vi), "html_en": markdown.html(row.text_en)}
        PublishedAnnouncement.objects.update_or_create(
            announcement_id=row.pk,
            defaults=copied | drawn | {"published_at": at, "of_version": row.version},
        )
        after = {"version": row.version, "title_vi": row.title_vi}
        audit.change("announcement published", str(row.pk), by=by, at=at, after=after)


@transaction.atomic
def withdraw(announcement_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Take these from the pages and screens; what was written stays."""
    for row in _locked(announcement_ids):
        policies.demand_publishing(by, row.centre_id)
        if PublishedAnnouncement.objects.filter(announcement_id=row.pk).delete()[0]:
            before = {"title_vi": row.title_vi}
            audit.change("announcement published", str(row.pk), by=by, at=at, before=before)


_SAME = {field.name for field in PublishedAnnouncement._meta.concrete_fields} - {"id"}


def _locked(announcement_ids: Sequence[int]) -> list[Announcement]:
    rows = list(Announcement.objects.select_for_update().filter(pk__in=announcement_ids).order_by("pk"))
    if len(rows) != len(set(announcement_ids)):
        raise NoSuchAnnouncement
    return rows
