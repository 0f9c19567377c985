"""`motcua report`: figures on the terminal, as JSON, spreadsheet or PDF."""

import enum
import sys
from datetime import date, datetime
from pathlib import Path

import typer

from motcua.cli import database
from motcua.law.worktime import HANOI

app = typer.Typer(help="Reports: the centre's half-year, and the statutory tables.", no_args_is_help=True)


class Format(enum.StrEnum):
    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"
    PDF = "pdf"


FORMAT = typer.Option(
    Format.TABLE, "--format", "-f", help="xlsx and pdf go to --output, or to standard output."
)
OUTPUT = typer.Option(None, "--output", "-o", help="The file to write.")


@app.command("half-year")
def half_year(
    year: int = typer.Option(..., help="For example 2021."),
    half: int = typer.Option(..., min=1, max=2, help="1: January to June; 2: July to December."),
    form: Format = FORMAT,
    output: Path | None = OUTPUT,
) -> None:
    """The centre's half-year: receipts, results, ratings, compared with the year before.

    [dim]motcua report half-year --year 2021 --half 1[/dim]
    [dim]motcua report half-year --year 2021 --half 1 --format json[/dim]
    [dim]motcua report half-year --year 2021 --half 1 --format pdf -o half-year.pdf[/dim]
    """
    with database.running():
        from motcua.reports import papers

        made = papers.half_year(year=year, half=half, form=form.value, issued_on=_today())
        _give(made, form, output)


@app.command("ii06a")
def ii06a(
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    form: Format = FORMAT,
    output: Path | None = OUTPUT,
) -> None:
    """Table II.06a of Circular 01/2020/TT-VPCP, per sector and agency; its identity is checked on every row.

    [dim]motcua report ii06a --from 2021-01-01 --to 2021-06-30[/dim]
    """
    with database.running():
        from motcua.reports import papers

        first, last = since.date(), until.date()
        made = papers.ii06a(first_on=first, last_on=last, form=form.value, issued_on=_today())
        _give(made, form, output)


def _today() -> date:
    return datetime.now(HANOI).date()


def _give(made: str | bytes, form: Format, output: Path | None) -> None:
    if isinstance(made, str):
        made = made.encode() if made.endswith("\n") else f"{made}\n".encode()
    if output is not None:
        output.write_bytes(made)
        typer.echo(f"{output} ({len(made):,} bytes)", err=True)
    elif form in (Format.XLSX, Format.PDF) and sys.stdout.isatty():
        raise typer.BadParameter(
            f"a {form.value} file does not belong on a terminal: say --output FILE.{form.value}"
        )
    else:
        sys.stdout.buffer.write(made)
