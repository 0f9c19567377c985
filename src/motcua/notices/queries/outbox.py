"""Messages as pages show them: of a dossier, those that went wrong, a demonstration's sample book."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import visible
from motcua.law.actor import Actor
from motcua.lib.written import whole
from motcua.notices import events
from motcua.notices.models import ENDED_BADLY, Notice, NoticeChannel, NoticeState

PAGE = 50
SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Told:
    """One message: to whom, what about, by which way, how far. `target` only in part."""

    id: int
    dossier_id: int | None  # None: of something else
    code: str
    situation: events.Situation
    channel: NoticeChannel
    target: str
    language: str
    state: NoticeState
    made_at: datetime
    next_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    provider: str
    tries: int
    fault: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    rows: tuple[Told, ...]
    after: str | None


def of_dossier(dossier_id: int) -> tuple[Told, ...]:
    """What was told of a dossier, the newest first."""
    rows = Notice.objects.filter(dossier_id=dossier_id).order_by("-id")
    return tuple(_told(row) for row in rows.select_related("dossier")[:PAGE])


def failures(actor: Actor, after: str | None = None) -> Lines:
    """Messages that reached nobody, of dossiers that this officer may see; the newest first."""
    centre_id = actor.unit.centre_id if actor.unit else None
    rows = Notice.objects.filter(
        Q(dossier__in=visible(Dossier.objects.all(), actor)) | Q(dossier=None, told__centre_id=centre_id),
        state__in=ENDED_BADLY,
    )
    if after:
        ended, _, pk = after.partition("|")
        rows = _beyond(rows, ended, pk)
    found = list(rows.select_related("dossier").order_by("-ended_at", "-id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    place = f"{last.ended_at.isoformat()}|{last.pk}" if last and last.ended_at else None
    return Lines(tuple(_told(row) for row in found[:PAGE]), place)


def _beyond(rows: "QuerySet[Notice]", ended: str, pk: str) -> "QuerySet[Notice]":
    try:
        at, number = datetime.fromisoformat(ended), int(pk)
    except ValueError:
        return rows
    return rows.filter(Q(ended_at__lt=at) | Q(ended_at=at, id__lt=number))


def sample_book(after: str | None = None) -> Lines:
    """What a demonstration would have sent, whole and with its links; the newest first."""
    if not settings.DEMO:
        return Lines((), None)
    rows = Notice.objects.exclude(text="")
    if (before := whole(after)) is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows.select_related("dossier").order_by("-id")[: PAGE + 1])
    place = str(found[PAGE - 1].pk) if len(found) > PAGE else None
    return Lines(tuple(_told(row, whole=True) for row in found[:PAGE]), place)


def _told(row: Notice, *, whole: bool = False) -> Told:
    if row.dossier is None:
        link = f"{settings.PUBLIC_URL}{row.told['page']}"
    else:
        link = f"{settings.PUBLIC_URL}/track/{row.dossier.code}/"
        link += f"{row.dossier.tracking_secret}/" if whole else ""
    return Told(
        id=row.pk,
        dossier_id=row.dossier_id,
        code=row.dossier.code if row.dossier else row.told["code"],
        situation=events.shipped()[row.situation],
        channel=NoticeChannel(row.channel),
        target=row.target if whole else masked(row.target),
        language=row.language,
        state=NoticeState(row.state),
        made_at=row.made_at,
        next_at=row.next_at,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
        ended_at=row.ended_at,
        provider=row.provider,
        tries=row.tries,
        fault=row.fault,
        subject=row.subject,
        text=row.text.replace("{link}", link),
    )


def masked(target: str) -> str:
    """091•••678, v•••@example.com: enough to recognise one's own."""
    if "@" in target:
        name, _, host = target.partition("@")
        return f"{name[:1]}•••@{host}"
    return f"{target[:3]}•••{target[-3:]}" if len(target) > 6 else target


def due_since(at: datetime) -> datetime | None:
    """Since when the message that waits longest to be sent is due."""
    waiting = Notice.objects.filter(state=NoticeState.QUEUED, next_at__lte=at).order_by("next_at")
    return waiting.values_list("next_at", flat=True).first()
