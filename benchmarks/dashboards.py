"""Dashboards over the million, beside one pass over the table, which must give the same figures.

    python -m benchmarks.dashboards [--rounds 40]

What a page of figures asks, as the page asks it: the period's figures, the other period's, what lies open and the
charts, for the province, a centre and an agency; and the list of dossiers behind a figure. Rounds are interleaved;
figures are medians. Wanted: the slowest of the rounds within 200 ms.
"""

import argparse
import statistics
from datetime import date

from benchmarks import database
from benchmarks.half_year import measured
from benchmarks.report import Figure, show

LIMIT_MS = 200.0
BARE = """
SELECT count(*) FILTER (WHERE received_at >= %(since)s AND received_at < %(until)s),
       count(*) FILTER (WHERE finished_at >= %(since)s AND finished_at < %(until)s)
  FROM dossiers_dossier
"""


def measure(rounds: int = 40) -> list[Figure]:
    from django.db import connection
    from django.utils import timezone

    from motcua.reports import queries
    from motcua.reports.queries.overview import lying, overview
    from motcua.reports.queries.quality import quality
    from motcua.reports.queries.trend import trend

    [(newest, centre, agency)] = database.rows(
        "SELECT max(received_at)::date, min(centre_id), min(agency_id) FROM dossiers_dossier"
    )
    period = queries.Period(date(newest.year - 1, 7, 1), date(newest.year - 1, 12, 31))
    against, now = period.a_year_earlier(), timezone.now()
    scopes = {
        "province": queries.PROVINCE,
        "centre": queries.Scope.centre(centre),
        "agency": queries.Scope(queries.Level.AGENCY, agency),
    }

    def page(of: queries.Scope) -> None:
        overview(of, period, against)
        lying(of, now)
        for key in ("received.total", "resolved.total", "resolved.late"):
            trend(key, period, against, of)

    def bare() -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute(BARE, {"since": period.since, "until": period.until})
            received, resolved = cursor.fetchone()
            return int(received), int(resolved)

    told = queries.tally(period, queries.PROVINCE)
    same = (told["received.total"], told["resolved.total"]) == bare()
    calls = {name: (lambda of=of: page(of)) for name, of in scopes.items()}
    calls["behind"] = lambda: queries.behind("received.online", period, queries.PROVINCE)
    taken = measured({**calls, "pass": bare, "index": lambda: quality(period, queries.PROVINCE)}, rounds)
    index = Figure(
        "the index of 766 with every agency, which counts papers one by one",
        f"{statistics.median(taken['index']):.0f} ms, worst {max(taken['index']):.0f}",
    )
    one_pass = statistics.median(taken["pass"])
    figures = [
        Figure(
            f"dashboard of a half-year, {name}" if name != "behind" else "the list behind a figure, province",
            f"{statistics.median(times):.0f} ms, worst {max(times):.0f}",
            f"one pass {one_pass:.0f} ms" if name == "province" else "",
            "200 ms",
            max(times) <= LIMIT_MS,
        )
        for name, times in taken.items()
        if name not in ("pass", "index")
    ]
    return [
        *figures,
        index,
        Figure("the figures are those of the pass", "yes" if same else "no", "", "the same", same),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=40)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.rounds))


if __name__ == "__main__":
    raise SystemExit(main())
