"""Announcements and guides: those that are shown now, and those that a centre writes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from motcua.announcements.models import Announcement, Kind, PublishedAnnouncement
from motcua.catalogue.queries import Name
from motcua.documents import queries as documents
from motcua.documents.queries import Facts
from motcua.lib import markdown
from motcua.organisation.models import ServiceCentre

KINDS = {Kind.ANNOUNCEMENT: str(Kind.ANNOUNCEMENT.label), Kind.GUIDE: str(Kind.GUIDE.label)}
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Headline:
    """Enough for a list."""

    id: int
    kind: Kind
    title: Name
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """One as everybody sees it: `html` is safe to put into a page."""

    id: int
    kind: Kind
    title: Name
    html: Name
    picture_id: int | None
    picture_alt: Name
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """One in its centre's list: `public_version` None: nobody sees it."""

    id: int
    kind: Kind
    title_vi: str
    shown_from: datetime
    shown_until: datetime | None
    version: int
    public_version: int | None


def headlines(*, at: datetime, kind: Kind | None = None, limit: int = _SHOWN) -> list[Headline]:
    """What the portal shows at this time, in the centre's order, then the newest first."""
    rows = _now(at).filter(on_portal=True)
    if kind is not None:
        rows = rows.filter(kind=kind)
    ordered = rows.order_by("position", "-published_at", "-id")[:limit]
    columns = ("announcement_id", "kind", "title_vi", "title_en", "published_at")
    return [Headline(i, Kind(k), Name(vi, en), when) for i, k, vi, en, when in ordered.values_list(*columns)]


def one(announcement_id: int, *, at: datetime) -> Shown | None:
    row = _now(at).filter(announcement_id=announcement_id).first()
    return _shown(row) if row else None


def on_screens(centre_id: int, *, at: datetime) -> list[Shown]:
    """What the screens of a centre's hall show at this time, in its order."""
    rows = _now(at).filter(on_screens=True, announcement__centre_id=centre_id)
    return [_shown(row) for row in rows.order_by("position", "-published_at", "-id")[:_SHOWN]]


def screen_centre(code: str) -> tuple[int, Name] | None:
    """The centre whose hall's screens have this code in their address, with its name."""
    row = (
        ServiceCentre.objects.filter(code=code.replace("\x00", ""))
        .values_list("id", "name_vi", "name_en")
        .first()
    )
    return (row[0], Name(row[1], row[2])) if row else None


def picture(announcement_id: int, *, at: datetime) -> Facts | None:
    """The picture of one that is shown at this time."""
    picture_id = _now(at).filter(announcement_id=announcement_id).values_list("picture_id", flat=True).first()
    return documents.facts(picture_id) if picture_id else None


def written(centre_id: int) -> list[Written]:
    """What a centre has written, the last changed first; the newest two hundred."""
    rows = Announcement.objects.filter(centre_id=centre_id).order_by("-changed_at", "-id")
    columns = (
        "id", "kind", "title_vi", "shown_from", "shown_until", "version", "published__of_version",
    )  # fmt: skip
    return [Written(row[0], Kind(row[1]), *row[2:]) for row in rows.values_list(*columns)[:200]]


def draft(announcement_id: int, centre_id: int) -> Announcement | None:
    return Announcement.objects.filter(pk=announcement_id, centre_id=centre_id).first()


def preview(row: Announcement) -> tuple[str, str]:
    """As it would be shown: safe HTML of both languages."""
    return markdown.html(row.text_vi), markdown.html(row.text_en)


def _now(at: datetime) -> QuerySet[PublishedAnnouncement]:
    return PublishedAnnouncement.objects.filter(
        Q(shown_until__isnull=True) | Q(shown_until__gt=at), shown_from__lte=at
    )


def _shown(row: PublishedAnnouncement) -> Shown:
    return Shown(
        id=row.announcement_id,
        kind=Kind(row.kind),
        title=Name(row.title_vi, row.title_en),
        html=Name(row.html_vi, row.html_en),
        picture_id=row.picture_id,
        picture_alt=Name(row.picture_alt_vi, row.picture_alt_en),
        published_at=row.published_at,
    )
