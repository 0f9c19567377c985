"""`motcua prepare` and `motcua serve …`: the parts of `motcua up` one by one, for several machines."""

import os
import sys
from enum import StrEnum

import typer
from rich.console import Console

from motcua.cli import database, faults, up


class Part(StrEnum):
    WEB = "web"
    WORKER = "worker"
    LIVE = "live"


def prepare() -> None:
    """Bring the database and the pages' files to this version: once before a start or a new version.

    On several machines the database is prepared by whoever comes first; the others wait, and find it done.

    [dim]motcua prepare && motcua serve web[/dim]
    """
    with database.running():
        up.prepare(Console())


def serve(part: Part = typer.Argument(help="Which part of the program this process is.")) -> None:
    """Run one part of the program, any number of times on any number of machines, until it is told to end.

    All of them keep what they know in the database and in MOTCUA_FILES, which every machine must see.

    [dim]PORT=8001 motcua serve web[/dim]          the pages
    [dim]motcua serve worker[/dim]                 the background work
    [dim]motcua serve live[/dim]                   the event stream (MOTCUA_LIVE_URL says where browsers find it)
    """
    from motcua.config import guard

    try:
        guard.refuse_unsafe()
    except guard.Unsafe as fault:
        faults.say(str(fault))
        raise typer.Exit(2) from None
    child = {Part.WEB: up.web, Part.WORKER: up.worker, Part.LIVE: up.stream}[part]()
    # The process itself becomes the part: whoever watches it (systemd) sees its end and its signals.
    sys.stdout.flush()
    os.execv(child.command[0], child.command)  # noqa: S606
