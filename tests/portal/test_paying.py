"""Paying from the page that the receipt leads to."""

import uuid
from typing import Any

import httpx
import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account, Person
from motcua.law.actor import SYSTEM
from motcua.payments import commands
from motcua.payments.commands.settling import Report
from motcua.payments.models import AccountKind, Payment, State
from motcua.payments.providers import Outcome
from motcua.simulation.gateway import Gateway
from motcua.simulation.gateway.till import Fault
from tests.payments.conftest import gateway
from tests.payments.money import FEE, owing
from tests.world import World

__all__ = ["gateway"]


@pytest.fixture
def page(world: World) -> str:
    """The address of the payments of a dossier that owes."""
    dossier = Dossier.objects.get(pk=owing(world).dossier_id)
    return f"/track/{dossier.code}/{dossier.tracking_secret}/pay/"


def _chosen(client: Client, page: str, way: str) -> Any:
    return client.post(page, {"way": way, "key": uuid.uuid4()})


def _paid(payment: Payment) -> None:
    report = Report(
        payment_id=payment.pk, outcome=Outcome.PAID, by=SYSTEM, at=timezone.now(), paid_dong=FEE,
        into=AccountKind.BANK,
    )  # fmt: skip
    commands.settle([report])


def test_the_dossiers_page_leads_to_paying(english: Client, page: str) -> None:
    assert "Pay now" in english.get(page.removesuffix("pay/")).content.decode()
    assert "150,000" in english.get(page).content.decode()


def test_a_transfer_shows_code_account_amount_and_text(english: Client, page: str) -> None:
    answer = _chosen(english, page, "bank_transfer")

    payment = Payment.objects.get()
    assert answer["Location"] == f"{page}{payment.reference}/"
    shown = english.get(answer["Location"]).content.decode()
    assert "<svg" in shown
    for said in ("113366668888", "150,000", f"{payment.reference} PHI TTHC", 'data-copy="150000"'):
        assert said in shown


def test_paid_is_shown_with_its_receipt(english: Client, page: str) -> None:
    where = _chosen(english, page, "bank_transfer")["Location"]
    assert english.get(f"{where}receipt.pdf").status_code == 404
    _paid(Payment.objects.get())

    assert "govuk-panel--confirmation" in english.get(where).content.decode()
    receipt = english.get(f"{where}receipt.pdf")
    assert (receipt["Content-Type"], receipt.content[:5]) == ("application/pdf", b"%PDF-")
    assert "This dossier owes nothing now" in english.get(page).content.decode()


def test_the_receipt_is_kept_as_it_was_issued(english: Client, page: str) -> None:
    from motcua.payments import jobs
    from motcua.payments.models import FeeReceipt

    where = _chosen(english, page, "bank_transfer")["Location"]
    _paid(Payment.objects.get())
    drawn = english.get(f"{where}receipt.pdf").content

    jobs.keep_receipt(payment_id=Payment.objects.get().pk)

    assert FeeReceipt.objects.get().file is not None
    assert english.get(f"{where}receipt.pdf").content == drawn


def test_a_cancelled_try_is_not_shown_as_paid_and_can_be_tried_again(english: Client, page: str) -> None:
    where = _chosen(english, page, "bank_transfer")["Location"]

    assert english.post(f"{where}cancel/")["Location"] == page
    _paid(Payment.objects.get())

    shown = english.get(where).content.decode()
    assert "Your money will be returned" in shown
    assert "govuk-panel--confirmation" not in shown
    assert _chosen(english, page, "bank_transfer").status_code == 302
    assert Payment.objects.count() == 2


def test_the_gateway_is_gone_to_and_what_it_says_on_return_is_not_believed(
    english: Client, page: str, gateway: Gateway
) -> None:
    where = _chosen(english, page, "gateway")["Location"]
    payment = Payment.objects.get()
    assert where == payment.pay_url

    back = english.get(f"{page}{payment.reference}/return/?status=succeeded")

    assert back["Location"] == f"{page}{payment.reference}/"
    assert "We wait for the payment service" in english.get(back["Location"]).content.decode()


def test_the_result_is_right_when_the_payer_is_faster_than_the_callback(
    english: Client, page: str, gateway: Gateway
) -> None:
    _chosen(english, page, "gateway")
    payment = Payment.objects.get()
    httpx.post(payment.pay_url, data={"act": "pay", "fault": Fault.LOSE.value})

    back = english.get(f"{page}{payment.reference}/return/")

    assert "govuk-panel--confirmation" in english.get(back["Location"]).content.decode()
    assert Payment.objects.get().state == State.PAID


def test_a_gateway_that_is_down_is_said_on_the_page(english: Client, page: str, settings: Any) -> None:
    settings.MOTCUA_GATEWAY_URL = "http://127.0.0.1:9"

    answer = _chosen(english, page, "gateway")

    assert answer.status_code == 409
    assert "does not answer" in answer.content.decode()


@pytest.mark.parametrize("way", ["", "pigeon"])
def test_a_way_must_be_chosen(english: Client, page: str, way: str) -> None:
    assert _chosen(english, page, way).status_code == 422


def test_another_dossiers_try_is_not_there(english: Client, page: str, world: World) -> None:
    reference = _chosen(english, page, "bank_transfer")["Location"].split("/")[-2]
    other = Dossier.objects.get(pk=owing(world).dossier_id)

    for end in ("", "return/", "receipt.pdf"):
        where = f"/track/{other.code}/{other.tracking_secret}/pay/{reference}/{end}"
        assert english.get(where).status_code == 404
    assert english.get(page.replace("/pay/", "X/pay/")).status_code == 404


def test_htmx_gets_the_state_alone(english: Client, page: str) -> None:
    where = _chosen(english, page, "bank_transfer")["Location"]

    shown = english.get(where, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in shown
    assert 'hx-trigger="every 4s"' in shown


def test_a_fee_that_is_not_known_is_chosen_first(english: Client, world: World) -> None:
    from motcua.catalogue.models import Fee, ProcedureVersion

    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(fee_timing="before")
    fee = Fee.objects.create(
        version=world.five_days,
        kind="fee",
        case_vi="Nhà nhỏ",
        amount_dong=75_000,
        exemptions_vi="Miễn: hộ nghèo",
    )
    dossier = Dossier.objects.get(pk=world.received().dossier_id)
    follow = f"/track/{dossier.code}/{dossier.tracking_secret}/"

    assert "This procedure has a fee" in english.get(follow).content.decode()
    assert "Poor household" in english.get(f"{follow}pay/").content.decode()
    assert english.post(f"{follow}pay/", {"choose": "1"}).status_code == 422
    assert english.post(f"{follow}pay/", {"fee": fee.pk})["Location"] == f"{follow}pay/"
    assert "75,000" in english.get(f"{follow}pay/").content.decode()
    assert "This procedure has a fee" not in english.get(follow).content.decode()


def test_who_is_exempt_sees_that_nothing_is_owed(english: Client, world: World) -> None:
    from motcua.catalogue.models import Fee, ProcedureVersion

    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(fee_timing="before")
    fee = Fee.objects.create(
        version=world.five_days,
        kind="fee",
        case_vi="Nhà nhỏ",
        amount_dong=75_000,
        exemptions_vi="Miễn: hộ nghèo",
    )
    dossier = Dossier.objects.get(pk=world.received().dossier_id)
    pay = f"/track/{dossier.code}/{dossier.tracking_secret}/pay/"

    english.post(pay, {"fee": fee.pk, "grounds": "poor_household"})

    assert "owes nothing now" in english.get(pay).content.decode()


def test_the_account_that_pays_is_who_pays(english: Client, world: World) -> None:
    vy = Person.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")
    dossier = Dossier.objects.get(pk=owing(world, applicant=Party(name=vy.name, person_id=vy.pk)).dossier_id)
    account = Account.objects.create(username="vy", person=vy, kind="citizen")
    english.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    where = _chosen(english, f"/track/{dossier.code}/mine/pay/", "bank_transfer")["Location"]

    payment = Payment.objects.get()
    assert payment.payer_id == vy.pk
    english.post(f"{where}cancel/")
    assert Payment.objects.get().state == State.CANCELLED


def test_by_the_receipts_word_no_account_pays_even_where_one_is_signed_in(english: Client, page: str) -> None:
    neighbour = Person.objects.create(name="Lý Văn Khác")
    account = Account.objects.create(username="khac", person=neighbour, kind="citizen")
    english.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    _chosen(english, page, "bank_transfer")

    assert Payment.objects.get().payer_id is None
