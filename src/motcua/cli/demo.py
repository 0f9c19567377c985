"""`motcua demo`: the demonstration province, loaded once."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

import typer
from rich.console import Console

from motcua.cli import database

PROVINCE = "motcua.simulation.demo"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    who: str
    username: str
    password: str
    path: str = "/desk/"


class Province(Protocol):
    """What `motcua.simulation.demo` offers. `load` must be safe to repeat after it was interrupted."""

    def is_loaded(self) -> bool: ...
    def load(self, console: Console) -> None: ...
    def catch_up(self) -> None: ...
    def accounts(self) -> Sequence[DemoAccount]: ...
    def what_to_try(self, address: str) -> Sequence[str]: ...


def demo() -> None:
    """Load the demonstration province now, or play the days since it was last looked at.

    Needs MOTCUA_DEMO=1. The province: agencies, officers with accounts, procedures, both half-years of
    the report played to their end, and the work of the last weeks up to this minute.

    [dim]MOTCUA_DEMO=1 motcua demo[/dim]                       into the embedded database in var/
    [dim]MOTCUA_DEMO=1 DATABASE_URL=… motcua demo[/dim]        into a PostgreSQL of yours
    """
    console = Console()
    with database.running():
        from django.conf import settings

        if not settings.DEMO:
            console.print("Demo accounts exist in a demonstration only: MOTCUA_DEMO=1 motcua demo")
            raise typer.Exit(2)
        database.bring_up_to_date()
        with database.alone():
            load_once(console)


def load_once(console: Console) -> None:
    """Load the province once; after later starts the worker plays the days since the last one."""
    province = _province()
    if province is None:
        return
    if province.is_loaded():
        province.catch_up()
    else:
        province.load(console)


def accounts() -> Sequence[DemoAccount]:
    province = _province()
    return province.accounts() if province else ()


def what_to_try(address: str) -> Sequence[str]:
    province = _province()
    return province.what_to_try(address) if province else ()


def _province() -> Province | None:
    try:
        return cast(Province, import_module(PROVINCE))
    except ModuleNotFoundError as error:
        if error.name and PROVINCE.startswith(error.name):
            return None
        raise
