"""The half-year report over 1,000,000 dossiers, beside the same figures counted without our indexes.

    python -m benchmarks.half_year [--dossiers 1000000] [--rounds 7]

Its own database, made and dropped here: one centre, dossiers spread over 2020 and 2021 (so that both
halves that the report compares are full of them), ratings for one in ten. The baseline counts the
same figures in one pass over the table. Rounds are interleaved; figures are medians. The limit is
150 ms for the report.
"""

import argparse
import contextlib
import os
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import django
import psycopg

NAME = "motcua_bench_half_year"
LIMIT_MS = 150.0

# Rows as the commands leave them, in one statement: a million commands are the simulation's measure.
FILL = """
INSERT INTO dossiers_dossier (
    code, tracking_secret, procedure_version_id, channel, centre_id, agency_id, applicant_name,
    applicant_folded, applicant_identity, applicant_phone, applicant_address, applicant_email,
    submitter_name, submitter_phone, subject, sets, return_way_wanted, fee_dong, supplements_asked,
    apologies, owed_dong, version, last_hash, status, received_at, due_at, first_due_at, finished_at,
    timeliness, next_signal_at, holder_centre_id)
SELECT 'H37-' || n, 'secret', %(version)s,
       (ARRAY['online', 'online', 'online', 'counter', 'counter', 'post'])[1 + n %% 6], %(centre)s,
       (%(agencies)s::bigint[])[1 + n %% 20], 'Hoàng Thị Vy', 'hoang thi vy ' || n,
       lpad(n::text, 12, '0'), '0912345678', '', '', '', '', '', 1, 'counter', 0, 0,
       0, 0, 6, '\\x00', CASE WHEN n %% 25 = 0 THEN 4 ELSE 10 END, at, at + interval '5 days',
       at + interval '5 days', CASE WHEN n %% 25 > 0 THEN at + interval '3 days' END,
       CASE WHEN n %% 25 > 0 THEN 1 + (n %% 5 > 0)::int + (n %% 9999 = 0)::int END,
       CASE WHEN n %% 25 = 0 THEN at END, CASE WHEN n %% 25 = 0 THEN %(centre)s::bigint END
  FROM (SELECT n, timestamptz '2020-01-01 08:00+07' + (n * (731.0 / %(dossiers)s)) * interval '1 day' AS at
          FROM generate_series(1, %(dossiers)s) AS n) AS made
"""
RATE = """
INSERT INTO ratings_rating (dossier_id, agency_id, centre_id, score, comment, channel, rated_at)
SELECT id, agency_id, centre_id, (ARRAY['very_satisfied', 'satisfied'])[1 + id % 2], '', 'kiosk', finished_at
  FROM dossiers_dossier WHERE id % 10 = 1 AND finished_at IS NOT NULL
"""
BARE = """
SELECT count(*) FILTER (WHERE received_at >= a AND received_at < b),
       count(*) FILTER (WHERE received_at >= a AND received_at < b AND channel = 'online'),
       count(*) FILTER (WHERE finished_at >= a AND finished_at < b),
       count(*) FILTER (WHERE finished_at >= a AND finished_at < b AND timeliness = 1),
       count(*) FILTER (WHERE received_at >= c AND received_at < d),
       count(*) FILTER (WHERE finished_at >= c AND finished_at < d)
  FROM dossiers_dossier, (VALUES (timestamptz '2021-01-01 00:00+07', timestamptz '2021-07-01 00:00+07',
       timestamptz '2020-01-01 00:00+07', timestamptz '2020-07-01 00:00+07')) AS bounds (a, b, c, d)
"""


@contextlib.contextmanager
def database(dossiers: int) -> Iterator[None]:
    """A migrated database of our own with `dossiers` rows, analysed and vacuumed as autovacuum would."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    with psycopg.connect(settings.ADMIN_URL, autocommit=True) as admin:
        admin.execute(f"drop database if exists {NAME} with (force)")
        admin.execute(f"create database {NAME}")
        connection.settings_dict["NAME"] = NAME
        try:
            call_command("migrate", interactive=False, verbosity=0)
            _fill(connection, dossiers)
            yield
        finally:
            connection.close()
            admin.execute(f"drop database if exists {NAME} with (force)")


def _fill(connection: Any, dossiers: int) -> None:
    from motcua.organisation.models import Agency
    from tests import world as worlds

    world = worlds.build()
    for number in range(18):
        Agency.objects.create(
            code=f"so-{number}", unit_code=f"H37.{number}", kind="department" if number % 2 else "district",
            level="province", name_vi=f"Sở {number}", name_en="", calendar=world.calendar, valid_from=worlds.SINCE,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            FILL,
            {
                "dossiers": dossiers,
                "version": world.five_days.pk,
                "centre": world.centre.pk,
                "agencies": list(Agency.objects.order_by("id").values_list("id", flat=True))[:20],
            },
        )
        cursor.execute(RATE)
        cursor.execute("VACUUM ANALYZE dossiers_dossier")
        cursor.execute("VACUUM ANALYZE ratings_rating")


def measured(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each call, round by round, all in every round."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            taken[name].append((time.perf_counter() - begun) * 1000)
    return {name: values[1:] for name, values in taken.items()}  # the first warms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--dossiers", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.conf import settings

    with (
        settings.EMBEDDED.used() if settings.EMBEDDED else contextlib.nullcontext(),
        database(asked.dossiers),
    ):
        _report(asked.dossiers, asked.rounds)


def _report(dossiers: int, rounds: int) -> None:
    from datetime import date

    from django.db import connection

    from motcua.reports import queries

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE)
            cursor.fetchall()

    june = queries.Period(date(2021, 1, 1), date(2021, 6, 30))
    taken = measured(
        {
            "half-year report": lambda: queries.half_year(2021, 1, centre_code="tt").values(),
            "baseline: one pass over the table": bare,
            "table II.06a of the half": lambda: queries.ii06a(june),
        },
        rounds,
    )
    told = queries.half_year(2021, 1, centre_code="tt").values()
    print(f"{dossiers:,} dossiers, of which {told['received']['total']:,} received in the half reported")
    for name, values in taken.items():
        print(f"{name:36} median {statistics.median(values):7.1f} ms   worst {max(values):7.1f} ms")
    report = statistics.median(taken["half-year report"])
    print(f"limit {LIMIT_MS:.0f} ms: {'holds' if report <= LIMIT_MS else 'BROKEN'}")


if __name__ == "__main__":
    main()
