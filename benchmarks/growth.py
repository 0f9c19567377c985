"""What a command costs among a million dossiers, beside the same among ten thousand.

    python -m benchmarks.growth [--each 40]

One dossier at a time, as a click does it: each command turn by turn on the one and the other database,
over two connections held open, on dossiers that stand where the command is done, picked over the whole table.
All of it is rolled back, so that the commit's flush, which is the same for both, does not hide a difference.
Figures are medians. Wanted: at most 1.25 times.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from benchmarks import database
from benchmarks.report import Figure, show

MOST = 1.25
# Where a dossier stands for each command: its status, the kind of its step, whether it was taken over.
STANDS = {
    "take": "d.status = 4 AND d.taken_at IS NULL",
    "complete_step": "d.status = 4 AND s.kind = 'appraise' AND d.taken_at IS NOT NULL",
    "approve": "d.status = 4 AND s.kind = 'approve' AND d.taken_at IS NOT NULL",
    "finish": "d.status = 4 AND s.kind = 'approve' AND d.taken_at IS NOT NULL",
    "hand_over": "d.status = 9",
    "ask_supplement": "d.status = 4 AND s.kind = 'appraise' AND d.taken_at IS NOT NULL",
    "accept_supplement": "d.status = 4 AND s.kind = 'appraise' AND d.taken_at IS NOT NULL",
}
# What is done first, uncounted, to bring it there.
FIRST = {"finish": "approve", "accept_supplement": "ask_supplement"}


def measure(each: int = 40) -> list[Figure]:
    from django.db import connections, transaction

    sides = {name: _Side(name) for name in database.SIZES}
    taken: dict[str, dict[str, list[float]]] = {}
    for command in ("receive", *STANDS):
        turns = {name: iter(side.acts(command, each)) for name, side in sides.items()}
        spent = taken.setdefault(command, {name: [] for name in sides})
        for _ in range(each):
            for name, side in sides.items():
                connections["default"] = side.connection
                act = next(turns[name], None)
                if act is None:
                    continue
                with transaction.atomic():
                    for first in act[:-1]:
                        first()
                    begun = time.perf_counter()
                    act[-1]()
                    spent[name].append((time.perf_counter() - begun) * 1000)
                    transaction.set_rollback(True)
    for side in sides.values():
        side.connection.close()
    return [*_figures(taken)]


def _figures(taken: Mapping[str, Mapping[str, list[float]]]) -> Iterator[Figure]:
    for command, spent in taken.items():
        # The first few warm each connection's plans.
        many, few = (statistics.median(spent[name][5:] or spent[name]) for name in ("motcua", "motcua_few"))
        told = f"{many:.2f} ms, {many / few:.2f} times"
        yield Figure(
            f"{command} at 1,000,000", told, f"at 10,000 {few:.2f} ms", f"{MOST} times", many / few <= MOST
        )


class _Side:
    """One of the databases with a connection of its own, and what can be done there."""

    def __init__(self, name: str) -> None:
        from django.db import connections

        database.use(name)
        self.connection = connections["default"].copy()
        self.connection.settings_dict["NAME"] = name
        connections["default"] = self.connection

    def acts(self, command: str, count: int) -> Iterator[list[Callable[[], Any]]]:
        from django.db import connections

        connections["default"] = self.connection
        if command == "receive":
            return iter([[_receive(self.connection)]] * count)
        steps = [FIRST[command], command] if command in FIRST else [command]
        return iter([[_act(step, row) for step in steps] for row in self._standing(STANDS[command], count)])

    def _standing(self, where: str, count: int) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT d.id, d.centre_id, d.agency_id, d.holder_centre_id, d.holder_agency_id, d.holder_officer_id,"
                " s.role, d.step_id FROM dossiers_dossier d LEFT JOIN catalogue_step s ON s.id = d.step_id"
                f" WHERE {where} AND d.status IN (1, 2, 4, 5, 6, 9) ORDER BY md5(d.id::text) LIMIT %s",
                [count],
            )
            return cursor.fetchall()


def _actor(row: tuple[Any, ...]) -> Any:
    """Somebody who may do everything at the units that this dossier knows."""
    from motcua.law.actor import Actor, ActorKind, Role, Unit

    _, centre, agency, in_centre, in_agency, officer, *_ = row
    units = {Unit(centre_id=centre), Unit(agency_id=agency)}
    units |= {Unit(centre_id=in_centre)} if in_centre else {Unit(agency_id=in_agency)} if in_agency else set()
    posts = frozenset((role, unit) for role in Role for unit in units)
    return Actor(
        kind=ActorKind.OFFICER, name="Đo", officer_id=officer or 1, unit=Unit(centre_id=centre), posts=posts
    )


def _act(command: str, row: tuple[Any, ...]) -> Callable[[], Any]:
    from uuid import uuid4

    from django.utils import timezone

    from motcua.catalogue import queries as catalogue
    from motcua.dossiers import commands
    from motcua.dossiers.commands import finishing, ledger, supplement, working

    told: dict[str, Any] = {"dossier_id": row[0], "by": _actor(row), "at": timezone.now(), "key": uuid4()}
    order: ledger.Order
    match command:
        case "complete_step" | "approve":
            order = working.StepDone(**told, outcome=next(iter(catalogue.step(row[7]).outcomes)))
        case "finish":
            order = finishing.ResultIssued(**told, number="1/QĐ", title="Kết quả")
        case "hand_over":
            order = finishing.ResultHandedOver(**told)
        case "ask_supplement":
            order = supplement.SupplementAsked(**told, items=("Bản sao",), reason="Thiếu")
        case "accept_supplement":
            order = supplement.SupplementHandedIn(**told)
        case _:
            order = ledger.Order(**told)
    return lambda: getattr(commands, command)([order])


def _receive(connection: Any) -> Callable[[], Any]:
    from django.utils import timezone

    from motcua.catalogue.models import RequiredDocument
    from motcua.dossiers import commands
    from motcua.dossiers.commands.intake import HandedIn, Intake, Party
    from motcua.dossiers.queries.counter import Channel

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.id, v.agency_id, c.id FROM catalogue_procedureversion v JOIN organisation_servicecentre c"
            " ON c.code = 'ttpvhcc' WHERE v.valid_until IS NULL AND v.agency_id IS NOT NULL AND NOT v.on_the_spot"
            " ORDER BY v.id LIMIT 1"
        )
        version, agency, centre = cursor.fetchone()
    papers = tuple(
        HandedIn(name=name, required_id=id_)
        for id_, name in RequiredDocument.objects.filter(version_id=version).values_list("id", "name_vi")
    )
    now: datetime = timezone.now()
    intake = Intake(
        by=_actor((0, centre, agency, centre, None, None)), at=now, centre_id=centre, procedure_version_id=version,
        channel=Channel.COUNTER, applicant=Party(name="Hoàng Thị Vy", identity="020301000123"), documents=papers,
    )  # fmt: skip
    from uuid import uuid4

    return lambda: commands.receive([replace(intake, key=uuid4())])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--each", type=int, default=40)
    told = parser.parse_args()
    with database.running():
        return show(measure(told.each))


if __name__ == "__main__":
    raise SystemExit(main())
