"""The real database for every test, and a fixed clock and seed.

The first process starts the server. It migrates one template database; each worker copies it
(`create database … template …`), which takes a tenth of a second instead of seconds.
"""

import contextlib
import fcntl
import hashlib
import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import psycopg
import pytest
from django.conf import settings

if TYPE_CHECKING:  # it needs the settings that pytest sets up first
    from tests.world import World

HANOI = timezone(timedelta(hours=7))
# A Tuesday without a holiday near it; the world of the tests begins here.
TUESDAY_8 = datetime(2021, 4, 6, 8, 0, tzinfo=HANOI).astimezone(UTC)
TEMPLATE = "motcua_template"
SEED = 20210406


# A busy machine is no fault of the law; what failed is printed so that it can be tried again.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Hold the server for as long as this process tests; the last process to leave stops it."""
    held = contextlib.ExitStack()
    if settings.EMBEDDED is not None and not config.option.collectonly:
        held.enter_context(settings.EMBEDDED.used())
    config.add_cleanup(held.close)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    worker_id: str,
) -> Iterator[None]:
    """A database of this worker's own, copied from the migrated template."""
    from django.db import connection

    # Two runs at once must not drop each other's database.
    name = f"motcua_test_{worker_id}_{os.getpid()}"
    with django_db_blocker.unblock():
        _make_template()
        _drop(name)
        _admin(f'create database "{name}" template "{TEMPLATE}"')
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES["default"]["NAME"] = name
        yield
        connection.close()
        _drop(name)


def _make_template() -> None:
    """Migrate the template once for each state of the migrations; one worker does, the others wait."""
    from django.db import connection

    from motcua.cli.database import make_tables

    mark = Path(settings.VAR) / "template.mark"
    mark.parent.mkdir(parents=True, exist_ok=True)
    with open(mark, "a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        state = _state_of_migrations()
        if file.read() == state and _admin(f"select 1 from pg_database where datname = '{TEMPLATE}'"):
            return
        _drop(TEMPLATE)
        _admin(f'create database "{TEMPLATE}"')
        connection.close()
        own = connection.settings_dict["NAME"]
        connection.settings_dict["NAME"] = TEMPLATE
        make_tables()
        connection.close()
        connection.settings_dict["NAME"] = own
        file.truncate(0)
        file.write(state)


def _state_of_migrations() -> str:
    """Changes when a migration, or anything it may read, does."""
    import django
    import procrastinate

    summed = hashlib.sha256(
        f"{django.__version__} {procrastinate.__version__} {settings.DATABASE_URL}".encode()
    )
    package = Path(str(settings.PACKAGE))
    for path in sorted(
        [*package.glob("*/migrations/*.py"), *package.glob("*/migrations/*.sql"), settings.SCHEMA]
    ):
        summed.update(path.name.encode() + path.read_bytes())
    return summed.hexdigest()


def _drop(name: str) -> None:
    """Drop a database with whoever is in it. The server's own vacuum cannot be thrown out, and goes soon."""
    for patience in range(60, -1, -1):
        try:
            _admin(f'drop database if exists "{name}" with (force)')
        except psycopg.errors.InsufficientPrivilege:
            if not patience:
                raise
            time.sleep(0.5)
        else:
            return


def _admin(*statements: str) -> list[tuple[Any, ...]]:
    """Statements that no transaction may hold, in the database that always exists."""
    with psycopg.connect(settings.ADMIN_URL, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(autouse=True)
def _seeded() -> None:
    random.seed(SEED)


@pytest.fixture
def now() -> datetime:
    """The fixed clock: Tuesday, 6 April 2021, 08:00 in Hanoi."""
    return TUESDAY_8


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Stored files and uploads of this test alone; the folder of the stored ones."""
    settings.MOTCUA_UPLOADS = tmp_path / "uploads"
    kept = {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path / "stored"}}
    settings.STORAGES = {**settings.STORAGES, "documents": kept}
    settings.MOTCUA_UNPACKED_MB = 20
    settings.MOTCUA_FREE_MB = 0
    return tmp_path / "stored"


@pytest.fixture
def world(db: None) -> "World":
    """The small named world, gone with the test."""
    from tests import world as worlds

    return worlds.build()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> "Iterator[World]":
    """The world, really committed, so that other connections see it; wiped as only a test may."""
    from tests import world as worlds
    from tests.committed import wiped_after

    with django_db_blocker.unblock(), wiped_after():
        yield worlds.build()
