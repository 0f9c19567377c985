"""Telling each open dossier's chance to be late, and learning from the past how to tell it.

By state: a dossier that went on is marked to be told again in the statement's own transaction that
measures it (following), and time itself moves a chance: each row says when it is to be told next.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from django.conf import settings
from django.db import connection, transaction

from motcua.catalogue import queries as catalogue
from motcua.law.worktime import HANOI, minute_of
from motcua.lib import prepared
from motcua.lib.overrun import Fit, Numbers
from motcua.organisation import queries as organisation
from motcua.supervision.models import Risk, RiskAgency, RiskCurve, RiskFit
from motcua.supervision.queries.limits import limits_of
from motcua.supervision.queries.risk import evaluation, learned, stored, trails
from motcua.supervision.queries.risk.learned import Learned, Like, Present

AT_ONCE = 2_000
MOST_CASES = 150_000
_LEAST = 30
_EACH = 400  # the newest of each procedure and agency
_LEARNED = timedelta(days=400)
_SOONEST, _LATEST, _PART = 15, 480, 20


def mark(dossier_ids: Sequence[int], *, at: datetime) -> None:
    """Let these be told again: those that are open get or keep a row, the others lose theirs."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [list(dossier_ids)])
        cursor.execute(_MARK, [at, list(dossier_ids)])


_OPEN = "d.status IN (2, 4, 5, 6) AND d.received_at IS NOT NULL"
_FORGET = f"""
    DELETE FROM supervision_risk r USING dossiers_dossier d
     WHERE d.id = r.dossier_id AND d.id = ANY(%s::bigint[]) AND NOT ({_OPEN})
"""  # noqa: S608 - a condition of our own
_MARK = f"""
    INSERT INTO supervision_risk (
        dossier_id, again_at, alike, cases, agency_id, centre_id, holder_agency_id, holder_centre_id
    )
    SELECT d.id, %s::timestamptz, '', 0, d.agency_id, d.centre_id, d.holder_agency_id, d.holder_centre_id
      FROM dossiers_dossier d WHERE d.id = ANY(%s::bigint[]) AND {_OPEN}
    ON CONFLICT (dossier_id) DO UPDATE SET again_at = excluded.again_at,
        holder_agency_id = excluded.holder_agency_id, holder_centre_id = excluded.holder_centre_id
"""  # noqa: S608


def assess(*, at: datetime) -> int:
    """Tell all that are to be told by now; how many. Nothing is told before enough was learned from."""
    learnt = stored.fit()
    if learnt is None or learnt.dossiers < _LEAST:
        return 0
    now, told = stored.now(), 0
    while True:
        with transaction.atomic():
            rows = prepared.fetch(_TO_TELL, [at, AT_ONCE])
            if rows:
                _tell(rows, learnt, now, at)
        told += len(rows)
        if len(rows) < AT_ONCE:
            return told


# With how long the clock had run at the present step up to the last event, and when that was.
_TO_TELL = """
    SELECT d.id, d.procedure_version_id, v.procedure_id, p.sector_id, d.agency_id, d.step_id, d.status,
        d.first_due_at, d.first_remaining_minutes, coalesce(spent.minutes, 0)::int, spent.last_at
      FROM (
        SELECT dossier_id FROM supervision_risk WHERE again_at <= %s::timestamptz
         ORDER BY again_at LIMIT %s::int FOR UPDATE SKIP LOCKED
      ) r
      JOIN dossiers_dossier d ON d.id = r.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      JOIN catalogue_procedure p ON p.id = v.procedure_id
      JOIN LATERAL (
        SELECT sum(e.span_minutes) FILTER (WHERE e.span_clock = 'running' AND e.seq > came.seq) AS minutes,
            max(e.at) AS last_at
          FROM dossiers_event e CROSS JOIN (
            SELECT max(seq) AS seq FROM dossiers_event WHERE dossier_id = d.id AND changes ? 'step_id'
          ) came WHERE e.dossier_id = d.id
      ) spent ON true
"""


def _tell(rows: Sequence[prepared.Row], learnt: RiskFit, now: stored.Now, at: datetime) -> None:
    present = _present(rows, now, at)
    known = stored.learned_for(learnt, present)
    chances, likes = known.chances(present), known.likes(present)
    columns = zip(*(_row(i, row, present, chances, likes, at) for i, row in enumerate(rows)), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [at, *map(list, columns)])


_KEEP = """
    UPDATE supervision_risk r SET told_at = %s::timestamptz, again_at = t.again_at, chance = t.chance,
        left_minutes = t.left_minutes, steps_left = t.steps_left, alike = t.alike, cases = t.cases,
        half_minutes = t.half_minutes, load_percent = t.load_percent, pace_percent = t.pace_percent
      FROM unnest(%s::bigint[], %s::timestamptz[], %s::float8[], %s::int[], %s::int[], %s::text[], %s::int[],
        %s::int[], %s::int[], %s::int[]) AS t (dossier_id, again_at, chance, left_minutes, steps_left, alike,
        cases, half_minutes, load_percent, pace_percent)
     WHERE r.dossier_id = t.dossier_id
"""


def _row(
    i: int, row: prepared.Row, present: Present, chances: Numbers, likes: Sequence[Like | None], at: datetime
) -> tuple[object, ...]:
    """What is kept of the i-th dossier, in the order of _KEEP."""
    like, left, runs = likes[i], int(present.left[i]), row[6] in (2, 4)
    again = None
    if runs and left >= 0:
        # The nearer the end, the oftener; and in the minute after it is past due it is told so.
        minutes = min(max(left // _PART, _SOONEST), _LATEST, left + 1)
        again = organisation.hours_of(row[4]).calendar.add(at, minutes)
    return (
        row[0], again, round(float(chances[i]), 4), left, _steps_left(row[5]),
        like.alike.value if like else "", like.cases if like else 0, like.half_minutes if like else None,
        round(100 * float(present.load[i])), round(100 * float(present.pace[i])),
    )  # fmt: skip


def _steps_left(step_id: int) -> int:
    """How many steps there are by the ordinary way until the result, with the present one."""
    count, here = 0, catalogue.step(step_id)
    while here.kind != "return" and here.onward is not None and count < 100:
        count += 1
        following = here.outcomes[here.onward]
        if following is None:
            break
        here = catalogue.step(following)
    return count


def _present(rows: Sequence[prepared.Row], now: stored.Now, at: datetime) -> Present:
    limits = limits_of({row[1] for row in rows})
    columns = np.array([[row[2], row[3], row[4], row[5]] for row in rows], dtype=np.int64)
    minute = minute_of(at)
    spent = np.array([row[9] for row in rows], dtype=np.float64)
    left = np.array([row[8] or 0 for row in rows], dtype=np.float64)
    last, due = (np.array(found, dtype=np.int64) for found in zip(*map(_instants, rows), strict=True))
    runs = np.array([row[6] in (2, 4) for row in rows])
    for agency in np.unique(columns[:, 2]).tolist():
        here = runs & (columns[:, 2] == agency)
        calendar = organisation.hours_of(agency).calendar
        spent[here] += calendar.elapsed_bulk(np.minimum(last[here], minute), np.full(int(here.sum()), minute))
        ahead = here & (due >= minute)
        left[ahead] = calendar.elapsed_bulk(np.full(int(ahead.sum()), minute), due[ahead])
        left[here & (due < minute)] = -1
    agencies = [row[4] for row in rows]
    return Present(
        columns[:, 0], columns[:, 1], columns[:, 2], columns[:, 3],
        np.array([max(limits[row[1]], 1) for row in rows], dtype=np.float64), spent, left,
        np.array([now.pace(one) for one in agencies]), np.array([now.load(one) for one in agencies]),
    )  # fmt: skip


def _instants(row: prepared.Row) -> tuple[int, int]:
    """The minutes of the last event and of the first due time; by the rule `day` the due day counts whole."""
    due = row[7].astimezone(HANOI)
    if settings.MOTCUA_TIMELINESS_RULE == "day":
        due = due.replace(hour=23, minute=59)
    return minute_of(row[10]), minute_of(due)


def learn(*, at: datetime) -> int:
    """Learn anew from what was finished in the last year and some; from how many dossiers. All open ones are
    then told anew."""
    ids = [pk for (pk,) in prepared.fetch(_NEWEST, [at - _LEARNED, at, _EACH, MOST_CASES])]
    told = trails.read(ids, limits_of(None))
    until = minute_of(at)
    known = Learned({}, Fit())
    if len(told.case):
        known = learned.learn(told, until, evaluation.instants(told, until), evaluation.calendar_of)
    _store(known, len(ids), at)
    return len(ids)


def learn_first(*, at: datetime) -> None:
    """Learn, if nothing was ever learned here."""
    if stored.fit() is None:
        learn(at=at)


_NEWEST = """
    SELECT dossier_id FROM (
        SELECT dossier_id, ended_at, row_number() OVER (
            PARTITION BY procedure_id, agency_id ORDER BY ended_at DESC, dossier_id) AS nth
          FROM supervision_course WHERE standing = 2 AND ended_at BETWEEN %s::timestamptz AND %s::timestamptz
    ) AS newest WHERE nth <= %s::int ORDER BY ended_at DESC LIMIT %s::int
"""


@transaction.atomic
def _store(known: Learned, dossiers: int, at: datetime) -> None:
    with connection.cursor() as cursor:
        # Two who learn at once would each find the other's curves in the way.
        cursor.execute("LOCK TABLE supervision_riskcurve IN SHARE ROW EXCLUSIVE MODE")
    RiskCurve.objects.all().delete()
    RiskCurve.objects.bulk_create(
        (stored.curve(key, past) for key, past in known.pasts.items()), batch_size=500
    )
    fit = {"at": known.fit.at, "by": known.fit.by, "load": known.fit.load}
    RiskFit.objects.update_or_create(sole=True, defaults=fit | {"dossiers": dossiers, "learned_at": at})
    RiskAgency.objects.all().delete()
    RiskAgency.objects.bulk_create(stored.agencies_at(at))
    with connection.cursor() as cursor:
        cursor.execute(_ALL_OPEN, [at])
    Risk.objects.all().update(again_at=at)


# Whatever is open and has no row yet: what was received before anything was told.
_ALL_OPEN = (
    _MARK.replace("d.id = ANY(%s::bigint[])", "true").partition("ON CONFLICT")[0] + "ON CONFLICT DO NOTHING"
)
