"""After the storm: what the ledger says was acknowledged, beside what the database holds."""

import json
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import psycopg

from deploy.trial.ledger import Ledger

SETTLE_SECONDS = 240.0


@dataclass(slots=True)
class Reckoning:
    """Counts; each of the lists has to be empty."""

    counts: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        return not any(self.wrong.values())


_RECEIVED = """
    SELECT key::text, count(*), min(dossier_id)::text FROM dossiers_event
     WHERE kind = 'received' AND key = ANY(%s::uuid[]) GROUP BY 1
"""
_STEPS = "SELECT dossier_id || '/' || (seq - 1) FROM dossiers_event WHERE dossier_id = ANY(%s) AND seq > 1"
_TICKETS = (
    "SELECT key::text, count(*), min(label) FROM hall_queueticket WHERE key = ANY(%s::uuid[]) GROUP BY 1"
)
# Each number that was given is there, once: the last one is how many there are.
_DAY_NUMBERS = r"""
    SELECT n.unit_code || ' ' || n.day_on, n.last, count(d.id),
           count(DISTINCT d.code), coalesce(max((regexp_match(d.code, '\d+$'))[1]::int), 0)
      FROM dossiers_dailynumber n
      LEFT JOIN dossiers_dossier d ON d.code LIKE n.unit_code || '-' || to_char(n.day_on, 'YYMMDD') || '-%%'
     WHERE n.day_on >= %s::date GROUP BY 1, 2
"""
_TICKET_NUMBERS = """
    SELECT g.group_id || ' ' || g.day_on, g.last_number, count(t.id), count(DISTINCT t.number), max(t.number)
      FROM hall_groupday g LEFT JOIN hall_queueticket t ON t.issued_group_id = g.group_id AND t.day_on = g.day_on
     WHERE g.day_on >= %s::date GROUP BY 1, 2
"""
_UNBALANCED = """
    SELECT e.id::text FROM payments_ledgerentry e LEFT JOIN payments_ledgerline l ON l.entry_id = e.id
     GROUP BY e.id HAVING coalesce(sum(l.amount_dong), 1) <> 0
"""
# What was paid while receiving is in the ledger once, with one receipt.
_UNBOOKED = """
    SELECT o.dossier_id::text FROM dossiers_financialobligation o
      LEFT JOIN payments_paidobligation p ON p.obligation_id = o.id
     WHERE o.dossier_id = ANY(%s) AND o.paid_at IS NOT NULL AND o.amount_dong > 0
     GROUP BY o.id HAVING count(p.*) <> 1
"""
_PAPERS = """
    SELECT e.dossier_id || ': ' || count(p.id) FROM dossiers_event e
      LEFT JOIN dossiers_paper p ON p.event_id = e.id AND p.kind = 'intake_receipt'
     WHERE e.key = ANY(%s::uuid[]) GROUP BY e.id HAVING count(p.id) <> 1
"""
_UNDONE = """
    SELECT task_name || ' ' || id || ' ' || status FROM procrastinate_jobs
     WHERE status = 'doing' OR (status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()))
"""
_FAILED = "SELECT task_name || ' ' || id FROM procrastinate_jobs WHERE status = 'failed' AND id > %s"


def last_job(database: str) -> int:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT coalesce(max(id), 0) FROM procrastinate_jobs").fetchone()
    return int(found[0]) if found else 0


def reckon(database: str, ledger: Ledger, *, since_job: int, day: str) -> Reckoning:
    """Compare; first wait for the work in the background to come to rest. `day`: the first day of the numbers."""
    told = Reckoning()
    with psycopg.connect(database, autocommit=True) as connection:
        told.wrong["jobs that no worker ended"] = _rest(connection)
        _acts(connection, ledger, told)
        for what, statement in (("daily numbers", _DAY_NUMBERS), ("ticket numbers", _TICKET_NUMBERS)):
            rows = connection.execute(statement, [day]).fetchall()
            told.wrong[f"gaps or doubles in {what}"] = [str(row) for row in rows if len(set(row[1:])) != 1]
            told.counts[f"series of {what}"] = len(rows)
        told.wrong["ledger entries that do not balance"] = _column(connection, _UNBALANCED)
        told.wrong["jobs that failed"] = _column(connection, _FAILED, [since_job])
    return told


def _acts(connection: psycopg.Connection, ledger: Ledger, told: Reckoning) -> None:
    done: dict[str, dict[str, tuple[int, str]]] = {"receive": {}, "ticket": {}, "step": {}}
    for kind, statement in (("receive", _RECEIVED), ("ticket", _TICKETS)):
        keys = [key for what, key in ledger.asked if what == kind]
        for key, count, answer in connection.execute(statement, [keys]):
            done[kind][key] = (count, answer)
    dossiers = sorted({int(key.split("/")[0]) for what, key in ledger.asked if what == "step"})
    for (key,) in connection.execute(_STEPS, [dossiers]):
        done["step"][key] = (done["step"].get(key, (0, ""))[0] + 1, "")
    for kind, found in done.items():
        said = {key: answer for (what, key), answer in ledger.acknowledged.items() if what == kind}
        asked = {key for what, key in ledger.asked if what == kind}
        told.counts[f"{kind}: asked"] = len(asked)
        told.counts[f"{kind}: acknowledged"] = len(said)
        told.counts[f"{kind}: done"] = len(asked & found.keys())
        told.wrong[f"{kind}: acknowledged and lost"] = sorted(said.keys() - found.keys())
        told.wrong[f"{kind}: done twice"] = [key for key in asked & found.keys() if found[key][0] != 1]
    received = [key for what, key in ledger.acknowledged if what == "receive"]
    answers = [int(answer) for (what, _), answer in ledger.acknowledged.items() if what == "receive"]
    told.wrong["receive: another dossier than was said"] = [
        key
        for key in received
        if key in done["receive"] and done["receive"][key][1] != ledger.acknowledged["receive", key]
    ]
    told.wrong["fees paid that are not booked exactly once"] = _column(connection, _UNBOOKED, [answers])
    told.wrong["receipts not issued exactly once"] = _column(connection, _PAPERS, [received])


def _rest(connection: psycopg.Connection) -> list[str]:
    """Wait until no job is waiting or under way; those that still are after long patience."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while (left := _column(connection, _UNDONE)) and time.monotonic() < deadline:
        time.sleep(1)
    return left


def _column(connection: psycopg.Connection, statement: str, params: list[object] | None = None) -> list[str]:
    return [str(row[0]) for row in connection.execute(statement, params or [])][:20]


def doctor(environment: Mapping[str, str], command: list[str]) -> list[str]:
    """What `motcua doctor --verify-events` finds to mend in the chains of events and all else that it looks at."""
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return [f"motcua doctor ended with {done.returncode}: {done.stderr[-300:]}"]
    return [f"{one['about']}: {one['says']}" for one in found if not one["well"]]
