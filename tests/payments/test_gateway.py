"""The gateway over real HTTP: news that is late, doubled, forged, lost, out of order or for another sum."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
import pytest
from django.utils import timezone

from motcua.dossiers.models import Dossier, Event
from motcua.lib import signed
from motcua.payments import commands, jobs
from motcua.payments.models import GatewayCallback, Payment, Refund, State
from motcua.payments.providers import Unreachable
from motcua.simulation.gateway import Gateway
from motcua.simulation.gateway.till import Fault
from tests.payments.conftest import SECRET
from tests.payments.money import FEE, balances, begun, owing
from tests.world import World

PAID = {"gateway_clearing": FEE, "fee_income": -FEE}


@pytest.fixture
def waiting(committed: World, gateway: Gateway, site: str) -> Payment:
    """A try that the gateway knows and that waits for its payer, now."""
    opened = owing(committed)
    payment = begun(opened.dossier_id, "gateway", at=timezone.now(), site=site)
    assert payment.state == State.WAITING
    return payment


def _pays(gateway: Gateway, payment: Payment, fault: Fault = Fault.NONE, act: str = "pay") -> Payment:
    """The payer presses a button on the gateway's page; all news has arrived afterwards."""
    answer = httpx.post(payment.pay_url, data={"act": act, "fault": fault.value})
    assert (answer.status_code, "/back/" in answer.headers["location"]) == (303, True)
    gateway.courier.idle()
    payment.refresh_from_db()
    return payment


def _told(site: str, payment: Payment, **changed: Any) -> Callable[[], httpx.Response]:
    """The gateway's callback, signed once, to be sent as often as one likes."""
    said = {"id": "x", "reference": payment.reference, "status": "succeeded", "paid_dong": FEE} | changed
    body = orjson.dumps(said)
    headers = signed.sign(body, secret=SECRET, at=datetime.now(UTC))
    return lambda: httpx.post(f"{site}/pay/callbacks/gateway/", content=body, headers=headers)


def test_the_pay_page_is_asked_for_once_and_says_the_sum(gateway: Gateway, waiting: Payment) -> None:
    page = httpx.get(waiting.pay_url).text

    assert "150.000\u00a0đồng" in page
    assert waiting.reference in page
    assert waiting.pay_url.startswith(gateway.url)


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.DELAY, Fault.DOUBLE, Fault.REORDER, Fault.FORGE])
def test_the_news_books_the_money_once_whatever_goes_wrong(
    gateway: Gateway, waiting: Payment, fault: Fault
) -> None:
    paid = _pays(gateway, waiting, fault)

    assert paid.state == State.PAID
    assert balances() == PAID
    assert Event.objects.filter(dossier=paid.dossier, kind="payment_recorded").count() == 1
    assert Dossier.objects.get(pk=paid.dossier_id).owed_dong == 0
    assert gateway.courier.answers[-1] == 200


def test_a_forged_callback_is_refused_and_the_true_one_heard(gateway: Gateway, waiting: Payment) -> None:
    _pays(gateway, waiting, Fault.FORGE)

    assert gateway.courier.answers == [401, 200]
    assert GatewayCallback.objects.count() == 1


def test_lost_news_is_asked_for_when_the_payer_comes_back(gateway: Gateway, waiting: Payment) -> None:
    assert _pays(gateway, waiting, Fault.LOSE).state == State.WAITING

    assert commands.ask([waiting.reference], at=timezone.now()) == [State.PAID]
    assert balances() == PAID


def test_lost_news_is_asked_for_by_the_job_when_nobody_comes_back(gateway: Gateway, waiting: Payment) -> None:
    Payment.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    _pays(gateway, waiting, Fault.LOSE)

    jobs.look_after_payments(timestamp=0)

    assert Payment.objects.get().state == State.PAID


def test_a_try_whose_time_ran_out_is_asked_about_a_last_time(gateway: Gateway, waiting: Payment) -> None:
    _pays(gateway, waiting, Fault.LOSE)
    Payment.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    jobs.look_after_payments(timestamp=0)

    assert Payment.objects.get().state == State.PAID


def test_nobody_paid_in_time(waiting: Payment) -> None:
    Payment.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    jobs.look_after_payments(timestamp=0)

    assert Payment.objects.get().state == State.EXPIRED
    assert balances() == {}


def test_news_after_the_time_ran_out_still_pays_what_is_owed(gateway: Gateway, waiting: Payment) -> None:
    commands.expire([waiting.pk], at=timezone.now())

    assert _pays(gateway, waiting).state == State.PAID


def test_another_sum_is_kept_for_refund_and_the_dossier_owes(gateway: Gateway, waiting: Payment) -> None:
    paid = _pays(gateway, waiting, Fault.OTHER_SUM)

    assert (paid.state, paid.received_dong) == (State.REFUND_DUE, FEE - 1000)
    assert Refund.objects.get().amount_dong == FEE - 1000
    assert Dossier.objects.get(pk=paid.dossier_id).owed_dong == FEE


@pytest.mark.parametrize(("act", "state"), [("refuse", State.FAILED), ("cancel", State.CANCELLED)])
def test_what_was_not_paid_counts_for_nothing_and_can_be_tried_again(
    gateway: Gateway, waiting: Payment, site: str, act: str, state: State
) -> None:
    assert _pays(gateway, waiting, act=act).state == state
    assert balances() == {}

    again = begun(waiting.dossier_id, "gateway", at=timezone.now(), site=site)

    assert again.reference != waiting.reference
    assert _pays(gateway, again).state == State.PAID


def test_cancelled_here_and_paid_there_goes_back(gateway: Gateway, waiting: Payment) -> None:
    from motcua.law.actor import SYSTEM

    commands.cancel([waiting.reference], dossier_id=waiting.dossier_id, by=SYSTEM, at=timezone.now())

    assert _pays(gateway, waiting).state == State.REFUND_DUE


def test_the_very_same_callback_again_is_answered_but_not_heard(waiting: Payment, site: str) -> None:
    send = _told(site, waiting)

    answers = [send() for _ in range(3)]

    assert [(a.status_code, a.json()["repeated"]) for a in answers] == [
        (200, False),
        (200, True),
        (200, True),
    ]
    assert balances() == PAID


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"reference": "MC22222222X"}, 404),
        ({"status": "won"}, 401),
        ({"paid_dong": -1}, 401),
        ({"paid_dong": "150000"}, 401),
        ({"paid_dong": True}, 401),
    ],
)
def test_signed_nonsense_is_refused(
    waiting: Payment, site: str, changed: dict[str, Any], status: int
) -> None:
    assert _told(site, waiting, **changed)().status_code == status
    assert balances() == {}


@pytest.mark.parametrize(
    "spoilt",
    [
        {signed.SIGNATURE: "0" * 64},
        {signed.SIGNATURE: ""},
        {signed.SIGNATURE: "đ"},
        {signed.NONCE: "another"},
        {signed.NONCE: "n" * 65},
        {signed.TIMESTAMP: "1"},
        {signed.TIMESTAMP: "9" * 30},
        {signed.TIMESTAMP: "-5"},
    ],
)
def test_spoilt_headers_are_refused(waiting: Payment, site: str, spoilt: dict[str, str]) -> None:
    body = orjson.dumps({"reference": waiting.reference, "status": "succeeded", "paid_dong": FEE})
    headers = signed.sign(body, secret=SECRET, at=datetime.now(UTC)) | spoilt
    encoded = {name: value.encode() for name, value in headers.items()}

    answer = httpx.post(f"{site}/pay/callbacks/gateway/", content=body, headers=encoded)

    assert answer.status_code == 401


def test_an_old_message_is_not_heard_again(waiting: Payment, site: str) -> None:
    body = orjson.dumps({"reference": waiting.reference, "status": "succeeded", "paid_dong": FEE})
    headers = signed.sign(body, secret=SECRET, at=datetime.now(UTC) - timedelta(minutes=6))

    assert httpx.post(f"{site}/pay/callbacks/gateway/", content=body, headers=headers).status_code == 401


def test_a_nonce_is_good_for_one_message(waiting: Payment, site: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(signed.secrets, "token_hex", lambda _: "same")
    _told(site, waiting)()

    assert _told(site, waiting, status="failed")().status_code == 409


@pytest.mark.parametrize("provider", ["bank_transfer", "pigeon"])
def test_who_calls_nobody_back_is_not_believed(waiting: Payment, site: str, provider: str) -> None:
    assert httpx.post(f"{site}/pay/callbacks/{provider}/", content=b"{}").status_code == 401


def test_a_gateway_that_is_down_leaves_a_failed_try(committed: World, settings: Any) -> None:
    settings.MOTCUA_GATEWAY_URL, settings.MOTCUA_GATEWAY_SECRET = "http://127.0.0.1:9", SECRET

    with pytest.raises(Unreachable):
        begun(owing(committed).dossier_id, "gateway")

    assert Payment.objects.get().state == State.FAILED


def test_a_gateway_with_another_key_is_unreachable(committed: World, gateway: Gateway, settings: Any) -> None:
    settings.MOTCUA_GATEWAY_SECRET = "another"

    with pytest.raises(Unreachable):
        begun(owing(committed).dossier_id, "gateway")
