"""What is only played promised nothing to anybody: no job follows from it and no paper is owed."""

from datetime import datetime, time

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.catalogue import commands as catalogue
from motcua.dossiers import commands, queries
from motcua.dossiers.models import Event
from motcua.dossiers.queries.papers import Asked
from motcua.law.papers import PaperKind
from motcua.law.worktime import HANOI
from motcua.organisation import commands as organisation
from motcua.organisation import queries as offices
from motcua.simulation import history, plan, post, province
from motcua.simulation.figures import H1_2021, scaled
from motcua.simulation.play import Player

pytestmark = pytest.mark.django_db

HALF = scaled(H1_2021, 1_500)
UNTIL = datetime.combine(HALF.last_on, time(23, 59), HANOI)


def test_the_past_starts_no_job_and_its_papers_are_issued_at_the_first_look_with_their_date() -> None:
    organisation.load()
    catalogue.load()
    offices.forget_hours()
    world = province.read(province.Window(HALF.first_on, HALF.last_on), seed=7)

    with history.without_reactions():
        Player(world, seed=7, done=lambda _: None).play(plan.plan(HALF, world, seed=7), until=UNTIL)

    received = Event.objects.filter(kind="received").order_by("id")[0]
    assert not ProcrastinateJob.objects.exists()
    assert queries.papers_missing(until=UNTIL) == ()
    looked_at = datetime(2026, 11, 25, 8, 0, tzinfo=HANOI)
    paper = commands.issue_papers([Asked(received.pk, PaperKind.INTAKE_RECEIPT)], at=looked_at)[0]
    assert paper.issued_at == received.at


def test_the_letters_of_the_demonstration_owe_no_paper() -> None:
    organisation.load()
    catalogue.load()
    offices.forget_hours()
    now = datetime(2026, 11, 26, 10, 0, tzinfo=HANOI)

    assert post.play(now=now) > 0

    assert Event.objects.filter(kind="finished").exists()
    assert queries.papers_missing(until=now) == ()
