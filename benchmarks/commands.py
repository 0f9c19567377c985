"""How many dossiers a second the commands move, as sets of 10,000, committed.

    python -m benchmarks.commands

Runs in a database of its own on the configured server, and drops it.
"""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

import django
import psycopg
from django.conf import settings

SET = 10_000
ROUNDS = 3
DATABASE = f"motcua_bench_{os.getpid()}"


def main() -> None:
    """Print dossiers per second of each command, the median of the rounds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with settings.EMBEDDED.used():
        _admin(f"CREATE DATABASE {DATABASE}")
        try:
            settings.DATABASES["default"]["NAME"] = DATABASE
            _measure()
        finally:
            _admin(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def _measure() -> None:
    from django.core.management import call_command
    from django.db import connection

    from motcua.dossiers import commands
    from motcua.dossiers.commands.ledger import Order
    from motcua.dossiers.commands.working import StepDone
    from tests import world as worlds

    connection.settings_dict["NAME"] = DATABASE
    call_command("migrate", verbosity=0)
    world = worlds.build()
    items = [world.intake()] * SET
    figures: dict[str, list[float]] = {"receive": [], "complete_step": [], "take": []}
    for _ in range(ROUNDS):
        opened, seconds = _timed(lambda: commands.receive(items))
        figures["receive"].append(seconds)
        ids = [o.dossier_id for o in opened]
        nine = worlds.at("04-06 09:00")
        done = [StepDone(dossier_id=i, by=world.lan, at=nine, outcome="done") for i in ids]
        figures["complete_step"].append(_timed(lambda done=done: commands.complete_step(done))[1])
        taken = [Order(dossier_id=i, by=world.minh, at=nine) for i in ids]
        figures["take"].append(_timed(lambda taken=taken: commands.take(taken))[1])
    for name, seconds in figures.items():
        print(f"{name:>14}: {SET / statistics.median(seconds):>8,.0f} dossiers/s")
    connection.close()


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    return act(), time.perf_counter() - begun


def _admin(statement: str) -> None:
    with psycopg.connect(settings.ADMIN_URL, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
