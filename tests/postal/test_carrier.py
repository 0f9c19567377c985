"""The carrier over real HTTP: down, slow, doubled, forged, lost, out of order; never a second shipment."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
import pytest
from django.utils import timezone

from motcua.dossiers.models import Event
from motcua.lib import s10, signed
from motcua.postal import commands, jobs, providers
from motcua.postal.models import CarrierCallback, Direction, Shipment, ShipmentEvent, State, Turn
from motcua.postal.queries import due
from motcua.simulation.carrier import Carrier
from motcua.simulation.carrier.depot import Fault
from tests.postal.conftest import SECRET
from tests.postal.post import Post


@pytest.fixture
def letter(committed: Post, carrier: Carrier, site: str) -> Shipment:
    """A letter that waits to be ordered, asked for now."""
    return committed.asked(at=timezone.now())


@pytest.fixture
def carried(committed: Post, letter: Shipment) -> Shipment:
    """A letter that the carrier accepted and Bích took over."""
    jobs.order_shipments()
    letter.refresh_from_db()
    committed.move(letter, Turn.HAND_OVER, at=timezone.now())
    return letter


def _tells(
    carrier: Carrier, shipment: Shipment, status: str, fault: Fault = Fault.NONE, **more: Any
) -> Shipment:
    carrier.tell(carrier.depot.by_reference(shipment.reference), status, fault, **more)
    carrier.courier.idle()
    shipment.refresh_from_db()
    return shipment


def _told(site: str, shipment: Shipment, **changed: Any) -> Callable[[], httpx.Response]:
    """The carrier's callback, signed once, to be sent as often as one likes."""
    said = {
        "reference": shipment.reference,
        "event": "e1",
        "status": "in_transit",
        "at": datetime.now(UTC).isoformat(),
    }
    body = orjson.dumps(said | changed)
    headers = signed.sign(body, secret=SECRET, at=datetime.now(UTC))
    return lambda: httpx.post(f"{site}/post/callbacks/carrier/", content=body, headers=headers)


def _due_again(shipment: Shipment) -> None:
    Shipment.objects.filter(pk=shipment.pk).update(order_at=timezone.now())


def test_an_order_is_accepted_with_a_waybill(carrier: Carrier, letter: Shipment) -> None:
    jobs.order_shipments()

    letter.refresh_from_db()
    assert (letter.state, s10.is_valid(letter.waybill), letter.order_at) == (State.ACCEPTED, True, None)
    known = carrier.depot.by_reference(letter.reference)
    assert (known.name, known.cash_dong) == ("Hoàng Thị Vy", 30_000)


@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.LOST_ANSWER])
def test_no_answer_loses_nothing_and_makes_no_second_shipment(
    carrier: Carrier, letter: Shipment, fault: Fault
) -> None:
    carrier.fault = fault
    jobs.order_shipments()
    letter.refresh_from_db()
    assert (letter.state, letter.order_tries) == (State.ASKED, 1)
    assert letter.fault
    assert letter.order_at is not None and letter.order_at > timezone.now()
    assert due.to_order(timezone.now(), limit=9) == []

    carrier.fault = Fault.NONE
    _due_again(letter)
    jobs.look_after_shipments(timestamp=0)

    letter.refresh_from_db()
    assert (letter.state, letter.fault, len(carrier.depot.all())) == (State.ACCEPTED, "", 1)


def test_what_the_carrier_declines_waits_for_somebody_with_the_reason(
    carrier: Carrier, letter: Shipment
) -> None:
    carrier.fault = Fault.DECLINE
    jobs.order_shipments()

    letter.refresh_from_db()
    assert (letter.state, letter.order_at) == (State.ASKED, None)
    assert "ngoài vùng phục vụ" in letter.fault


def test_a_carrier_that_is_not_there_is_tried_again(letter: Shipment, settings: Any) -> None:
    settings.MOTCUA_CARRIER_URL = "http://127.0.0.1:9"
    jobs.order_shipments()

    letter.refresh_from_db()
    assert letter.fault == providers.Unreachable.message


def test_without_a_carrier_nothing_is_ordered_and_everything_works_by_hand(
    committed: Post, letter: Shipment, settings: Any
) -> None:
    settings.MOTCUA_CARRIER_URL = ""
    jobs.look_after_shipments(timestamp=0)
    committed.taken_over(letter, at=timezone.now())

    assert (letter.state, letter.order_tries) == (State.HANDED_OVER, 0)


def test_the_carrier_hears_of_what_is_cancelled_here(
    committed: Post, carrier: Carrier, letter: Shipment
) -> None:
    jobs.order_shipments()
    carrier.fault = Fault.DOWN
    committed.move(letter, Turn.CANCEL, committed.vy, at=timezone.now())
    jobs.tell_cancelled_shipments()
    letter.refresh_from_db()
    assert letter.uncancelled

    carrier.fault = Fault.NONE
    jobs.tell_cancelled_shipments()

    letter.refresh_from_db()
    assert (letter.state, letter.uncancelled) == (State.CANCELLED, False)
    assert carrier.depot.by_reference(letter.reference).status == "cancelled"


def test_cancelled_while_the_carrier_was_asked_is_told_to_it(
    committed: Post, carrier: Carrier, letter: Shipment, monkeypatch: Any
) -> None:
    take = carrier.depot.take

    def cancelled_meanwhile(said: dict[str, Any]) -> Any:
        from django.db import connection

        try:
            committed.move(Shipment.objects.get(pk=letter.pk), Turn.CANCEL, committed.vy, at=timezone.now())
        finally:
            connection.close()
        return take(said)

    monkeypatch.setattr(carrier.depot, "take", cancelled_meanwhile)
    jobs.order_shipments()
    jobs.tell_cancelled_shipments()

    letter.refresh_from_db()
    assert (letter.state, letter.waybill, letter.uncancelled) == (State.CANCELLED, "", False)
    assert carrier.depot.by_reference(letter.reference).status == "cancelled"


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.DELAY, Fault.DOUBLE, Fault.REORDER, Fault.FORGE])
def test_a_delivery_counts_once_whatever_goes_wrong(
    carrier: Carrier, carried: Shipment, fault: Fault
) -> None:
    _tells(carrier, carried, "in_transit")
    _tells(carrier, carried, "delivered", fault, received_by="Lý Văn Nam", relation="Chồng")

    assert (carried.state, carried.received_by, carried.relation) == (State.DELIVERED, "Lý Văn Nam", "Chồng")
    assert Event.objects.filter(kind="post_delivered").count() == 1
    assert carrier.courier.answers[-1] == 200


def test_a_forged_callback_is_refused_and_the_true_one_heard(carrier: Carrier, carried: Shipment) -> None:
    _tells(carrier, carried, "in_transit", Fault.FORGE)

    assert carrier.courier.answers == [401, 200]
    assert CarrierCallback.objects.count() == 1


def test_lost_news_is_asked_for(carrier: Carrier, carried: Shipment) -> None:
    _tells(carrier, carried, "in_transit", Fault.LOSE)
    assert _tells(carrier, carried, "delivered", Fault.LOSE, received_by="Vy").state == State.HANDED_OVER

    jobs.look_after_shipments(timestamp=0)

    carried.refresh_from_db()
    assert (carried.state, carried.received_by) == (State.DELIVERED, "Vy")
    assert due.to_follow(timezone.now(), limit=9) == []


def test_what_was_asked_about_rests_before_it_is_asked_about_again(
    carrier: Carrier, carried: Shipment
) -> None:
    jobs.look_after_shipments(timestamp=0)
    carrier.fault = Fault.DOWN

    assert due.to_follow(timezone.now() - timedelta(minutes=120), limit=9) == []
    assert due.to_follow(timezone.now() + timedelta(minutes=1), limit=9) == [carried.pk]
    assert commands.follow([carried.pk], at=timezone.now()) == 0


def test_news_before_the_hand_over_is_kept_for_later(
    committed: Post, carrier: Carrier, letter: Shipment
) -> None:
    jobs.order_shipments()
    letter.refresh_from_db()
    _tells(carrier, letter, "in_transit")
    assert (letter.state, CarrierCallback.objects.get().took_effect) == (State.ACCEPTED, False)

    committed.move(letter, Turn.HAND_OVER, at=timezone.now())
    jobs.look_after_shipments(timestamp=0)

    letter.refresh_from_db()
    assert letter.state == State.IN_TRANSIT


def test_older_news_changes_nothing_and_stands_in_the_trail(carried: Shipment, site: str) -> None:
    now = datetime.now(UTC)
    _told(site, carried, event="e2", status="failed_attempt", note="Vắng", at=now.isoformat())()

    answer = _told(site, carried, event="e1", at=(now - timedelta(hours=1)).isoformat())()

    assert answer.json() == {"state": "failed", "took_effect": False, "repeated": False}
    late = ShipmentEvent.objects.get(carrier_event="e1")
    assert (late.from_state, late.to_state) == ("failed", "failed")


def test_news_after_the_delivery_changes_nothing(carried: Shipment, site: str) -> None:
    _told(site, carried, event="e1", status="delivered", received_by="Vy")()

    for number, status in enumerate(("in_transit", "failed_attempt", "returning", "cancelled", "delivered")):
        assert not _told(site, carried, event=f"x{number}", status=status)().json()["took_effect"]

    carried.refresh_from_db()
    assert (carried.state, carried.attempts) == (State.DELIVERED, 0)


def test_the_very_same_callback_again_is_answered_but_not_heard(carried: Shipment, site: str) -> None:
    send = _told(site, carried, status="failed_attempt", note="Vắng")

    answers = [send() for _ in range(3)]

    assert [(a.status_code, a.json()["repeated"]) for a in answers] == [
        (200, False),
        (200, True),
        (200, True),
    ]
    carried.refresh_from_db()
    assert carried.attempts == 1


def test_the_same_news_under_another_nonce_counts_once(carried: Shipment, site: str) -> None:
    for _ in range(2):
        assert _told(site, carried, status="failed_attempt", note="Vắng")().status_code == 200

    carried.refresh_from_db()
    assert carried.attempts == 1


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"reference": "BC22222222X"}, 404),
        ({"reference": "B" * 500}, 404),
        ({"reference": "BC\u0000"}, 404),
        ({"event": ""}, 401),
        ({"event": "e" * 65}, 401),
        ({"event": 7}, 401),
        ({"at": "yesterday"}, 401),
        ({"at": "2021-04-06T08:00:00"}, 401),
        ({"at": None}, 401),
        ({"status": None}, 401),
        ({"charged_dong": -1}, 401),
        ({"charged_dong": True}, 401),
        ({"status": "lost_in_space"}, 200),
        ({"at": "2199-01-01T00:00:00+00:00"}, 200),
        ({"note": "\u0000<script>", "place": "x" * 9999}, 200),
    ],
)
def test_signed_nonsense_is_refused_or_moves_nothing_wrong(
    carried: Shipment, site: str, changed: dict[str, Any], status: int
) -> None:
    assert _told(site, carried, **changed)().status_code == status

    carried.refresh_from_db()
    assert carried.state in (State.HANDED_OVER, State.IN_TRANSIT)
    assert carried.told_at is None or carried.told_at <= timezone.now()


@pytest.mark.parametrize(
    "spoilt",
    [
        {signed.SIGNATURE: "0" * 64},
        {signed.SIGNATURE: ""},
        {signed.NONCE: "another"},
        {signed.NONCE: "n" * 65},
        {signed.TIMESTAMP: "1"},
    ],
)
def test_spoilt_headers_are_refused(carried: Shipment, site: str, spoilt: dict[str, str]) -> None:
    body = orjson.dumps({"reference": carried.reference, "event": "e", "status": "delivered"})
    headers = signed.sign(body, secret=SECRET, at=datetime.now(UTC)) | spoilt

    answer = httpx.post(f"{site}/post/callbacks/carrier/", content=body, headers=headers)

    assert answer.status_code == 401


def test_an_old_message_is_not_heard_and_a_large_one_not_read(carried: Shipment, site: str) -> None:
    body = orjson.dumps({"reference": carried.reference, "event": "e", "status": "delivered"})
    old = signed.sign(body, secret=SECRET, at=datetime.now(UTC) - timedelta(minutes=6))

    assert httpx.post(f"{site}/post/callbacks/carrier/", content=body, headers=old).status_code == 401
    large = b"x" * 30_000
    assert httpx.post(f"{site}/post/callbacks/carrier/", content=large, headers=old).status_code == 413
    assert httpx.post(f"{site}/post/callbacks/pigeon/", content=body).status_code == 401


def test_a_nonce_is_good_for_one_message(carried: Shipment, site: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(signed.secrets, "token_hex", lambda _: "same")
    _told(site, carried)()

    assert _told(site, carried, status="delivered")().status_code == 409


def test_the_label_is_a_pdf(carrier: Carrier, carried: Shipment) -> None:
    provider = providers.offered()
    assert provider is not None
    assert provider.label(carried.reference, at=timezone.now()).startswith(b"%PDF")
    with pytest.raises(providers.Declined):
        provider.label("BC22222222X", at=timezone.now())


def test_the_depots_page_shows_and_moves_letters(carrier: Carrier, carried: Shipment) -> None:
    assert carried.waybill in httpx.get(carrier.url).text

    answer = httpx.post(f"{carrier.url}/shipments/{carried.reference}", data={"status": "delivered"})
    carrier.courier.idle()
    carried.refresh_from_db()

    assert (answer.status_code, carried.state, carried.relation) == (303, State.DELIVERED, "Chính chủ")
    assert httpx.get(f"{carrier.url}/v1/shipments/{carried.reference}").status_code == 401


def test_a_collection_is_fetched_by_the_carrier_too(committed: Post, carrier: Carrier, site: str) -> None:
    version_id = committed.world.five_days.pk
    shipment = committed.asked(direction=Direction.COLLECTION, version_id=version_id, at=timezone.now())
    jobs.order_shipments()
    _tells(carrier, shipment, "failed_attempt", note="Vắng")
    assert (carrier.courier.answers, shipment.state) == ([200], State.FAILED)
    _tells(carrier, shipment, "collected")

    assert (shipment.state, shipment.attempts) == (State.COLLECTED, 1)
