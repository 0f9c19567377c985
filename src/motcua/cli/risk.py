"""`motcua risk`: the chance of open dossiers to be late; learning it, and how true it is."""

from datetime import UTC, datetime
from pathlib import Path

import typer

from motcua.cli import database

app = typer.Typer(help="How likely open dossiers come to be late: learn, try.", no_args_is_help=True)


@app.command()
def learn() -> None:
    """Learn now from what was finished in the last year, as the worker does once a night, and tell all open ones."""
    with database.running():
        from django.utils import timezone

        from motcua.supervision import commands

        now = timezone.now()
        commands.follow(at=now)
        typer.echo(f"learned from {commands.learn(at=now):,} dossiers")
        typer.echo(f"told for {commands.assess(at=now):,} open dossiers")


@app.command()
def evaluate(
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m"], help="First month that is held out."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m"], help="Last month that is held out."),
    agency: str = typer.Option("", help="Only of this agency's dossiers: its code."),
    picture: Path | None = typer.Option(None, help="Where to draw the reliability diagram (SVG)."),
) -> None:
    """Tell the chances of past months by what was known before each, and compare with what happened.

    Prints the Brier score beside the simple rule's, and how often each chance came true.

    [dim]motcua risk evaluate --from 2021-03 --to 2021-06 --picture risk.svg[/dim]
    """
    with database.running():
        from motcua.cli import reliability
        from motcua.supervision.queries.risk.evaluation import evaluate as tried

        found = tried(since.date(), until.date(), agency_id=_agency(agency))
    if found is None:
        typer.echo("nothing was due in these months")
        raise typer.Exit(1)
    typer.echo(reliability.table(found))
    if picture is not None:
        picture.write_text(reliability.diagram(found.reliability), encoding="utf-8")
        typer.echo(f"drawn: {picture}")


def _agency(code: str) -> int | None:
    from motcua.organisation import queries as organisation

    if not code:
        return None
    found = [
        one.pk for one in organisation.agencies_in_force(datetime.now(tz=UTC).date()) if one.code == code
    ]
    if not found:
        raise typer.BadParameter(f"no agency {code}", param_hint="--agency")
    return int(found[0])
