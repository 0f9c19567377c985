"""A province that lives, for demonstrations, tests and benchmarks: played through the commands.

`run` plays the half-years of the report; `demo` loads them, with people to sign in as and a desk
full of today's work. Nothing here writes a dossier, an event or a figure by itself.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def run(*, province: str, first_on: date, last_on: date, seed: int, console: "Console") -> None:
    """Play the half-years that lie in the period. Played again with the same seed it adds nothing.

    Raises NoSuchProvince, and PlayedOtherwise when a history of another seed is there.
    """
    from motcua.simulation import history

    history.run(province=province, first_on=first_on, last_on=last_on, seed=seed, console=console)
