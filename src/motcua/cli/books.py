"""`motcua books`: a centre's day on the terminal, each thing from both sides."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli import database
from motcua.law.worktime import HANOI

if TYPE_CHECKING:
    from motcua.reports.queries.books import Book, Line


def books(
    on: str = typer.Option("", help="The day, as 2026-11-26; today when left out."),
    centre: str = typer.Option("", help="A centre's code; all that have a hall when left out."),
) -> None:
    """Whether a day's books balance: tickets, dossiers, papers, money, receipts, seals, consignments.

    Ends with 1 where two sides do not agree or something is still open.

    [dim]motcua books[/dim]                                       today, every centre with a hall
    [dim]motcua books --on 2026-11-25 --centre ttpvhcc[/dim]      one centre's day
    """
    day_on = _day(on)
    console = Console()
    with database.running():
        from motcua.hall.queries.places import hall_by_code, halls
        from motcua.reports.queries.books import books as read

        asked = [hall_by_code(centre)] if centre else list(halls(day_on))
        there = [one for one in asked if one is not None]
        if not there:
            console.print(f"There is no centre {centre}." if centre else "No centre has a hall on that day.")
            raise typer.Exit(2)
        sound = True
        for one in there:
            found = read(one.centre_id, day_on)
            console.print(_table(f"{one.name_vi} ({one.code}), {day_on:%d/%m/%Y}", found))
            sound = sound and all(book.balances for book in found)
    if not sound:
        raise typer.Exit(1)


def _day(said: str) -> date:
    if not said:
        return datetime.now(HANOI).date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise typer.BadParameter("a day is written like 2026-11-26") from None


def _table(title: str, found: "Sequence[Book]") -> Table:
    table = Table("book", "began", "became of it", "", title=title)
    for book in found:
        state = "balances" if book.balances else "open" if book.agrees else "does not agree"
        left, right = _side(book.left), _side(book.right)
        notes = [state, *(one.sentence % one.params for one in book.open)]
        table.add_row(
            book.name, f"{book.total_left:,}\n{left}", f"{book.total_right:,}\n{right}", "\n".join(notes)
        )
        table.add_section()
    return table


def _side(lines: "Sequence[Line]") -> str:
    return "\n".join(f"{line.label}: {line.amount:,}" for line in lines if line.amount)
