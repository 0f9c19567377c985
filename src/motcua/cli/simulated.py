"""Running one of the simulated machines of the outside until Ctrl-C: what its commands have in common."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

import typer
from rich.console import Console


class Machine(Protocol):
    url: str

    def serve(self) -> None: ...
    def stop(self) -> None: ...


# Imported late: what it imports wants Django to stand. Gives the machine's class and what can go wrong.
Find = Callable[[], tuple[Callable[..., Machine], type[StrEnum]]]


def run(
    find: Find, *, signs_with: str, port: int | str, fault: str, delay_seconds: float, greeting: str
) -> None:
    """Serve until it is interrupted. `signs_with` names a setting, and `port` may. An empty greeting is not said.

    Exits with 2 outside of a demonstration; raises BadParameter for a fault that is none.
    """
    import django
    from django.conf import settings

    django.setup()
    machine, faults = find()
    if fault not in set(faults):
        raise typer.BadParameter(f"one of {', '.join(faults)}", param_hint="--fault")
    if not settings.DEMO:
        Console(stderr=True).print("A simulated machine is for a demonstration only: MOTCUA_DEMO=1")
        raise typer.Exit(2)
    served = machine(
        getattr(settings, signs_with),
        host=settings.BIND,
        port=port if isinstance(port, int) else getattr(settings, port),
        fault=faults(fault),
        delay_seconds=delay_seconds,
    )
    if greeting:
        Console().print(f"{greeting} {served.url} (Ctrl-C stops it)")
    try:
        served.serve()
    except KeyboardInterrupt:
        served.stop()
