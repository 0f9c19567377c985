"""Signed tables, and what a recount says of them today."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from motcua.reports.models import ReportMail, ReportSchedule, SignedTable
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope
from motcua.reports.queries.statutory import FORMS, table

MOST = 200


@dataclass(frozen=True, slots=True)
class Signed:
    """A frozen table. `sound`: its content still has its hash."""

    id: int
    form: str
    of: Scope
    period: Period
    revision: int
    content: Mapping[str, Any]
    digest: str
    sound: bool
    file_id: int
    signer_name: str
    signer_position: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that a recount gives otherwise now. `heads` are msgids."""

    name: str
    heads: tuple[str, ...]
    signed: int
    now: int


def digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def signed_tables(*, limit: int = MOST) -> list[Signed]:
    """Statutory tables, the newest first."""
    rows = SignedTable.objects.filter(form__in=FORMS).order_by("-signed_at", "-id")
    return [_signed(row) for row in rows[:limit]]


def signed_table(table_id: int) -> Signed | None:
    row = SignedTable.objects.filter(pk=table_id, form__in=FORMS).first()
    return _signed(row) if row else None


def signed_sheets(form: str, of: Scope) -> list[Signed]:
    """What was signed of one scope under another form (an officer's sheet), the newest first."""
    rows = SignedTable.objects.filter(scope=str(of), form=form).order_by("-last_on", "-revision", "-id")
    return [_signed(row) for row in rows[:MOST]]


def latest(form: str, of: Scope, period: Period) -> Signed | None:
    rows = SignedTable.objects.filter(
        form=form, scope=str(of), first_on=period.first_on, last_on=period.last_on
    )
    row = rows.order_by("-revision").first()
    return _signed(row) if row else None


def _signed(row: SignedTable) -> Signed:
    of = Scope.read(row.scope)
    if of is None:
        raise ValueError(f"signed table {row.pk} is of no scope: {row.scope}")
    return Signed(
        id=row.pk,
        form=row.form,
        of=of,
        period=Period(row.first_on, row.last_on),
        revision=row.revision,
        content=row.content,
        digest=row.digest,
        sound=digest(row.content) == row.digest,
        file_id=row.file_id,
        signer_name=row.signer_name,
        signer_position=row.signer_position,
        signed_at=row.signed_at,
    )


def corrections(one: Signed) -> list[Correction]:
    """What became otherwise since it was signed: late entries, corrected results. The signed table stays."""
    return list(compared(one.form, one.content, table(one.form, one.period, one.of).values()))


def compared(form: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Correction]:
    was, has = _cells(before), _cells(now)
    heads = {column.key: column.heads for column in FORMS[form].columns}
    for name, key in sorted(was.keys() | has.keys()):
        if was.get((name, key), 0) != has.get((name, key), 0):
            yield Correction(name, heads[key], was.get((name, key), 0), has.get((name, key), 0))


def _cells(content: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """By the line's place: a sector is told with the agency above it, a second agency of one name with its turn."""
    cells, above, turns = dict[tuple[str, str], int](), "", Counter[str]()
    for line in content["lines"]:
        name = line["name"] if line["depth"] == 0 else " / ".join(filter(None, (above, line["name"])))
        turns[name] += 1
        name = name if turns[name] == 1 else f"{name} ({turns[name]})"
        above = name if line["depth"] == 0 else above
        cells |= {(name, key): value for key, value in line["values"].items()}
    return cells | {("", key): value for key, value in content["total"].items()}


@dataclass(frozen=True, slots=True)
class Scheduled:
    id: int
    form: str
    of: Scope
    every: str
    recipients: Sequence[str]
    begins_on: date
    last_sent_at: datetime | None
    fault: str


def schedules() -> list[Scheduled]:
    """Those that are on, with the newest mail of each."""
    found = []
    for row in ReportSchedule.objects.filter(ended_at__isnull=True).order_by("form", "scope", "id")[:MOST]:
        of = Scope.read(row.scope)
        newest = ReportMail.objects.filter(schedule=row).order_by("-last_on").first()
        if of is not None:
            found.append(
                Scheduled(
                    row.pk, row.form, of, row.every, row.recipients, row.begins_on,
                    newest.sent_at if newest else None, newest.fault if newest else "",
                )
            )  # fmt: skip
    return found


def unsound() -> list[int]:
    """Signed tables and sheets whose content is not what was signed. There are few in a year."""
    rows = SignedTable.objects.order_by("-signed_at", "-id")[:100_000]
    return [row.pk for row in rows if not _signed(row).sound]
