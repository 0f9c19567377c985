"""The papers of dossiers: which there are, which are kept already, and which are owed."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.db.models.expressions import Combinable

from motcua.documents import queries as documents
from motcua.documents.queries import Facts, FileChanged, FileMissing
from motcua.dossiers.events.issuing import ISSUES, issued_by
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.events.played import PLAYED_KEYS
from motcua.dossiers.models import Event, Paper
from motcua.dossiers.queries.then import as_of
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True)
class Asked:
    """One paper of one event."""

    event_id: int
    kind: PaperKind


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper that a dossier has: `seq` is its event's number in the dossier's life."""

    event_id: int
    seq: int
    kind: PaperKind
    issued_at: datetime

    @property
    def asked(self) -> Asked:
        return Asked(self.event_id, self.kind)


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as it went out: `file_id` of the stored file, `number` in its register."""

    event_id: int
    kind: PaperKind
    number: int
    file_id: int
    issued_at: datetime


def papers_of(dossier_id: int) -> tuple[Listed, ...]:
    """All papers of a dossier, oldest first, kept or to be issued at the first look.

    Asks nobody's right: the caller has opened the dossier by a query that does.
    """
    events = Event.objects.filter(dossier_id=dossier_id).only("id", "seq", "kind", "at", "changes")
    return listed(events.order_by("seq"))


def listed(events: Iterable[Event]) -> tuple[Listed, ...]:
    """The papers of a dossier's events, which come oldest first."""
    papers, received = [], False
    for event in events:
        received = received or bool(event.changes.get("received_at"))
        for kind in issued_by(Kind(event.kind), received=received):
            papers.append(Listed(event.pk, event.seq, kind, event.at))
    return tuple(papers)


def chosen(papers: Sequence[Listed], kind: str, seq: str = "") -> Listed | None:
    """The paper of this kind of this event; the last one where no event is named."""
    fitting = [p for p in papers if p.kind == kind and (not seq or str(p.seq) == seq)]
    return fitting[-1] if fitting else None


def last_event(dossier_id: int) -> int | None:
    """The id of a dossier's last event."""
    events = Event.objects.filter(dossier_id=dossier_id).order_by("-seq")
    return events.values_list("id", flat=True).first()


def papers_kept(asked: Iterable[Asked]) -> dict[Asked, Issued]:
    """Those that are kept."""
    wanted = set(asked)
    rows = Paper.objects.filter(event_id__in={a.event_id for a in wanted}).values_list(
        "event_id", "kind", "number", "file_id", "issued_at"
    )
    found = {Asked(row[0], PaperKind(row[1])): Issued(row[0], PaperKind(row[1]), *row[2:]) for row in rows}
    return {asked: paper for asked, paper in found.items() if asked in wanted}


def papers_owed(event_ids: Sequence[int]) -> tuple[Asked, ...]:
    """The papers that these events owe the applicant or the file, kept or not."""
    thens = as_of(event_ids)
    return tuple(Asked(event_id, kind) for event_id in sorted(thens) for kind in thens[event_id].owes)


# Events have no index by time: ids grow with it, so the last of them are the last that happened.
LAST_EVENTS = 100_000


def papers_missing(*, until: "datetime | Combinable", last: int = LAST_EVENTS) -> tuple[Asked, ...]:
    """Papers owed by events up to `until`, among the last `last` events, that nobody has issued.

    Events played from a plan owe theirs at the first look only.
    """
    newest = Event.objects.aggregate(newest=Max("id"))["newest"] or 0
    kinds = sorted(ISSUES)
    events = Event.objects.filter(id__gt=newest - last, at__lte=until, kind__in=kinds)
    ids = list(events.exclude(key__range=PLAYED_KEYS).order_by("id").values_list("id", flat=True))
    owed: list[Asked] = []
    for first in range(0, len(ids), 1000):
        part = papers_owed(ids[first : first + 1000])
        kept = papers_kept(part)
        owed += [asked for asked in part if asked not in kept]
    return tuple(owed)


def unsound_files(paper_ids: Iterable[int] | None = None) -> Iterator[tuple[str, str]]:
    """(dossier's code, fault) of each paper whose file is gone or was changed; of all papers if none are named."""
    papers = Paper.objects.order_by("id")
    if paper_ids is not None:
        papers = papers.filter(id__in=list(paper_ids))
    columns = ("dossier__code", "file_id", "file__sha256", "file__size_bytes", "file__media_type")
    for code, *facts in papers.values_list(*columns).iterator():
        try:
            documents.content(Facts(*facts))
        except (FileMissing, FileChanged) as fault:
            yield code, str(fault)


def some_papers(newest: int, others: int) -> list[int]:
    """The ids of the newest papers and of as many others, picked at random."""
    ids = list(Paper.objects.order_by("-id").values_list("id", flat=True)[:newest])
    if len(ids) < newest:
        return ids
    rest = range(1, ids[-1])
    return ids + random.sample(rest, min(others, len(rest)))
