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
    """Procedures, their forms, the carrier's rates."""


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


@app.command("national")
def national(
    file: Path = typer.Argument(..., exists=True, dir_okay=False, help="A .json export of procedures."),
    officer: str = typer.Option(..., "--as", help="The catalogue officer who brings it in: their code."),
) -> None:
    """Compare an export of the National Database on Administrative Procedures with ours.

    Prints how many differences there are of each kind; officers decide on each at the desk.

    [dim]motcua import national tthc.json --as quang[/dim]
    """
    console = Console()
    with database.running():
        from django.utils import timezone

        from motcua.catalogue.commands import national as commands
        from motcua.catalogue.queries import national as queries
        from motcua.law.errors import ActRefused
        from motcua.organisation import queries as organisation

        try:
            actor = organisation.actor_by_code(officer, on=timezone.localdate())
            told = commands.compare(file.read_bytes(), by=actor, at=timezone.now())
        except ActRefused as refused:
            console.print(escape(str(refused)))
            raise typer.Exit(1) from refused
        by_part = queries.by_part()
    table = Table("what differs", "to decide")
    for part, count in by_part.items():
        table.add_row(queries.PARTS[part], str(count))
    console.print(table)
    console.print(
        f"{told.procedures} procedures compared: {told.fresh} new differences, {told.kept} as before, {told.gone} gone."
    )


@app.command("forms")
def forms(
    path: Path = typer.Argument(..., exists=True, help="A .json file, or a folder of them."),
    skip_bad: bool = typer.Option(False, help="Publish the forms of good files and list the bad ones."),
) -> None:
    """Publish electronic forms: what is in force stays, what differs becomes the next form of its version.

    Every fault is reported with file, place and reason; nothing is published unless all is good, or with
    --skip-bad. How a form is written stands in docs/operator/import-forms.md.

    [dim]motcua import forms khai-sinh.json[/dim]
    [dim]motcua import forms forms/ --skip-bad[/dim]
    """
    console = Console()
    with database.running():
        from motcua.catalogue import commands

        outcome = commands.import_forms(path, skip_bad=skip_bad)
    if outcome.faults:
        table = Table("file", "place", "reason")
        for fault in outcome.faults:
            table.add_row(escape(fault.file), escape(fault.place), escape(fault.reason))
        console.print(table)
    console.print(
        f"{outcome.added} added, {outcome.updated} updated, {outcome.unchanged} unchanged, "
        f"{len(outcome.faults)} fault(s)."
    )
    if outcome.faults and not skip_bad:
        console.print("Nothing was published.")
        raise typer.Exit(1)


@app.command("postal-rates")
def postal_rates(
    folder: Path = typer.Argument(..., exists=True, file_okay=False, help="A folder with rates.csv (UTF-8)."),
) -> None:
    """Import the carrier's rates: new ones are added, known ones updated by zone, weight and first day.

    The columns are described in docs/operator/post.md.

    [dim]motcua import postal-rates contract-2026/[/dim]
    """
    console = Console()
    with database.running():
        from motcua.postal import commands

        try:
            put = commands.load_rates(folder)
        except (KeyError, ValueError) as wrong:
            console.print(f"rates.csv cannot be read: {wrong}", markup=False)
            raise typer.Exit(1) from None
    console.print(f"{put.added} added, {put.updated} updated, {put.unchanged} unchanged.")
