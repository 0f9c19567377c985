"""Rows from files into tables: what is new is added, what differs is updated, the rest is left alone.

Each table costs one reading and at most two writings, however many rows there are.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.db import models

Row = Mapping[str, Any]
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Put:
    """What became of the rows."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated)

    def __add__(self, other: "Put") -> "Put":
        return Put(self.added + other.added, self.updated + other.updated, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the rows of each file."""

    files: dict[str, Put]

    @property
    def changed(self) -> bool:
        return any(one.changed for one in self.files.values())


def read(package: str, name: str, folder: Path | None = None) -> list[dict[str, str]]:
    """The rows of `name`.csv in `folder`, or among the data that come with the package."""
    place = resources.files(package).joinpath("data") if folder is None else folder
    with place.joinpath(f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(written: str) -> date | None:
    """A day as 2021-04-06; empty is none."""
    return date.fromisoformat(written) if written else None


def put(model: type[models.Model], rows: Sequence[Row], *, key: Sequence[str]) -> Put:
    """Bring the table to hold `rows`, told apart by the columns of `key`. Never deletes."""
    if not rows:
        return Put()
    others = [column for column in rows[0] if column not in key]
    manager = model._default_manager
    known = {
        tuple(row[: len(key)]): (row[-1], row[len(key) : -1])
        for row in manager.values_list(*key, *others, "pk")
    }
    fresh, changed = [], []
    for row in rows:
        found = known.get(tuple(row[column] for column in key))
        if found is None:
            fresh.append(model(**row))
        elif found[1] != tuple(row[column] for column in others):
            changed.append(model(pk=found[0], **row))
    manager.bulk_create(fresh, batch_size=BATCH)
    if changed:
        manager.bulk_update(changed, others, batch_size=BATCH)
    return Put(len(fresh), len(changed), len(rows) - len(fresh) - len(changed))


def ids(model: type[models.Model], column: str = "code") -> dict[str, int]:
    """The primary keys of a table by a column that is unique."""
    return dict(model._default_manager.values_list(column, "pk"))
