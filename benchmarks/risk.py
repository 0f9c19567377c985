"""The chance to be late of 10,000 open dossiers, told anew; and of one that just went on.

    python -m benchmarks.risk [--rounds 3]

Over the million: 10,000 open dossiers are measured with 20,000 finished ones to learn from; then all are told, and then
one. Nothing of it is kept. Wanted: ten thousand in 10 s, one in 1 s, so that a change shows within a minute.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from benchmarks import database
from benchmarks.report import Figure, show

OPEN, DONE = 10_000, 20_000
LIMIT_S, ONE_S = 10.0, 1.0


def measure(rounds: int = 3) -> list[Figure]:
    from django.db import transaction
    from django.utils import timezone

    from motcua.supervision.commands import following, risk

    now = timezone.now()
    with transaction.atomic():
        still = _ids("status IN (2, 4, 5, 6) AND received_at IS NOT NULL", OPEN)
        measured = sorted(still + _ids("finished_at IS NOT NULL", DONE))
        _complete(measured)
        following.measure(measured)
        learning, learned = _taken(lambda: risk.learn(at=now))
        all_of_them = [_told(still, now) for _ in range(rounds)]
        one = [_told(still[:1], now) for _ in range(10)]
        transaction.set_rollback(True)
    each, alone = statistics.median(all_of_them), statistics.median(one)
    return [
        Figure(
            f"{len(still):,} open dossiers told their chance", f"{each:.1f} s", "", "10 s", each <= LIMIT_S
        ),
        Figure("one that went on", f"{1000 * alone:.0f} ms", "", "1 s", alone <= ONE_S),
        Figure(f"learning from {learned:,} finished ones, once a night", f"{learning:.1f} s"),
    ]


# fill.sql's events say where a dossier came to stand, and leave out what ways are measured by: receipt, end, due time,
# who had taken it over (it stays at its step), and how long each stretch of clock ran (of a week's 168 hours 40 are
# worked).
_COMPLETE = """
    UPDATE dossiers_event e SET span_minutes = told.minutes, changes = e.changes - told.wrong || told.changes
      FROM (
        SELECT e.id,
            coalesce(extract(epoch FROM e.at - lag(e.at) OVER way) / 60 * 40 / 168, 0)::int AS minutes,
            CASE WHEN e.kind = 'taken' THEN ARRAY['taken_at', 'step_id'] ELSE ARRAY['taken_at'] END AS wrong,
            CASE WHEN e.seq = 1 THEN jsonb_build_object('received_at', d.received_at, 'first_due_at', d.first_due_at)
                 WHEN e.kind = 'taken' THEN jsonb_build_object('taken_at', e.at)
                 WHEN e.kind = 'finished' THEN
                    jsonb_build_object('finished_at', d.finished_at, 'timeliness', d.timeliness, 'taken_at', NULL)
                 ELSE jsonb_build_object('taken_at', NULL) END AS changes
          FROM dossiers_event e JOIN dossiers_dossier d ON d.id = e.dossier_id
         WHERE e.dossier_id = ANY(%s) WINDOW way AS (PARTITION BY e.dossier_id ORDER BY e.seq)
      ) AS told WHERE e.id = told.id
"""


def _complete(ids: list[int]) -> None:
    """Within the transaction that is not kept, past the guard of the event log."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dossiers_event DISABLE TRIGGER USER")
        cursor.execute(_COMPLETE, [ids])


def _told(ids: list[int], now: object) -> float:
    """Seconds; what was not told is no measure."""
    from motcua.supervision.commands import risk
    from motcua.supervision.models import Risk

    Risk.objects.update(again_at=None)
    risk.mark(ids, at=now)  # type: ignore[arg-type]
    taken, told = _taken(lambda: risk.assess(at=now))  # type: ignore[arg-type]
    if told != len(ids):
        raise SystemExit(f"only {told} of {len(ids)} were told")
    return taken


def _taken(call: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    count = call()
    return time.perf_counter() - begun, count


def _ids(which: str, count: int) -> list[int]:
    rows = database.rows(f"SELECT id FROM dossiers_dossier WHERE {which} ORDER BY id DESC LIMIT {count}")
    return [pk for (pk,) in rows]


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
