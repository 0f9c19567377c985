"""Moving: what each turn demands, leaves in the row and the trail, and tells the dossiers."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, payment
from motcua.dossiers.commands.finishing import NotPaid
from motcua.dossiers.commands.intake import Incomplete
from motcua.dossiers.models import Dossier, DossierDocument, Event
from motcua.law.lifecycle import Status
from motcua.lib import s10
from motcua.postal import commands
from motcua.postal.commands.asking import CostChanged
from motcua.postal.commands.handing_in import HandIn
from motcua.postal.commands.joining import Joining, NotOneAddress, SendAgain
from motcua.postal.commands.moving import CannotTurn, KeyUsedElsewhere, Move
from motcua.postal.commands.turning import (
    AnotherWaybill,
    NothingToSend,
    ReasonNeeded,
    ReceiverNeeded,
    WaybillNeeded,
    WaybillTaken,
    WrongWaybill,
)
from motcua.postal.models import Consigned, Direction, Shipment, ShipmentEvent, State, Turn
from motcua.postal.policies import NotYourShipment
from tests.postal.post import CARRIER, HOME, LATER, NOON, WAYBILL, Post

OTHER = s10.number("RN", 47312483, "VN")


def _kinds(dossier_id: int) -> list[str]:
    return list(Event.objects.filter(dossier_id=dossier_id).order_by("seq").values_list("kind", flat=True))


def test_with_the_hand_over_the_result_is_returned_in_law(post: Post) -> None:
    dossier_id = post.result()
    judged = Dossier.objects.values_list("finished_at", "timeliness").get(pk=dossier_id)
    shipment = post.taken_over(post.asked(dossier_id), weight_grams=180)

    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.status, dossier.return_way, dossier.returned_at) == (
        Status.RETURNED, "post", LATER + timedelta(minutes=30),
    )  # fmt: skip
    assert (dossier.finished_at, dossier.timeliness) == judged
    assert _kinds(dossier_id)[-3:] == ["post_asked", "post_sent", "handed_over"]
    assert (shipment.waybill, shipment.weight_grams, shipment.cost_dong) == (WAYBILL, 180, 31_500)
    assert (shipment.handed_by_id, shipment.state) == (post.bich.officer_id, State.HANDED_OVER)


def test_what_is_not_paid_does_not_leave(post: Post) -> None:
    dossier_id = post.result()
    charged = payment.FeeCharged(
        dossier_id=dossier_id, by=post.world.ngan, at=NOON, case="Nhà ở", amount_dong=5
    )
    dossiers.charge_fee([charged])
    shipment = post.asked(dossier_id)

    with pytest.raises(NotPaid):
        post.taken_over(shipment)

    assert Shipment.objects.get().state == State.ASKED


def test_what_is_not_there_does_not_leave(post: Post) -> None:
    shipment = post.asked(post.world.received().dossier_id, by=post.world.lan)

    with pytest.raises(NothingToSend):
        post.taken_over(shipment)


@pytest.mark.parametrize("written", ["RN 473 124 829 VN", "rn473124829vn", "VNP-00012345"])
def test_a_waybill_is_read_as_people_write_it(post: Post, written: str) -> None:
    shipment = post.taken_over(waybill=written)

    assert shipment.waybill in (WAYBILL, "VNP00012345")


@pytest.mark.parametrize(
    ("written", "refused"), [("", WaybillNeeded), ("RN473124828VN", WrongWaybill), ("12", WrongWaybill)]
)
def test_a_waybill_with_a_wrong_digit_is_not_taken(post: Post, written: str, refused: type) -> None:
    shipment = post.asked()

    with pytest.raises(refused):
        post.taken_over(shipment, waybill=written)


def test_a_waybill_belongs_to_one_letter(post: Post) -> None:
    first = post.taken_over()

    with pytest.raises(WaybillTaken):
        post.taken_over(post.asked())
    second = post.asked()
    post.move(second, Turn.ACCEPT, waybill=OTHER)
    with pytest.raises(AnotherWaybill):
        post.taken_over(second, waybill=WAYBILL)
    assert first.waybill == WAYBILL


def test_the_whole_way_to_the_door(post: Post) -> None:
    shipment = post.taken_over()
    (dossier_id,) = shipment.consigned.values_list("dossier_id", flat=True)

    post.move(shipment, Turn.MOVE, CARRIER, place="Bưu cục Thất Khê")
    post.move(shipment, Turn.FAIL, reason="Không có nhà")
    with pytest.raises(ReceiverNeeded):
        post.move(shipment, Turn.DELIVER)
    post.move(shipment, Turn.DELIVER, received_by="Lý Văn Nam", relation="Chồng")

    assert (shipment.attempts, shipment.received_by, shipment.relation) == (1, "Lý Văn Nam", "Chồng")
    assert shipment.received_at == LATER + timedelta(minutes=30)
    assert _kinds(dossier_id)[-1] == "post_delivered"
    assert not Consigned.objects.filter(is_open=True).exists()


def test_a_failure_needs_its_reason(post: Post) -> None:
    shipment = post.taken_over()

    with pytest.raises(ReasonNeeded):
        post.move(shipment, Turn.FAIL)


def test_it_comes_back_and_is_sent_again_to_a_mended_address(post: Post) -> None:
    shipment = post.taken_over()
    (dossier_id,) = shipment.consigned.values_list("dossier_id", flat=True)
    post.move(shipment, Turn.SEND_BACK, CARRIER, reason="Sai địa chỉ")
    post.move(shipment, Turn.COME_BACK, post.world.lan)

    def again(**other: Any) -> SendAgain:
        told: dict[str, Any] = {
            "shipment_id": shipment.pk, "by": post.world.lan, "at": LATER + timedelta(hours=2), "name": "Vy",
            "phone": "0912345678", "commune_code": "06001", "detail": "Số 7", "seen_dong": 30_000, "key": uuid4(),
        }  # fmt: skip
        return SendAgain(**(told | other))

    with pytest.raises(CostChanged):
        commands.send_again([again(seen_dong=1)])
    key = uuid4()
    (first,), (twin,) = commands.send_again([again(key=key)]), commands.send_again([again(key=key)])
    new = Shipment.objects.get(pk=first.shipment_id)
    post.taken_over(new, waybill=OTHER, at=LATER + timedelta(hours=3))

    shipment.refresh_from_db()
    assert (first.shipment_id, twin.repeated) == (twin.shipment_id, True)
    assert (shipment.state, new.follows_id, new.detail) == (State.SENT_AGAIN, shipment.pk, "Số 7")
    # In law it was returned when it first left: once.
    assert _kinds(dossier_id).count("handed_over") == 1
    assert _kinds(dossier_id)[-3:] == ["post_returned", "post_asked", "post_sent"]


def test_it_comes_back_and_is_fetched(post: Post) -> None:
    shipment = post.taken_over()
    (dossier_id,) = shipment.consigned.values_list("dossier_id", flat=True)
    post.move(shipment, Turn.COME_BACK, post.world.lan)
    post.move(shipment, Turn.KEEP, post.world.lan)
    post.move(shipment, Turn.FETCH, post.world.thu, received_by="Hoàng Thị Vy")

    assert shipment.state == State.FETCHED
    assert _kinds(dossier_id).count("post_returned") == 1


def test_a_dossier_opened_again_meanwhile_is_told_nothing_and_the_letter_goes_on(post: Post) -> None:
    shipment = post.taken_over()
    (dossier_id,) = shipment.consigned.values_list("dossier_id", flat=True)
    order = ending.Reopening(
        dossier_id=dossier_id, by=post.world.phuong, at=LATER + timedelta(hours=1), decision="1/QĐ", reason="Sai"
    )  # fmt: skip
    dossiers.reopen([order])

    post.move(shipment, Turn.DELIVER, received_by="Vy", at=LATER + timedelta(hours=2))

    assert shipment.state == State.DELIVERED
    assert _kinds(dossier_id)[-1] == "reopened"


def _collection(post: Post) -> Shipment:
    version = post.world.five_days
    return post.asked(
        direction=Direction.COLLECTION, version_id=version.pk, at=LATER, identity="020301000123"
    )


def _papers(post: Post) -> tuple[int, ...]:
    from motcua.catalogue.models import RequiredDocument

    rows = RequiredDocument.objects.filter(version=post.world.five_days).order_by("position")
    return tuple(rows.values_list("pk", flat=True))


def _hand_in(post: Post, shipment: Shipment, **other: Any) -> HandIn:
    told: dict[str, Any] = {
        "shipment_id": shipment.pk,
        "by": post.bich,
        "at": LATER + timedelta(hours=1),
    }
    return HandIn(**(told | other))


def test_papers_from_the_door_become_a_dossier_received_by_post(post: Post) -> None:
    shipment = _collection(post)
    post.move(shipment, Turn.COLLECT, papers=_papers(post))

    key = uuid4()
    (handed,) = commands.hand_in([_hand_in(post, shipment, key=key)])
    (again,) = commands.hand_in([_hand_in(post, shipment, key=key)])

    assert handed.opened is not None
    dossier = Dossier.objects.get(pk=handed.opened.dossier_id)
    assert (dossier.channel, dossier.status, dossier.applicant_id) == ("post", 2, post.vy.person_id)
    assert (dossier.received_at, dossier.return_way_wanted) == (LATER + timedelta(hours=1), "post")
    assert DossierDocument.objects.filter(dossier=dossier).count() == 3
    assert _kinds(dossier.pk) == ["received", "post_collected"]
    assert (again.moved.repeated, Dossier.objects.count()) == (True, 1)


def test_incomplete_papers_are_not_received_but_may_be_left_at_the_counter(post: Post) -> None:
    shipment = _collection(post)
    post.move(shipment, Turn.COLLECT, papers=_papers(post)[:1])

    with pytest.raises(Incomplete):
        commands.hand_in([_hand_in(post, shipment)])
    shipment.refresh_from_db()
    assert shipment.state == State.COLLECTED

    (handed,) = commands.hand_in([_hand_in(post, shipment, receive=False)])

    assert (handed.opened, handed.moved.state) == (None, State.AT_CENTRE)


def test_papers_for_a_dossier_that_exists_are_told_on_it(post: Post) -> None:
    dossier_id = post.world.received().dossier_id
    shipment = post.asked(dossier_id, by=post.world.lan, direction=Direction.COLLECTION)
    post.move(shipment, Turn.COLLECT)
    commands.hand_in([_hand_in(post, shipment)])

    assert _kinds(dossier_id) == ["received", "post_asked", "post_collected"]


def test_letters_to_one_door_travel_together(post: Post) -> None:
    first, second = post.asked(), post.asked()
    elsewhere = post.asked(detail="Số 6")

    def joining(*others: int) -> Joining:
        return Joining(into_id=first.pk, other_ids=others, by=post.bich, at=LATER)

    for wrong in ((elsewhere.pk,), ()):
        with pytest.raises(NotOneAddress):
            commands.join([joining(*wrong)])
    commands.join([joining(second.pk)])
    post.taken_over(first)

    second.refresh_from_db()
    assert (second.state, second.joined_to_id) == (State.JOINED, first.pk)
    inside = list(Consigned.objects.filter(shipment=first).values_list("dossier_id", flat=True))
    assert len(inside) == 2
    assert set(Dossier.objects.filter(pk__in=inside).values_list("status", flat=True)) == {Status.RETURNED}


def test_the_same_key_moves_once_and_only_what_it_moved(post: Post) -> None:
    shipment, key = post.taken_over(), uuid4()
    post.move(shipment, Turn.FAIL, reason="Vắng", key=key)
    again = post.move(shipment, Turn.FAIL, reason="Vắng", key=key)

    assert (again.repeated, shipment.attempts) == (True, 1)
    with pytest.raises(KeyUsedElsewhere):
        post.move(shipment, Turn.MOVE, key=key)


def test_what_the_table_does_not_know_is_refused_and_says_where_it_stands(post: Post) -> None:
    shipment = post.asked()

    with pytest.raises(CannotTurn) as caught:
        post.move(shipment, Turn.DELIVER, received_by="Vy")

    assert caught.value.about == shipment.reference
    with pytest.raises(NotYourShipment):
        post.move(shipment, Turn.HAND_OVER, post.world.minh, waybill=WAYBILL)


def test_one_refusal_in_a_set_leaves_nothing(post: Post) -> None:
    good, bad = post.asked(), post.taken_over(waybill=OTHER)
    orders = [
        Move(shipment_id=i, turn=Turn.HAND_OVER, by=post.bich, at=LATER + timedelta(hours=1), waybill=WAYBILL)
        for i in (good.pk, bad.pk)
    ]

    with pytest.raises(CannotTurn):
        commands.move(orders)

    assert Shipment.objects.get(pk=good.pk).state == State.ASKED
    assert not ShipmentEvent.objects.filter(shipment=good, turn="hand_over").exists()


def test_thirty_cost_as_many_statements_as_one(post: Post) -> None:
    letters = [post.asked() for _ in range(8)]
    for number, letter in enumerate(letters):
        post.taken_over(letter, waybill=s10.number("RN", number, "VN"))

    def delivered(some: list[Shipment]) -> None:
        commands.move(
            [
                Move(
                    shipment_id=s.pk, turn=Turn.DELIVER, by=post.bich, at=LATER + timedelta(hours=1), received_by="Vy"
                )
                for s in some
            ]
        )  # fmt: skip

    delivered(letters[:1])
    with CaptureQueriesContext(connection) as one:
        delivered(letters[1:2])
    with CaptureQueriesContext(connection) as many:
        delivered(letters[2:])

    assert len(many) == len(one)
    assert HOME == letters[0].commune_code
