"""Old and new version run side by side while a province is upgraded, so tables change in two steps.

A release adds (expand); a later one takes away what nothing reads any more (contract). A migration that takes away,
renames, or demands of rows what the version before does not write, says why that is safe: a class attribute
`contracts = "nothing has read this since 0.4"` on the Migration. What was there before the first province ran is left.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

# The last of each part's migrations before anybody had two versions to run side by side.
BEFORE = {
    "announcements": "0001",
    "audit": "0003",
    "catalogue": "0009",
    "documents": "0003",
    "dossiers": "0028",
    "exchange": "0001",
    "hall": "0003",
    "identity": "0002",
    "notices": "0002",
    "openness": "0001",
    "organisation": "0006",
    "payments": "0003",
    "postal": "0001",
    "ratings": "0003",
    "reports": "0001",
    "staffing": "0001",
    "supervision": "0011",
}
TAKE_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)


def test_every_migration_lets_the_version_before_go_on() -> None:
    loader = MigrationLoader(None)
    wrong = [
        f"{app}.{name}: {fault}"
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if migration.__module__.startswith("motcua.") and name[:4] > BEFORE.get(app, "")
        for fault in faults(migration)
    ]

    assert wrong == []


def faults(migration: migrations.Migration) -> list[str]:
    """What in it the version before cannot live with."""
    if getattr(migration, "contracts", ""):
        return []
    made = {one.name.lower() for one in migration.operations if isinstance(one, migrations.CreateModel)}
    return [fault for one in _flat(migration.operations) for fault in _faults(one, made)]


def _flat(operations: list[Operation]) -> Iterator[Operation]:
    for one in operations:
        yield one
        if isinstance(one, migrations.SeparateDatabaseAndState):
            yield from one.database_operations


def _faults(one: Operation, made: set[str]) -> Iterator[str]:
    of = getattr(one, "model_name", "").lower()
    if isinstance(one, TAKE_AWAY):
        yield f"{one.describe()}: the version before still reads it"
    elif of in made:
        return
    elif isinstance(one, migrations.AddField) and _is_demanded(one.field):
        yield f"{one.describe()}: give it a db_default or null=True, the version before does not write it"
    elif isinstance(one, migrations.AddConstraint) and not isinstance(
        one.constraint, models.UniqueConstraint
    ):
        yield f"{one.describe()}: what the version before writes may break it"
    elif isinstance(one, migrations.RunSQL):
        said = str(one.sql).upper()
        if any(word in said for word in ("DROP COLUMN", "DROP TABLE", "RENAME ", "SET NOT NULL")):
            yield f"{one.describe()}: takes away or demands by SQL"


def _is_demanded(field: Any) -> bool:
    """Whether a row that does not name it is refused."""
    return not (field.null or field.many_to_many or field.has_db_default())


class _Migration(migrations.Migration):
    def __init__(self, *operations: Operation, contracts: str = "") -> None:
        super().__init__("one", "dossiers")
        self.operations, self.contracts = list(operations), contracts


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("dossier", "subject"),
        migrations.RenameField("dossier", "subject", "about"),
        migrations.DeleteModel("dossier"),
        migrations.AddField("dossier", "colour", models.CharField(max_length=9, default="red")),
        migrations.AddConstraint(
            "dossier", models.CheckConstraint(condition=models.Q(sets__gt=0), name="some")
        ),
        migrations.RunSQL("ALTER TABLE dossiers_dossier DROP COLUMN subject"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RemoveField("dossier", "subject")]
        ),
    ],
)
def test_what_the_version_before_cannot_live_with_is_named(operation: Operation) -> None:
    assert len(faults(_Migration(operation))) == 1
    assert faults(_Migration(operation, contracts="nothing has read it since 0.4")) == []


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("dossier", "colour", models.CharField(max_length=9, db_default="red")),
        migrations.AddField("dossier", "colour", models.CharField(max_length=9, null=True)),
        migrations.CreateModel("colour", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunSQL("CREATE INDEX CONCURRENTLY some ON dossiers_dossier (subject)"),
    ],
)
def test_what_adds_is_well(operation: Operation) -> None:
    assert faults(_Migration(operation)) == []
