"""The counts by day are a recount's at every moment: while many write, while rows are gathered, and after a
writer's connection was killed in the middle of its act."""

import threading
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction

from motcua.dossiers.commands.day_counts import gather_day_counts
from motcua.dossiers.models import DayCount, Dossier
from motcua.reports.queries.counted import miscounted
from tests import world as worlds
from tests.at_once import at_once
from tests.world import World, at

WRITERS, ACTS = 4, 4


def test_a_count_that_differs_is_named_in_every_dimension(world: World) -> None:
    world.received()
    assert miscounted() == []

    DayCount.objects.update(channel="post")

    wrong = {(one.channel, one.grade, one.said, one.counted) for one in miscounted()}
    assert wrong == {("post", None, 1, 0), ("counter", None, 0, 1)}


def test_at_every_moment_while_many_write(committed: World) -> None:
    over, found = threading.Event(), list[object]()

    def write(number: int) -> None:
        try:
            for turn in range(ACTS):
                start = at("04-06 08:00") + timedelta(minutes=number * ACTS + turn)
                committed.received(at=start)
                committed.finished(at("04-09 11:00"))
        finally:
            over.set()

    def look(number: int) -> object:
        if number < WRITERS:
            return write(number)
        while not over.is_set():
            found.extend(miscounted())
            gather_day_counts(before=date(2021, 4, 7))
        return None

    at_once(look, WRITERS + 1)

    assert found == []
    assert miscounted() == []
    assert Dossier.objects.count() == WRITERS * ACTS * 2


def test_after_a_writer_was_killed(committed: World) -> None:
    """Its transaction is gone whole: the dossier and its count."""
    at_work, killed, seen = threading.Event(), threading.Event(), list[int]()

    def act() -> None:
        with pytest.raises(OperationalError), transaction.atomic():
            committed.received()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                seen.append(cursor.fetchone()[0])
            at_work.set()
            killed.wait(timeout=60)
            committed.received()
        connections.close_all()

    victim = threading.Thread(target=act)
    victim.start()
    assert at_work.wait(timeout=60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [seen[0]])
    killed.set()
    victim.join(timeout=60)

    assert Dossier.objects.count() == 0 and DayCount.objects.count() == 0
    worlds.World.received(committed)
    assert miscounted() == []
