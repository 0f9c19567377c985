"""What `motcua doctor` asks of supervision: that what was measured is what the events say."""

from collections.abc import Iterator

from django.db import connection

from motcua.lib.checkup import Finding
from motcua.supervision.queries import recounting

_NEWEST = 300
_PATIENCE_MINUTES = 10
_MEND = "motcua ways recount"


def checkup() -> Iterator[Finding]:
    behind = recounting.unmeasured(older_than_minutes=_PATIENCE_MINUTES)
    says = (
        f"{behind} went on and were not measured after {_PATIENCE_MINUTES} minutes"
        if behind
        else "all are measured"
    )
    yield Finding(
        "ways of dossiers", not behind, says, "see that a worker runs; motcua ways measure" if behind else ""
    )
    wrong = recounting.courses_that_differ(recounting.newest(_NEWEST))
    says = (
        f"{wrong} rows of the newest {_NEWEST} differ from their events"
        if wrong
        else "they are what the events say"
    )
    yield Finding("measured ways", not wrong, says, _MEND if wrong else "")
    miscounted = _miscounted()
    says = (
        f"{miscounted} months of procedures are miscounted" if miscounted else "they are the sums of the ways"
    )
    yield Finding("counts of ways", not miscounted, says, _MEND if miscounted else "")


def _miscounted() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_MISCOUNTED)
        return int(cursor.fetchone()[0])


_MISCOUNTED = """
    SELECT count(*) FROM (
        SELECT procedure_id, month_on, agency_id FROM (
            SELECT procedure_id, month_on, agency_id, open, finished, ended, late FROM supervision_coursecount
            UNION ALL
            SELECT procedure_id, month_on, agency_id, -count(*) FILTER (WHERE standing = 1),
                -count(*) FILTER (WHERE standing = 2), -count(*) FILTER (WHERE standing = 3),
                -count(*) FILTER (WHERE late)
              FROM supervision_course GROUP BY 1, 2, 3
        ) AS both_ways GROUP BY 1, 2, 3
        HAVING sum(open) <> 0 OR sum(finished) <> 0 OR sum(ended) <> 0 OR sum(late) <> 0
    ) AS wrong
"""
