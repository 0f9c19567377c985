"""`motcua signing-service`: a service that keeps officers' keys, to develop and demonstrate with."""

from enum import StrEnum

import typer

from motcua.cli import simulated


def signing_service(
    port: int = typer.Option(0, help="The port to listen on; 0: the one of MOTCUA_SIGNING_PORT."),
    fault: str = typer.Option(
        "none",
        help="What goes wrong unless the page says otherwise: none, delay, lose, down, mix, short, refuse.",
    ),
    delay_seconds: float = typer.Option(10.0, help="How long the fault `delay` waits."),
    quiet: bool = typer.Option(False, help="Say nothing when it starts."),
) -> None:
    """Run a simulated signing service: a development tool, its certificates are worth nothing.

    Its page stands for the telephones on which people confirm. `make run` brings its own.

    [dim]MOTCUA_DEMO=1 motcua signing-service --fault mix[/dim]     one signature of each batch is wrong
    """
    simulated.run(
        _find,
        signs_with="MOTCUA_SIGNING_SECRET",
        port=port or "MOTCUA_SIGNING_PORT",
        fault=fault,
        delay_seconds=delay_seconds,
        greeting="" if quiet else "The simulated signing service, with its telephone, listens on",
    )


def _find() -> tuple[type[simulated.Machine], type[StrEnum]]:
    from motcua.simulation.signing import SigningService
    from motcua.simulation.signing.vault import Fault

    return SigningService, Fault
