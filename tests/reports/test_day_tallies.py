"""The tallies that PostgreSQL keeps of each day are a recount's, whatever becomes of papers, results, payments and
ratings, at every moment while others write."""

import threading
from datetime import date, timedelta

from django.db import connection

from motcua.documents.models import StoredFile
from motcua.dossiers import commands
from motcua.dossiers.commands.ending import Reopening
from motcua.dossiers.models import DossierDocument, DossierResult
from motcua.law.actor import SYSTEM
from motcua.ratings.commands import RatingGiven, rate
from motcua.reports.commands.day_tallies import count_tallies_anew, gather_day_tallies
from motcua.reports.models import DayTally
from motcua.reports.queries.checkup import day_tallies
from motcua.reports.queries.counted import mistallied
from tests.at_once import at_once
from tests.world import World, at


def _file() -> StoredFile:
    return StoredFile.objects.create(
        sha256="0" * 64, size_bytes=1, media_type="application/pdf", stored_at=at("04-06 08:00")
    )


def _sums() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day_on, kind, sum(number)::int FROM reports_daytally GROUP BY 1, 2 HAVING sum(number) <> 0"
            " ORDER BY 1, 2"
        )
        return cursor.fetchall()


def test_each_thing_is_tallied_on_its_day(world: World) -> None:
    done = world.finished(at("04-06 11:00"))
    rate([RatingGiven(dossier_id=done, score="satisfied", by=SYSTEM, at=at("04-07 09:00"))])

    assert (date(2021, 4, 7), "satisfied", 1) in _sums()
    assert [row[1:] for row in _sums()] == [("paper", 3), ("result", 1), ("satisfied", 1)]
    assert mistallied() == []


def test_a_copy_counts_from_the_moment_it_is_there(world: World) -> None:
    world.received()
    paper = DossierDocument.objects.earliest("id")

    DossierDocument.objects.filter(pk=paper.pk).update(file=_file(), digitisation="reused")
    assert {row[1]: row[2] for row in _sums()} == {"paper": 3, "copy": 1, "reused": 1}

    DossierDocument.objects.filter(pk=paper.pk).update(digitisation="digitised")
    assert {row[1]: row[2] for row in _sums()} == {"paper": 3, "copy": 1}

    DossierDocument.objects.filter(pk=paper.pk).delete()
    assert {row[1]: row[2] for row in _sums()} == {"paper": 2}
    assert mistallied() == []


def test_what_is_opened_again_has_no_result_until_it_has_one_anew(world: World) -> None:
    done = world.finished(at("04-06 11:00"))
    DossierResult.objects.filter(dossier_id=done).update(file=_file())
    assert {"result", "electronic"} <= {row[1] for row in _sums()}

    who = {"dossier_id": done, "by": world.phuong, "at": at("04-12 08:00")}
    commands.reopen([Reopening(**who, decision="15/QĐ", reason="Sai tên")])

    assert [row[1] for row in _sums()] == ["paper"]
    assert mistallied() == []


def test_gathered_rows_are_fewer_and_say_the_same(world: World) -> None:
    for _ in range(3):
        world.finished(at("04-06 11:00"))
    before, rows = _sums(), DayTally.objects.count()

    gather_day_tallies(before=date(2022, 1, 1))

    assert _sums() == before
    assert len(before) == DayTally.objects.count() < rows


def test_a_wrong_tally_is_named_and_counted_anew(world: World) -> None:
    world.received()
    right = _sums()
    DayTally.objects.update(number=7)

    (wrong,) = mistallied()
    assert (wrong.kind, wrong.said, wrong.counted) == ("paper", 7, 3)
    with connection.cursor() as cursor:  # the register of 2021 is older than what the doctor looks at
        cursor.execute("UPDATE reports_daytally SET day_on = current_date")
    assert (day_tallies().well, day_tallies().mend) == (False, "motcua migrate --recount")

    count_tallies_anew()

    assert _sums() == right
    assert day_tallies().well


def test_at_every_moment_while_many_write(committed: World) -> None:
    over, found = threading.Event(), list[object]()

    def write(number: int) -> None:
        try:
            for turn in range(3):
                committed.received(at=at("04-06 08:00") + timedelta(minutes=number * 4 + turn))
                committed.finished(at("04-09 11:00"))
        finally:
            over.set()

    def look(number: int) -> None:
        if number < 3:
            write(number)
        while number == 3 and not over.is_set():
            found.extend(mistallied())
            gather_day_tallies(before=date(2021, 4, 7))

    at_once(look, 4)

    assert found == []
    assert mistallied() == []
    assert {row[1] for row in _sums()} == {"paper", "result"}
