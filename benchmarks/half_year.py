"""The half-year report and table II.06a over the million, beside one pass over the table.

    python -m benchmarks.half_year [--rounds 9]

The last half-year that lies wholly in the million's two years, with the same half a year earlier, which the report
compares. The baseline counts the report's totals in one pass over the table, without our indexes. Rounds
are interleaved; figures are medians. Wanted: 150 ms for the report.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

from benchmarks import database
from benchmarks.report import Figure, show

LIMIT_MS = 150.0
BARE = """
SELECT count(*) FILTER (WHERE received_at >= a AND received_at < b),
       count(*) FILTER (WHERE received_at >= a AND received_at < b AND channel = 'online'),
       count(*) FILTER (WHERE finished_at >= a AND finished_at < b),
       count(*) FILTER (WHERE finished_at >= a AND finished_at < b AND timeliness = 1),
       count(*) FILTER (WHERE received_at >= c AND received_at < d),
       count(*) FILTER (WHERE finished_at >= c AND finished_at < d)
  FROM dossiers_dossier, (VALUES (%(a)s::timestamptz, %(b)s::timestamptz, %(c)s::timestamptz, %(d)s::timestamptz))
    AS bounds (a, b, c, d)
"""


def measure(rounds: int = 9) -> list[Figure]:
    from django.db import connection

    from motcua.reports import queries

    [(newest,)] = database.rows("SELECT max(received_at)::date FROM dossiers_dossier")
    year, half = (newest.year, 1) if newest >= date(newest.year, 7, 1) else (newest.year - 1, 2)
    begins, ends = ("01-01", "07-01") if half == 1 else ("07-01", "01-01")
    until = year if half == 1 else year + 1
    bounds = {
        "a": f"{year}-{begins} 00:00+07", "b": f"{until}-{ends} 00:00+07",
        "c": f"{year - 1}-{begins} 00:00+07", "d": f"{until - 1}-{ends} 00:00+07",
    }  # fmt: skip
    first, last = (1, 6) if half == 1 else (7, 12)
    period = queries.Period(date(year, first, 1), date(year, last, 30 if half == 1 else 31))

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE, bounds)
            cursor.fetchall()

    taken = measured(
        {
            "report": lambda: queries.half_year(year, half, centre_code=database.CENTRE).values(),
            "pass": bare,
            "ii06a": lambda: queries.ii06a(period),
        },
        rounds,
    )
    report, one_pass, table = (statistics.median(taken[name]) for name in ("report", "pass", "ii06a"))
    ours = f"{report:.0f} ms, worst {max(taken['report']):.0f}"
    beside = f"one pass {one_pass:.0f} ms, worst {max(taken['pass']):.0f}"
    return [
        Figure("half-year report over 1,000,000", ours, beside, "150 ms", report <= LIMIT_MS),
        Figure("table II.06a of the half", f"{table:.0f} ms, worst {max(taken['ii06a']):.0f}"),
    ]


def measured(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each call, round by round, all in every round."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            taken[name].append((time.perf_counter() - begun) * 1000)
    return {name: values[1:] for name, values in taken.items()}  # the first warms


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.rounds))


if __name__ == "__main__":
    raise SystemExit(main())
