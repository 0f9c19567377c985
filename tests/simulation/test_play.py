"""A small half-year played through the commands: the services judge it as it was planned."""

from collections import Counter
from datetime import date, datetime, time

import pytest

from motcua.catalogue import commands as catalogue
from motcua.dossiers.models import Dossier, Event
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import Status
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI
from motcua.organisation import commands as organisation
from motcua.organisation import queries
from motcua.ratings.models import Rating
from motcua.simulation import history, plan, province
from motcua.simulation.figures import H1_2021, Half, scaled
from motcua.simulation.life import Life
from motcua.simulation.play import Player
from motcua.simulation.world import World

pytestmark = pytest.mark.django_db

HALF = scaled(H1_2021, 150)
UNTIL = datetime.combine(HALF.last_on, time(23, 59), HANOI)
SEED = 7


@pytest.fixture
def world() -> World:
    organisation.load()
    catalogue.load()
    queries.forget_hours()
    return province.read(province.Window(HALF.first_on, HALF.last_on), seed=SEED)


def _play(world: World, lives: list[Life]) -> None:
    player = Player(world, seed=SEED, done=lambda _: None)
    with history.without_reactions():
        player.play(lives, until=UNTIL)
        player.rate(lives, until=UNTIL)


def _judged() -> Counter[int]:
    return Counter(
        Dossier.objects.filter(finished_at__lte=UNTIL).values_list("timeliness", flat=True)  # type: ignore[arg-type]
    )


def _expected(half: Half) -> dict[int, int]:
    return {Timeliness.EARLY: half.early, Timeliness.ON_TIME: half.on_time, Timeliness.LATE: half.late}


def test_the_services_judge_what_was_planned_and_a_second_playing_adds_nothing(world: World) -> None:
    lives = plan.plan(HALF, world, seed=SEED)

    _play(world, lives)

    assert Dossier.objects.filter(received_at__isnull=False).count() == HALF.received
    assert _judged() == _expected(HALF)
    statuses = Counter(Dossier.objects.values_list("status", flat=True))
    assert statuses[Status.WITHDRAWN] == HALF.withdrawn
    assert statuses[Status.STOPPED] == HALF.stopped
    assert statuses[Status.SUPPLEMENT_ASKED] >= HALF.waiting_supplement
    assert Rating.objects.count() == HALF.very_satisfied + HALF.satisfied + HALF.not_satisfied
    events = Event.objects.count()

    _play(world, lives)

    assert (Dossier.objects.count(), Event.objects.count()) == (HALF.received, events)


def test_a_holiday_more_moves_the_judged_figures(world: World) -> None:
    lives = plan.plan(HALF, world, seed=SEED)
    organisation.set_day(date(2021, 3, 15), "holiday", "Ngày nghỉ thêm", "thử nghiệm", by=SYSTEM, at=UNTIL)
    queries.forget_hours()

    _play(world, lives)

    judged = _judged()
    assert sum(judged.values()) == HALF.resolved
    assert judged != _expected(HALF)
    # One day more for all that were open then: what was to be on time on its due day is early now.
    assert judged[Timeliness.EARLY] > HALF.early
