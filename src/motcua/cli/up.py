"""`motcua up`: everything that serves, in one go."""

import contextlib
import os
import signal
import sys
import threading
import time

import typer
from django.db import OperationalError
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from motcua.cli import database, demo, faults, messages, processes

READY_WITHIN_SECONDS = 60.0
BEAT_SECONDS = 0.5
# A connection that nobody uses is closed after so long, the most that granian takes. A proxy has to give one up
# before, or it sends a request into a line that closes just then (docs/operator/running.md).
IDLE_SECONDS = 60
PROGRAM = (sys.executable, "-c", "from motcua.cli import main; main()")
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(
    demonstration: bool = typer.Option(
        False, "--demo", help="As a demonstration: the same as MOTCUA_DEMO=1."
    ),
) -> None:
    """Run motcua: database, migrations, web and background work; until Ctrl-C.

    [dim]MOTCUA_DEMO=1 motcua up[/dim]                       the demonstration province, on http://localhost:8000
    [dim]PORT=8080 motcua up --demo[/dim]                    the same on another port
    [dim]DATABASE_URL=postgresql://… motcua up[/dim]         with a PostgreSQL of yours (15 to 18)
    """
    if demonstration:
        os.environ["MOTCUA_DEMO"] = "1"
    from django.conf import settings

    from motcua.config import guard

    try:
        guard.refuse_unsafe()
    except guard.Unsafe as fault:
        faults.say(str(fault))
        raise typer.Exit(2) from None
    if processes.is_taken(settings.BIND, settings.PORT):
        faults.say(
            f"port {settings.PORT} is taken by another program (perhaps another motcua). "
            f"Choose one: PORT={settings.PORT + 1} make run"
        )
        raise typer.Exit(3)
    console = Console()
    try:
        with database.running():
            _interrupt_on_signals()
            prepare(console)
            _serve(console, _stop_on_signals())
    except KeyboardInterrupt:
        pass
    console.print("Stopped.")


def prepare(console: Console) -> None:
    """Everything that must be there before the first request. Quick when it already is."""
    from django.conf import settings
    from django.core.management import call_command

    messages.compile_stale()
    with console.status("Preparing the database…"):
        database.bring_up_to_date()
    with console.status("Collecting pages' files…"):
        call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO:
        with database.alone():
            demo.load_once(console)


def _serve(console: Console, stopping: threading.Event) -> None:
    from django.conf import settings
    from django.db import connections

    # A forked or idle connection here would only keep the server from stopping fast.
    connections.close_all()
    children = [web()]
    address = f"http://localhost:{settings.PORT}"
    try:
        # The pages first: all at once would keep each other from starting, and the visitor waiting.
        children[0].start()
        if not _wait_until_ready(children, stopping):
            if not stopping.is_set():
                faults.say(
                    "the web server did not become ready; what it said stands above. Try: motcua doctor"
                )
                raise typer.Exit(4)
            return
        for child in (
            worker(),
            *live(console),
            *_gateway(console),
            *_carrier(console),
            *_national_portal(console),
            *_signing(console),
            *_backup(),
        ):
            children.append(child)
            child.start()
        with contextlib.suppress(OperationalError):  # a database that dies just now is revived below
            _welcome(console, address)
        while not stopping.wait(BEAT_SECONDS):
            _revive(console, children)
    finally:
        console.print("\nStopping…")
        processes.stop_all(children)


def web() -> processes.Child:
    """The web server as it is run, not started yet."""
    from django.conf import settings

    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning",
        "--host", settings.BIND, "--port", str(settings.PORT), "--workers", str(settings.WEB_WORKERS),
        "--blocking-threads", str(settings.WEB_THREADS), "--respawn-failed-workers",
        "--http1-header-read-timeout", str(IDLE_SECONDS * 1000),
        "motcua.config.wsgi:application",
    ]  # fmt: skip
    return processes.Child("web", command)


def worker() -> processes.Child:
    """The background work as it is run, not started yet."""
    from django.conf import settings

    command = [sys.executable, "-m", "django", "procrastinate", "worker"]
    return processes.Child("worker", [*command, "--concurrency", str(settings.JOB_CONCURRENCY)], silent=True)


def live(console: Console) -> list[processes.Child]:
    """The process that tells open pages what changed, where pages are to be live."""
    from django.conf import settings

    if not settings.MOTCUA_LIVE_URL:
        return []
    if processes.is_taken(settings.BIND, settings.LIVE_PORT):
        console.print(f"[yellow]Port {settings.LIVE_PORT} is taken: pages are not live this time.[/yellow]")
        return []
    return [stream()]


def stream() -> processes.Child:
    """The event stream as it is run, not started yet."""
    from django.conf import settings

    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--log-level", "warning",
        "--host", settings.BIND, "--port", str(settings.LIVE_PORT),
        "--workers-kill-timeout", "1",  # a line has no end of its own to wait for; its page comes back
        "motcua.live.app:application",
    ]  # fmt: skip
    return processes.Child("live", command)


def _gateway(console: Console) -> list[processes.Child]:
    from django.conf import settings

    port, url = settings.MOTCUA_GATEWAY_PORT, settings.MOTCUA_GATEWAY_URL
    return _simulated(console, "payment gateway", "gateway", port=port, url=url)


def _carrier(console: Console) -> list[processes.Child]:
    from django.conf import settings

    port, url = settings.MOTCUA_CARRIER_PORT, settings.MOTCUA_CARRIER_URL
    return _simulated(console, "carrier", "carrier", port=port, url=url)


def _national_portal(console: Console) -> list[processes.Child]:
    from django.conf import settings

    port, url = settings.MOTCUA_NATIONAL_PORTAL_PORT, settings.MOTCUA_NATIONAL_PORTAL_URL
    return _simulated(console, "national portal", "national-portal", port=port, url=url)


def _signing(console: Console) -> list[processes.Child]:
    from django.conf import settings

    port, url = settings.MOTCUA_SIGNING_PORT, settings.MOTCUA_SIGNING_URL
    return _simulated(console, "signing service", "signing-service", port=port, url=url)


def _backup() -> list[processes.Child]:
    """Who keeps everything a second time, where the settings name a place for it."""
    from django.conf import settings

    return [processes.Child("backup", [*PROGRAM, "backup", "follow"])] if settings.MOTCUA_BACKUP else []


def _simulated(console: Console, name: str, command: str, *, port: int, url: str) -> list[processes.Child]:
    """A demonstration's own, unless the settings name another."""
    from django.conf import settings

    if not settings.DEMO or url != f"http://localhost:{port}":
        return []
    if processes.is_taken(settings.BIND, port):
        console.print(f"[yellow]Port {port} is taken: no simulated {name} this time.[/yellow]")
        return []
    return [processes.Child(name, [*PROGRAM, command, "--quiet"])]


def _wait_until_ready(children: list[processes.Child], stopping: threading.Event) -> bool:
    from django.conf import settings

    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.BIND, settings.BIND)  # noqa: S104
    url = f"http://{f'[{near}]' if ':' in near else near}:{settings.PORT}/healthz"
    host = "localhost" if "*" in settings.ALLOWED_HOSTS else settings.ALLOWED_HOSTS[0].lstrip(".")
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline and not stopping.is_set():
        if processes.answers(url, host=host):
            return True
        if not children[0].is_alive():
            return False
        time.sleep(0.1)
    return False


def _revive(console: Console, children: list[processes.Child]) -> None:
    """Whatever died is started again; the database first, the others need it."""
    from django.conf import settings

    if settings.EMBEDDED and settings.EMBEDDED.pid() is None:
        console.print("[yellow]The database had stopped: starting it again.[/yellow]")
        settings.EMBEDDED.start()
    for child in children:
        if not child.is_alive():
            console.print(f"[yellow]The {child.name} had stopped: starting it again.[/yellow]")
            child.restart()


def _welcome(console: Console, address: str) -> None:
    from django.conf import settings

    console.print(f"\n[bold green]Một Cửa is ready:[/bold green] [bold]{address}[/bold]   (Ctrl-C stops it)")
    if not settings.DEMO:
        return
    table = Table("who", "user name", "password", box=SIMPLE, title_justify="left")
    table.title = f"Demonstration accounts: sign in at {address}/desk/"
    for account in demo.accounts():
        table.add_row(account.who, account.username, account.password)
    if table.row_count:
        console.print(table)
    for line in demo.what_to_try(address):
        console.print(f"  • {line}", highlight=False, soft_wrap=True)


def _interrupt_on_signals() -> None:
    """While preparing there is nothing to end in order: stop where we are; all of it can be repeated."""
    for number in STOPPING_SIGNALS:
        signal.signal(number, signal.default_int_handler)


def _stop_on_signals() -> threading.Event:
    """The first signal asks to stop; so does a closed terminal."""
    stopping = threading.Event()
    for number in STOPPING_SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    return stopping
