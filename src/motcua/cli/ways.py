"""`motcua ways`: what was measured of the ways of dossiers, and whether it is what the events say."""

import typer

from motcua.cli import database

app = typer.Typer(help="The measured ways of dossiers: measure, check, count anew.", no_args_is_help=True)


@app.command()
def measure() -> None:
    """Measure now what went on since the worker last did; after a simulation or an import of the past, say."""
    with database.running():
        from django.utils import timezone

        from motcua.supervision import commands

        measured = len(commands.follow(at=timezone.now())) + commands.sweep()
        typer.echo(f"{measured:,} dossiers measured")


@app.command()
def check() -> None:
    """Count everything anew beside the counts that pages read, and say where they differ.

    Reads every event: about a minute for each 200,000 dossiers. Ends with 1 if anything differs.
    """
    with database.running():
        from motcua.supervision.queries import recounting

        found = {"supervision_course": recounting.courses_that_differ(), **recounting.differences()}
    for table, rows in found.items():
        typer.echo(f"{table}: {f'{rows:,} rows differ' if rows else 'as the events say'}")
    if any(found.values()):
        typer.echo("mend: motcua ways recount")
        raise typer.Exit(1)


@app.command()
def recount() -> None:
    """Forget every count and measure all dossiers anew. Work at the desks goes on meanwhile."""
    with database.running():
        from motcua.supervision import commands

        typer.echo(f"{commands.recount():,} dossiers measured anew")
