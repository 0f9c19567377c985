"""`motcua simulate`: a province that lives, through the same commands as a click."""

from datetime import date, datetime

import typer
from rich.console import Console

from motcua.cli import database


def simulate(
    province: str = typer.Option("langson", help="Which province's organisation and arrivals."),
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    seed: int = typer.Option(7, help="The same seed gives the same dossiers; the figures hold for any."),
) -> None:
    """Play a province: arrivals, steps, supplements, payments, results and ratings, under a clock of its own.

    [dim]motcua simulate --province langson --from 2020-01-01 --to 2021-06-30 --seed 7[/dim]
    """
    with database.running():
        from django.core.management import call_command

        from motcua import simulation

        call_command("migrate", interactive=False, verbosity=0)
        first, last = date(since.year, since.month, since.day), date(until.year, until.month, until.day)
        simulation.run(province=province, first_on=first, last_on=last, seed=seed, console=Console())
