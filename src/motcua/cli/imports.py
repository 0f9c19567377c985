"""`motcua import …`: data from files, all or nothing."""

from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from motcua.cli import database, progress

app = typer.Typer(help="Bring data in from files.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """A group, though it has one command so far."""


@app.command("procedures")
def procedures(
    file: Path = typer.Argument(..., exists=True, dir_okay=False, help="A .csv (UTF-8) or .xlsx file."),
    skip_bad: bool = typer.Option(False, help="Import the good rows and list the bad ones."),
) -> None:
    """Import procedures: new ones are added, known ones updated by code and version. No duplicates.

    Every bad row is reported with line, column and reason; nothing is imported unless all is good,
    or with --skip-bad. The columns are described in docs/operator/import-procedures.md.

    [dim]motcua import procedures procedures.xlsx[/dim]
    [dim]motcua import procedures procedures.csv --skip-bad[/dim]
    """
    console = Console()
    with database.running():
        from motcua.catalogue import commands

        with progress.bar("Looking at the rows") as told:
            outcome = commands.import_procedures(file, skip_bad=skip_bad, told=told)
    if outcome.faults:
        table = Table("line", "column", "reason")
        for fault in outcome.faults:
            table.add_row(str(fault.line), escape(fault.column), escape(fault.reason))
        console.print(table)
    console.print(
        f"{outcome.added} added, {outcome.updated} updated, {outcome.unchanged} unchanged, "
        f"{len(outcome.faults)} fault(s)."
    )
    if outcome.faults and not skip_bad:
        console.print("Nothing was imported.")
        raise typer.Exit(1)
