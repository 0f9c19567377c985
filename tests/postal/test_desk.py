"""The post at the desk: scan, take over, collect, hand in, deliver, send again, list, label, bill."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.audit.models import Look
from motcua.catalogue.models import RequiredDocument
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.organisation.models import Officer
from motcua.postal.models import CarrierBill, Direction, HandoverList, Shipment, State, Turn
from motcua.simulation.carrier import Carrier
from tests.postal.post import HOME, WAYBILL, Post

SignIn = Callable[[str], Client]


@pytest.fixture
def signed_in(post: Post) -> SignIn:
    def sign_in(code: str) -> Client:
        officer = Officer.objects.get(code=code)
        if officer.account is None:
            officer.account = Account.objects.create(username=code)
            officer.save()
        client = Client()
        client.cookies["motcua_language"] = "en"
        client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def bich(signed_in: SignIn) -> Client:
    return signed_in("bich")


def _act(client: Client, shipment: Shipment, turn: Turn, status: int = 302, **said: Any) -> str:
    """Press the turn's button on the shipment's page; what the answer shows."""
    page = f"/desk/post/shipments/{shipment.reference}"
    answer = client.post(f"{page}/{turn}", {"key": str(uuid.uuid4())} | said)
    assert answer.status_code == status, answer.content.decode()[:2000]
    shipment.refresh_from_db()
    return client.get(page).content.decode() if status == 302 else answer.content.decode()


@pytest.mark.parametrize("by", ["reference", "waybill", "code", "url"])
def test_a_scan_finds_the_shipment(post: Post, bich: Client, by: str) -> None:
    shipment = post.taken_over()
    dossier = Dossier.objects.get()
    written = {
        "reference": shipment.reference.lower(),
        "waybill": "rn 473 124 829 vn",
        "code": dossier.code,
        "url": f"https://x.vn/track/{dossier.code}/{dossier.tracking_secret}/",
    }[by]

    answer = bich.get("/desk/post/find", {"q": written})

    assert answer["Location"] == f"/desk/post/shipments/{shipment.reference}"


@pytest.mark.parametrize("written", ["", "nothing", "\x00", "x" * 500, "%"])
def test_a_scan_that_finds_nothing_says_so(post: Post, bich: Client, written: str) -> None:
    answer = bich.get("/desk/post/find", {"q": written}, follow=True)

    assert answer.status_code == 200
    assert ("The post has nothing with this number." in answer.content.decode()) is bool(written.strip())


def test_taking_over_with_a_typed_waybill_and_the_way_to_the_door(post: Post, bich: Client) -> None:
    shipment = post.asked()
    assert "Hoàng Thị Vy" in bich.get("/desk/post/list/send").content.decode()

    wrong = _act(bich, shipment, Turn.HAND_OVER, 409, waybill="RN473124828VN", weight_grams="180")
    assert "a letter or digit is wrong" in wrong
    assert 'value="180"' in wrong
    shown = _act(bich, shipment, Turn.HAND_OVER, waybill=WAYBILL, weight_grams="180")
    assert "Handed to the post" in shown
    _act(bich, shipment, Turn.FAIL, reason="Vắng nhà")
    shown = _act(bich, shipment, Turn.DELIVER, received_by="Lý Văn Nam", relation="Chồng")

    assert (shipment.state, shipment.attempts) == (State.DELIVERED, 1)
    assert "Lý Văn Nam" in shown
    assert Dossier.objects.get().return_way == "post"


def test_a_doubled_tap_does_it_once(post: Post, bich: Client) -> None:
    shipment, key = post.taken_over(), str(uuid.uuid4())

    for _ in range(2):
        _act(bich, shipment, Turn.FAIL, key=key, reason="Vắng nhà")

    assert shipment.attempts == 1


def test_many_are_taken_over_by_ticking(post: Post, bich: Client) -> None:
    letters = [post.asked(), post.asked()]
    for number, letter in enumerate(letters):
        post.move(letter, Turn.ACCEPT, waybill=f"VNP0000000{number}")
    owes = post.asked()

    answer = bich.post("/desk/post/take", {"shipment": [*(one.pk for one in letters), "x", "9" * 30]})
    again = bich.post("/desk/post/take", {"shipment": [one.pk for one in letters]}, follow=True)

    assert answer["Location"] == "/desk/post/list/way"
    assert "Tick what you take over." in again.content.decode()
    assert set(Shipment.objects.filter(pk__in=[o.pk for o in letters]).values_list("state", flat=True)) == {
        "handed_over"
    }
    assert Shipment.objects.get(pk=owes.pk).state == State.ASKED


def test_one_that_refuses_leaves_all_and_is_named(post: Post, bich: Client) -> None:
    good, bad = post.asked(), post.asked()
    post.move(good, Turn.ACCEPT, waybill="VNP00000001")

    answer = bich.post("/desk/post/take", {"shipment": [good.pk, bad.pk]})

    assert answer.status_code == 409
    assert "Give the waybill" in answer.content.decode()
    good.refresh_from_db()
    assert good.state == State.ACCEPTED


def test_papers_are_ticked_at_the_door_and_received_at_the_centre(post: Post, bich: Client) -> None:
    version_id = post.world.five_days.pk
    shipment = post.asked(direction=Direction.COLLECTION, version_id=version_id)
    page = bich.get(f"/desk/post/shipments/{shipment.reference}").content.decode()
    papers = re.findall(r'name="papers"\s+type="checkbox"\s+value="(\d+)"', page)
    assert len(papers) == 3

    _act(bich, shipment, Turn.COLLECT, papers=papers[:2])
    refused = _act(bich, shipment, Turn.HAND_IN, 409)
    assert "1 required papers are missing" in refused
    _act(bich, shipment, Turn.HAND_IN, leave="1")

    assert (shipment.state, Dossier.objects.count()) == (State.AT_CENTRE, 0)


def test_complete_papers_become_a_dossier(post: Post, bich: Client) -> None:
    version_id = post.world.five_days.pk
    shipment = post.asked(direction=Direction.COLLECTION, version_id=version_id)
    page = bich.get(f"/desk/post/shipments/{shipment.reference}").content.decode()
    _act(
        bich,
        shipment,
        Turn.COLLECT,
        papers=re.findall(r'name="papers"\s+type="checkbox"\s+value="(\d+)"', page),
    )

    shown = _act(bich, shipment, Turn.HAND_IN)

    dossier = Dossier.objects.get()
    assert dossier.channel == "post"
    assert dossier.code in shown


def test_what_came_back_is_sent_again_by_the_counter(post: Post, signed_in: SignIn) -> None:
    shipment, lan = post.taken_over(), signed_in("lan")
    _act(lan, shipment, Turn.COME_BACK, reason="Sai địa chỉ")
    address = f"/desk/post/shipments/{shipment.reference}/again"
    assert "Số 5, khu 2" in lan.get(address).content.decode()
    said = {
        "key": str(uuid.uuid4()), "name": "Vy", "phone": "0912345678", "province": "01", "commune": "00070",
        "detail": "Số 7",
    }  # fmt: skip

    checked = lan.post(address, said | {"act": "check"}).content.decode()
    assert "34,500" in checked
    answer = lan.post(address, said | {"act": "ask", "seen_dong": "34500"})
    twice = lan.post(address, said | {"act": "ask", "seen_dong": "34500"})

    new = Shipment.objects.get(follows=shipment)
    assert answer["Location"] == twice["Location"] == f"/desk/post/shipments/{new.reference}"
    assert new.commune_code == "00070"


def test_the_counter_asks_for_an_applicant(post: Post, signed_in: SignIn) -> None:
    lan, dossier_id = signed_in("lan"), post.world.received().dossier_id
    address = f"/desk/post/ask/{dossier_id}/return"
    assert "Hoàng Thị Vy" in lan.get(address).content.decode()
    said = {
        "key": str(uuid.uuid4()), "name": "Vy", "phone": "12", "province": "20", "commune": HOME, "detail": "Số 7",
        "act": "ask", "seen_dong": "30000",
    }  # fmt: skip

    assert lan.post(address, said).status_code == 422
    assert lan.post(address, said | {"phone": "0912345678"}).status_code == 302
    assert Shipment.objects.get().ready_at is None
    assert lan.get(address)["Location"] == f"/desk/dossiers/{dossier_id}"
    page = lan.get(f"/desk/dossiers/{dossier_id}").content.decode()
    assert Shipment.objects.get().reference in page


def test_letters_to_one_door_are_joined_on_the_page(post: Post, bich: Client) -> None:
    first, second = post.asked(), post.asked()
    assert second.reference in bich.get(f"/desk/post/shipments/{first.reference}").content.decode()

    bich.post(f"/desk/post/shipments/{first.reference}/join", {"shipment": [str(second.pk), "7" * 20]})

    second.refresh_from_db()
    assert second.state == State.JOINED


def test_the_list_is_issued_and_opened_as_pdf(post: Post, bich: Client, signed_in: SignIn) -> None:
    post.taken_over()
    assert "Issue the list of 1 taken over" in bich.get("/desk/post/lists").content.decode()

    answer = bich.post("/desk/post/lists", {"direction": "return"})
    again = bich.post("/desk/post/lists", {"direction": "return"})

    made = HandoverList.objects.get()
    assert (answer["Location"], again.status_code) == (f"/desk/post/lists/{made.pk}.pdf", 409)
    assert signed_in("lan").get(answer["Location"]).content.startswith(b"%PDF")


def test_each_look_at_a_shipment_is_noted_for_its_applicant(post: Post, bich: Client) -> None:
    shipment = post.taken_over()
    bich.get(f"/desk/post/shipments/{shipment.reference}")

    (look,) = Look.objects.filter(dossier_id=Dossier.objects.get().pk)[:1]
    assert look.officer_id == post.bich.officer_id


def test_a_shipment_of_another_centre_is_not_there(post: Post, bich: Client) -> None:
    from motcua.organisation.models import ServiceCentre

    other = ServiceCentre.objects.create(
        code="khac", unit_code="H37.9", name_vi="Bộ phận khác", name_en="Other", host=post.world.trade,
        level="province", calendar=post.world.calendar, valid_from="2019-01-01",
    )  # fmt: skip
    shipment = post.asked()
    Shipment.objects.filter(pk=shipment.pk).update(centre=other)

    assert bich.get(f"/desk/post/shipments/{shipment.reference}").status_code == 404
    assert bich.post(f"/desk/post/shipments/{shipment.reference}/hand_over").status_code == 404
    Shipment.objects.filter(pk=shipment.pk).update(centre=post.world.centre)


def test_a_turn_that_is_none_is_not_there(post: Post, bich: Client) -> None:
    shipment = post.asked()

    for turn in ("fly", "accept", "send_again"):
        assert bich.post(f"/desk/post/shipments/{shipment.reference}/{turn}").status_code == 404


def test_the_label_comes_from_the_carrier(post: Post, bich: Client, carrier: Carrier, settings: Any) -> None:
    from motcua.postal import commands

    shipment = post.asked()
    commands.order([shipment.pk], at=timezone.now())
    address = f"/desk/post/shipments/{shipment.reference}/label.pdf"

    assert bich.get(address).content.startswith(b"%PDF")
    settings.MOTCUA_CARRIER_URL = "http://127.0.0.1:9"
    assert "does not answer" in bich.get(address, follow=True).content.decode()


def test_a_bill_is_compared_by_the_cashier(post: Post, signed_in: SignIn) -> None:
    post.taken_over()
    ngan = signed_in("ngan")
    file = SimpleUploadedFile("t4.csv", f"Số vận đơn,Cước\n{WAYBILL},31000\n".encode())

    answer = ngan.post("/desk/post/bills", {"file": file})

    bill = CarrierBill.objects.get()
    assert answer["Location"] == f"/desk/post/bills/{bill.pk}"
    assert "Another sum than ours" in ngan.get(answer["Location"]).content.decode()
    wrong = ngan.post("/desk/post/bills", {"file": SimpleUploadedFile("t.csv", b"x")})
    assert (wrong.status_code, "cannot be read" in wrong.content.decode()) == (409, True)


def test_the_day_shows_what_waits_and_what_happened(post: Post, signed_in: SignIn) -> None:
    post.asked()

    shown = signed_in("son").get("/desk/post").content.decode()

    assert "To send: <span" in shown
    assert "No parcel waits here." in signed_in("son").get("/desk/post/list/back").content.decode()


def test_the_bag_is_received_at_once_and_what_lacks_papers_stays_in_it(post: Post, bich: Client) -> None:
    version = post.world.five_days
    papers = tuple(RequiredDocument.objects.filter(version=version).values_list("pk", flat=True))
    whole, lacking = (
        post.asked(direction=Direction.COLLECTION, version_id=version.pk, at=timezone.now()) for _ in range(2)
    )
    post.move(whole, Turn.COLLECT, papers=papers)
    post.move(lacking, Turn.COLLECT, papers=papers[:1])
    before = Dossier.objects.count()
    ticked = {"shipment": [whole.pk, lacking.pk]}

    preview = bich.post("/desk/post/receive", ticked).content.decode()
    assert "Becomes a dossier" in preview
    assert "Stays in the bag" in preview
    assert Dossier.objects.count() == before
    done = bich.post("/desk/post/receive", ticked | {"sure": "1", "key": str(uuid.uuid4())}).content.decode()

    whole.refresh_from_db()
    lacking.refresh_from_db()
    assert (whole.state, lacking.state) == (State.AT_CENTRE, State.COLLECTED)
    assert Dossier.objects.count() == before + 1
    assert "1 consignment is received." in done
    assert "2 required papers are missing." in done


def test_what_was_handed_in_already_is_told(post: Post, bich: Client) -> None:
    page = bich.post("/desk/post/receive", {"shipment": ["1", "x"]}, follow=True).content.decode()

    assert "Tick what you hand in." in page
