"""A set of which some refuse: those are put aside with their reason, and the rest is done."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import transaction

from motcua.law.errors import ActRefused

T = TypeVar("T")


def done(
    orders: Sequence[T],
    do: Callable[[Sequence[T]], object],
    about: Callable[[T], str],
    *,
    all_or_none: bool = False,
) -> tuple[list[T], list[tuple[T, ActRefused]]]:
    """Those that were done, and those that refused with why. `about` is the name by which a refusal tells its own.

    With `all_or_none` the first refusal is raised; one that names none of the set always is.
    """
    left = list(orders)
    refused: list[tuple[T, ActRefused]] = []
    while left:
        try:
            with transaction.atomic():
                do(left)
        except ActRefused as why:
            # A set is done whole or not at all: the one that refused is put aside, the rest tried again.
            one = next((order for order in left if about(order) == why.about), None)
            if all_or_none or one is None:
                raise
            refused.append((one, why))
            left = [order for order in left if order is not one]
        else:
            break
    return left, refused
