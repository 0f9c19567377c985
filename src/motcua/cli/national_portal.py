"""`motcua national-portal`: a National Public Service Portal to develop and demonstrate with."""

from enum import StrEnum

import typer

from motcua.cli import simulated


def national_portal(
    port: int = typer.Option(0, help="The port to listen on; 0: the one of MOTCUA_NATIONAL_PORTAL_PORT."),
    fault: str = typer.Option(
        "none",
        help="What goes wrong: none, down, lose, lost_answer, delay, double, refuse, forget_session, nonsense.",
    ),
    delay_seconds: float = typer.Option(2.0, help="How long the fault `delay` waits."),
    quiet: bool = typer.Option(False, help="Say nothing when it starts."),
) -> None:
    """Run a simulated National Public Service Portal: a development tool. `make run` brings its own.

    [dim]MOTCUA_DEMO=1 motcua national-portal --fault lost_answer[/dim]     what it did is told again, and counts once
    """
    simulated.run(
        _find,
        signs_with="MOTCUA_NATIONAL_PORTAL_PASSWORD",
        port=port or "MOTCUA_NATIONAL_PORTAL_PORT",
        fault=fault,
        delay_seconds=delay_seconds,
        greeting="" if quiet else "The simulated portal listens on",
    )


def _find() -> tuple[type[simulated.Machine], type[StrEnum]]:
    from motcua.simulation.national_portal import Fault, NationalPortal

    return NationalPortal, Fault
