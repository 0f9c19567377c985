"""Planning messages: what happened becomes one row for each person and channel, however often it is told.

A set of any size is four statements: what happened, the plan, the rows, the job that sends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.lib import prepared
from motcua.lib.quiet_hours import QuietHours
from motcua.notices import providers, queries
from motcua.notices.events import Situation
from motcua.notices.models import NoticeChannel
from motcua.notices.queries import news
from motcua.notices.queries.news import News, Reader, Stretch
from motcua.organisation import queries as organisation

SEND_JOB = "send_notices"
# What happened longer ago is history that was brought in, and tells nobody anything new.
OLD = timedelta(days=7)
_MOBILE = re.compile(r"0[35789]\d{8}")
_AT_ONCE = 2_000


def tell(event_ids: Sequence[int], *, at: datetime) -> int:
    """Plan the messages of these events; how many are new."""
    return _plan([one for one in news.of_events(event_ids) if at - one.at <= OLD], at)


def tell_accounts(happenings: Sequence[Mapping[str, Any]], *, at: datetime) -> int:
    """Plan the messages of happenings that are no dossier's: each has `account_id`, `situation`, `cause` and the
    facts that its words need (queries.facts.of_happening). How many are new."""
    return _plan(news.of_happenings(happenings, at), at)


def tell_near_due(*, at: datetime) -> int:
    """Plan the messages of dossiers that come near their due time, by each unit's own hours."""
    minutes = settings.MOTCUA_NOTICE_NEAR_DUE_MINUTES
    stretches = [
        Stretch(agency, centre, organisation.hours_of(by).calendar.add(at, minutes))
        for agency, centre, by in news.units()
    ]
    return _plan(news.near_due(at, stretches, limit=_AT_ONCE), at)


@transaction.atomic
def _plan(happened: Sequence[News], at: datetime) -> int:
    if not happened:
        return 0
    plan = queries.plan()
    offered = {channel for channel in NoticeChannel if providers.of_channel(channel)}
    rows = list(_rows(happened, plan, offered, at))
    if not rows:
        return 0
    made = prepared.fetch(_INSERT, [list(column) for column in zip(*rows, strict=True)])
    if made:
        _wake()
    return len(made)


def _rows(
    happened: Iterable[News], plan: Mapping[str, Situation], offered: set[NoticeChannel], at: datetime
) -> Iterator[tuple[object, ...]]:
    """The columns of _INSERT. Nobody is told the same twice because two accounts share an address."""
    known = set()
    for one in happened:
        situation = plan[one.situation]
        if not situation.is_on:
            continue
        quiet = _quiet(one.reader)
        for channel in situation.channels:
            target = _target(one.reader, channel) if channel in offered else ""
            again = (one.dossier_id, one.cause, channel, target)
            if not target or channel not in one.reader.wants or again in known:
                continue
            known.add(again)
            next_at = at if situation.urgent else quiet.after(at)
            yield (
                one.dossier_id, one.event_id, one.cause, one.situation, channel.value, one.reader.account_id,
                target, one.reader.language, situation.urgent, quiet.begins, quiet.ends, at, next_at,
                orjson.dumps(one.told).decode(),
            )  # fmt: skip


def _quiet(reader: Reader) -> QuietHours:
    begins = settings.MOTCUA_QUIET_FROM if reader.quiet_from is None else reader.quiet_from
    ends = settings.MOTCUA_QUIET_UNTIL if reader.quiet_until is None else reader.quiet_until
    return QuietHours(begins, ends)


def _target(reader: Reader, channel: NoticeChannel) -> str:
    """Where this reader is reached so; empty when nowhere."""
    match channel:
        case NoticeChannel.SMS:
            return reader.phone if _MOBILE.fullmatch(reader.phone) else ""
        case NoticeChannel.EMAIL:
            return reader.email if "@" in reader.email else ""
        case _:
            return f"account:{reader.account_id}" if reader.account_id and reader.devices else ""


_INSERT = """
    INSERT INTO notices_notice (dossier_id, event_id, cause, situation, channel, account_id, target, language,
        urgent, quiet_from, quiet_until, made_at, next_at, told, state, tries, refusals, provider, fault, subject, text,
        plan_number)
    SELECT u.*, 'queued', 0, 0, '', '', '', '', 0
      FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[],
        %s::text[], %s::boolean[], %s::time[], %s::time[], %s::timestamptz[], %s::timestamptz[], %s::jsonb[]) AS u
    ON CONFLICT (dossier_id, cause, channel, account_id) DO NOTHING
    RETURNING id
"""


def _wake() -> None:
    """Start sending once this transaction is committed, unless a sender waits to start already."""
    try:
        with transaction.atomic():
            app.configure_task(SEND_JOB, queueing_lock=SEND_JOB).defer()
    except AlreadyEnqueued:
        pass
