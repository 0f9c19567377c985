"""Many at once: exactly one takes a letter over, a dossier is asked for once, a delivery counts once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from motcua.dossiers.models import Event
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib import s10
from motcua.postal import commands
from motcua.postal.commands.listing import ListAsked
from motcua.postal.commands.moving import CannotTurn, Move
from motcua.postal.models import Direction, HandoverList, Shipment, ShipmentEvent, State, Turn
from tests.postal.post import CARRIER, LATER, Post

THREADS = 32


def _all_at_once(work: Callable[[int], Any], count: int = THREADS) -> list[Any]:
    """Each in a thread with a connection of its own, begun together; what each came to."""
    start = threading.Barrier(count)
    found: list[Any] = [None] * count

    def run(number: int) -> None:
        try:
            start.wait()
            found[number] = work(number)
        except ActRefused as refused:
            found[number] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_thirty_two_who_take_one_letter_over_exactly_one_does(committed: Post) -> None:
    shipment = committed.asked()
    people: list[Actor] = [committed.bich, committed.quan]

    def take(number: int) -> Any:
        waybill = s10.number("RN", number, "VN")
        order = Move(
            shipment_id=shipment.pk, turn=Turn.HAND_OVER, by=people[number % 2], at=LATER, waybill=waybill
        )
        return commands.move([order])[0]

    outcomes = _all_at_once(take)

    refused = [one for one in outcomes if isinstance(one, CannotTurn)]
    assert len(refused) == THREADS - 1
    assert Event.objects.filter(kind="handed_over").count() == 1
    assert Event.objects.filter(kind="post_sent").count() == 1
    assert ShipmentEvent.objects.filter(turn="hand_over").count() == 1
    shipment.refresh_from_db()
    assert shipment.state == State.HANDED_OVER


def test_a_dossier_asked_for_by_many_at_once_travels_once(committed: Post) -> None:
    dossier_id = committed.result()

    _all_at_once(lambda _number: committed.asked(dossier_id), 12)

    assert Shipment.objects.count() == 1
    assert Event.objects.filter(kind="post_asked").count() == 1


@pytest.mark.parametrize("event", ["same", "each its own"])
def test_a_delivery_told_by_many_at_once_counts_once(committed: Post, event: str) -> None:
    shipment = committed.taken_over()
    from motcua.postal.commands import hearing
    from motcua.postal.providers import News

    def told(number: int) -> Any:
        at = LATER + timedelta(hours=2)
        news = News(
            reference=shipment.reference, event="e" if event == "same" else f"e{number}", told="delivered",
            turn=Turn.DELIVER, at=at, received_by=f"Người {number}",
        )  # fmt: skip
        return hearing.apply(shipment.pk, [news], by=CARRIER, at=at)

    outcomes = _all_at_once(told, 12)

    assert [effect for _state, effect in outcomes].count(True) == 1
    assert Event.objects.filter(kind="post_delivered").count() == 1


def test_a_doubled_tap_issues_one_list(committed: Post) -> None:
    committed.taken_over()
    order = ListAsked(
        centre_id=committed.world.centre.pk, direction=Direction.RETURN, by=committed.bich, at=LATER
    )  # fmt: skip

    _all_at_once(lambda _number: commands.issue_lists([order]), 8)

    assert HandoverList.objects.count() == 1
    assert HandoverList.objects.get().number == 1
