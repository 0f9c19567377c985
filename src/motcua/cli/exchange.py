"""`motcua exchange`: what the national portal is told."""

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from motcua.cli import database

if TYPE_CHECKING:
    from datetime import date

app = typer.Typer(help="What the national portal is told: how it stands, tell more.", no_args_is_help=True)


@app.command()
def status() -> None:
    """Say how much the portal is owed and since when, and what it refused."""
    with database.running():
        from motcua.exchange.queries import outbox

        stands = outbox.standing()
    since = f", since {stands.owing_since:%Y-%m-%d %H:%M}" if stands.owing_since else ""
    typer.echo(f"owed: {stands.owed} dossiers{since}")
    typer.echo(f"refused: {stands.refused} dossiers")
    typer.echo(
        f"last accepted: {stands.accepted_at:%Y-%m-%d %H:%M:%S}" if stands.accepted_at else "nothing yet"
    )


@app.command()
def enrol(
    since: datetime = typer.Option(
        ..., formats=["%Y-%m-%d"], help="The day from which on dossiers were received or registered."
    ),
) -> None:
    """Have the portal told of dossiers from before it was connected; the worker tells them one after another."""
    with database.running():
        from django.utils import timezone

        from motcua.exchange import commands

        day: date = since.date()
        typer.echo(f"{commands.enrol(since=day, at=timezone.now()):,} dossiers are owed")
