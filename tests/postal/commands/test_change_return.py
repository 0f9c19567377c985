"""Another way of return while a letter is under way: called back, or refused with the reason."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending
from motcua.dossiers.commands.ledger import WrongStatus
from motcua.dossiers.commands.speaking import ReturnChanged
from motcua.dossiers.models import Dossier, Event, ReturnWay
from motcua.law.actor import Actor, ActorKind
from motcua.postal import commands
from motcua.postal.commands.joining import Joining
from motcua.postal.commands.returning import ToAnotherAddress, TravelsWithOthers, WithThePost
from motcua.postal.models import Consigned, Shipment, State
from motcua.simulation.carrier import Carrier
from tests.postal.post import LATER, Post

AFTER = LATER + timedelta(hours=1)


def _wanted(post: Post, dossier_id: int, way: ReturnWay = ReturnWay.COUNTER, **other: Any) -> ReturnChanged:
    return ReturnChanged(**({"dossier_id": dossier_id, "by": post.vy, "at": AFTER, "way": way} | other))


def _dossier_of(shipment: Shipment) -> Dossier:
    return Dossier.objects.get(pk=Consigned.objects.filter(shipment=shipment).latest("pk").dossier_id)


def test_a_letter_that_nobody_took_over_is_called_back(post: Post) -> None:
    letter = post.asked()
    dossier = _dossier_of(letter)
    assert dossier.return_way_wanted == ReturnWay.POST

    commands.change_return([_wanted(post, dossier.pk)])

    letter.refresh_from_db()
    dossier.refresh_from_db()
    assert letter.state == State.CANCELLED
    assert (dossier.return_way_wanted, dossier.return_address) == (ReturnWay.COUNTER, "")
    assert not Consigned.objects.filter(is_open=True).exists()
    assert post.asked(dossier.pk, at=AFTER + timedelta(hours=1)).state == State.ASKED


def test_the_carrier_who_was_asked_is_told(post: Post, carrier: Carrier) -> None:
    letter, now = post.asked(), timezone.now()  # what is signed is believed for some minutes only
    commands.order([letter.pk], at=now)
    letter.refresh_from_db()
    assert letter.state == State.ACCEPTED

    commands.change_return([_wanted(post, _dossier_of(letter).pk, at=now)])

    letter.refresh_from_db()
    assert (letter.state, letter.uncancelled) == (State.CANCELLED, True)
    assert commands.tell_cancelled([letter.pk], at=now) == 1
    assert carrier.depot.by_reference(letter.reference).status == "cancelled"


def test_what_the_post_has_taken_over_cannot_be_called_back(post: Post) -> None:
    letter = post.taken_over()

    with pytest.raises(WrongStatus):
        commands.change_return([_wanted(post, _dossier_of(letter).pk)])

    letter.refresh_from_db()
    assert letter.state == State.HANDED_OVER


def test_whoever_holds_the_receipt_calls_it_back_too(post: Post) -> None:
    letter = post.asked()
    dossier = _dossier_of(letter)
    holder = Actor(kind=ActorKind.CITIZEN, name="", dossier_id=dossier.pk)

    commands.change_return([_wanted(post, dossier.pk, by=holder)])

    letter.refresh_from_db()
    assert letter.state == State.CANCELLED


def test_the_counter_calls_it_back_for_them(post: Post) -> None:
    letter = post.asked()

    commands.change_return([_wanted(post, _dossier_of(letter).pk, by=post.world.lan)])

    letter.refresh_from_db()
    assert letter.state == State.CANCELLED


def test_a_letter_with_others_in_it_stays_and_so_does_the_way(post: Post) -> None:
    into, other = post.asked(), post.asked()
    dossier = _dossier_of(other)
    commands.join([Joining(into_id=into.pk, other_ids=(other.pk,), by=post.bich, at=LATER)])

    with pytest.raises(TravelsWithOthers) as refused:
        commands.change_return([_wanted(post, dossier.pk)])

    dossier.refresh_from_db()
    into.refresh_from_db()
    assert refused.value.params["reference"] == into.reference
    assert (dossier.return_way_wanted, into.state) == (ReturnWay.POST, State.ASKED)


def test_another_address_is_refused_while_a_letter_has_one(post: Post) -> None:
    letter = post.asked()
    dossier = _dossier_of(letter)

    with pytest.raises(ToAnotherAddress):
        commands.change_return([_wanted(post, dossier.pk, ReturnWay.POST, address="Số 9 phố Muối")])
    commands.change_return([_wanted(post, dossier.pk, ReturnWay.POST, address=letter.address)])

    letter.refresh_from_db()
    assert letter.state == State.ASKED


def test_without_a_letter_it_is_the_dossiers_alone(post: Post) -> None:
    dossier_id = post.result()

    commands.change_return([_wanted(post, dossier_id, ReturnWay.ELECTRONIC)])

    assert Dossier.objects.get(pk=dossier_id).return_way_wanted == ReturnWay.ELECTRONIC


def test_the_same_request_again_does_not_call_back_a_later_letter(post: Post) -> None:
    first = post.asked()
    dossier = _dossier_of(first)
    order = _wanted(post, dossier.pk, key=uuid.uuid4())
    commands.change_return([order])
    second = post.asked(dossier.pk, at=AFTER + timedelta(hours=1))

    done = commands.change_return([order])

    second.refresh_from_db()
    assert (done[0].repeated, second.state) == (True, State.ASKED)


def test_many_at_once_in_as_many_statements_as_few(post: Post) -> None:
    def statements(count: int) -> int:
        orders = [_wanted(post, _dossier_of(post.asked()).pk) for _ in range(count)]
        with CaptureQueriesContext(connection) as seen:
            commands.change_return(orders)
        return len(seen)

    assert statements(2) == statements(12)
    assert Event.objects.filter(kind="return_changed", data__way="counter").count() == 14


def test_a_letter_on_its_way_stays_when_its_dossier_is_opened_again(post: Post) -> None:
    letter = post.taken_over()
    dossier = _dossier_of(letter)
    reopened = ending.Reopening(
        dossier_id=dossier.pk, by=post.world.son, at=AFTER, decision="12/QĐ", reason="Sai tên"
    )
    dossiers.reopen([reopened])

    with pytest.raises(WithThePost):
        commands.change_return([_wanted(post, dossier.pk, at=AFTER + timedelta(minutes=1))])

    letter.refresh_from_db()
    assert letter.state == State.HANDED_OVER
