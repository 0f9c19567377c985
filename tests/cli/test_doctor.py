"""`motcua doctor` names each fault with its mend."""

import datetime

import pytest
from django.db import connection

from motcua.cli import checks, doctor
from motcua.lib.checkup import Finding


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
