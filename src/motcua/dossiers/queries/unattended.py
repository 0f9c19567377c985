"""Open dossiers that lie with somebody who cannot go on with them: gone from the post, or away and not stood in for."""

from datetime import date

from django.db import connection

from motcua.dossiers.queries.care import Fault
from motcua.organisation.queries.absences import STANDS_IN

# What of a dossier `d` in hand, on %(day)s: its officer no longer has the step's role where the dossier lies; or is
# away, and nobody who is there has that role from them.
_POST = """
    SELECT 1 FROM organisation_officerrole h WHERE h.officer_id = d.holder_officer_id AND h.role = s.role
       AND h.agency_id IS NOT DISTINCT FROM d.holder_agency_id AND h.centre_id IS NOT DISTINCT FROM d.holder_centre_id
       AND h.valid_from <= %(day)s::date AND (h.valid_until IS NULL OR h.valid_until > %(day)s::date)
"""
_AWAY = f"""
    SELECT 1 FROM organisation_absence a WHERE a.officer_id = d.holder_officer_id
       AND a.valid_from <= %(day)s::date AND (a.valid_until IS NULL OR a.valid_until > %(day)s::date)
       AND NOT EXISTS ({
    STANDS_IN.format(
        agency="d.holder_agency_id", centre="d.holder_centre_id", role="s.role", day="%(day)s::date"
    )
})
"""  # noqa: S608
# Few are away or have left a post: only their dossiers are looked at closer.
UNATTENDED = f"""
    d.holder_officer_id IN (
        SELECT officer_id FROM organisation_absence
         WHERE valid_from <= %(day)s::date AND (valid_until IS NULL OR valid_until > %(day)s::date)
        UNION SELECT officer_id FROM organisation_officerrole WHERE valid_until <= %(day)s::date)
    AND EXISTS (
        SELECT 1 FROM catalogue_step s
         WHERE s.id = d.step_id AND (NOT EXISTS ({_POST}) OR EXISTS ({_AWAY})))
"""  # noqa: S608
_STUCK = f"""
    SELECT code, fault FROM (
        SELECT d.code, CASE
            WHEN NOT EXISTS ({_POST}) THEN 'with ' || o.full_name || ', whose post has ended'
            WHEN EXISTS ({_AWAY}) THEN 'with ' || o.full_name || ', who is away without a substitute'
        END AS fault
        FROM dossiers_dossier d JOIN catalogue_step s ON s.id = d.step_id
        JOIN organisation_officer o ON o.id = d.holder_officer_id
        WHERE d.holder_officer_id IS NOT NULL AND d.status IN (2, 4, 5, 6)
    ) AS looked WHERE fault IS NOT NULL ORDER BY code
"""  # noqa: S608


def unattended(on: date | None = None) -> list[Fault]:
    """The dossiers in hand whose officer cannot go on with them on the day (else today), with why."""
    with connection.cursor() as cursor:
        if on is None:
            cursor.execute("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
            on = cursor.fetchone()[0]
        cursor.execute(_STUCK, {"day": on})
        return [Fault(*row) for row in cursor.fetchall()]
