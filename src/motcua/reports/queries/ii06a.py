"""Table II.06a, Circular 01/2020/TT-VPCP: receipts and results of a period, by agency and sector."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.catalogue.models import Sector
from motcua.law.errors import N_
from motcua.organisation.models import Agency, ServiceCentre
from motcua.reports.queries.period import Period
from motcua.reports.queries.tally import LISTED, Behind, rows_of

Where = Mapping[str, frozenset[str] | bool]
_DIMENSIONS = ("carried", "channel", "outcome", "judged")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as data: the heads above it, outermost first, and what it counts."""

    key: str
    heads: tuple[str, ...]
    where: Where

    def counts(self, told: Mapping[str, str | bool]) -> bool:
        return all(
            told[name] is asked if isinstance(asked, bool) else told[name] in asked
            for name, asked in self.where.items()
        )


def _columns() -> tuple[Column, ...]:
    received, in_period = N_("Dossiers received"), N_("In the period")
    resolved, in_process = N_("Dossiers resolved"), N_("Dossiers in process")
    ended = N_("Not resolved")
    return (
        Column("received.total", (received, N_("Total")), {}),
        Column(
            "received.online",
            (received, in_period, N_("Online")),
            {"carried": False, "channel": frozenset({"online"})},
        ),
        Column(
            "received.counter_post",
            (received, in_period, N_("Counter and public post")),
            {"carried": False, "channel": frozenset({"counter", "post"})},
        ),
        Column("received.carried", (received, N_("From the period before")), {"carried": True}),
        Column("resolved.total", (resolved, N_("Total")), {"outcome": frozenset({"resolved"})}),
        Column("resolved.early", (resolved, N_("Early")), {"judged": frozenset({"early"})}),
        Column("resolved.on_time", (resolved, N_("On time")), {"judged": frozenset({"on_time"})}),
        Column("resolved.late", (resolved, N_("Late")), {"judged": frozenset({"late"})}),
        Column("in_process.total", (in_process, N_("Total")), {"outcome": frozenset({"in_process"})}),
        Column("in_process.within", (in_process, N_("Within the limit")), {"judged": frozenset({"within"})}),
        Column("in_process.late", (in_process, N_("Past the limit")), {"judged": frozenset({"overdue"})}),
        Column("ended.withdrawn", (ended, N_("Withdrawn")), {"outcome": frozenset({"withdrawn"})}),
        Column("ended.stopped", (ended, N_("Stopped")), {"outcome": frozenset({"stopped"})}),
    )


COLUMNS = _columns()
# Each sum must be its parts, on every row.
IDENTITIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("received.total", ("resolved.total", "in_process.total", "ended.withdrawn", "ended.stopped")),
    ("received.total", ("received.online", "received.counter_post", "received.carried")),
    ("resolved.total", ("resolved.early", "resolved.on_time", "resolved.late")),
    ("in_process.total", ("in_process.within", "in_process.late")),
)


class IdentityBroken(AssertionError):
    """A row whose parts do not add up: a fault of the program, never to be printed as a report."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sector of one agency; an agency's sum (no sector), or the whole (neither)."""

    agency_id: int | None
    agency_vi: str
    sector_id: int | None
    sector_vi: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table06a:
    """Agencies by name, each with its sectors below it; the whole comes last."""

    period: Period
    rows: Sequence[Row]

    @property
    def total(self) -> Row:
        return self.rows[-1]


@dataclass(frozen=True, slots=True)
class _Group:
    agency_id: int
    sector_id: int
    told: Mapping[str, str | bool]
    dossiers: int


def ii06a(
    period: Period, *, centre_ids: Sequence[int] | None = None, agency_ids: Sequence[int] | None = None
) -> Table06a:
    """The table of these centres and competent agencies (None: all). Raises IdentityBroken rather than give a
    wrong row."""
    by = ", ".join(("agency_id", "sector_id", *_DIMENSIONS))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {by}, count(*) FROM ({rows_of('ii06a')}) AS told GROUP BY {by}",  # noqa: S608
            _bounds(period, centre_ids, agency_ids),
        )
        groups = [
            _Group(agency, sector, dict(zip(_DIMENSIONS, told, strict=True)), number)
            for agency, sector, *told, number in cursor
        ]
    rows = list(_rows(groups))
    for row in rows:
        check(row)
    return Table06a(period, rows)


def check(row: Row) -> None:
    """Received is resolved, in process, withdrawn and stopped; and every sum is its parts."""
    for whole, parts in IDENTITIES:
        if row.values[whole] != sum(row.values[part] for part in parts):
            raise IdentityBroken(f"{row.agency_vi} / {row.sector_vi}: {whole} is not {' + '.join(parts)}")


def _rows(groups: Sequence[_Group]) -> Iterator[Row]:
    agencies = dict(Agency.objects.values_list("id", "name_vi"))
    sectors = dict(Sector.objects.values_list("id", "name_vi"))
    for agency_id in sorted({g.agency_id for g in groups}, key=lambda i: (agencies[i], i)):
        own = [g for g in groups if g.agency_id == agency_id]
        yield Row(agency_id, agencies[agency_id], None, "", _values(own))
        for sector_id in sorted({g.sector_id for g in own}, key=lambda i: (sectors[i], i)):
            of_sector = [g for g in own if g.sector_id == sector_id]
            yield Row(agency_id, agencies[agency_id], sector_id, sectors[sector_id], _values(of_sector))
    yield Row(None, "", None, "", _values(groups))


def _values(groups: Sequence[_Group]) -> dict[str, int]:
    return {
        column.key: sum(group.dossiers for group in groups if column.counts(group.told)) for column in COLUMNS
    }


def behind_ii06a(
    column: str,
    period: Period,
    *,
    centre_ids: Sequence[int] | None = None,
    agency_id: int | None = None,
    sector_id: int | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[Behind]:
    """The dossiers behind one cell, oldest first; the next page starts after the last one's (at, id)."""
    asked = next(c for c in COLUMNS if c.key == column)
    parts, values = ["true"], _bounds(period, centre_ids)
    for name, value in asked.where.items():
        parts.append(f"told.{name} = ANY(%(w_{name})s)")
        values[f"w_{name}"] = [value] if isinstance(value, bool) else sorted(value)
    for name, unit in (("agency_id", agency_id), ("sector_id", sector_id)):
        if unit is not None:
            parts.append(f"told.{name} = %(w_{name})s")
            values[f"w_{name}"] = unit
    if after is not None:
        parts.append("(told.at, told.id) > (%(after_at)s, %(after_id)s)")
        values |= {"after_at": after[0], "after_id": after[1]}
    with connection.cursor() as cursor:
        listed = LISTED % {"rows": rows_of("ii06a"), "conditions": " AND ".join(parts)}
        cursor.execute(listed, values | {"limit": limit})
        return [Behind(*row) for row in cursor]


def _bounds(
    period: Period, centre_ids: Sequence[int] | None, agency_ids: Sequence[int] | None = None
) -> dict[str, Any]:
    if centre_ids is None:
        centre_ids = list(ServiceCentre.objects.values_list("id", flat=True))
    return {"since": period.since, "until": period.until, "centres": list(centre_ids), "agencies": agency_ids}
