"""Each kind of event is listed with the jobs that follow it, even if with nothing, and each job exists."""

from procrastinate.contrib.django import app

from motcua.config.reactions import CALENDAR_REACTIONS, HALL_REACTIONS, REACTIONS
from motcua.dossiers.events.kinds import Kind


def test_every_named_job_exists() -> None:
    known = set(app.tasks)

    assert {
        job for jobs in [*REACTIONS.values(), *HALL_REACTIONS.values(), CALENDAR_REACTIONS] for job in jobs
    } - known == set()


def test_every_kind_of_event_is_listed() -> None:
    assert set(REACTIONS) == set(Kind)
