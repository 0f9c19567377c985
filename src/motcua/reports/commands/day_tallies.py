"""What each day brought of papers, results, payments and ratings: PostgreSQL appends to the tallies by itself; here the
rows of a day become one, and doubtful ones are counted anew."""

from datetime import date

from django.db import connection, transaction

from motcua.reports.queries.tally import rows_of

_GATHER = """
    WITH gone AS (DELETE FROM reports_daytally WHERE day_on < %s RETURNING *)
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, day_on, kind, sum(number) FROM gone
     GROUP BY centre_id, agency_id, version_id, day_on, kind HAVING sum(number) <> 0
"""
_COUNT = """
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT * FROM ({rows}) AS counted
"""
# In the order in which the acts write them, so that nobody waits for somebody who waits for this.
_COUNTED = ("dossiers_dossier", "dossiers_dossierdocument", "dossiers_dossierresult", "dossiers_sealedresult",
            "payments_payment", "ratings_rating")  # fmt: skip


@transaction.atomic
def gather_day_tallies(*, before: date) -> None:
    """Make one row of the many of each earlier day. The sums stay what they are."""
    with connection.cursor() as cursor:
        # Two gatherings at once would each take the rows that the other has not yet written.
        cursor.execute("LOCK TABLE reports_daytally IN SHARE UPDATE EXCLUSIVE MODE")
        cursor.execute(_GATHER, [before])


@transaction.atomic
def count_tallies_anew() -> None:
    """Count every paper, result, payment and rating again. Acts wait meanwhile: seconds for a million dossiers."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(_COUNTED)} IN SHARE MODE")
        cursor.execute("DELETE FROM reports_daytally")
        cursor.execute(_COUNT.format(rows=rows_of("day_tallies")))
