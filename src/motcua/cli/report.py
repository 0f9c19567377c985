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
    CSV = "csv"
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


@app.command("overview")
def overview(
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    of: str = typer.Option("province", help="province, centre:ID, agency:ID, unit:ID or officer:ID."),
    part: str = typer.Option("figures", help="figures or agencies."),
    form: Format = FORMAT,
    output: Path | None = OUTPUT,
) -> None:
    """What a dashboard shows, beside the same days of the year before.

    [dim]motcua report overview --from 2021-01-01 --to 2021-06-30 --of centre:1[/dim]
    """
    with database.running():
        from motcua.reports import papers, queries

        scope = queries.Scope.read(of)
        if scope is None or part not in ("figures", "agencies"):
            raise typer.BadParameter(
                "--of is province, centre:ID, agency:ID, unit:ID or officer:ID; --part figures or agencies"
            )
        period = queries.Period(since.date(), until.date())
        made = papers.overview(
            of=scope,
            period=period,
            against=period.a_year_earlier(),
            part=part,
            form=form.value,
            issued_on=_today(),
        )
        _give(made, form, output)


@app.command("table")
def table(
    key: str = typer.Argument(..., help="ii05, ii06a, ii06b, ii06c or ii07."),
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    of: str = typer.Option("province", help="province, centre:ID, agency:ID or unit:ID."),
    form: Format = FORMAT,
    output: Path | None = OUTPUT,
) -> None:
    """A statutory table of Circular 01/2020/TT-VPCP for any period and unit.

    [dim]motcua report table ii06c --from 2021-01-01 --to 2021-06-30[/dim]
    [dim]motcua report table ii07 --from 2021-01-01 --to 2021-06-30 --of agency:3 --format pdf -o late.pdf[/dim]
    """
    with database.running():
        from motcua.reports import papers, queries
        from motcua.reports.queries.statutory import FORMS

        scope, period = queries.Scope.read(of), queries.Period(since.date(), until.date())
        if scope is None or key not in FORMS:
            raise typer.BadParameter(
                f"the table is one of {', '.join(FORMS)}; --of is province or centre:ID, agency:ID, unit:ID"
            )
        made = papers.statutory(key, of=scope, period=period, form=form.value, issued_on=_today())
        _give(made, form, output)


@app.command("index")
def index(
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    of: str = typer.Option("province", help="province, centre:ID, agency:ID or unit:ID."),
    form: Format = FORMAT,
    output: Path | None = OUTPUT,
) -> None:
    """The index of Decision 766/QĐ-TTg: each rate, its points, and what cannot be measured.

    [dim]motcua report index --from 2021-01-01 --to 2021-06-30[/dim]
    """
    with database.running():
        from motcua.reports import papers, queries

        scope = queries.Scope.read(of)
        if scope is None or scope.level is queries.Level.OFFICER:
            raise typer.BadParameter("--of is province, centre:ID, agency:ID or unit:ID")
        period = queries.Period(since.date(), until.date())
        made = papers.quality(of=scope, period=period, form=form.value, issued_on=_today())
        _give(made, form, output)


@app.command("figures")
def figures() -> None:
    """The registry of figures: name, meaning, legal source, formula, query. docs/integrator/figures.md is this."""
    with database.running():
        from motcua.reports.queries import registry

        typer.echo(registry.page(), nl=False)


@app.command("check")
def check() -> None:
    """Compare the counts by day that every figure is made of with a recount of all dossiers, in one snapshot.

    May be asked while the desk works. Ends with 1 where a count differs; then [dim]motcua migrate --recount[/dim].
    """
    with database.running():
        from motcua.reports.queries.counted import miscounted, mistallied

        wrong, tallies = miscounted(), mistallied()
        for one in wrong[:20]:
            what = "received" if one.grade is None else f"resolved, grade {one.grade}"
            where = f"centre {one.centre_id}, agency {one.agency_id}, {one.channel}"
            typer.echo(f"{one.day_on} {where}, {what}: kept {one.said}, counted {one.counted}")
        for other in tallies[:20]:
            where = f"centre {other.centre_id}, agency {other.agency_id}"
            typer.echo(f"{other.day_on} {where}, {other.kind}: kept {other.said}, counted {other.counted}")
        differ = len(wrong) + len(tallies)
        typer.echo(f"{differ} counts differ." if differ else "Every count is what the dossiers say.")
        if differ:
            raise typer.Exit(1)


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
