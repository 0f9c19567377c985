"""Feedback: for who filed it, for the desk, and what of it is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from motcua.audit.models import Change
from motcua.catalogue.models import Procedure
from motcua.law.actor import Actor, Role
from motcua.law.errors import N_
from motcua.law.feedback import OPEN, STEPS, Deed, Kind, State
from motcua.law.timeliness import Timeliness
from motcua.organisation import queries as organisation
from motcua.ratings import policies
from motcua.ratings.models import Feedback, FeedbackFile

PAGE = 20
_SHOWN = 200
_OPEN = sorted(OPEN)
_YEAR = timedelta(days=366)


class Tab(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


TABS = {Tab.OPEN: N_("To be answered"), Tab.CLOSED: N_("Settled")}


@dataclass(frozen=True, slots=True)
class Own:
    """Feedback as its sender sees it."""

    number: str
    kind: Kind
    state: State
    text: str
    files: tuple[str, ...]
    filed_at: datetime
    taken_up_at: datetime | None
    due_at: datetime
    answer: str
    closed_at: datetime | None
    timeliness: int | None
    published: bool
    seen_at: tuple[datetime, ...]  # when officers opened it, the last first


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the desk's list: nobody's name stands in it."""

    id: int
    number: str
    kind: Kind
    state: State
    about: str
    officer: str
    filed_at: datetime
    due_at: datetime
    closed_at: datetime | None
    timeliness: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Feedback as the desk's page shows it, with the deeds that this officer may do now."""

    row: Feedback
    about: str
    code_of_dossier: str
    files: tuple[FeedbackFile, ...]
    officer: str
    deeds: frozenset[Deed]


@dataclass(frozen=True, slots=True)
class Published:
    id: int
    kind: Kind
    title: str
    text: str
    answer: str
    published_at: datetime
    filed_at: datetime
    closed_at: datetime
    timeliness: int


@dataclass(frozen=True, slots=True)
class Answered:
    """How many were closed in a time, and how many of them in time."""

    total: int
    in_time: int


def of_code(code: str) -> Own | None:
    """What its sender may see, by the code that they were given."""
    row = Feedback.objects.filter(code=code.replace("\x00", "")).first()
    if row is None:
        return None
    out = row.state in (State.ANSWERED, State.DECLINED)
    seen = Change.objects.filter(what="feedback seen", about=row.number).order_by("-id")[:50]
    return Own(
        number=row.number,
        kind=Kind(row.kind),
        state=State(row.state),
        text=row.text,
        files=tuple(row.files.order_by("id").values_list("name", flat=True)),
        filed_at=row.filed_at,
        taken_up_at=row.taken_up_at,
        due_at=row.due_at,
        answer=row.answer if out else "",  # a draft is nobody's answer yet
        closed_at=row.closed_at,
        timeliness=row.timeliness,
        published=row.published_at is not None,
        seen_at=tuple(seen.values_list("at", flat=True)),
    )


def work(actor: Actor, tab: Tab, *, at: datetime) -> list[Line]:
    """What this officer may see, two hundred at most: the open by their limit; the closed of a year, the last first."""
    rows = _visible(actor).select_related("officer", "agency", "procedure", "dossier")
    if tab == Tab.OPEN:
        rows = rows.filter(state__in=_OPEN).order_by("due_at", "id")
    else:
        rows = rows.exclude(state__in=_OPEN).filter(closed_at__gte=at - _YEAR).order_by("-closed_at", "-id")
    return [_line(row) for row in rows[:_SHOWN]]


def count_open(actor: Actor) -> int:
    return _visible(actor).filter(state__in=_OPEN).count()


def page(feedback_id: int, actor: Actor) -> Shown | None:
    """One of those that this officer may see."""
    row = (
        Feedback.objects.select_related("officer", "agency", "procedure", "dossier", "centre")
        .filter(pk=feedback_id)
        .first()
    )
    standing = policies.standing_of(row) if row else None
    if row is None or standing is None or not policies.may_see(actor, standing):
        return None
    possible = [deed for deed, step in STEPS.items() if row.state in step.sources and _fits(deed, row)]
    return Shown(
        row=row,
        about=_about(row),
        code_of_dossier=row.dossier.code if row.dossier else "",
        files=tuple(row.files.select_related("file").order_by("id")),
        officer=str(row.officer or ""),
        deeds=frozenset(deed for deed in possible if policies.may_do(deed, actor, standing)),
    )


def _fits(deed: Deed, row: Feedback) -> bool:
    return {Deed.PUBLISH: row.published_at is None, Deed.UNPUBLISH: row.published_at is not None}.get(
        deed, True
    )


def _visible(actor: Actor) -> QuerySet[Feedback]:
    rows = Feedback.objects.all()
    if actor.holds_anywhere(Role.LEADER) or actor.holds_anywhere(Role.AUDITOR):
        return rows
    centres = [u.centre_id for role, u in actor.posts if role == Role.SUPERVISOR and u.centre_id]
    agencies = [u.agency_id for role, u in actor.posts if role == Role.APPROVER and u.agency_id]
    return rows.filter(Q(centre__in=centres) | Q(officer_id=actor.officer_id or 0) | Q(agency__in=agencies))


def _line(row: Feedback) -> Line:
    return Line(
        row.pk, row.number, Kind(row.kind), State(row.state), _about(row), str(row.officer or ""), row.filed_at,
        row.due_at, row.closed_at, row.timeliness,
    )  # fmt: skip


def _about(row: Feedback) -> str:
    if row.dossier_id is not None and row.dossier:
        return row.dossier.code
    if row.procedure_id is not None and row.procedure:
        return row.procedure.code
    if row.agency_id is not None and row.agency:
        return row.agency.name_vi
    return organisation.centre(row.centre_id).name_vi


def published(*, before: int | None = None) -> list[Published]:
    """A page of the public answers, the newest first, and one more, which tells that another page follows."""
    rows = Feedback.objects.filter(published_at__isnull=False)
    last = rows.filter(pk=before).values_list("published_at", flat=True).first() if before else None
    if last is not None:
        rows = rows.filter(Q(published_at__lt=last) | Q(published_at=last, pk__lt=before))
    columns = (
        "id", "kind", "public_title", "public_text", "public_answer", "published_at", "filed_at", "closed_at",
        "timeliness",
    )  # fmt: skip
    found = rows.order_by("-published_at", "-id").values_list(*columns)[: PAGE + 1]
    return [Published(row[0], Kind(row[1]), *row[2:]) for row in found]


def answered(centre_id: int, *, since: datetime) -> Answered:
    """How timely a centre closed what was closed since then."""
    rows = Feedback.objects.filter(centre_id=centre_id, closed_at__gte=since).exclude(state__in=_OPEN)
    in_time = Count("id", filter=Q(timeliness__in=[Timeliness.EARLY, Timeliness.ON_TIME]))
    found = rows.order_by().aggregate(total=Count("id"), in_time=in_time)
    return Answered(found["total"], found["in_time"])


def procedure_id(code: str) -> int | None:
    return Procedure.objects.filter(code=code.replace("\x00", "")).values_list("id", flat=True).first()


def officers_of(row: Feedback, at: datetime) -> Sequence[tuple[int, str]]:
    """To whom it may be given: who works at the centre, and at the agency that it is about."""
    return organisation.officers_at(centre_id=row.centre_id, agency_id=row.agency_id, on=at.date())
