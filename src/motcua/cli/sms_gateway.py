"""`motcua sms-gateway`: a gateway for text messages to develop with."""

from enum import StrEnum

import typer

from motcua.cli import simulated


def sms_gateway(
    port: int = typer.Option(0, help="The port to listen on; 0: the one of MOTCUA_SMS_SIMULATOR_PORT."),
    fault: str = typer.Option(
        "none", help="What goes wrong: none, down, refuse, lose, delay, undelivered, double, forge."
    ),
    delay_seconds: float = typer.Option(5.0, help="How long the fault `delay` waits."),
) -> None:
    """Run a simulated gateway for text messages: a development tool, nothing is sent to anybody.

    Messages stand on its page. It signs receipts with MOTCUA_SMS_SECRET; for a second provider run two.

    [dim]MOTCUA_DEMO=1 motcua sms-gateway --fault lose[/dim]
    [dim]MOTCUA_DEMO=1 MOTCUA_SMS_URL=http://localhost:9002/messages motcua up[/dim]
    """
    simulated.run(
        _find,
        signs_with="MOTCUA_SMS_SECRET",
        port=port or "MOTCUA_SMS_SIMULATOR_PORT",
        fault=fault,
        delay_seconds=delay_seconds,
        greeting="The simulated gateway takes messages at",
    )


def _find() -> tuple[type[simulated.Machine], type[StrEnum]]:
    from motcua.simulation.sms_gateway import Fault, SmsGateway

    return SmsGateway, Fault
