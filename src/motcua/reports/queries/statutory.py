"""The tables of Circular 01/2020/TT-VPCP as data: II.05, II.06a, II.06b, II.06c, II.07, for any period and unit.

Each form says its columns, the sums that must hold on every line, and how its lines are made. The statutory
publications that we could read give the forms' names and what they count; where a head's wording is ours, it is a
msgid and changed here alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.catalogue.models import Sector
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Agency
from motcua.reports.queries.ii06a import COLUMNS, IDENTITIES, Column, IdentityBroken, ii06a
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Level, Scope, units
from motcua.reports.queries.tally import rows_of

Identity = tuple[str, tuple[str, ...]]


class NotOfOfficers(NotPossible):
    message = N_("The statutory tables are of units, not of one officer.")


@dataclass(frozen=True, slots=True)
class Line:
    """`number` as the form numbers it; `depth` 0 for a unit or part, 1 for what is gathered in it."""

    number: str
    name: str
    depth: int
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Form:
    key: str
    number: str
    title: str
    head: str  # over the names of the lines
    columns: Sequence[Column]
    identities: Sequence[Identity]
    lines: Callable[[Period, Scope], Iterator[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    """A form filled. `lines` in its order; `total` is the whole."""

    form: Form
    period: Period
    of: Scope
    lines: Sequence[Line]
    total: Line

    def values(self) -> dict[str, Any]:
        """As plain values, by which it is frozen and compared later."""
        return {
            "form": self.form.number,
            "scope": str(self.of),
            "from": self.period.first_on.isoformat(),
            "to": self.period.last_on.isoformat(),
            "lines": [
                {"number": line.number, "name": line.name, "depth": line.depth, "values": dict(line.values)}
                for line in self.lines
            ],
            "total": dict(self.total.values),
        }


def table(key: str, period: Period, of: Scope) -> Table:
    """Fill a form. Raises IdentityBroken rather than give a line that does not add up, and NotOfOfficers."""
    if of.level is Level.OFFICER:
        raise NotOfOfficers
    form = FORMS[key]
    *lines, total = form.lines(period, of)
    for line in (*lines, total):
        for whole, parts in form.identities:
            if line.values[whole] != sum(line.values[part] for part in parts):
                raise IdentityBroken(f"{form.number}, {line.name}: {whole} is not {' + '.join(parts)}")
    return Table(form, period, of, lines, total)


# --- II.06a, b, c ---------------------------------------------------------------------------------


def _by_sector(period: Period, of: Scope) -> Iterator[Line]:
    agencies = sectors = 0
    for row in _ii06a(period, of):
        if row.agency_id is None:
            yield Line("", "", 0, row.values)
        elif row.sector_id is None:
            agencies, sectors = agencies + 1, 0
            yield Line(str(agencies), row.agency_vi, 0, row.values)
        else:
            sectors += 1
            yield Line(f"{agencies}.{sectors}", row.sector_vi, 1, row.values)


def _by_unit(period: Period, of: Scope) -> Iterator[Line]:
    """One line for each agency, without its sectors."""
    agencies = 0
    for row in _ii06a(period, of):
        if row.agency_id is None:
            yield Line("", "", 0, row.values)
        elif row.sector_id is None:
            agencies += 1
            yield Line(str(agencies), row.agency_vi, 1, row.values)


PARTS: Mapping[str, str] = {
    Agency.Level.PROVINCE: N_("Received at provincial level"),
    Agency.Level.DISTRICT: N_("Received at district level"),
    Agency.Level.COMMUNE: N_("Received at commune level"),
}


def _by_level(period: Period, of: Scope) -> Iterator[Line]:
    """Part by level of government, the agencies of each below it."""
    rows = _ii06a(period, of)
    levels = dict(Agency.objects.values_list("id", "level"))
    for position, (level, name) in enumerate(PARTS.items()):
        own = [
            row for row in rows if row.agency_id and row.sector_id is None and levels[row.agency_id] == level
        ]
        if own:
            letter = "ABC"[position]
            yield Line(letter, name, 0, _summed([row.values for row in own], COLUMNS))
            for number, row in enumerate(own, 1):
                yield Line(f"{letter}.{number}", row.agency_vi, 1, row.values)
    yield Line("", "", 0, rows[-1].values)


def _ii06a(period: Period, of: Scope) -> Sequence[Any]:
    told = units(of)
    return ii06a(period, centre_ids=told.centre_ids, agency_ids=told.agency_ids).rows


def _summed(parts: Sequence[Mapping[str, int]], columns: Sequence[Column]) -> dict[str, int]:
    return {column.key: sum(part[column.key] for part in parts) for column in columns}


# --- II.07 ----------------------------------------------------------------------------------------


def _set(*values: str) -> frozenset[str]:
    return frozenset(values)


_LATE, _WHY, _WHERE = N_("Dossiers past their limit"), N_("Apology"), N_("Where it lay when the limit passed")
COLUMNS_07 = (
    Column("late.total", (_LATE, N_("Total")), {}),
    Column("late.resolved", (_LATE, N_("Resolved late")), {"judged": _set("late")}),
    Column("late.in_process", (_LATE, N_("In process past the limit")), {"judged": _set("overdue")}),
    Column("apology.sent", (_WHY, N_("Sent before the limit")), {"apologised": True}),
    Column("apology.none", (_WHY, N_("No apology sent")), {"apologised": False}),
    Column("lay.centre", (_WHERE, N_("At the centre that received it")), {"lay": _set("centre")}),
    Column("lay.agency", (_WHERE, N_("At the competent agency")), {"lay": _set("agency")}),
    Column("lay.other", (_WHERE, N_("At another agency")), {"lay": _set("other")}),
)
IDENTITIES_07: Sequence[Identity] = (
    ("late.total", ("late.resolved", "late.in_process")),
    ("late.total", ("apology.sent", "apology.none")),
    ("late.total", ("lay.centre", "lay.agency", "lay.other")),
)


def _late(period: Period, of: Scope) -> Iterator[Line]:
    statement = rows_of("ii07").replace("<ii06a>", rows_of("ii06a"))
    groups = _groups(statement, ("agency_id", "sector_id"), ("judged", "apologised", "lay"), period, of)
    return _lines(groups, COLUMNS_07, dict(Sector.objects.values_list("id", "name_vi")))


# --- II.05 ----------------------------------------------------------------------------------------

_GOT, _DONE, _OPEN = N_("Received"), N_("Handled"), N_("In hand")
_ACTS, _RULES = N_("On how officers act"), N_("On administrative rules")
_NEW, _OLD = N_("New in the period"), N_("From the period before")
COLUMNS_05 = (
    Column("received.total", (_GOT, N_("Total")), {}),
    Column("received.acts", (_GOT, _ACTS), {"kind": _set("feedback")}),
    Column("received.rules", (_GOT, _RULES), {"kind": _set("proposal")}),
    Column("received.new", (_GOT, _NEW), {"carried": False}),
    Column("received.carried", (_GOT, _OLD), {"carried": True}),
    Column("handled.total", (_DONE, N_("Total")), {"outcome": _set("handled")}),
    Column("handled.acts", (_DONE, _ACTS), {"outcome": _set("handled"), "kind": _set("feedback")}),
    Column("handled.rules", (_DONE, _RULES), {"outcome": _set("handled"), "kind": _set("proposal")}),
    Column("handled.published", (_DONE, N_("Published")), {"outcome": _set("handled"), "published": True}),
    Column("in_hand.total", (_OPEN, N_("Total")), {"outcome": _set("in_hand")}),
    Column("in_hand.acts", (_OPEN, _ACTS), {"outcome": _set("in_hand"), "kind": _set("feedback")}),
    Column("in_hand.rules", (_OPEN, _RULES), {"outcome": _set("in_hand"), "kind": _set("proposal")}),
)
IDENTITIES_05: Sequence[Identity] = (
    ("received.total", ("received.acts", "received.rules")),
    ("received.total", ("received.new", "received.carried")),
    ("received.total", ("handled.total", "in_hand.total")),
    ("handled.total", ("handled.acts", "handled.rules")),
    ("in_hand.total", ("in_hand.acts", "in_hand.rules")),
)


def _feedback(period: Period, of: Scope) -> Iterator[Line]:
    groups = _groups(rows_of("ii05"), ("agency_id",), ("kind", "carried", "outcome", "published"), period, of)
    return _lines(groups, COLUMNS_05, {})


# --- what both have alike -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    agency_id: int
    sector_id: int | None
    told: Mapping[str, str | bool]
    number: int


def _groups(
    statement: str, places: Sequence[str], told: Sequence[str], period: Period, of: Scope
) -> list[_Group]:
    by, whose = ", ".join((*places, *told)), units(of)
    bounds: dict[str, Any] = {
        "since": period.since,
        "until": period.until,
        "centres": whose.centre_ids,
        "agencies": whose.agency_ids,
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {by}, count(*) FROM ({statement}) AS told GROUP BY {by}", bounds)  # noqa: S608
        return [
            _Group(
                row[0],
                row[1] if len(places) > 1 else None,
                dict(zip(told, row[len(places) : -1], strict=True)),
                row[-1],
            )
            for row in cursor
        ]


def _lines(groups: Sequence[_Group], columns: Sequence[Column], sectors: Mapping[int, str]) -> Iterator[Line]:
    names = dict(Agency.objects.values_list("id", "name_vi"))
    agencies = sorted({group.agency_id for group in groups}, key=lambda one: (names[one], one))
    for number, agency_id in enumerate(agencies, 1):
        own = [group for group in groups if group.agency_id == agency_id]
        yield Line(str(number), names[agency_id], 0, _counted(own, columns))
        within = sorted(
            {group.sector_id for group in own if group.sector_id is not None}, key=lambda one: sectors[one]
        )
        for part, sector_id in enumerate(within, 1):
            of_sector = [group for group in own if group.sector_id == sector_id]
            yield Line(f"{number}.{part}", sectors[sector_id], 1, _counted(of_sector, columns))
    yield Line("", "", 0, _counted(groups, columns))


def _counted(groups: Sequence[_Group], columns: Sequence[Column]) -> dict[str, int]:
    return {
        column.key: sum(group.number for group in groups if column.counts(group.told)) for column in columns
    }


_06 = N_("Administrative procedures: receipts and results of the units that resolve them")
_SECTORS, _UNITS = N_("Agency, sector"), N_("Unit")
_ALL = (
    Form(
        "ii05", "II.05/VPCP/KSTT", N_("Feedback and proposals on administrative rules: receipt and handling"),
        _UNITS, COLUMNS_05, IDENTITIES_05, _feedback,
    ),
    Form("ii06a", "II.06a/VPCP/KSTT", _06, _SECTORS, COLUMNS, IDENTITIES, _by_sector),
    Form(
        "ii06b", "II.06b/VPCP/KSTT", N_("Receipts and results, gathered over subordinate units"),
        _UNITS, COLUMNS, IDENTITIES, _by_unit,
    ),
    Form(
        "ii06c", "II.06c/VPCP/KSTT", N_("Receipts and results of the province, by level of government"),
        _UNITS, COLUMNS, IDENTITIES, _by_level,
    ),
    Form(
        "ii07", "II.07/VPCP/KSTT", N_("Why dossiers were past their limit"),
        _SECTORS, COLUMNS_07, IDENTITIES_07, _late,
    ),
)  # fmt: skip
FORMS: Mapping[str, Form] = {form.key: form for form in _ALL}
