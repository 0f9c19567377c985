"""The books of dossiers, their papers, their seals and the post."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, Sum

from motcua.documents import queries as documents
from motcua.documents.queries import FileState
from motcua.documents.queries.stored import Facts
from motcua.dossiers.events.issuing import ISSUES
from motcua.dossiers.models import Channel, DailyNumber, Dossier, DossierResult, Event, Paper
from motcua.dossiers.queries.papers import papers_owed
from motcua.law.errors import N_
from motcua.organisation import queries as organisation
from motcua.payments.queries.day import bounds
from motcua.postal.models import Shipment
from motcua.reports.queries.books.counting import Book, Line, Open, unsettled

_CHANNELS: Mapping[Channel, str] = {
    Channel.COUNTER: N_("at the counter"),
    Channel.ONLINE: N_("online"),
    Channel.POST: N_("by the public post"),
}


def numbers(centre_id: int, day_on: date) -> Book:
    """The day's last dossier number of the unit, and the dossiers that bear one: a gap would show."""
    unit_code = organisation.centre(centre_id).unit_code
    last = DailyNumber.objects.filter(unit_code=unit_code, day_on=day_on).aggregate(n=Sum("last"))["n"] or 0
    rows = Dossier.objects.filter(code__startswith=f"{unit_code}-{day_on:%y%m%d}-").order_by()
    came = dict(rows.values_list("channel").annotate(n=Count("pk")))
    return Book(
        "dossiers",
        N_("Dossiers"),
        [Line(N_("numbers given out"), last)],
        [Line(label, came.get(channel.value, 0)) for channel, label in _CHANNELS.items()],
    )


def papers(centre_id: int, day_on: date) -> Book:
    """What the day's acts owe, and what was issued for them; each issued file is looked for in the store."""
    starts_at, ends_at = bounds(day_on)
    touched = Dossier.objects.filter(centre_id=centre_id).filter(
        Q(received_at__gte=starts_at, received_at__lt=ends_at)
        | Q(finished_at__gte=starts_at, finished_at__lt=ends_at)
    )
    events = Event.objects.filter(dossier__in=touched.values("pk"), at__gte=starts_at, at__lt=ends_at)
    acts = events.filter(kind__in=sorted(ISSUES)).order_by("pk").values_list("pk", flat=True)
    owed = papers_owed(list(acts))
    issued = Paper.objects.filter(event__in=[one.event_id for one in owed]).select_related("file")
    wanted = {(one.event_id, one.kind) for one in owed}
    kept = [paper for paper in issued if (paper.event_id, paper.kind) in wanted]
    states = [documents.state(Facts.of(paper.file), whole=False) for paper in kept]
    there = sum(state == FileState.THERE for state in states)
    return Book(
        "papers",
        N_("Papers"),
        [Line(N_("owed for what was received and finished"), len(owed))],
        [Line(N_("issued"), len(states)), Line(N_("being made"), len(owed) - len(states))],
        [
            *unsettled(
                N_("%(count)s papers are not made yet: is the worker running?"), len(owed) - len(states)
            ),
            *unsettled(N_("%(count)s files of papers are not in the store."), len(states) - there),
        ],
    )


def seals(centre_id: int, day_on: date) -> Book:
    """The results of dossiers finished on the day, and how far each is with signature and seal."""
    starts_at, ends_at = bounds(day_on)
    finished = Dossier.objects.filter(
        centre_id=centre_id, finished_at__gte=starts_at, finished_at__lt=ends_at
    )
    issued = DossierResult.objects.filter(
        dossier__in=finished.values("pk"), issued_at__gte=starts_at, issued_at__lt=ends_at
    )
    sealed = issued.filter(sealed__file__isnull=False).count()
    broken = issued.exclude(sealed__fault="").filter(sealed__isnull=False, sealed__file__isnull=True).count()
    waiting = issued.filter(sealed__file__isnull=True, sealed__fault="")
    signing = waiting.filter(sealed__officer__isnull=False, sealed__own_file__isnull=True).count()
    paper = issued.filter(sealed__isnull=True).count()
    being = waiting.count() - signing
    return Book(
        "seals",
        N_("Seals"),
        [Line(N_("results of the day"), issued.count())],
        [
            Line(N_("sealed"), sealed),
            Line(N_("waiting for an officer's signature"), signing),
            Line(N_("being sealed"), being),
            Line(N_("given on paper alone"), paper),
            Line(N_("that take no seal"), broken),
        ],
        [
            *unsettled(N_("%(count)s results wait for an officer's signature."), signing),
            *unsettled(N_("%(count)s results wait for their seal: is the worker running?"), being),
            *unsettled(N_("%(count)s results take no seal: look at their files."), broken),
        ],
    )


def post(centre_id: int, day_on: date) -> Book:
    """What went over between counter and post, and the lists that both sides signed."""
    starts_at, ends_at = bounds(day_on)
    rows = Shipment.objects.filter(centre_id=centre_id, handed_at__gte=starts_at, handed_at__lt=ends_at)
    handed = dict(rows.order_by().values_list("direction").annotate(n=Count("pk")))
    listed = rows.filter(handover_list__isnull=False).count()
    loose = sum(handed.values()) - listed
    return Book(
        "post",
        N_("Public post"),
        [
            Line(N_("results handed to the post"), handed.get("return", 0)),
            Line(N_("papers handed in by the post"), handed.get("collection", 0)),
        ],
        [Line(N_("on a signed hand-over list"), listed), Line(N_("on no list yet"), loose)],
        [Open(N_("%(count)s consignments stand on no hand-over list."), {"count": loose})] if loose else [],
    )
