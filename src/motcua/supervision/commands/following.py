"""Keeping what was measured of dossiers, and its counts, from the events.

By state: whatever was written since the last reading is measured up to its last event, in sets. What a
dossier had added before is taken away in the same statement. No act waits for any of it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from motcua.dossiers.commands import reading
from motcua.supervision.commands import risk, turning
from motcua.supervision.models import Course, OvertakingCount
from motcua.supervision.queries import measured
from motcua.supervision.queries.limits import limits_of
from motcua.supervision.queries.recounting import COUNTS, COURSE, Kept

AT_ONCE = 2_000
READER = "ways"


def follow(*, at: datetime) -> list[int]:
    """Measure every dossier that something happened to since the last reading; which they were.

    Their risks are marked to be told anew.
    """
    touched: list[int] = []

    def went_on(dossier_ids: Sequence[int]) -> None:
        moved = measure(dossier_ids)
        risk.mark(moved, at=at)
        touched.extend(moved)

    reading.follow(READER, went_on)
    return touched


@transaction.atomic
def measure(dossier_ids: Sequence[int]) -> list[int]:
    """Measure these dossiers anew where they went on since; which went on."""
    moved: list[int] = []
    for first in range(0, len(dossier_ids), AT_ONCE):
        moved += _measure(dossier_ids[first : first + AT_ONCE])
    return moved


_MOVED = """
    SELECT d.id, d.version, c.version, d.procedure_version_id, CASE WHEN c.standing = 2 THEN c.ended_at END
      FROM dossiers_dossier d
      LEFT JOIN supervision_course c ON c.dossier_id = d.id
     WHERE d.id = ANY(%s) AND c.version IS DISTINCT FROM d.version AND d.received_at IS NOT NULL ORDER BY d.id
"""


def _measure(dossier_ids: Sequence[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_MOVED, [list(dossier_ids)])
        rows = cursor.fetchall()
        if not rows:
            return []
        asked = [(pk, now, 1) for pk, now, *_ in rows]
        asked += [(pk, before, -1) for pk, _now, before, *_ in rows if before is not None]
        limits = limits_of({version for *_, version, _ended_at in rows})
        cursor.execute(_KEEP, [*map(list, zip(*asked, strict=True)), list(limits), list(limits.values())])
    turning.judge([(pk, ended_at) for pk, *_, ended_at in rows])
    return [pk for pk, *_ in rows]


def _upsert(of: Kept) -> str:
    names = [*of.keys, *of.sums, *of.histograms]
    chosen = [*of.keys, *(f"coalesce({name}, 0)" for name in of.sums), *of.histograms]
    more = [f"{name} = {of.table}.{name} + excluded.{name}" for name in of.sums]
    more += [f"{name} = supervision_added({of.table}.{name}, excluded.{name})" for name in of.histograms]
    return f"""{of.table}_kept AS (
        INSERT INTO {of.table} ({", ".join(names)}) SELECT {", ".join(chosen)} FROM ({of.rows}) AS rows
        ON CONFLICT ({", ".join(of.keys)}) DO UPDATE SET {", ".join(more)}
    )"""  # noqa: S608 - names of our own


_KEEP = f"""
    WITH asked AS MATERIALIZED (
        SELECT * FROM unnest(%s::bigint[], %s::int[], %s::int[]) AS a (dossier_id, upto, sign)
    ),
    limits AS MATERIALIZED (SELECT * FROM unnest(%s::bigint[], %s::int[]) AS l (version_id, minutes)),
    {measured.MEASURED},
    courses_kept AS (
        INSERT INTO supervision_course ({", ".join(COURSE)}) SELECT * FROM ({measured.COURSES}) AS rows
        ON CONFLICT (dossier_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in COURSE[1:])}
    ),
    {", ".join(map(_upsert, COUNTS))}
    SELECT 1
"""  # noqa: S608

_UNMEASURED = """
    SELECT d.id FROM dossiers_dossier d LEFT JOIN supervision_course c ON c.dossier_id = d.id
     WHERE d.received_at IS NOT NULL AND c.version IS DISTINCT FROM d.version ORDER BY d.id LIMIT %s
"""


def sweep() -> int:
    """Measure whatever the reading left out, should there be any; how many. Reads every dossier's number."""
    found = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            reading.hold(READER)
            cursor.execute(_UNMEASURED, [AT_ONCE])
            ids = [pk for (pk,) in cursor.fetchall()]
            found += len(measure(ids))
        if len(ids) < AT_ONCE:
            return found


@transaction.atomic
def recount() -> int:
    """Forget every count and measure all dossiers anew; how many. Acts go on meanwhile."""
    reading.hold(READER)
    with connection.cursor() as cursor:
        for of in COUNTS:
            cursor.execute(f"DELETE FROM {of.table}")  # noqa: S608 - names of our own
    OvertakingCount.objects.all().delete()
    Course.objects.all().delete()
    return sweep()
