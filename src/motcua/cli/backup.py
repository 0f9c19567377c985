"""`motcua backup` and `motcua restore`: everything a second time elsewhere, and back as it was at an instant."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from motcua.cli import database, doctor, faults

if TYPE_CHECKING:
    from motcua.lib.backup.keeping import Keeper

app = typer.Typer(invoke_without_command=True)
EVERY = timedelta(days=1)
_BEAT_SECONDS = 5.0
_AGAIN = timedelta(minutes=10)  # after a copy that failed


@app.command()
def key() -> None:
    """Make a pair of keys. The public one goes into MOTCUA_BACKUP_TO; the private one leaves this machine.

    Whoever has the private key can read every backup, and without it nobody can: print it, put it in two safes.
    """
    from motcua.lib.backup.vault import new_key

    private, public = new_key()
    typer.echo(f"# public, for the settings: MOTCUA_BACKUP_TO={public}\n{private}")


@app.callback()
def backup(context: typer.Context) -> None:
    """Keep everything a second time, encrypted, in MOTCUA_BACKUP: now, beside what `motcua up` does all the time.

    Copies the whole database, with its journal and all new files; forgets copies beyond MOTCUA_BACKUP_KEEP.

    [dim]motcua backup key[/dim]      the pair of keys to begin with
    [dim]motcua backup[/dim]          a copy now
    [dim]motcua backup list[/dim]     from which instants on there is a way back
    """
    if context.invoked_subcommand is not None:
        return
    keeper = _keeper()
    console = Console()
    with database.running():
        from django.conf import settings

        if keeper.server is not None:
            with console.status("Copying the database…"):
                base = keeper.keep_base()
            console.print(
                f"database: {base.size_bytes / 2**20:,.0f} MB, as of {base.ended_at:%Y-%m-%d %H:%M:%S} UTC"
            )
        else:
            console.print("database: on a server of its own, backed up there (docs/operator/backup.md)")
        with console.status("Copying files…"):
            console.print(f"journal: {keeper.keep_wal()} segments; files: {keeper.keep_files():,} new ones")
        console.print(f"forgotten: {keeper.forget(keep=settings.MOTCUA_BACKUP_KEEP)} older copies")


@app.command(name="list")
def listed() -> None:
    """Say from which instants on the database can be brought back, and how far."""
    from motcua.lib.backup.keeping import bases

    keeper = _keeper()
    for base in bases(keeper.vault.folder):
        typer.echo(f"whole at {base.ended_at:%Y-%m-%d %H:%M:%S} UTC, {base.size_bytes / 2**20:,.0f} MB")
    journal = max((p.stat().st_mtime for p in (keeper.vault.folder / "wal").glob("*.age")), default=None)
    if journal:
        typer.echo(f"journal until about {datetime.fromtimestamp(journal, UTC):%Y-%m-%d %H:%M:%S} UTC")


@app.command(hidden=True)
def follow() -> None:
    """Keep the journal and new files as they come, and a copy a day, until stopped; `motcua up` runs this."""
    import signal

    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    keeper, console = _keeper(), Console(stderr=True)
    next_base, next_files = _next_base(keeper), datetime.now(UTC)
    while not stopping.wait(_BEAT_SECONDS):
        try:
            keeper.keep_wal()
            if datetime.now(UTC) >= next_files:
                keeper.keep_files()
                next_files = datetime.now(UTC) + timedelta(minutes=1)
            if keeper.server is not None and datetime.now(UTC) >= next_base:
                next_base = datetime.now(UTC) + _AGAIN
                _copy(keeper)
                next_base = _next_base(keeper)
        except Exception as wrong:
            console.print(f"[yellow]backup: {wrong}[/yellow]")


def _copy(keeper: "Keeper") -> None:
    from django.conf import settings

    keeper.keep_base()
    keeper.forget(keep=settings.MOTCUA_BACKUP_KEEP)


def _next_base(keeper: "Keeper") -> datetime:
    from motcua.lib.backup.keeping import bases

    there = bases(keeper.vault.folder)
    return there[-1].began_at + EVERY if there else datetime.now(UTC)


def restore(
    identity: Path = typer.Option(..., "--key", help="The file with the private key (AGE-SECRET-KEY-1…)."),
    at: datetime | None = typer.Option(
        None,
        formats=["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S"],
        help="The instant to return to, Vietnam's time unless it says another; without it, as late as possible.",
    ),
    files_only: bool = typer.Option(
        False, help="Bring back files alone, where the database is a server of its own."
    ),
) -> None:
    """Bring everything back from MOTCUA_BACKUP, check it, and leave it stopped. Stop `motcua up` first.

    The database that is here is moved aside, not removed.

    [dim]motcua restore --key key.txt[/dim]                              as late as the backup knows
    [dim]motcua restore --key key.txt --at 2026-11-26T10:59:59[/dim]     as it was at that second
    """
    from django.conf import settings

    from motcua.law.worktime import HANOI
    from motcua.lib.backup import returning, vault
    from motcua.lib.embedded_postgres import CannotRun

    instant = at.replace(tzinfo=at.tzinfo or HANOI) if at else None
    console = Console()
    try:
        opened = vault.OpenVault(Path(settings.MOTCUA_BACKUP or "."), identity.read_text())
        if settings.EMBEDDED is None and not files_only:
            faults.say(
                "the database is a server of its own: return it there, then: motcua restore --files-only"
            )
            raise typer.Exit(2)
        if settings.EMBEDDED is not None and not files_only:
            back = returning.server(
                opened, settings.EMBEDDED, at=instant, now=datetime.now(UTC), say=console.print
            )
            if back.aside:
                console.print(f"What was here lies in {back.aside}; remove it when you are sure.")
        console.print(f"{returning.files(opened, settings.FILES):,} files brought back.")
        for name in opened.names("keys"):
            console.print(
                f"Kept besides: {name}; take it out with: age -d -i {identity} {opened.folder / name}.age"
            )
    except (vault.NoKey, vault.NotReadable, returning.NothingToReturn, CannotRun, OSError) as wrong:
        faults.say(str(wrong))
        raise typer.Exit(1) from None
    console.print("Checking what came back…")
    if not doctor.came_back_whole():
        raise typer.Exit(1)


def _keeper() -> "Keeper":
    from django.conf import settings

    from motcua.config import guard
    from motcua.lib.backup.keeping import Keeper
    from motcua.lib.backup.vault import Vault

    if fault := guard.backup_fault() or ("" if settings.MOTCUA_BACKUP else "MOTCUA_BACKUP is not set"):
        faults.say(fault)
        raise typer.Exit(2)
    return Keeper(
        Vault(Path(settings.MOTCUA_BACKUP), settings.MOTCUA_BACKUP_TO),
        server=settings.EMBEDDED,
        files=Path(settings.FILES),
        leaving_out=Path(settings.MOTCUA_UPLOADS),
        keys={"record.pem": Path(settings.MOTCUA_RECORD_KEY)},
    )
