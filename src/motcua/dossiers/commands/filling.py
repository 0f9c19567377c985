"""Filling an empty register with years of history: its look-up indexes are set aside meanwhile.

Every act on a dossier changes what a dozen indexes hold, which is half of what the act costs the
database. What guards the data (keys, uniqueness, references) stays in force throughout.
"""

import contextlib
from collections.abc import Iterator

from django.db import connection

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.checkup import missing_indexes


@contextlib.contextmanager
def filling() -> Iterator[None]:
    """Without look-up indexes for the length of the block, if there is no dossier yet.

    They are there again after it, whatever happens in it. After a `kill -9` they are built by the
    next filling or by `motcua migrate`, and `motcua doctor` says that they are missing.
    """
    if connection.in_atomic_block:
        yield
        return
    if not Dossier.objects.exists():
        with connection.schema_editor() as editor:
            for index in Dossier._meta.indexes:
                editor.remove_index(Dossier, index)
    try:
        yield
    finally:
        restore_indexes()


def restore_indexes() -> list[str]:
    """Build what is missing of the look-up indexes; their names."""
    missing = missing_indexes()
    if missing:
        with connection.schema_editor() as editor:
            for index in Dossier._meta.indexes:
                if index.name in missing:
                    editor.add_index(Dossier, index)
    return missing
