"""Whether the counts are those of the events: counted anew beside them, in one look of the database."""

from dataclasses import dataclass

from django.db import connection

from motcua.supervision.models import Course
from motcua.supervision.queries import measured, turns
from motcua.supervision.queries.limits import limits_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A table of counts: its keys, sums and histograms, and the statement that counts them."""

    table: str
    keys: tuple[str, ...]
    sums: tuple[str, ...]
    histograms: tuple[str, ...]
    rows: str


_SPENT = ("waiting_minutes", "working_minutes", "outside_minutes")
COUNTS = (
    Kept(
        "supervision_coursecount",
        ("procedure_id", "month_on", "agency_id"),
        (
            "open", "finished", "ended", "late", "supplemented", "apologised", "late_waiting", "late_working",
            "late_opinion", "late_sent_back", "late_together",
        ),
        (),
        measured.COURSE_COUNTS,
    ),
    Kept(
        "supervision_stepcount",
        ("procedure_id", "month_on", "agency_id", "step_id", "next_id", "way"),
        ("stays", "over", *_SPENT),
        ("waiting", "working", "outside", "whole", "to_come"),
        measured.STEP_COUNTS,
    ),
    Kept(
        "supervision_officercount",
        ("procedure_id", "month_on", "officer_id"),
        ("steps", "over", "late", "supplements"),
        (),
        measured.OFFICER_COUNTS,
    ),
    Kept(
        "supervision_agencycount",
        ("month_on", "agency_id", "centre_id"),
        ("dossiers", "late", "thousandths"),
        (),
        measured.AGENCY_COUNTS,
    ),
    Kept(
        "supervision_workedcount",
        ("procedure_id", "agency_id", "officer_id", "month_on"),
        ("finished",),
        (),
        measured.WORKED_COUNTS,
    ),
    Kept(
        "supervision_reasoncount",
        ("procedure_id", "month_on", "agency_id", "kind", "code"),
        ("times",),
        (),
        measured.REASON_COUNTS,
    ),
)  # fmt: skip
COURSE = (
    "dossier_id", "version", "standing", "month_on", "ended_at", "procedure_id", "agency_id", "late", "supplemented",
    "apologised", "interlinked", "why", "used_minutes", "limit_minutes", "shares",
    "received_at", "first_due_at", "excused_at", "on_the_spot", "worked_by_id",
)  # fmt: skip

_ASKED = """
    WITH asked AS MATERIALIZED (
        SELECT c.dossier_id, c.version AS upto, 1 AS sign FROM supervision_course c
         WHERE %(some)s::bigint[] IS NULL OR c.dossier_id = ANY(%(some)s::bigint[])
    ),
    limits AS MATERIALIZED (
        SELECT * FROM unnest(%(versions)s::bigint[], %(minutes)s::int[]) AS l (version_id, minutes)
    ),
"""


def _difference(counted: str, kept: str) -> str:
    return f"""
    {_ASKED} {measured.MEASURED},
    counted AS MATERIALIZED ({counted}), kept AS MATERIALIZED ({kept})
    SELECT count(*) FROM (
        (SELECT * FROM counted EXCEPT ALL SELECT * FROM kept)
        UNION ALL (SELECT * FROM kept EXCEPT ALL SELECT * FROM counted)
    ) AS different
    """  # noqa: S608


def _of_counts(of: Kept) -> str:
    sums = [f"coalesce({name}, 0)::bigint" for name in of.sums]
    chosen = ", ".join([*of.keys, *sums, *of.histograms])
    # What was added and taken away again leaves a row of noughts.
    some = " OR ".join(f"coalesce({name}, 0) <> 0" for name in of.sums)
    counted = f"SELECT {chosen} FROM ({of.rows}) AS rows WHERE {some}"  # noqa: S608
    return _difference(counted, f"SELECT {chosen} FROM {of.table} WHERE {some}")  # noqa: S608


def differences() -> dict[str, int]:
    """For each table of counts how many rows differ from a count anew. Reads every event: minutes for millions."""
    counts = {of.table: _count(_of_counts(of), None) for of in COUNTS}
    return counts | {"supervision_overtaking": turns.differences()}


def courses_that_differ(dossier_ids: list[int] | None = None) -> int:
    """How many measured ways (None: of all) are otherwise than their events say."""
    chosen = ", ".join(COURSE)
    asked_for = "%(some)s::bigint[] IS NULL OR dossier_id = ANY(%(some)s::bigint[])"
    kept = f"SELECT {chosen} FROM supervision_course WHERE {asked_for}"  # noqa: S608
    return _count(_difference(f"SELECT {chosen} FROM ({measured.COURSES}) AS rows", kept), dossier_ids)  # noqa: S608


def _count(statement: str, some: list[int] | None) -> int:
    limits = limits_of(None)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"some": some, "versions": list(limits), "minutes": list(limits.values())})
        return int(cursor.fetchone()[0])


def unmeasured(*, older_than_minutes: int) -> int:
    """Received dossiers whose last event is so old and was not measured."""
    with connection.cursor() as cursor:
        cursor.execute(_UNMEASURED, [older_than_minutes])
        return int(cursor.fetchone()[0])


_UNMEASURED = """
    SELECT count(*) FROM (
        SELECT d.id, d.version FROM dossiers_dossier d LEFT JOIN supervision_course c ON c.dossier_id = d.id
         WHERE d.received_at IS NOT NULL AND c.version IS DISTINCT FROM d.version
    ) AS behind JOIN dossiers_event e ON e.dossier_id = behind.id AND e.seq = behind.version
     WHERE e.at < now() - make_interval(mins => %s)
"""


def newest(count: int) -> list[int]:
    """The dossiers that were opened last."""
    return list(Course.objects.order_by("-dossier_id").values_list("dossier_id", flat=True)[:count])
