"""`motcua sms-gateway`: a gateway for text messages to develop with."""

import typer
from rich.console import Console


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
    import django
    from django.conf import settings

    django.setup()
    from motcua.simulation.sms_gateway import Fault, SmsGateway

    if fault not in set(Fault):
        raise typer.BadParameter(f"one of {', '.join(Fault)}", param_hint="--fault")
    if not settings.DEMO:
        Console(stderr=True).print("A simulated gateway is for a demonstration only: MOTCUA_DEMO=1")
        raise typer.Exit(2)
    served = SmsGateway(
        settings.MOTCUA_SMS_SECRET,
        host=settings.BIND,
        port=port or settings.MOTCUA_SMS_SIMULATOR_PORT,
        fault=Fault(fault),
        delay_seconds=delay_seconds,
    )
    Console().print(f"The simulated gateway takes messages at {served.url} (Ctrl-C stops it)")
    try:
        served.serve()
    except KeyboardInterrupt:
        served.stop()
