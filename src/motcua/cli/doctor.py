"""`motcua doctor`: what is wrong, and the mend for it."""

import functools
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec

import typer
from django.db import OperationalError
from rich.console import Console
from rich.table import Table

from motcua.cli import checks, database, progress
from motcua.lib.checkup import Finding

# An area with a check-up of its own offers `checkup()` here; dossiers also `verify_events()` and `verify_files()`.
AREAS = (
    "organisation",
    "catalogue",
    "documents",
    "dossiers",
    "payments",
    "postal",
    "notices",
    "exchange",
    "supervision",
    "reports",
    "openness",
    "audit",
)
Check = Callable[[], Iterable[Finding]]
ROOM = "motcua.{area}.queries.checkup"


def doctor(
    verify_events: bool = typer.Option(
        False,
        help="Also follow each dossier's chain of event hashes: finds changes made behind our back.",
    ),
    verify_files: bool = typer.Option(
        False, help="Also read every issued paper: finds files that are gone or were changed."
    ),
    as_json: bool = typer.Option(False, "--json", help="For machines: a list of findings."),
) -> None:
    """Check settings, database, clock, fonts, disk, jobs and dossiers; say the mend for each fault.

    Each fault stands with what to do about it. The order is that in which to mend.

    [dim]motcua doctor[/dim]                   ends with 1 if anything needs mending
    [dim]motcua doctor --verify-events[/dim]   reads every event: minutes on a large database
    [dim]motcua doctor --verify-files[/dim]    reads every issued paper
    [dim]motcua doctor --json[/dim]            for monitoring
    """
    found: list[Finding] = []
    with database.running():
        for check in _checks(verify_events=verify_events, verify_files=verify_files):
            found += kept_alive(check)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
    if not all(finding.well for finding in found):
        raise typer.Exit(1)


def came_back_whole() -> bool:
    """After a return: this version's tables, every chain of events, every paper, every count; said, and whether."""
    with database.running():
        room, counts = (import_module(ROOM.format(area=area)) for area in ("dossiers", "reports"))
        whole = _with_a_bar(room.verify_events)
        listed = (checks.database, checks.migrations, whole, room.verify_files, counts.checkup)
        found = [finding for check in listed for finding in kept_alive(check)]
    _print(found)
    return all(finding.well for finding in found)


def _checks(*, verify_events: bool, verify_files: bool) -> list[Check]:
    listed = list(checks.ALL)
    for area in AREAS:
        room = ROOM.format(area=area)
        if not _exists(room):
            continue
        module = import_module(room)
        listed.append(module.checkup)
        if verify_events and hasattr(module, "verify_events"):
            listed.append(_with_a_bar(module.verify_events))
        if verify_files and hasattr(module, "verify_files"):
            listed.append(module.verify_files)
    return listed


def _with_a_bar(check: Callable[[progress.Told], Iterable[Finding]]) -> Check:
    @functools.wraps(check)
    def shown() -> list[Finding]:
        with progress.bar("Following the chains of events") as told:
            return list(check(told))

    return shown


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def kept_alive(check: Check) -> list[Finding]:
    """One check that breaks is a finding itself; the others still run."""
    try:
        return list(check())
    except OperationalError as error:
        mend = "start the server, or set DATABASE_URL to one that runs and lets this user in"
        return [_unchecked(check, error, mend)]
    except Exception as error:  # whatever it is, it belongs in the list
        return [_unchecked(check, error, "mend the others first")]


def _unchecked(check: Check, error: Exception, mend: str) -> Finding:
    says = f"could not be checked: {type(error).__name__}: {str(error).strip()}"
    return Finding(check.__name__.replace("_", " "), False, says, mend)


def _print(found: list[Finding]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in found:
        table.add_row("[green]✓[/green]" if finding.well else "[red]✗[/red]", finding.about, finding.says)
        if finding.mend:
            table.add_row("", "", f"[bold]mend:[/bold] {finding.mend}")
    console = Console()
    console.print(table)
    faults = sum(not finding.well for finding in found)
    console.print(f"\n{faults} to mend." if faults else "\n[green]All is well.[/green]")
