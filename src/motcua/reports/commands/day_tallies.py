"""What each day brought of papers, results, payments and ratings: PostgreSQL appends to the tallies by itself; here the
rows of a day become one, and doubtful ones are counted anew."""

from datetime import date

from django.db import connection, transaction

from motcua.lib import day_rows
from motcua.reports.queries.tally import rows_of

_COUNT = """
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT * FROM ({rows}) AS counted
"""
# In the order in which the acts write them, so that nobody waits for somebody who waits for this.
_COUNTED = ("dossiers_dossier", "dossiers_dossierdocument", "dossiers_dossierresult", "dossiers_sealedresult",
            "payments_payment", "ratings_rating")  # fmt: skip


def gather_day_tallies(*, before: date) -> None:
    """Make one row of the many of each earlier day. The sums stay what they are."""
    by = ("centre_id", "agency_id", "version_id", "day_on", "kind")
    day_rows.gather("reports_daytally", by=by, number="number", before=before)


@transaction.atomic
def count_tallies_anew() -> None:
    """Count every paper, result, payment and rating again. Acts wait meanwhile: seconds for a million dossiers."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(_COUNTED)} IN SHARE MODE")
        cursor.execute("DELETE FROM reports_daytally")
        cursor.execute(_COUNT.format(rows=rows_of("day_tallies")))
