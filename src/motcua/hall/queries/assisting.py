"""What the guidance team sees of its sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.hall.models import AssistedSession, Outcome, Topic
from motcua.identity import queries as identity
from motcua.identity.queries import CodeSent
from motcua.law.actor import Actor

TOPICS: Sequence[tuple[str, str]] = tuple(Topic.choices)
OUTCOMES: Sequence[tuple[str, str]] = tuple(c for c in Outcome.choices if c[0] != Outcome.FORGOTTEN)
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Session:
    """An assisted session as its officer sees it. `minutes` is None while it runs."""

    id: int
    person_name: str
    topic: str
    topic_label: str
    outcome_label: str
    started_at: datetime
    confirmed_at: datetime | None
    handed_over_at: datetime | None
    ended_at: datetime | None
    account_opened: bool
    identity_seen: bool
    contact_replaced: bool
    minutes: int | None
    dossiers: tuple[str, ...]
    code: CodeSent | None = None


def sessions(actor: Actor, *, at: datetime) -> list[Session]:
    """The officer's own sessions of the last seven days, those that run first."""
    rows = (
        AssistedSession.objects.filter(
            officer_id=actor.officer_id or 0, started_at__gt=at - timedelta(days=7)
        )
        .select_related("person")
        .prefetch_related("dossiers__dossier")
        .order_by("-started_at", "-id")[:_SHOWN]
    )
    found = [_shown(row) for row in rows]
    return sorted(found, key=lambda one: one.ended_at is not None)


def session(session_id: int, actor: Actor, *, holder: str, at: datetime) -> Session | None:
    """One of the officer's own sessions, with its code while it waits for it."""
    row = (
        AssistedSession.objects.filter(pk=session_id, officer_id=actor.officer_id or 0)
        .select_related("person")
        .first()
    )
    if row is None:
        return None
    code = None if row.confirmed_at else identity.code_sent(row.code_id, holder=holder, at=at)
    return _shown(row, code)


def _shown(row: AssistedSession, code: CodeSent | None = None) -> Session:
    length = row.ended_at - row.started_at if row.ended_at else None
    return Session(
        id=row.pk,
        person_name=row.person.name if row.person else "",
        topic=row.topic,
        topic_label=Topic(row.topic).label,
        outcome_label=str(Outcome(row.outcome).label) if row.outcome else "",
        started_at=row.started_at,
        confirmed_at=row.confirmed_at,
        handed_over_at=row.handed_over_at,
        ended_at=row.ended_at,
        account_opened=row.account_opened,
        identity_seen=row.identity_seen,
        contact_replaced=row.contact_replaced,
        minutes=round(length.total_seconds() / 60) if length is not None else None,
        dossiers=tuple(link.dossier.code for link in row.dossiers.all()),
        code=code,
    )
