"""Many who act at the same instant, each with a database connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from motcua.law.errors import ActRefused

MANY = 32


def at_once(act: Callable[[int], Any], count: int = MANY) -> list[Any]:
    """What `act` gave, or the refusal it raised, from each of `count` threads that start together."""
    gate = Barrier(count)

    def one(number: int) -> Any:
        gate.wait(timeout=60)
        try:
            return act(number)
        except ActRefused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(one, range(count)))
