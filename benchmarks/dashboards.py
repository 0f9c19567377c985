"""Dashboards over the million, beside one pass over the table and DuckDB over the same rows: equal to both.

    python -m benchmarks.dashboards [--rounds 40] [--ten]

What a page of figures asks, as the page asks it: the period's figures, the other period's, what lies open and the
charts, for the province, a centre and an agency; the index with every agency; and the list behind a figure.
Rounds are interleaved; figures are medians. Wanted: of a hundred rounds the slowest but one within 200 ms, also among
ten million (`--ten`: twenty years at the same pace; made once), and there at most 1.25 times what it takes among a
million. DuckDB holds the columns that the figures need, read from PostgreSQL beforehand, which is not timed.
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
_BASELINES = 5  # each passes over the whole table
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


def measure(rounds: int = 40, *, ten: bool = False) -> list[Figure]:
    if not ten:
        return _measured("motcua", rounds)[0]
    database.ensure([database.TEN])
    _, million = _measured("motcua", rounds)
    figures, ten_million = _measured(database.TEN, rounds)
    database.use("motcua")
    return [*figures, *(_grown(name, million[name], ten_million[name]) for name in ten_million)]


def _measured(name: str, rounds: int) -> tuple[list[Figure], dict[str, float]]:
    """What pages of figures take in this database, and the median of each page."""
    from motcua.reports import queries
    from motcua.reports.queries.quality import quality

    database.use(name)
    _count_days()
    period = _half(queries)
    duck = _duck(period, name)
    told = queries.tally(period, queries.PROVINCE)
    ours = tuple(told[key] for key in KEYS)
    same = {"one pass": _passed(period) == ours, "DuckDB": duck() == ours}
    calls: dict[str, Callable[[], object]] = {
        f"dashboard of a half-year, {of}": lambda of=scope: _page(queries, of, period)  # type: ignore[misc]
        for of, scope in _scopes(queries).items()
    }
    calls["the index of 766 with every agency"] = lambda: quality(period, queries.PROVINCE)
    calls["the list behind a figure, province"] = lambda: queries.behind(
        "received.online", period, queries.PROVINCE
    )
    taken = measured(calls, rounds)
    beside = measured({"pass": lambda: _passed(period), "duck": duck}, min(rounds, _BASELINES))
    medians = {call: statistics.median(taken[call]) for call in calls}
    return [*_figures(taken, beside), *_equal(same)], medians


def _half(queries: Any) -> Any:
    ((newest,),) = _rows("SELECT max(received_at)::date FROM dossiers_dossier")
    return queries.Period(date(newest.year - 1, 7, 1), date(newest.year - 1, 12, 31))


def _scopes(queries: Any) -> Mapping[str, Any]:
    ((centre, agency),) = _rows("SELECT min(centre_id), min(agency_id) FROM dossiers_dossier")
    return {
        "province": queries.PROVINCE,
        "centre": queries.Scope.centre(centre),
        "agency": queries.Scope(queries.Level.AGENCY, agency),
    }


def _rows(statement: str) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def _count_days() -> None:
    """The roll-ups that the commands keep; the filling writes past the commands."""
    from motcua.dossiers.commands.day_counts import count_days_anew
    from motcua.reports.commands.day_tallies import count_tallies_anew
    from motcua.reports.queries.counted import miscounted, mistallied

    if miscounted():
        count_days_anew()
    if mistallied():
        count_tallies_anew()
    _rows("VACUUM ANALYZE dossiers_daycount, reports_daytally")


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


def _duck(period: Any, name: str) -> Callable[[], tuple[int, ...]]:
    """DuckDB with the same rows in memory, asked for the same figures."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossiers.csv"
        with database.connection(name) as postgres, file.open("wb") as written:
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


def _figures(taken: Mapping[str, list[float]], beside: Mapping[str, list[float]]) -> list[Figure]:
    alone = f"one pass {_median(beside['pass'])} ms, DuckDB {_median(beside['duck'])} ms"
    found = []
    for name, times in taken.items():
        slowest = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        told = f"{_median(times)} ms, p99 {slowest:.0f}"
        found.append(
            Figure(
                name,
                told,
                alone if name.endswith("half-year, province") else "",
                "200 ms",
                slowest <= LIMIT_MS,
            )
        )
    return found


def _equal(same: Mapping[str, bool]) -> list[Figure]:
    return [
        Figure(f"the figures are those of {name}", "yes" if holds else "no", "", "the same", holds)
        for name, holds in same.items()
    ]


def _grown(name: str, million: float, ten_million: float) -> Figure:
    times = ten_million / million
    return Figure(
        f"{name}, 10,000,000 against 1,000,000", f"{times:.2f} times", f"{million:.0f} ms among a million",
        f"{MOST_TIMES} times", times <= MOST_TIMES,
    )  # fmt: skip


def _median(times: list[float]) -> str:
    return f"{statistics.median(times):.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--ten", action="store_true")
    told = parser.parse_args()
    with database.running():
        return show(measure(told.rounds, ten=told.ten))


if __name__ == "__main__":
    raise SystemExit(main())
