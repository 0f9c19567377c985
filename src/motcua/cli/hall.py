"""`motcua hall`: what if: how many counters an hour needs."""

from datetime import datetime
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli import database

if TYPE_CHECKING:
    from motcua.hall.queries.planning import WhatIf

app = typer.Typer(help="The hall of a centre: how many counters an hour needs.", no_args_is_help=True)


@app.callback()
def of_hall() -> None:
    """A group, so that `motcua hall plan` keeps its name when others come beside it."""


@app.command()
def plan(
    centre: str = typer.Argument(help="The centre's code, for example ttpvhcc."),
    since: datetime = typer.Option(..., "--from", formats=["%Y-%m-%d"], help="First day."),
    until: datetime = typer.Option(..., "--to", formats=["%Y-%m-%d"], help="Last day."),
    within: int = typer.Option(15, min=1, max=240, help="Minutes to wait at most."),
    percent: int = typer.Option(90, min=50, max=99, help="Percent of those who come in each hour."),
) -> None:
    """Play past days of a hall again, and print the fewest counters by the hour for a wanted waiting time.

    [dim]motcua hall plan ttpvhcc --from 2021-06-01 --to 2021-06-30 --within 15 --percent 90[/dim]
    """
    with database.running():
        from motcua.hall.queries.places import hall_by_code
        from motcua.hall.queries.planning import Wanted, what_if

        hall = hall_by_code(centre)
        if hall is None:
            raise typer.BadParameter(f"no centre {centre}", param_hint="CENTRE")
        found = what_if(hall.centre_id, since.date(), until.date(), Wanted(within, percent))
    if found is None:
        typer.echo("nobody took a ticket on a working day of these")
        raise typer.Exit(1)
    tell(found, within)


def tell(found: "WhatIf", within: int) -> None:
    console = Console()
    console.print(
        f"{found.tickets:,} tickets on {len(found.days)} days; at most {within} minutes waited "
        f"{_percent(found.was_within)} as measured, {_percent(found.replayed_within)} played again"
    )
    for pool in found.pools:
        table = Table(title=", ".join(pool.groups), title_justify="left")
        for name in (
            "hour",
            "come",
            "busy",
            "were open",
            "needed",
            "counters",
            "within",
            "9 of 10",
            "formula",
        ):
            table.add_column(name, justify="left" if name in ("counters", "formula") else "right")
        for one in pool.hours:
            table.add_row(
                f"{one.hour}:00", f"{one.a_day:.1f}", f"{one.load:.1f}", f"{one.was_open:.1f}",
                "–" if one.needed is None else str(one.needed),
                ", ".join(map(str, one.counters)) + (f" + {one.further}" if one.further else ""),
                _percent(one.within),
                "–" if one.longest_of_nine is None else f"{one.longest_of_nine:.0f}'",
                one.why_not or str(one.formula),
            )  # fmt: skip
        console.print(table)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
