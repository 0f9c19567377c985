"""`motcua worktime`: deadlines and working minutes by a calendar, without a database."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from motcua.law.worktime import Calendar

T = TypeVar("T")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DATA = Path(__file__).parents[1] / "organisation" / "data"

app = typer.Typer(
    help="Deadlines and working minutes by a calendar. Needs no database.", no_args_is_help=True
)
CALENDAR = typer.Option("langson", help="A calendar of organisation/data/calendars.csv.")
FROM = typer.Option(..., "--from", help="2021-04-29T15:20; Hanoi's time unless an offset is given.")


@app.command()
def due(
    since: str = FROM,
    limit: str = typer.Option(
        ..., help="5d working days, 20h working hours, 90m working minutes, 10cd calendar days."
    ),
    calendar: str = CALENDAR,
) -> None:
    """When a limit that begins then ends: one line, ISO 8601 with offset.

    [dim]motcua worktime due --calendar langson --from 2021-04-29T15:20 --limit 5d[/dim]
    [dim]motcua worktime due --from 2021-04-29T15:20 --limit 10cd[/dim]
    """
    from motcua.law.worktime import Limit

    wanted = _understood(Limit.parse, limit, "limit: 5d, 20h, 90m or 10cd")
    typer.echo(_line(_calendar(calendar).due(_instant(since), wanted)))


@app.command()
def elapsed(
    since: str = FROM,
    until: str = typer.Option(..., "--to", help="2021-05-10T09:00."),
    calendar: str = CALENDAR,
) -> None:
    """How many working minutes lie between two times.

    [dim]motcua worktime elapsed --calendar langson --from 2021-04-29T15:20 --to 2021-05-10T09:00[/dim]
    """
    typer.echo(str(_calendar(calendar).elapsed(_instant(since), _instant(until))))


def _instant(raw: str) -> datetime:
    at = _understood(datetime.fromisoformat, raw, "a time such as 2021-04-29T15:20")
    return at if at.tzinfo else at.replace(tzinfo=HANOI)


def _line(at: datetime) -> str:
    return at.astimezone(HANOI).isoformat(timespec="seconds")


def _understood(parse: Callable[[str], T], raw: str, wanted: str) -> T:
    try:
        return parse(raw)
    except ValueError as error:
        raise typer.BadParameter(f"{raw!r}: {wanted}") from error


def _calendar(code: str) -> Calendar:
    """A calendar of the data files, as it is loaded into a database too."""
    from motcua.law.worktime import WeeklyHours, administrative_calendar

    known = {row["code"] for row in _rows("calendars")}
    if code not in known:
        raise typer.BadParameter(f"no calendar {code!r}; there are: {', '.join(sorted(known))}")
    hours = [
        WeeklyHours(
            int(row["weekday"]),
            time.fromisoformat(row["opens"]),
            time.fromisoformat(row["closes"]),
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        )
        for row in _rows("calendar_hours")
        if row["calendar"] == code
    ]
    closures = [
        (datetime.fromisoformat(row["starts_at"]), datetime.fromisoformat(row["ends_at"]))
        for row in _rows("closures")
        if row["calendar"] == code
    ]
    return administrative_calendar(hours, closures)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
