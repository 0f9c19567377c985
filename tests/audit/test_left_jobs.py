"""What a killed worker left is done by another; what a living one does is left to it."""

import asyncio
from collections.abc import Iterator

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from motcua.audit.jobs import SILENT_SECONDS, resume_left_jobs
from tests.committed import wiped_after


@pytest.fixture(autouse=True)
def _committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The worker's own connection has to see what is there."""
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        yield


def _under_way(silent_seconds: float) -> int:
    """A job that a worker fetched, which was last heard of so long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))"
            " RETURNING id",
            [silent_seconds],
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id)"
            " VALUES ('default', 'forget_guesses', 'doing', %s) RETURNING id",
            [worker],
        )
        return int(cursor.fetchone()[0])


def _status(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        return str(cursor.fetchone()[0])


def _resume() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        asyncio.run(_opened())


async def _opened() -> None:
    async with app.open_async():
        await resume_left_jobs(timestamp=0)


def test_the_job_of_a_silent_worker_waits_again() -> None:
    left = _under_way(SILENT_SECONDS + 10)

    _resume()

    assert _status(left) == "todo"


def test_the_job_of_a_living_worker_is_left_alone() -> None:
    kept = _under_way(SILENT_SECONDS / 2)

    _resume()

    assert _status(kept) == "doing"
