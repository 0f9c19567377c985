"""`motcua gateway`: a payment gateway to develop and demonstrate with."""

from enum import StrEnum

import typer

from motcua.cli import simulated


def gateway(
    port: int = typer.Option(0, help="The port to listen on; 0: the one of MOTCUA_GATEWAY_PORT."),
    fault: str = typer.Option(
        "none",
        help="What goes wrong unless the page says otherwise: none, delay, double, lose, reorder, refuse,"
        " other_sum, forge.",
    ),
    delay_seconds: float = typer.Option(10.0, help="How long the fault `delay` waits."),
    quiet: bool = typer.Option(False, help="Say nothing when it starts."),
) -> None:
    """Run a simulated payment gateway: a development tool, no money moves. `make run` brings its own.

    [dim]MOTCUA_DEMO=1 motcua gateway --fault lose[/dim]     the callbacks never come
    """
    simulated.run(
        _find,
        signs_with="MOTCUA_GATEWAY_SECRET",
        port=port or "MOTCUA_GATEWAY_PORT",
        fault=fault,
        delay_seconds=delay_seconds,
        greeting="" if quiet else "The simulated gateway listens on",
    )


def _find() -> tuple[type[simulated.Machine], type[StrEnum]]:
    from motcua.simulation.gateway import Gateway
    from motcua.simulation.gateway.till import Fault

    return Gateway, Fault
