"""Filling an empty register with years of history: what guards each act by itself is set aside meanwhile.

Every act on a dossier changes what a dozen look-up indexes hold, and has a dozen references looked up
one by one when it is committed: two thirds of what it costs the database. Keys and uniqueness stay in
force throughout; the references are proved for all rows at once when they are put back.
"""

import contextlib
from collections.abc import Iterator

from django.db import connection

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.checkup import missing_indexes, missing_references, references


@contextlib.contextmanager
def filling() -> Iterator[None]:
    """Without look-up indexes and references for the length of the block, if there is no dossier yet.

    They are there again after it, whatever happens in it. After a `kill -9` they are put back by the
    next filling or by `motcua migrate`, and `motcua doctor` says that they are missing.
    """
    if connection.in_atomic_block:
        yield
        return
    if not Dossier.objects.exists():
        with connection.schema_editor() as editor:
            for index in Dossier._meta.indexes:
                editor.remove_index(Dossier, index)
            for reference, name in references().items():
                if name:
                    editor.execute(f"ALTER TABLE {reference.table} DROP CONSTRAINT {editor.quote_name(name)}")
    try:
        yield
    finally:
        restore_indexes()
        restore_references()


def restore_indexes() -> list[str]:
    """Build what is missing of the look-up indexes; their names."""
    missing = missing_indexes()
    if missing:
        with connection.schema_editor() as editor:
            for index in Dossier._meta.indexes:
                if index.name in missing:
                    editor.add_index(Dossier, index)
    return missing


def restore_references() -> list[str]:
    """Put back what is missing of the foreign keys, and prove every row by them; which they are.

    Raises IntegrityError where a row refers to nothing.
    """
    missing = missing_references()
    with connection.cursor() as cursor:
        for one in missing:
            cursor.execute(
                f"ALTER TABLE {one.table} ADD FOREIGN KEY ({one.column})"
                f" REFERENCES {one.to_table} ({one.to_column}) DEFERRABLE INITIALLY DEFERRED"
            )
    return [str(one) for one in missing]
