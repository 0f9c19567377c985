"""A centre's day from both sides: it balances when all is done, and says what is open or was tampered with."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import jobs
from motcua.dossiers.models import DailyNumber, Event
from motcua.hall.commands import calling, counters
from motcua.hall.models import GroupDay
from motcua.payments.commands.closing import DrawerCounted, close_drawers
from motcua.payments.models import Payment
from motcua.reports.queries.books import Book, books
from motcua.reports.queries.books.money import money
from tests.hall import places
from tests.hall.places import Hall
from tests.payments.money import FEE, in_cash, owing
from tests.world import TUESDAY_8, World, at

DAY = TUESDAY_8.date()
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def hall(db: None) -> Hall:
    return places.build()


def _books(world: World) -> dict[str, Book]:
    return {book.key: book for book in books(world.centre.pk, DAY)}


def _said(book: Book) -> list[str]:
    return [one.sentence % one.params for one in book.open]


def test_a_day_on_which_nothing_happened_balances(world: World) -> None:
    assert [(book.total_left, book.balances) for book in _books(world).values()] == [(0, True)] * 8


def test_a_whole_day_balances_when_all_is_done(hall: Hall) -> None:
    world = hall.world
    hall.opened(hall.lan, hall.three)
    ticket = hall.take()
    called = hall.call(hall.lan, at("04-06 08:05"))
    calling.start(called.pk, **hall.by(hall.lan, at("04-06 08:06")))
    opened = owing(world, at=at("04-06 08:10"))
    in_cash(opened.dossier_id, world.ngan, at("04-06 08:15"))
    assert not _books(world)["tickets"].balances
    calling.finish(called.pk, **hall.by(hall.lan, at("04-06 08:20")))
    assert _said(_books(world)["papers"]) == ["1 papers are not made yet: is the worker running?"]
    assert _said(_books(world)["drawers"]) == ["The drawer of Bế Thị Ngân is not closed."]

    jobs.issue_papers(list(Event.objects.filter(dossier_id=opened.dossier_id).values_list("pk", flat=True)))
    close_drawers(
        [
            DrawerCounted(
                centre_id=world.centre.pk,
                day_on=DAY,
                notes={100_000: 1, 50_000: 1},
                by=world.ngan,
                at=at("04-06 17:00"),
            )
        ]
    )
    counters.close_day(hall.centre_id, DAY, reason="", by=world.son, at=at("04-06 17:05"))

    found = _books(world)
    assert {key: book.total_left for key, book in found.items()} == {
        "tickets": 1, "dossiers": 1, "papers": 1, "money": FEE, "drawers": FEE, "receipts": 1, "seals": 0, "post": 0,
    }  # fmt: skip
    assert all(book.balances for book in found.values())
    assert hall.ticket(ticket).state == "finished"


def test_what_was_written_behind_the_programs_back_is_seen(hall: Hall) -> None:
    world = hall.world
    hall.take()
    opened = owing(world)
    in_cash(opened.dossier_id, world.ngan)
    assert all(book.agrees for book in _books(world).values())

    GroupDay.objects.update(last_number=3)
    DailyNumber.objects.update(last=2)
    Payment.objects.update(amount_dong=FEE - 1, received_dong=FEE - 1)

    assert {key for key, book in _books(world).items() if not book.agrees} == {"tickets", "dossiers", "money"}
    assert money(world.centre.pk, DAY).total_right == FEE


def test_what_is_resolved_while_one_waits_owes_no_receipt(world: World) -> None:
    opened = world.received(version=world.on_the_spot)

    assert _books(world)["papers"].balances

    jobs.issue_papers([opened.event_id])
    assert (_books(world)["papers"].total_left, _books(world)["papers"].balances) == (0, True)


def test_results_without_signature_or_seal_are_open(world: World) -> None:
    world.finished(TUESDAY_8 + timedelta(hours=4))

    seals = _books(world)["seals"]

    assert (seals.total_left, seals.total_right) == (1, 1)
    assert [line.label for line in seals.right if line.amount] == ["given on paper alone"]


def test_a_hundred_dossiers_cost_as_many_statements_as_one(world: World) -> None:
    world.received()
    books(world.centre.pk, DAY)
    with CaptureQueriesContext(connection) as one:
        books(world.centre.pk, DAY)
    for _ in range(20):
        world.received()

    with CaptureQueriesContext(connection) as many:
        books(world.centre.pk, DAY)

    assert len(many) == len(one) < 40
