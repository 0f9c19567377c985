"""The database that the measures share: a province with a million dossiers, made once in var/bench.

    python -m benchmarks.database            make it, or bring it to this version's tables
    python -m benchmarks.database --anew     throw it away first

The province, its procedures and its officers are the project's own data; the dossiers are written by
fill.sql as two years of work leave them, up to the day of the making: arrivals in office hours, procedures by
how often they are asked for, every event of each way, three to four per cent still open. Beside it
lies the same with ten thousand and, where it is asked for, ten million: twenty years at the same pace, without events,
which no page of figures reads. All are migrated when the tables have moved on, and made anew only
when fill.sql or `MADE_AS` has changed.
"""

import argparse
import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import province
from benchmarks import settings as ours

MILLION, FEW = 1_000_000, 10_000
SIZES = {"motcua": MILLION, "motcua_few": FEW}
TEN = "motcua_ten"  # made on demand: half an hour and 25 GB
_ALL = {**SIZES, TEN: 10 * MILLION}
_YEARS = {TEN: 20}
BASE, CENTRE = "motcua_base", "ttpvhcc"
MADE_AS = 1  # grows when this file comes to make other rows
FREQUENT = 872  # the dossiers of the one person who files most
HERE = Path(__file__).parent
FILLED = (
    "dossiers_dossier",
    "dossiers_event",
    "dossiers_dossierdocument",
    "dossiers_dossierresult",
    "ratings_rating",
)


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Django set up on the benchmarks' server, with both databases there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django
    from django.conf import settings
    from django.db import connections

    with settings.EMBEDDED.used():
        django.setup()
        try:
            ensure(SIZES)
            use("motcua")
            yield
        finally:
            connections.close_all()


def use(name: str) -> None:
    """Let this process's queries and commands go to that database, with nothing remembered of the other."""
    from django.db import connection

    from motcua.catalogue import queries as catalogue
    from motcua.organisation import queries as organisation

    connection.close()
    connection.settings_dict["NAME"] = name
    organisation.forget_hours()
    for module in (catalogue, organisation):
        for remembered in vars(module).values():
            if hasattr(remembered, "cache_clear"):
                remembered.cache_clear()


def _mark(name: str) -> Path:
    return ours.PLACE / f"{name}.filled"


def _state(dossiers: int) -> str:
    return hashlib.sha256(f"{MADE_AS} {dossiers} {(HERE / 'fill.sql').read_text()}".encode()).hexdigest()


def ensure(names: Iterable[str]) -> None:
    """These databases, filled and at this version's tables."""
    from django.core.management import call_command

    stale = [name for name in names if _stale(name)]
    if stale:
        _make_base()
        for name in stale:
            _make(name, _ALL[name])
    for name in names:
        use(name)
        call_command("migrate", interactive=False, verbosity=0)


def _stale(name: str) -> bool:
    return not _mark(name).exists() or _mark(name).read_text() != _state(_ALL[name])


def _make_base() -> None:
    """The province without a dossier, to copy from."""
    from motcua.catalogue import commands as catalogue
    from motcua.cli.database import make_tables
    from motcua.organisation import commands as organisation

    with superuser("postgres") as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {BASE} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {BASE} OWNER motcua")
    use(BASE)
    make_tables()
    organisation.load()
    catalogue.load()
    _accounts()


def _make(name: str, dossiers: int) -> None:
    from django.db import connection

    begun = time.monotonic()
    print(f"making {name} with {dossiers:,} dossiers …", flush=True)
    _mark(name).unlink(missing_ok=True)
    connection.close()
    with superuser("postgres") as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name} OWNER motcua TEMPLATE {BASE}")
    use(name)
    until = datetime.now(UTC).replace(microsecond=0)
    asked = _asked(dossiers, until) | {"years": _YEARS.get(name, 2)}
    with superuser(name) as loader:
        for statement in (
            "SET synchronous_commit = off", "SET session_replication_role = replica",
            "SET work_mem = '256MB'", "SET maintenance_work_mem = '1GB'", "SET temp_buffers = '256MB'",
            "SET TIME ZONE 'Asia/Ho_Chi_Minh'",
        ):  # fmt: skip
            loader.execute(statement)
        province.tables(loader, until, centre_code=CENTRE)
        _defaults(loader)
        _fill(loader, asked, events=name != TEN)
    _mark(name).write_text(_state(dossiers))
    print(f"made in {time.monotonic() - begun:.0f} s", flush=True)


def _fill(loader: Any, asked: dict[str, Any], *, events: bool) -> None:
    rebuilt = _without_indexes(loader)
    for statement in (HERE / "fill.sql").read_text().split(";\n"):
        if statement.strip() and (events or "INTO dossiers_event" not in statement):
            begun = time.monotonic()
            loader.execute(statement, asked)
            if os.environ.get("BENCH_TALK"):
                print(f"{time.monotonic() - begun:6.1f} s", " ".join(statement.split())[:80], flush=True)
    for definition in rebuilt:
        loader.execute(definition)
    loader.execute("VACUUM ANALYZE")
    loader.execute("CHECKPOINT")


@contextlib.contextmanager
def superuser(name: str) -> Iterator[Any]:
    """Past the foreign keys' triggers, which cost most of the time; fill.sql keeps to them by itself."""
    import psycopg
    from django.conf import settings

    host = str(settings.EMBEDDED.socket_dir)
    with psycopg.connect(host=host, user="postgres", dbname=name, autocommit=True) as connection:
        yield connection


@contextlib.contextmanager
def connection(name: str = "motcua") -> Iterator[Any]:
    """A connection of one's own to the million or another size, autocommitting."""
    import psycopg
    from django.conf import settings

    embedded = settings.EMBEDDED
    with psycopg.connect(
        host=str(embedded.socket_dir), user=embedded.name, dbname=name, autocommit=True
    ) as opened:
        yield opened


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection() as opened:
        return list(opened.execute(statement).fetchall())


def forget_after(dossier_id: int) -> None:
    """Take out every dossier with a higher number, past the foreign keys and the event log's guard."""
    with superuser("motcua") as admin:
        admin.execute("SET session_replication_role = replica")
        tables = admin.execute(
            "SELECT conrelid::regclass, attname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid"
            " AND attnum = conkey[1] WHERE contype = 'f' AND confrelid = 'dossiers_dossier'::regclass"
        ).fetchall()
        for table, column in [*tables, ("dossiers_dossier", "id")]:
            admin.execute(f"DELETE FROM {table} WHERE {column} > %s", [dossier_id])
            admin.execute(f"VACUUM {table}")
        admin.execute("TRUNCATE procrastinate_jobs CASCADE")


def forget_rows(after: dict[str, int]) -> None:
    """Take out the rows of these tables with higher numbers, in this order, past the foreign keys."""
    with superuser("motcua") as admin:
        admin.execute("SET session_replication_role = replica")
        for table, newest in after.items():
            admin.execute(f"DELETE FROM {table} WHERE id > %s", [newest])
            admin.execute(f"VACUUM {table}")


def _asked(dossiers: int, until: datetime) -> dict[str, Any]:
    from motcua.organisation.models import Counter, ServiceCentre

    centre = ServiceCentre.objects.get(code=CENTRE)
    return {
        "dossiers": dossiers,
        "drawn": dossiers * 3 // 2,  # weekends fall out again
        "every": max(dossiers // FREQUENT, 2),
        "people": province.PEOPLE,
        "until": until,
        "centre": centre.pk,
        "unit": centre.unit_code,
        "counter": Counter.objects.filter(centre=centre).order_by("number").values_list("pk", flat=True)[0],
    }


def _accounts() -> None:
    """Everybody of the province can sign in; nobody needs a password here."""
    from motcua.identity.models import Account
    from motcua.organisation.models import Officer

    officers = list(Officer.objects.all())
    Account.objects.bulk_create(
        (Account(username=o.code, password="!", first_name=o.full_name) for o in officers),
        ignore_conflicts=True,
    )
    accounts = dict(Account.objects.values_list("username", "pk"))
    for officer in officers:
        officer.account_id = accounts[officer.code]
    Officer.objects.bulk_update(officers, ["account"])


def _defaults(loader: Any) -> None:
    """Columns that fill.sql does not know yet get what the models give them."""
    from django.apps import apps
    from django.db import connection

    for model in apps.get_models():
        if model._meta.db_table not in FILLED:
            continue
        for field in model._meta.local_concrete_fields:
            told = not callable(field.default) if field.has_default() else field.empty_strings_allowed
            if told and not field.null and not field.primary_key:
                value = connection.ops.compose_sql(
                    "%s", [field.get_db_prep_save(field.get_default(), connection)]
                )
                loader.execute(
                    f'ALTER TABLE {model._meta.db_table} ALTER COLUMN "{field.column}" SET DEFAULT {value}'.replace(
                        "%", "%%"
                    )
                )


def _without_indexes(loader: Any) -> list[str]:
    """Drop the filled tables' indexes but their keys; the statements that make them again."""
    again = []
    constraints = loader.execute(
        "SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'u' AND conrelid::regclass::text = ANY(%s)", [list(FILLED)],
    ).fetchall()  # fmt: skip
    for table, name, definition in constraints:
        loader.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        again.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    indexes = loader.execute(
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE NOT indisprimary AND indrelid::regclass::text = ANY(%s)",
        [list(FILLED)],
    ).fetchall()
    for name, definition in indexes:
        loader.execute(f"DROP INDEX {name}")
        again.append(definition)
    return again


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--anew", action="store_true")
    if parser.parse_args().anew:
        for name in SIZES:
            _mark(name).unlink(missing_ok=True)
    with running():
        print("there")


if __name__ == "__main__":
    main()
