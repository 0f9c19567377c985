"""Where the drills' people work: found in the database of the demonstration."""

import psycopg

from deploy.trial.clerks import Work
from deploy.trial.ledger import Ledger

# In force, not done on the spot, with one fee: what an officer at the provincial centre receives and is paid for.
_VERSIONS = """
    SELECT v.id FROM catalogue_procedureversion v JOIN catalogue_fee f ON f.version_id = v.id
     WHERE NOT v.on_the_spot AND v.valid_from <= current_date
       AND (v.valid_until IS NULL OR v.valid_until > current_date) AND v.id IN
           (SELECT procedure_version_id FROM dossiers_dossier ORDER BY id DESC LIMIT 5000)
     GROUP BY v.id HAVING count(*) = 1 AND min(f.amount_dong) > 0 ORDER BY v.id DESC LIMIT 3
"""
_MACHINE = "SELECT key FROM hall_ticketkiosk ORDER BY id LIMIT 1"


def work(database: str, port: int, ledger: Ledger, *, think_seconds: float = 0.3) -> Work:
    with psycopg.connect(database) as connection:
        versions = [int(row[0]) for row in connection.execute(_VERSIONS)]
        machine = connection.execute(_MACHINE).fetchone()
    if not versions:
        raise RuntimeError("the demonstration has no procedure with a fee to receive")
    place = f"/lobby/tickets/{machine[0]}/" if machine else ""
    return Work(port=port, ledger=ledger, versions=versions, machine=place, think_seconds=think_seconds)
