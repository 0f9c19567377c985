"""`motcua carrier`: a postal carrier to develop and demonstrate with."""

from enum import StrEnum

import typer

from motcua.cli import simulated


def carrier(
    port: int = typer.Option(0, help="The port to listen on; 0: the one of MOTCUA_CARRIER_PORT."),
    fault: str = typer.Option(
        "none",
        help="What goes wrong unless the page says otherwise: none, delay, double, lose, reorder, forge,"
        " down, lost_answer, decline.",
    ),
    delay_seconds: float = typer.Option(10.0, help="How long the fault `delay` waits."),
    quiet: bool = typer.Option(False, help="Say nothing when it starts."),
) -> None:
    """Run a simulated postal carrier: a development tool, no letter moves. `make run` brings its own.

    [dim]MOTCUA_DEMO=1 motcua carrier --fault lose[/dim]     its news never comes; only asking tells
    """
    simulated.run(
        _find,
        signs_with="MOTCUA_CARRIER_SECRET",
        port=port or "MOTCUA_CARRIER_PORT",
        fault=fault,
        delay_seconds=delay_seconds,
        greeting="" if quiet else "The simulated carrier listens on",
    )


def _find() -> tuple[type[simulated.Machine], type[StrEnum]]:
    from motcua.simulation.carrier import Carrier
    from motcua.simulation.carrier.depot import Fault

    return Carrier, Fault
