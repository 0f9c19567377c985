"""The register book of 24,000 dossiers as files over HTTP, beside the same rows by COPY.

    python -m benchmarks.exporting [--rounds 3]

An officer of the centre takes the book of the newest days that hold at least 24,000 dossiers, streamed
from the real server; what the largest web worker grew to is its memory's peak. Beside it: PostgreSQL's
own COPY of the same columns. Wanted: in 3 s, within 200 MB.
"""

import argparse
import statistics
import time
from urllib.parse import urlencode

from benchmarks import database, load, receiving, server
from benchmarks.report import Figure, show

ROWS, SECONDS, PEAK_MB = 24_000, 3.0, 200.0
DAYS = f"""
SELECT min(day)::text, max(day)::text, sum(n)::int, min(centre_id) FROM (
    SELECT day, n, centre_id, sum(n) OVER (ORDER BY day DESC) - n AS newer FROM (
        SELECT (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, count(*) AS n, min(centre_id) AS centre_id
          FROM dossiers_dossier
         WHERE received_at > (SELECT max(received_at) FROM dossiers_dossier) - interval '60 days' GROUP BY 1) AS days
    ) AS d WHERE newer < {ROWS}
"""
COPY = """
COPY (SELECT d.received_at, d.code, v.name_vi, d.sets, d.applicant_name, d.applicant_address, d.applicant_phone,
             a.name_vi, d.due_at, d.finished_at, d.returned_at, d.return_way, d.status
        FROM dossiers_dossier d JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
        JOIN organisation_agency a ON a.id = d.agency_id
       WHERE d.centre_id = {centre} AND d.received_at >= '{first_on} 00:00+07'
         AND d.received_at < '{last_on} 00:00+07'::timestamptz + interval '1 day'
       ORDER BY d.received_at, d.id) TO STDOUT (FORMAT csv)
"""


def measure(rounds: int = 3) -> list[Figure]:
    [(first_on, last_on, count, centre)] = database.rows(DAYS)
    asked = {"unit": f"centre-{centre}", "first_on": first_on, "last_on": last_on}
    with server.serving() as web:
        cookies = server.sign_in(receiving.officers()[0])
        taken: dict[str, list[float]] = {"xlsx": [], "csv": []}
        firsts: dict[str, list[float]] = {"xlsx": [], "csv": []}
        copied = []
        for _ in range(rounds):
            for form in taken:
                path = f"/desk/register?{urlencode(asked | {'form': form})}"
                first, whole = _download(web, load.get(path, cookies))
                firsts[form].append(first)
                taken[form].append(whole)
            copied.append(_copied(asked))
        peak = web.peak_mb()
    copy = statistics.median(copied)
    told = []
    for form, seconds in taken.items():
        whole = statistics.median(seconds)
        ours = f"{whole:.2f} s, first bytes after {statistics.median(firsts[form]):.2f} s"
        told.append(
            Figure(f"export of {count:,} rows as {form}", ours, f"COPY {copy:.2f} s", "3 s", whole <= SECONDS)
        )
    return [*told, Figure("… largest web worker", f"{peak:.0f} MB", "", "200 MB", peak <= PEAK_MB)]


def _download(web: server.Web, request: bytes) -> tuple[float, float]:
    """Seconds to the first bytes of the file and to its last."""
    import socket

    begun, first, tail = time.perf_counter(), 0.0, b""
    with socket.create_connection(("127.0.0.1", web.port)) as line:
        line.sendall(request)
        head = line.recv(65536)
        assert head.startswith(b"HTTP/1.1 200") and b"attachment" in head, head[:300]
        while not tail.endswith(b"0\r\n\r\n"):
            came = line.recv(1 << 20)
            assert came, "the server broke off"
            first = first or time.perf_counter() - begun
            tail = (tail + came)[-8:]
    return first, time.perf_counter() - begun


def _copied(asked: dict[str, str]) -> float:
    begun = time.perf_counter()
    with database.connection() as connection, connection.cursor() as cursor:
        with cursor.copy(COPY.format(**asked, centre=asked["unit"].removeprefix("centre-"))) as out:
            for _ in out:
                pass
    return time.perf_counter() - begun


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.rounds))


if __name__ == "__main__":
    raise SystemExit(main())
