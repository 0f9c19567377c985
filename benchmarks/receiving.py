"""Receiving over HTTP at the counter, whole, beside pgbench committing the very same rows.

    python -m benchmarks.receiving [--rounds 5] [--seconds 6]

Ours: sixteen officers signed in, each posting the real form to the real server: session, rights, the
form's validation, the catalogue's and the calendar's rules, number, dossier, papers, event, job. Beside
it: pgbench inserting the rows of a dossier so received, as literals, in six statements of one
transaction, over the same socket, with the same durability and the same lock on the day's number.
Rounds are interleaved; figures are medians. Wanted: 40 % of pgbench, and 99 of 100 within 60 ms.
"""

import argparse
import contextlib
import re
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from psycopg import sql
from psycopg.types.json import Jsonb

from benchmarks import database, load, server
from benchmarks.report import Figure, show

CLIENTS = 16
SHARE, P99_MS = 0.40, 60.0
KEY = "key-of-this-request-to-be-drawn-anew"


def measure(rounds: int = 5, seconds: float = 6.0) -> list[Figure]:
    with server.serving() as web, cleared():
        post = _Counter(web)
        load.closed(web.port, post, clients=CLIENTS, seconds=3).only(302)
        script = _script()
        pgbench(script, 2)
        ours, theirs, web_ms, base_ms, client_ms = [], [], [], [], []
        for _ in range(rounds):
            before = web.cpu(), server.database_cpu()
            ours.append(load.closed(web.port, post, clients=CLIENTS, seconds=seconds).only(302))
            done = len(ours[-1].waits)
            web_ms.append((web.cpu() - before[0]) * 1000 / done)
            base_ms.append((server.database_cpu() - before[1]) * 1000 / done)
            client_ms.append(ours[-1].own_cpu * 1000 / done)
            theirs.append(pgbench(script, seconds))
    rates = [result.rate for result in ours]
    share = statistics.median(a / b.rate for a, b in zip(rates, theirs, strict=True))
    p99 = statistics.median(result.at(0.99) for result in ours)
    half = statistics.median(result.at(0.5) for result in ours)
    rate, base = statistics.median(rates), statistics.median(one.rate for one in theirs)
    cpu = ", ".join(
        f"{name} {statistics.median(each):.2f}"
        for name, each in (("web", web_ms), ("PostgreSQL", base_ms), ("client", client_ms))
    )
    beside = f"pgbench {base:,.0f}/s: {share:.0%}"
    floor = f"pgbench p99 {statistics.median(one.p99_ms for one in theirs):.0f} ms"
    return [
        Figure("receiving over HTTP, 16 clients", f"{rate:,.0f}/s", beside, "40 %", share >= SHARE),
        Figure("… wait", f"p99 {p99:.0f} ms, median {half:.0f} ms", floor, "p99 60 ms", p99 <= P99_MS),
        Figure("… processor time of one request, ms", cpu),
    ]  # fmt: skip


class _Counter:
    """The next request of each officer: the form as the page gave it, filled, with a key of its own."""

    def __init__(self, web: server.Web) -> None:
        path = f"/desk/receive/{version()}"
        self.requests = []
        for code in officers():
            cookies = server.sign_in(code)
            page = load.once(web.port, load.get(path, cookies)).decode()
            request = load.post(path, urlencode(filled(page)), cookies)
            self.requests.append(request.split(KEY.encode()))

    def __call__(self, client: int) -> bytes:
        # The key has the length of the word it replaces, so Content-Length holds.
        before, after = self.requests[client % len(self.requests)]
        return before + str(uuid4()).encode() + after


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inputs: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "textarea"):
            self.inputs.append(dict(attrs))


def _start(page: str) -> int:
    found = re.search(r'<form method="post"[^>]*novalidate', page)
    assert found, "the page of receiving has no form"
    return found.start()


def filled(page: str) -> list[tuple[str, str]]:
    """The page's own form with a citizen's data, every paper ticked, and no fee."""
    typed = {
        "applicant_name": "Nông Thị Thu Hường", "applicant_identity": "020301000123", "applicant_phone": "0912345678",
        "applicant_address": "số 12, phường Chi Lăng", "subject": "Cấp mới", "csrfmiddlewaretoken": server.CSRF,
        "key": KEY,
    }  # fmt: skip
    parsed = _Form()
    parsed.feed(page[_start(page) :])
    said = []
    for one in parsed.inputs:
        name, kind, value = one.get("name") or "", one.get("type"), one.get("value") or ""
        if kind == "file":
            continue
        if kind == "checkbox":
            said += [(name, value)] if name == "documents" else []
        elif kind == "radio":
            wanted = {"fee": "0", "return_way_wanted": "counter"}.get(name, value)
            said += [(name, value)] if value == wanted else []
        else:
            said.append((name, typed.get(name, value)))
    return [*said, ("way", "receive")]


def inputs(form: str) -> list[tuple[str, str]]:
    """What a form says as it stands, with the first of several choices."""
    parsed = _Form()
    parsed.feed(form)
    said: dict[str, str] = {}
    for one in parsed.inputs:
        if one.get("type") not in ("checkbox", "file") and one.get("name"):
            said.setdefault(str(one["name"]), one.get("value") or "")
    return list((said | {"csrfmiddlewaretoken": server.CSRF}).items())


def version() -> int:
    """A version in force that the provincial centre is asked for often, with three to five papers."""
    found = database.rows(
        "SELECT v.id FROM dossiers_dossier d JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id"
        " WHERE d.id > (SELECT max(id) - 20000 FROM dossiers_dossier) AND NOT v.on_the_spot AND (SELECT count(*)"
        " FROM catalogue_requireddocument r WHERE r.version_id = v.id) BETWEEN 3 AND 5"
        " GROUP BY v.id ORDER BY count(*) DESC, v.id LIMIT 1"
    )
    return int(found[0][0])


def officers() -> list[str]:
    found = database.rows(
        "SELECT DISTINCT o.code FROM organisation_officer o JOIN organisation_officerrole r ON r.officer_id = o.id"
        " JOIN organisation_servicecentre c ON c.id = r.centre_id WHERE c.code = 'ttpvhcc'"
        " AND r.role = 'intake_officer' AND r.valid_until IS NULL ORDER BY o.code LIMIT 16"
    )
    return [code for (code,) in found]


# --- pgbench ---------------------------------------------------------------------------------------


def _script() -> str:
    """The rows of the dossier received last, as a transaction for pgbench."""
    dossier_id, code = database.rows("SELECT id, code FROM dossiers_dossier ORDER BY id DESC LIMIT 1")[0]
    unit, day, _ = code.rsplit("-", 2)
    dossier = {"code": f"'{unit}-{day}-' || lpad(:last::text, 5, '0')"}
    event = {"dossier_id": ":dossier_id", "key": "gen_random_uuid()"}
    papers = values_of(
        "dossiers_dossierdocument", f"dossier_id = {dossier_id}", {"dossier_id": ":dossier_id"}
    )
    return "\n".join(
        (
            "BEGIN;",
            "INSERT INTO dossiers_dailynumber AS n (unit_code, day_on, last)"
            f" VALUES ('{unit}', to_date('{day}', 'YYMMDD'), 1)"
            " ON CONFLICT (unit_code, day_on) DO UPDATE SET last = n.last + 1 RETURNING last \\gset",
            f"{values_of('dossiers_dossier', f'id = {dossier_id}', dossier)} RETURNING id AS dossier_id \\gset",
            f"{papers};",
            f"{values_of('dossiers_event', f'dossier_id = {dossier_id}', event)} RETURNING id AS event_id \\gset",
            *jobs_of(dossier_id),
            "COMMIT;",
        )
    )


def jobs_of(dossier_id: int) -> Iterator[str]:
    for queue, task in database.rows(
        "SELECT DISTINCT queue_name, task_name FROM procrastinate_jobs"
        f" WHERE args -> 'dossier_ids' @> to_jsonb({dossier_id})"
    ):
        yield (
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args) VALUES"
            f" ('{queue}', '{task}', 0, jsonb_build_object('dossier_ids', jsonb_build_array(:dossier_id),"
            " 'event_ids', jsonb_build_array(:event_id)));"
        )


def values_of(table: str, where: str, changed: dict[str, str]) -> str:
    """An INSERT of these rows as they stand, but for what has to differ."""
    with database.connection() as connection:
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}")
        names = [column.name for column in cursor.description]
        written = [
            ", ".join(
                changed.get(name) or _literal(value).as_string(connection)
                for name, value in zip(names, row, strict=True)
                if name != "id"
            )
            for row in cursor.fetchall()
        ]
    kept = ", ".join(name for name in names if name != "id")
    return f"INSERT INTO {table} ({kept}) VALUES " + ", ".join(f"({values})" for values in written)


def _literal(value: Any) -> sql.Literal:
    return sql.Literal(Jsonb(value) if isinstance(value, dict | list) else value)


@dataclass(frozen=True, slots=True)
class Committed:
    """What pgbench did: transactions a second, and the wait that 99 of 100 did not exceed."""

    rate: float
    p99_ms: float


def pgbench(script: str, seconds: float) -> Committed:
    from django.conf import settings

    embedded = settings.EMBEDDED
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "transaction.sql"
        file.write_text(script)
        told = subprocess.run(
            [
                str(embedded.bin / "pgbench"), "-n", "-f", str(file), "-c", str(CLIENTS), "-j", "2",
                "-T", str(max(1, round(seconds))), "-l", "--log-prefix", f"{folder}/log",
                "-h", str(embedded.socket_dir), "-U", embedded.name, embedded.name,
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        lines = [line for log in Path(folder).glob("log.*") for line in log.read_text().splitlines()]
    found = re.search(r"tps = ([\d.]+)", told.stdout)
    if told.returncode or found is None:
        raise RuntimeError(told.stdout + told.stderr)
    waits = sorted(int(line.split()[2]) / 1000 for line in lines)  # microseconds
    return Committed(float(found[1]), waits[int(len(waits) * 0.99)])


@contextlib.contextmanager
def cleared() -> Iterator[int]:
    """What is received in between is taken out again, past the event log's guard; the newest before it."""
    [(newest,)] = database.rows("SELECT max(id) FROM dossiers_dossier")
    try:
        yield newest
    finally:
        database.forget_after(newest)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=6.0)
    told: Any = parser.parse_args()
    with database.running():
        return show(measure(told.rounds, told.seconds))


if __name__ == "__main__":
    raise SystemExit(main())
