"""`motcua simulate`: a province that lives, through the same commands as a click."""

from datetime import date, datetime

import typer
from rich.console import Console

from motcua.cli import database


def simulate(
    province: str = typer.Option("langson", help="langson (the report's half-years) or bad-summer."),
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    seed: int = typer.Option(7, help="The same seed gives the same dossiers; the figures hold for any."),
) -> None:
    """Play a province: arrivals, steps, supplements, payments, results and ratings, under a clock of its own.

    Plays the first halves of 2020 and 2021 that begin in the period, through the same commands as a
    click. Played again it adds nothing; stopped in the middle, the next call goes on. While it plays,
    a crash of the machine may take away the last second, which the next call plays again.

    bad-summer plays the period itself: each agency has its hands and its queue, and one is slow in the
    last year's summer.

    [dim]motcua simulate --province langson --from 2020-01-01 --to 2021-06-30 --seed 7[/dim]
    [dim]motcua simulate --from 2021-01-01 --to 2021-03-31[/dim]    one half, stopped at the end of March
    [dim]motcua simulate --province bad-summer --from 2023-01-01 --to 2024-12-31[/dim]
    [dim]motcua report half-year --year 2021 --half 1[/dim]         what came of it
    """
    with database.running():
        from motcua import simulation

        database.bring_up_to_date()
        first, last = date(since.year, since.month, since.day), date(until.year, until.month, until.day)
        simulation.run(province=province, first_on=first, last_on=last, seed=seed, console=Console())
