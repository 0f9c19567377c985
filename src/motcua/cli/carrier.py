"""`motcua carrier`: a postal carrier to develop and demonstrate with."""

import typer
from rich.console import Console


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
    import django
    from django.conf import settings

    django.setup()
    from motcua.simulation.carrier import Carrier
    from motcua.simulation.carrier.depot import Fault

    if fault not in set(Fault):
        raise typer.BadParameter(f"one of {', '.join(Fault)}", param_hint="--fault")
    if not settings.DEMO:
        Console(stderr=True).print("A simulated carrier is for a demonstration only: MOTCUA_DEMO=1")
        raise typer.Exit(2)
    served = Carrier(
        settings.MOTCUA_CARRIER_SECRET,
        host=settings.BIND,
        port=port or settings.MOTCUA_CARRIER_PORT,
        fault=Fault(fault),
        delay_seconds=delay_seconds,
    )
    if not quiet:
        Console().print(f"The simulated carrier listens on {served.url} (Ctrl-C stops it)")
    try:
        served.serve()
    except KeyboardInterrupt:
        served.stop()
