"""Many at once: exactly one takes a letter over, a dossier is asked for once, a delivery counts once."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from motcua.dossiers.commands.speaking import ReturnChanged
from motcua.dossiers.models import Dossier, Event, ReturnWay
from motcua.law.actor import Actor
from motcua.lib import s10
from motcua.postal import commands
from motcua.postal.commands.listing import ListAsked
from motcua.postal.commands.moving import CannotTurn, Move
from motcua.postal.models import Consigned, Direction, HandoverList, Shipment, ShipmentEvent, State, Turn
from tests.at_once import MANY, at_once
from tests.postal.post import CARRIER, LATER, Post


def test_of_thirty_two_who_take_one_letter_over_exactly_one_does(committed: Post) -> None:
    shipment = committed.asked()
    people: list[Actor] = [committed.bich, committed.quan]

    def take(number: int) -> Any:
        waybill = s10.number("RN", number, "VN")
        order = Move(
            shipment_id=shipment.pk, turn=Turn.HAND_OVER, by=people[number % 2], at=LATER, waybill=waybill
        )
        return commands.move([order])[0]

    outcomes = at_once(take)

    refused = [one for one in outcomes if isinstance(one, CannotTurn)]
    assert len(refused) == MANY - 1
    assert Event.objects.filter(kind="handed_over").count() == 1
    assert Event.objects.filter(kind="post_sent").count() == 1
    assert ShipmentEvent.objects.filter(turn="hand_over").count() == 1
    shipment.refresh_from_db()
    assert shipment.state == State.HANDED_OVER


def test_a_dossier_asked_for_by_many_at_once_travels_once(committed: Post) -> None:
    dossier_id = committed.result()

    at_once(lambda _number: committed.asked(dossier_id), 12)

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

    outcomes = at_once(told, 12)

    assert [effect for _state, effect in outcomes].count(True) == 1
    assert Event.objects.filter(kind="post_delivered").count() == 1


def test_a_doubled_tap_issues_one_list(committed: Post) -> None:
    committed.taken_over()
    order = ListAsked(
        centre_id=committed.world.centre.pk, direction=Direction.RETURN, by=committed.bich, at=LATER
    )  # fmt: skip

    at_once(lambda _number: commands.issue_lists([order]), 8)

    assert HandoverList.objects.count() == 1
    assert HandoverList.objects.get().number == 1


def test_asking_the_post_and_choosing_the_counter_at_once_leaves_no_letter_unwanted(committed: Post) -> None:
    dossier_id = committed.result()

    def either(number: int) -> Any:
        if number % 2:
            return committed.asked(dossier_id)
        order = ReturnChanged(
            dossier_id=dossier_id, by=committed.vy, at=LATER, way=ReturnWay.COUNTER, key=uuid4()
        )
        return commands.change_return([order])[0]

    at_once(either)

    wanted = Dossier.objects.get(pk=dossier_id).return_way_wanted
    travels = Consigned.objects.filter(dossier_id=dossier_id, is_open=True).exists()
    assert travels == (wanted == ReturnWay.POST)
