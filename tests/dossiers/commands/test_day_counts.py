"""What each day received and resolved, as the acts count it. That it is what the dossiers say is looked at
after every test of this folder (conftest)."""

from datetime import date

import pytest
from django.db import connection

from motcua.dossiers import commands
from motcua.dossiers.commands.day_counts import count_days_anew, gather_day_counts
from motcua.dossiers.commands.ending import Reopening
from motcua.dossiers.models import DayCount
from motcua.dossiers.queries.checkup import day_counts
from tests.dossiers.commands.ladder import finished
from tests.world import World, at


def _sums() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day_on, channel, grade, sum(dossiers) FROM dossiers_daycount"
            " GROUP BY 1, 2, 3 HAVING sum(dossiers) <> 0 ORDER BY 1, 2, 3 NULLS FIRST"
        )
        return cursor.fetchall()


def test_what_is_opened_again_is_resolved_no_longer(world: World) -> None:
    one, _other = finished(world, 2)
    resolved = [row for row in _sums() if row[2] is not None]

    who = {"dossier_id": one, "by": world.phuong, "at": at("04-12 08:00")}
    commands.reopen([Reopening(**who, decision="15/QĐ", reason="Sai tên")])

    assert [row[3] for row in resolved] == [2]
    assert [(*row[:3], row[3]) for row in _sums() if row[2] is not None] == [(*resolved[0][:3], 1)]


def test_gathered_rows_are_fewer_and_say_the_same(world: World) -> None:
    for _ in range(3):
        finished(world, 1)
    before = _sums()

    gather_day_counts(before=date(2022, 1, 1))

    assert _sums() == before
    assert DayCount.objects.count() == len(before)


def test_todays_rows_are_left_for_tonight(world: World) -> None:
    world.received()
    world.received()

    gather_day_counts(before=date(2021, 4, 6))

    assert DayCount.objects.count() == 2


def test_a_wrong_count_is_found_and_counted_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.received()
    right = _sums()
    DayCount.objects.update(dossiers=7)
    with connection.cursor() as cursor:  # the register of 2021 is older than what is looked at
        cursor.execute("UPDATE dossiers_daycount SET day_on = current_date")

    found = day_counts()
    assert (found.well, found.mend) == (False, "motcua migrate --recount")

    count_days_anew()

    assert _sums() == right
    assert day_counts().well
