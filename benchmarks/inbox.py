"""A desk's list among a million dossiers: one officer alone, sixteen at once, and one person's 872 dossiers.

    python -m benchmarks.inbox [--rounds 5] [--seconds 4]

The whole page over HTTP (who asks, seven counts, the list, the drawing), of officers of sixteen desks: the
agencies with most to do and the centre's counter, where thousands lie. One alone asks again and again. The
sixteen look once a second each, which no person does for long; beside them in the same round the
same sixteen without any pause, so that the machine is full. The other yardstick is the page's own
statements by themselves in PostgreSQL. Wanted: median 20 ms alone, 50 ms at sixteen; the 872 in 50 ms.
(Open Zaak publishes 150 to 430 ms for its list at a million on ten replicas; 5 to 34 s for the 872.)
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle

from benchmarks import database, load, server
from benchmarks.report import Figure, show

ALONE_MS, SIXTEEN_MS, PERSON_MS = 20.0, 50.0, 50.0
USERS = 16


def measure(rounds: int = 5, seconds: float = 4.0) -> list[Figure]:
    codes = _officers()
    with server.serving() as web:
        pages = [load.get("/desk/?tab=to_process", server.sign_in(code)) for code in codes]
        turns, alone, busiest = (
            cycle(pages),
            cycle(pages),
            load.get("/desk/?tab=to_process", server.sign_in(codes[0])),
        )
        load.closed(web.port, lambda n: pages[n], clients=USERS, seconds=3).only(200)
        one, paced, full = [], [], []
        for _ in range(rounds):
            one.append(
                load.closed(web.port, lambda _: next(alone), clients=1, seconds=seconds).only(200).at(0.5)
            )
            looks = load.paced(web.port, lambda _: next(turns), rate=USERS, seconds=seconds, clients=USERS)
            paced.append(looks.only(200).at(0.5))
            full.append(load.closed(web.port, lambda n: pages[n], clients=USERS, seconds=seconds).only(200))
        person = _person(web, busiest)
    bare, listed = statistics.median(_bare(codes, rounds)), statistics.median(_all_of_one(rounds))
    alone_ms, sixteen_ms = statistics.median(one), statistics.median(paced)
    at_once, rate = statistics.median(f.at(0.5) for f in full), statistics.median(f.rate for f in full)
    told = (
        ("a desk's list, one user", alone_ms, f"its SQL alone {bare:.1f} ms", ALONE_MS),
        ("… 16 users, one look a second each", sixteen_ms, "", SIXTEEN_MS),
        ("… 16 users without a pause", at_once, f"{rate:,.0f} pages a second", SIXTEEN_MS),
        ("one person's 872 dossiers, all read", listed, "", PERSON_MS),
        ("… their first page over HTTP", person, "", PERSON_MS),
    )
    return [
        Figure(what, f"{ms:.1f} ms", beside, f"{most:.0f} ms", ms <= most) for what, ms, beside, most in told
    ]


def _officers() -> list[str]:
    """The processing officer of each of the fifteen busiest agencies, after an intake officer of the centre."""
    found = database.rows(
        "SELECT code FROM (SELECT DISTINCT ON (d.n, d.holder_agency_id) d.n, d.holder_agency_id, o.code"
        " FROM (SELECT holder_agency_id, count(*) AS n FROM dossiers_dossier WHERE status IN (2, 4)"
        " AND holder_agency_id IS NOT NULL GROUP BY 1) AS d"
        " JOIN organisation_officerrole r ON r.agency_id = d.holder_agency_id AND r.role = 'processing_officer'"
        " AND r.valid_until IS NULL JOIN organisation_officer o ON o.id = r.officer_id"
        f" ORDER BY d.n DESC, d.holder_agency_id, o.code) AS a ORDER BY n DESC LIMIT {USERS - 1}"
    )
    at_centre = database.rows(
        "SELECT o.code FROM organisation_officer o JOIN organisation_officerrole r ON r.officer_id = o.id"
        " JOIN organisation_servicecentre c ON c.id = r.centre_id WHERE c.code = 'ttpvhcc'"
        " AND r.role = 'intake_officer' AND r.valid_until IS NULL ORDER BY o.code LIMIT 1"
    )
    codes = [code for (code,) in [*at_centre, *found]]
    return [codes[n % len(codes)] for n in range(USERS)]


def _person(web: server.Web, page: bytes) -> float:
    path = b"GET /desk/search?q=020301000123 HTTP/1.1"
    request = path + page[page.index(b"\r\n") :]
    return load.closed(web.port, lambda _: request, clients=1, seconds=3).only(200).at(0.5)


def _bare(codes: list[str], rounds: int) -> list[float]:
    from django.utils import timezone

    from motcua.dossiers import queries
    from motcua.organisation import queries as organisation

    now = timezone.now()
    actors = [organisation.actor_by_code(code, on=date.today()) for code in codes]

    def both(n: int) -> None:
        queries.counts(actors[n % USERS], at=now)
        queries.inbox(actors[n % USERS], queries.Tab.TO_PROCESS, at=now)

    return _timed(both, USERS * (rounds + 1))[USERS:]


def _all_of_one(rounds: int) -> list[float]:
    from motcua.dossiers import queries

    def every(_n: int) -> None:
        found = list(queries.whole(lambda after: queries.search("020301000123", after=after, limit=1_000)))
        assert len(found) >= database.FREQUENT, len(found)

    return _timed(every, 3 * rounds)[1:]


def _timed(call: Callable[[int], None], times: int) -> list[float]:
    taken = []
    for n in range(times):
        begun = time.perf_counter()
        call(n)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.rounds, told.seconds))


if __name__ == "__main__":
    raise SystemExit(main())
