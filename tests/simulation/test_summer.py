"""The scenario with a bad summer: queues at agencies, and one that is slow for a summer."""

from datetime import date

import pytest

from motcua.catalogue import commands as catalogue
from motcua.law.lifecycle import Act
from motcua.law.worktime import DAY_MINUTES
from motcua.organisation import commands as organisation
from motcua.organisation.models import Agency
from motcua.simulation import province, summer
from motcua.simulation.life import Life

pytestmark = pytest.mark.django_db


def late(lives: list[Life], calendar: province.Calendar, agency_id: int, months: range) -> float:
    """The share of those received in these months that the scenario finishes after their limit."""
    here = [one for one in lives if one.offer.agency_id == agency_id and received(one).month in months]
    over = [
        one for one in here if calendar.elapsed(received(one), one.finished_at or received(one)) > limit(one)
    ]
    return len(over) / len(here)


def received(life: Life) -> date:
    return next(deed.at for deed in life.deeds if deed.act == Act.RECEIVE)


def limit(life: Life) -> float:
    return life.offer.days * DAY_MINUTES


def test_one_agency_has_a_bad_summer_and_acts_keep_their_order() -> None:
    organisation.load()
    catalogue.load()
    first_on, last_on = date(2024, 1, 1), date(2024, 12, 31)
    world = province.read(province.Window(first_on, last_on), seed=7)

    lives = summer.plan(world, first_on, last_on, seed=7)

    assert len({life.number for life in lives}) == len(lives) > 5_000
    assert all(life.deeds == sorted(life.deeds, key=lambda deed: deed.at) for life in lives)
    slow, other = (Agency.objects.get(code=code).pk for code in (summer.AGENCY, "so-cong-thuong"))
    assert late(lives, world.calendar, slow, range(7, 9)) > 2 * late(lives, world.calendar, slow, range(2, 6))
    assert late(lives, world.calendar, other, range(7, 9)) < 0.15
    assert lives == summer.plan(world, first_on, last_on, seed=7), "the same seed, the same lives"
