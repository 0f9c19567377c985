"""Migrating waits for a lock no longer than people would wait behind it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError, connection

from motcua.cli import database


@pytest.fixture
def _unblocked(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        connection.close()


@pytest.mark.usefixtures("_unblocked")
def test_a_lock_that_somebody_holds_is_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_WAIT", "50ms")
    params = connection.get_connection_params()
    params.pop("cursor_factory"), params.pop("context")
    with psycopg.connect(**params) as other:
        other.execute("LOCK TABLE dossiers_guesscount IN ACCESS EXCLUSIVE MODE")

        with pytest.raises(OperationalError, match="lock timeout"), database.impatient():
            connection.cursor().execute("ALTER TABLE dossiers_guesscount SET (fillfactor = 90)")


@pytest.mark.usefixtures("_unblocked")
def test_afterwards_nothing_is_given_up() -> None:
    with database.impatient(), connection.cursor() as cursor:
        cursor.execute("show lock_timeout")
        assert cursor.fetchone() == (database.LOCK_WAIT,)

    with connection.cursor() as cursor:
        cursor.execute("show lock_timeout")
        assert cursor.fetchone() == ("0",)
