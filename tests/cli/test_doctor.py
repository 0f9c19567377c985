"""`motcua doctor` names each fault with its mend."""

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from motcua.cli import checks, doctor
from motcua.config import health
from motcua.lib.checkup import Finding
from tests.cli import program


@pytest.mark.django_db
@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.__name__)
def test_each_check_finds_something_and_every_fault_has_a_mend(check: doctor.Check) -> None:
    found = list(check())

    assert found
    assert all(bool(finding.mend) is not finding.well for finding in found)


@pytest.mark.django_db
def test_a_job_that_nobody_does_is_a_fault() -> None:
    long_ago = datetime.datetime(2021, 4, 6, tzinfo=datetime.UTC)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, scheduled_at) values ('q', 't', %s)",
            [long_ago],
        )
        cursor.execute("update procrastinate_events set at = %s", [long_ago])

    (found,) = checks.jobs()

    assert not found.well
    assert "motcua up" in found.mend


def test_a_check_that_breaks_is_a_finding() -> None:
    def broken_check() -> list[Finding]:
        raise RuntimeError("out of order")

    (found,) = doctor.kept_alive(broken_check)

    assert not found.well
    assert "out of order" in found.says


def test_a_server_that_is_not_there_is_a_finding_with_its_own_mend() -> None:
    def no_server() -> list[Finding]:
        raise OperationalError("connection refused")

    (found,) = doctor.kept_alive(no_server)

    assert "DATABASE_URL" in found.mend


def test_unsafe_settings_are_faults(settings: Any) -> None:
    settings.DEMO, settings.DEBUG, settings.ALLOWED_HOSTS = False, True, ["*"]
    settings.SECRET_KEY = settings.DEFAULT_SECRET_KEY

    found = list(checks.settings())

    assert [finding.well for finding in found] == [False, False, False]
    assert "token_urlsafe" in found[0].mend
    assert "unset it" in found[1].mend
    assert "name the hosts" in found[2].mend


@pytest.mark.django_db
@pytest.mark.parametrize(("oldest", "newest"), [(90, 99), (10, 12)])
def test_a_database_of_another_age_is_a_fault(
    oldest: int, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "OLDEST_POSTGRES", oldest)
    monkeypatch.setattr(checks, "NEWEST_POSTGRES", newest)

    found = next(iter(checks.database()))

    assert not found.well
    assert found.mend == f"use PostgreSQL {oldest} to {newest}"


@pytest.mark.django_db
def test_a_migration_not_applied_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'ratings'")

    (found,) = checks.migrations()

    assert (found.well, found.mend) == (False, "motcua migrate")


@pytest.mark.django_db
def test_a_clock_apart_is_a_fault() -> None:
    with connection.cursor() as cursor:
        cursor.execute("create schema another_time")
        cursor.execute(
            "create function another_time.clock_timestamp() returns timestamptz"
            " language sql as $$select pg_catalog.clock_timestamp() + interval '1 hour'$$"
        )
        cursor.execute("set local search_path = another_time, pg_catalog")

    (found,) = checks.clock()

    assert not found.well
    assert "differs by 3" in found.says
    assert "chrony" in found.mend


def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE_GB", 10**9)

    found = list(checks.disk())

    assert found
    assert all(not finding.well and "free 1000000000 GB" in finding.mend for finding in found)


def test_missing_fonts_are_a_fault(tmp_path: Path, settings: Any) -> None:
    settings.PACKAGE = tmp_path

    (found,) = checks.fonts()

    assert not found.well
    assert "make assets" in found.mend


def test_a_translation_not_compiled_is_a_fault(tmp_path: Path, settings: Any) -> None:
    folder = Path("locale", "desk", "vi", "LC_MESSAGES")
    (tmp_path / folder).mkdir(parents=True)
    shutil.copy(Path(settings.PACKAGE) / folder / "django.po", tmp_path / folder / "django.po")
    settings.PACKAGE = tmp_path

    (found,) = checks.translations()

    assert (found.well, found.mend) == (False, "motcua messages compile")


@pytest.mark.django_db
def test_a_failed_job_is_a_fault() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, status) values ('q', 't', 'failed')"
        )

    (found,) = checks.jobs()

    assert not found.well
    assert "retry" in found.mend


@pytest.mark.slow
def test_for_machines_it_is_a_list_and_its_end_says_whether_all_is_well(tmp_path: Path) -> None:
    done = program.run("doctor", "--json", "--verify-events", var=tmp_path / "var")

    found = json.loads(done.stdout)
    faults = {finding["about"] for finding in found if not finding["well"]}
    assert done.returncode == 1
    assert {"settings", "migrations"} <= faults
    assert all(finding["mend"] for finding in found if not finding["well"])
