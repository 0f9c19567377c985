"""What is wrong with the rows of an import, told by line and column in words that help to mend it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import cast

from django.db.models import CharField
from django.utils.translation import gettext

from motcua.catalogue.commands.processes import Template
from motcua.catalogue.commands.sheets import Line
from motcua.catalogue.models import FeeTiming, ProcedureVersion, ServiceLevel
from motcua.law.errors import N_
from motcua.law.procedure import CHANNELS, RESULTS, limit_minutes
from motcua.law.worktime import Limit
from motcua.organisation.models import Agency

Row = dict[str, str]

# Every column of the file; those with a default may be left out or left empty.
REQUIRED = (
    "code", "version", "sector", "level", "name_vi", "service_level", "limit", "result_vi", "result_kind",
    "fee_timing", "process", "valid_from",
)  # fmt: skip
DEFAULTS = {
    "agency": "",
    "office_vi": "",
    "office_en": "",
    "name_en": "",
    "online_level": "2",
    "statutory_limit": "",  # the same as `limit`
    "result_en": "",
    "conditions_vi": "",
    "legal_grounds": "",
    "channels": "counter;online;post",
    "on_the_spot": "0",
    "decision": "",
    "valid_until": "",
    "notes": "",  # for the makers of the file; not kept
}
COLUMNS = (*REQUIRED, *DEFAULTS)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, as a msgid with its places."""

    line: int
    column: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The sentence in the language in use."""
        return gettext(self.message) % self.params


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows may refer to."""

    sectors: Collection[str]
    agencies: Collection[str]
    decisions: Collection[str]
    templates: Mapping[str, Template]


class Wrong(Exception):
    """A cell does not hold; carries the fault's msgid and its places."""

    def __init__(self, message: str, **params: object) -> None:
        self.message = message
        self.params = params
        super().__init__(message)


def heading_faults(
    line: int, names: Sequence[str], required: Collection[str] = REQUIRED, known: Collection[str] = COLUMNS
) -> list[Fault]:
    """Columns that are missing, unknown or there twice."""
    found = [Fault(line, n, N_("This column is missing.")) for n in required if n not in names]
    found += [Fault(line, n, N_("This column is not known.")) for n in names if n not in known]
    twice = {n for n in names if names.count(n) > 1}
    return found + [Fault(line, n, N_("This column is there twice.")) for n in sorted(twice)]


def checked(line: Line, names: Sequence[str], known: Known) -> tuple[Row, list[Fault]]:
    """The row in its normal form, and everything wrong with it."""
    if len(line.cells) > len(names):
        return {}, [Fault(line.number, "", N_("There are more cells than columns."))]
    written = DEFAULTS | {n: c for n, c in zip(names, line.cells, strict=False) if c}
    row: Row = {column: written.get(column, "") for column in COLUMNS}
    row["statutory_limit"] = row["statutory_limit"] or row["limit"]
    found = []
    for column in COLUMNS:
        try:
            row[column] = _cell(column, row[column], known)
        except Wrong as wrong:
            found.append(Fault(line.number, column, wrong.message, wrong.params))
    if "code" in names and names.index("code") in line.numbers:
        lost = N_("Make this cell text: as a number it may have lost its last zeros.")
        found.append(Fault(line.number, "code", lost))
    return row, found or _between_cells(line.number, row, known)


def _cell(column: str, value: str, known: Known) -> str:
    if not value:
        if column in REQUIRED:
            raise Wrong(N_("This must not be empty."))
        return value
    rule = _RULES.get(column)
    normal = rule(value, known) if rule else value
    length = _LENGTHS.get(column)
    if length is not None and len(normal) > length:
        raise Wrong(N_("This is longer than %(length)s characters."), length=length)
    return normal


def _between_cells(line: int, row: Row, known: Known) -> list[Fault]:
    """What holds each by itself but not together."""
    found = []
    if row["level"] == Agency.Level.PROVINCE and not row["agency"]:
        found.append(Fault(line, "agency", N_("At provincial level the competent agency must be named.")))
    if limit_minutes(Limit.parse(row["limit"])) > limit_minutes(Limit.parse(row["statutory_limit"])):
        longer = N_("This is longer than the statutory limit %(limit)s.")
        found.append(Fault(line, "limit", longer, {"limit": row["statutory_limit"]}))
    if row["valid_until"] and row["valid_until"] <= row["valid_from"]:
        found.append(Fault(line, "valid_until", N_("A period must end after it begins.")))
    absent = _agencies_of(known.templates[row["process"]]) - set(known.agencies)
    return found + [
        Fault(line, "process", N_("There is no agency %(code)s."), {"code": code}) for code in sorted(absent)
    ]


def _agencies_of(template: Template) -> set[str]:
    named = {r["unit"].partition(":")[2] for r in template.steps if r["unit"].startswith("agency:")}
    return named | {code for r in template.steps for code in r["consult_agencies"].split(";") if code}


def doubles(rows: Sequence[tuple[int, Row]], sectors: Mapping[str, str]) -> list[Fault]:
    """Rows that say the same version twice, or give one procedure two sectors."""
    first: dict[tuple[str, str], int] = {}
    sector_of = dict(sectors)
    found = []
    for line, row in rows:
        before = first.setdefault((row["code"], row["version"]), line)
        if before != line:
            again = N_("The same code and version are on line %(line)s.")
            found.append(Fault(line, "version", again, {"line": before}))
        sector = sector_of.setdefault(row["code"], row["sector"])
        if sector != row["sector"]:
            other = N_("This procedure is in sector %(sector)s.")
            found.append(Fault(line, "sector", other, {"sector": sector}))
    return found


Periods = Mapping[tuple[str, int], tuple[str, str]]  # (code, version) -> [valid_from, valid_until) as text


def overlaps(rows: Sequence[tuple[int, Row]], stored: Periods) -> list[Fault]:
    """Versions of one procedure in force on the same day. Those stored are replaced by the rows' own."""
    lines = {(row["code"], int(row["version"])): line for line, row in rows}
    codes = {row["code"] for _, row in rows}
    periods = {key: period for key, period in stored.items() if key[0] in codes}
    periods |= {
        (row["code"], int(row["version"])): (row["valid_from"], row["valid_until"]) for _, row in rows
    }
    found = []
    in_order = sorted(periods, key=lambda key: (key[0], periods[key][0], key[1]))
    for earlier, later in pairwise(in_order):
        until = periods[earlier][1]
        if earlier[0] != later[0] or (until and until <= periods[later][0]):
            continue
        mine, other = (later, earlier) if later in lines else (earlier, later)
        if mine in lines:
            both = N_("On some days version %(version)s is in force as well.")
            found.append(Fault(lines[mine], "valid_from", both, {"version": other[1]}))
    return found


# Rules of single cells: each returns the cell in its normal form, or raises Wrong.

Rule = Callable[[str, Known], str]


def _one_of(allowed: Collection[str]) -> Rule:
    def rule(value: str, _: Known) -> str:
        if value not in allowed:
            raise Wrong(N_("%(value)s is not one of: %(allowed)s."), value=value, allowed=", ".join(allowed))
        return value

    return rule


def _refers(which: Callable[[Known], Collection[str]], message: str) -> Rule:
    def rule(value: str, known: Known) -> str:
        if value not in which(known):
            raise Wrong(message, code=value)
        return value

    return rule


def _whole(least: int, most: int) -> Rule:
    def rule(value: str, _: Known) -> str:
        if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
            raise Wrong(N_("This is not a whole number from %(least)s to %(most)s."), least=least, most=most)
        return str(int(value))

    return rule


def _limit(value: str, _: Known) -> str:
    try:
        limit = Limit.parse(value)
    except ValueError:
        raise Wrong(N_("%(value)s is not a limit such as 5d, 20h, 90m or 10cd."), value=value) from None
    if limit.amount == 0:
        raise Wrong(N_("A limit must be more than zero."))
    return str(limit)


def _day(value: str, _: Known) -> str:
    """A day as 2021-04-06, or as people write it: 06/04/2021."""
    try:
        if "/" in value:
            return datetime.strptime(value, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 - a day
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Wrong(N_("%(value)s is not a day such as 2021-04-06 or 06/04/2021."), value=value) from None


def _channels(value: str, known: Known) -> str:
    parts = [part.strip() for part in value.split(";") if part.strip()]
    return ";".join(_one_of(CHANNELS)(part, known) for part in parts)


_RULES: dict[str, Rule] = {
    "version": _whole(1, 32767),
    "online_level": _whole(2, 4),
    "on_the_spot": _whole(0, 1),
    "sector": _refers(lambda k: k.sectors, N_("There is no sector %(code)s.")),
    "agency": _refers(lambda k: k.agencies, N_("There is no agency %(code)s.")),
    "decision": _refers(lambda k: k.decisions, N_("There is no decision %(code)s.")),
    "process": _refers(lambda k: k.templates, N_("There is no process template %(code)s.")),
    "level": _one_of(Agency.Level.values),
    "service_level": _one_of(ServiceLevel.values),
    "fee_timing": _one_of(FeeTiming.values),
    "result_kind": _one_of(RESULTS),
    "channels": _channels,
    "statutory_limit": _limit,
    "limit": _limit,
    "valid_from": _day,
    "valid_until": _day,
}
_LENGTHS = {"code": 40} | {
    column: cast("CharField[str, str]", ProcedureVersion._meta.get_field(column)).max_length
    for column in ("name_vi", "name_en", "result_vi", "result_en", "statutory_limit", "limit")
}
