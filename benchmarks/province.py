"""What the benchmarks' dossiers are drawn from: kinds of procedure, the way of each, people, officers, papers.

From the project's own data; fill.sql reads these tables.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

PEOPLE = 60_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A version in force today: how often it is asked for, and how long its limit is."""

    version_id: int
    agency_id: int
    process_id: int
    days: float
    weight: float


def tables(loader: Any, until: datetime, *, centre_code: str) -> None:
    """What fill.sql draws from."""
    kinds = _kinds(until)
    _copy(loader, "kind (upto float, version_id bigint, agency_id bigint, span interval)", _shares(kinds))
    loader.execute("CREATE INDEX ON kind (upto)")
    _copy(
        loader,
        "stop (version_id bigint, seq int, kind text, share float, from_status int, status int, step_before bigint,"
        " step_id bigint, in_centre bigint, in_agency bigint, taken bool, by_centre bigint, by_agency bigint,"
        " data jsonb)",
        (stop for kind in kinds for stop in _stops(kind, centre_code)),
    )
    loader.execute("CREATE UNIQUE INDEX ON stop (version_id, seq)")
    _copy(
        loader,
        "who (n int, name text, folded text, identity text, phone text, address text, person_id bigint)",
        _people(),
    )
    loader.execute("CREATE UNIQUE INDEX ON who (n)")
    loader.execute(
        "CREATE TEMP TABLE hand AS SELECT DISTINCT ON (r.agency_id) r.agency_id, o.id AS officer_id,"
        " o.full_name AS name FROM organisation_officerrole r JOIN organisation_officer o ON o.id = r.officer_id"
        " WHERE r.agency_id IS NOT NULL AND r.role = 'processing_officer' ORDER BY r.agency_id, o.id"
    )
    loader.execute(
        "CREATE TEMP TABLE paper AS SELECT version_id, id AS required_id, name_vi AS name, kind, originals, copies"
        " FROM catalogue_requireddocument WHERE mandatory AND case_vi = ''"
    )


def _kinds(until: datetime) -> list[Kind]:
    """The provincial procedures in force; short ones are asked for often."""
    from motcua.catalogue.models import ProcedureVersion
    from motcua.law.worktime import Limit
    from motcua.organisation.queries import in_force

    found = []
    versions = ProcedureVersion.objects.filter(in_force(until.date()), agency__isnull=False)
    for version in versions.order_by("procedure__code", "version"):
        limit = Limit.parse(version.limit)
        days = limit.amount if version.limit.endswith("cd") else limit.minutes / 480 * 7 / 5
        weight = 1 / (1 + days) ** 1.3 * (4 if version.on_the_spot else 1)
        found.append(Kind(version.pk, version.agency_id or 0, version.process_id, days, weight))
    return found


def _shares(kinds: Sequence[Kind]) -> Iterator[tuple[Any, ...]]:
    whole, upto = sum(kind.weight for kind in kinds), 0.0
    for kind in kinds:
        upto += kind.weight / whole
        last = kind is kinds[-1]
        yield (1.0 if last else upto, kind.version_id, kind.agency_id, timedelta(days=kind.days))


def _stops(kind: Kind, centre_code: str) -> Iterator[tuple[Any, ...]]:
    """The events on the straight way of a version's process, each with the state it leaves."""
    from motcua.catalogue import queries as catalogue
    from motcua.law.process import StepKind
    from motcua.organisation.models import ServiceCentre

    steps = {step.id: step for step in catalogue.steps_of(kind.process_id)}
    centre, step = ServiceCentre.objects.get(code=centre_code).pk, next(iter(steps.values()))
    status, here = 2, (centre, None)
    acts: list[tuple[Any, ...]] = [("received", None, 2, None, step.id, *here, True, *here, {})]
    while True:
        following = steps[next(iter(step.outcomes.values())) or 0]
        there = _unit(following, kind, centre)
        told = {"step": step.name_vi, "step_id": step.id, "outcome": next(iter(step.outcomes))}
        if following.kind == StepKind.RETURN:
            told = {"number": "12/QĐ", "title": "Kết quả", "granted": True, "step": step.name_vi}
            acts.append(("finished", status, 9, step.id, following.id, centre, None, True, *here, told))
            acts.append(
                (
                    "handed_over",
                    9,
                    10,
                    following.id,
                    None,
                    None,
                    None,
                    False,
                    centre,
                    None,
                    {"way": "counter"},
                )
            )
            break
        name = "approved" if step.kind == StepKind.APPROVE else "step_completed"
        acts.append((name, status, 4, step.id, following.id, *there, there == here, *here, told))
        status = 4
        if there != here:
            acts.append(("taken", 4, 4, following.id, following.id, *there, True, *there, {"unit": ""}))
        step, here = following, there
    inner = len(acts) - 2
    for seq, (
        name,
        before,
        after,
        step_before,
        step_id,
        *where,
        taken,
        by_centre,
        by_agency,
        data,
    ) in enumerate(acts):
        share = seq / inner if seq <= inner else 2.0
        yield (
            kind.version_id, seq + 1, name, share, before, after, step_before, step_id, *where, taken,
            by_centre, by_agency, json.dumps(data),
        )  # fmt: skip


def _unit(step: Any, kind: Kind, centre: int) -> tuple[int | None, int | None]:
    from motcua.organisation import queries as organisation

    match step.unit:
        case "centre":
            return centre, None
        case "parent":
            return None, organisation.agency(kind.agency_id).parent_id or kind.agency_id
        case "agency":
            return None, step.agency_id
        case _:
            return None, kind.agency_id


def _people() -> Iterator[tuple[Any, ...]]:
    """Number 0 files most; a tenth of the rest have an account's person behind them in real life, none here."""
    from motcua.lib.folding import fold
    from motcua.simulation.names import invent

    yield (0, "Hoàng Thị Vy", fold("Hoàng Thị Vy"), "020301000123", "0912345678", "phường Chi Lăng", None)
    for n, figure in enumerate(invent(PEOPLE, 7), 1):
        yield (n, figure.name, fold(figure.name), figure.identity, figure.phone, figure.address, None)


def _copy(loader: Any, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    loader.execute(f"CREATE TEMP TABLE {table}")
    with loader.cursor() as cursor, cursor.copy(f"COPY {table.split()[0]} FROM STDIN") as into:
        for row in rows:
            into.write_row(row)
    loader.execute(f"ANALYZE {table.split()[0]}")
