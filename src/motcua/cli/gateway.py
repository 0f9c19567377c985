"""`motcua gateway`: a payment gateway to develop and demonstrate with."""

import typer
from rich.console import Console


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
    import django
    from django.conf import settings

    django.setup()
    from motcua.simulation.gateway import Gateway
    from motcua.simulation.gateway.till import Fault

    if fault not in set(Fault):
        raise typer.BadParameter(f"one of {', '.join(Fault)}", param_hint="--fault")
    if not settings.DEMO:
        Console(stderr=True).print("A simulated gateway is for a demonstration only: MOTCUA_DEMO=1")
        raise typer.Exit(2)
    served = Gateway(
        settings.MOTCUA_GATEWAY_SECRET,
        host=settings.BIND,
        port=port or settings.MOTCUA_GATEWAY_PORT,
        fault=Fault(fault),
        delay_seconds=delay_seconds,
    )
    if not quiet:
        Console().print(f"The simulated gateway listens on {served.url} (Ctrl-C stops it)")
    try:
        served.serve()
    except KeyboardInterrupt:
        served.stop()
