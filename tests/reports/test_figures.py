"""Every figure is counted from what the commands wrote, and opens the dossiers behind it."""

from datetime import date, timedelta

import pytest

from motcua.dossiers import commands
from motcua.dossiers.commands import ending
from motcua.dossiers.models import Channel, Dossier
from motcua.ratings.models import Rating
from motcua.reports import queries
from motcua.reports.queries import FIGURES, Period
from tests import world as worlds

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))


def test_a_dossier_counts_by_its_channel_on_its_day(world: worlds.World) -> None:
    world.received()
    world.received()
    world.received(channel=Channel.POST)

    counted = queries.tally(APRIL, world.centre.pk)

    assert (counted["received.total"], counted["received.counter"], counted["received.post"]) == (3, 2, 1)
    assert counted["received.online"] == 0
    assert counted["departments.received"] == 3
    assert counted.of("received.total", agency_id=world.trade.pk) == 0


def test_the_first_and_last_days_are_vietnams(world: worlds.World) -> None:
    world.received(at=worlds.at("04-06 08:00"))

    days = {
        day: queries.tally(Period(day, day), world.centre.pk)["received.total"]
        for day in (date(2021, 4, 5), date(2021, 4, 6), date(2021, 4, 7))
    }

    assert list(days.values()) == [0, 1, 0]


def test_resolved_is_judged_when_the_result_is_there(world: worlds.World) -> None:
    world.finished(worlds.at("04-06 11:00"))
    world.finished(worlds.at("04-13 16:00"))

    counted = queries.tally(APRIL, world.centre.pk)

    assert counted["resolved.total"] == 2
    assert (counted["resolved.early"], counted["resolved.late"]) == (1, 1)


def test_a_dossier_opened_again_leaves_past_periods_as_they_were(world: worlds.World) -> None:
    dossier_id = world.finished(worlds.at("04-06 11:00"))
    reopening = ending.Reopening(
        dossier_id=dossier_id, by=world.son, at=worlds.at("05-04 09:00"), decision="7/QĐ", reason="Sai tên"
    )

    commands.reopen([reopening])

    may = Period(date(2021, 5, 1), date(2021, 5, 31))
    assert queries.tally(APRIL, world.centre.pk)["resolved.early"] == 1
    assert queries.tally(may, world.centre.pk)["resolved.total"] == 0
    assert [d.dossier_id for d in queries.behind("resolved.early", APRIL, world.centre.pk)] == [dossier_id]


@pytest.mark.parametrize("key", FIGURES)
def test_behind_each_figure_are_as_many_dossiers_as_it_says(world: worlds.World, key: str) -> None:
    for channel in (Channel.COUNTER, Channel.COUNTER, Channel.POST):
        world.received(channel=channel)
    dossier = Dossier.objects.get(pk=world.finished(worlds.at("04-06 11:00")))
    Rating.objects.create(
        dossier=dossier, agency=world.construction, centre=world.centre, score="satisfied", channel="kiosk",
        rated_at=worlds.at("04-07 08:00"),
    )  # fmt: skip

    listed = queries.behind(key, APRIL, world.centre.pk)

    assert len(listed) == queries.tally(APRIL, world.centre.pk)[key]
    assert queries.totals([*FIGURES], APRIL, world.centre.pk)[key] == len(listed)


def test_the_list_behind_goes_on_where_it_stopped(world: worlds.World) -> None:
    for minutes in range(5):
        world.received(at=worlds.TUESDAY_8 + timedelta(minutes=minutes))

    first = queries.behind("received.total", APRIL, world.centre.pk, limit=3)
    mark = (first[-1].at, first[-1].dossier_id)
    rest = queries.behind("received.total", APRIL, world.centre.pk, after=mark)

    assert [d.dossier_id for d in (*first, *rest)] == sorted(Dossier.objects.values_list("id", flat=True))
    assert len(first) == 3
