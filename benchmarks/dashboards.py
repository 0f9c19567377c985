"""Dashboards over the million, beside one pass over the table and DuckDB over the same rows: equal to both.

    python -m benchmarks.dashboards [--rounds 40]

What a page of figures asks, as the page asks it: the period's figures, the other period's, what lies open and the
charts, for the province, a centre and an agency; and the list of dossiers behind a figure. Rounds are interleaved;
figures are medians. Wanted: of a hundred rounds the slowest but one within 200 ms, and the page of the province among a
million at most 1.25 times that among ten thousand. DuckDB holds the columns that the figures need, read
from PostgreSQL beforehand, which is not timed.
"""

import argparse
import statistics
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import database
from benchmarks.half_year import measured
from benchmarks.report import Figure, show

LIMIT_MS, MOST_TIMES = 200.0, 1.25
KEYS = (
    "received.total", "received.counter", "received.online", "received.post",
    "resolved.total", "resolved.early", "resolved.on_time", "resolved.late",
)  # fmt: skip
# The same figures by one pass; DuckDB understands the statement as it is.
COUNTED = """
SELECT count(*) FILTER (WHERE received),
       count(*) FILTER (WHERE received AND channel = 'counter'),
       count(*) FILTER (WHERE received AND channel = 'online'),
       count(*) FILTER (WHERE received AND channel = 'post'),
       count(*) FILTER (WHERE resolved),
       count(*) FILTER (WHERE resolved AND timeliness = 1),
       count(*) FILTER (WHERE resolved AND timeliness = 2),
       count(*) FILTER (WHERE resolved AND timeliness = 3)
  FROM (SELECT channel, timeliness, received_at >= {since} AND received_at < {until} AS received,
               finished_at >= {since} AND finished_at < {until} AS resolved FROM {rows}) AS one
"""
READ = """
COPY (SELECT received_at, finished_at, timeliness, channel, centre_id, agency_id FROM dossiers_dossier)
  TO STDOUT (FORMAT csv, HEADER)
"""


def measure(rounds: int = 40) -> list[Figure]:
    from motcua.reports import queries
    from motcua.reports.queries.quality import quality

    period = _half(queries)
    scopes = _scopes(queries)
    _count_days()
    duck = _duck(period)
    told = queries.tally(period, queries.PROVINCE)
    ours = tuple(told[key] for key in KEYS)
    same = {"one pass": _passed(period) == ours, "DuckDB": duck() == ours}
    calls: dict[str, Callable[[], object]] = {
        f"dashboard of a half-year, {name}": lambda of=of: _page(queries, of, period)  # type: ignore[misc]
        for name, of in scopes.items()
    }
    calls["the list behind a figure, province"] = lambda: queries.behind(
        "received.online", period, queries.PROVINCE
    )
    beside = {
        "pass": lambda: _passed(period),
        "duck": duck,
        "index": lambda: quality(period, queries.PROVINCE),
    }
    taken = measured({**calls, **beside}, rounds)
    return [*_figures(taken, calls), *_equal(same), _grown(queries, period, rounds)]


def _half(queries: Any) -> Any:
    [(newest,)] = database.rows("SELECT max(received_at)::date FROM dossiers_dossier")
    return queries.Period(date(newest.year - 1, 7, 1), date(newest.year - 1, 12, 31))


def _scopes(queries: Any) -> Mapping[str, Any]:
    [(centre, agency)] = database.rows("SELECT min(centre_id), min(agency_id) FROM dossiers_dossier")
    return {
        "province": queries.PROVINCE,
        "centre": queries.Scope.centre(centre),
        "agency": queries.Scope(queries.Level.AGENCY, agency),
    }


def _count_days() -> None:
    """The roll-ups that the commands keep; the filling writes past the commands."""
    from motcua.dossiers.commands.day_counts import count_days_anew
    from motcua.reports.queries.counted import miscounted

    if miscounted():
        count_days_anew()


def _page(queries: Any, of: Any, period: Any) -> None:
    from django.utils import timezone

    from motcua.reports.queries.overview import lying, overview
    from motcua.reports.queries.trend import trend

    against = period.a_year_earlier()
    overview(of, period, against)
    lying(of, timezone.now())
    for key in ("received.total", "resolved.total", "resolved.late"):
        trend(key, period, against, of)


def _passed(period: Any) -> tuple[int, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            COUNTED.format(rows="dossiers_dossier", since="%(since)s", until="%(until)s"),
            {"since": period.since, "until": period.until},
        )
        return tuple(int(one) for one in cursor.fetchone())


def _duck(period: Any) -> Callable[[], tuple[int, ...]]:
    """DuckDB with the same rows in memory, asked for the same figures."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossiers.csv"
        with database.connection() as postgres, file.open("wb") as written:
            postgres.execute("SET TIME ZONE 'UTC'")
            with postgres.cursor().copy(READ) as copied:
                for piece in copied:
                    written.write(piece)
        held = duckdb.connect()
        held.execute("SET TimeZone = 'UTC'")
        held.execute(
            "CREATE TABLE rows AS SELECT * FROM read_csv(?, types={'received_at': 'TIMESTAMPTZ',"
            " 'finished_at': 'TIMESTAMPTZ'})",
            [str(file)],
        )
    statement = COUNTED.format(rows="rows", since="$since", until="$until")
    bounds = {"since": period.since, "until": period.until}

    def asked() -> tuple[int, ...]:
        found = held.execute(statement, bounds).fetchone()
        assert found is not None
        return tuple(int(one) for one in found)

    return asked


def _figures(taken: Mapping[str, list[float]], calls: Mapping[str, object]) -> list[Figure]:
    beside = f"one pass {_median(taken['pass'])} ms, DuckDB {_median(taken['duck'])} ms"
    found = []
    for name, times in taken.items():
        slowest = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        told = f"{_median(times)} ms, p99 {slowest:.0f}"
        if name in calls:
            about = beside if "province" in name and "dashboard" in name else ""
            found.append(Figure(name, told, about, "200 ms", slowest <= LIMIT_MS))
        elif name == "index":
            found.append(Figure("the index of 766 with every agency, papers counted one by one", told))
    return found


def _equal(same: Mapping[str, bool]) -> list[Figure]:
    return [
        Figure(f"the figures are those of {name}", "yes" if holds else "no", "", "the same", holds)
        for name, holds in same.items()
    ]


def _grown(queries: Any, period: Any, rounds: int) -> Figure:
    """The same page on either database, one after the other: a connection serves one."""
    taken = {}
    for name in database.SIZES:
        database.use(name)
        _count_days()
        calls: dict[str, Callable[[], object]] = {"page": lambda: _page(queries, queries.PROVINCE, period)}
        taken[name] = statistics.median(measured(calls, rounds)["page"])
    database.use("motcua")
    times = taken["motcua"] / taken["motcua_few"]
    return Figure(
        "dashboard of the province, 1,000,000 against 10,000",
        f"{times:.2f} times",
        f"{taken['motcua_few']:.0f} ms among 10,000",
        f"{MOST_TIMES} times",
        times <= MOST_TIMES,
    )


def _median(times: list[float]) -> str:
    return f"{statistics.median(times):.0f}"


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
