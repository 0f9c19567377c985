"""The officers' pages through the whole program, on the real database."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.catalogue.models import Fee, RequiredDocument
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.law.lifecycle import Status
from motcua.organisation.models import OfficerRole
from tests.world import World

SignedIn = Callable[[str], Client]


def papers(world: World) -> list[int]:
    return list(RequiredDocument.objects.filter(version=world.five_days).values_list("pk", flat=True))


def filled(world: World, **other: Any) -> dict[str, Any]:
    told = {
        "key": str(uuid.uuid4()), "applicant_name": "Hoàng Thị Vy", "applicant_identity": "020301000123", "sets": 1,
        "documents": papers(world), "return_way_wanted": "counter", "way": "receive",
    }  # fmt: skip
    return told | other


def receive(lan: Client, world: World, **other: Any) -> int:
    answer = lan.post(f"/desk/receive/{world.five_days.pk}", filled(world, **other))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return int(re.findall(r"\d+", answer["Location"])[-1])


def act(client: Client, dossier_id: int, name: str, /, **said: Any) -> Any:
    seen = Dossier.objects.get(pk=dossier_id).version
    told = {"key": str(uuid.uuid4()), "seen": seen} | said
    return client.post(f"/desk/dossiers/{dossier_id}/{name}", told)


def test_strangers_are_sent_to_sign_in(client: Client, world: World) -> None:
    answer = client.get("/desk/")

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/desk/")


def test_who_is_no_officer_is_told(client: Client, world: World) -> None:
    from motcua.identity.models import Account

    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(Account.objects.create(username="dan"), backend=backend)

    assert client.get("/desk/").status_code == 403


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(world: World, signed_in: SignedIn, language: str) -> None:
    lan = signed_in("lan")
    lan.cookies["motcua_language"] = language
    dossier_id = receive(lan, world)
    tabs = ["to_receive", "to_process", "near_due", "late", "waiting", "to_return", "opinions"]
    pages = [f"/desk/?tab={tab}" for tab in tabs] + ["/desk/search?q=xyz", "/desk/receive?q=giay phep"]

    for page in [*pages, f"/desk/receive/{world.five_days.pk}", f"/desk/dossiers/{dossier_id}"]:
        answer = lan.get(page)
        assert answer.status_code == 200, page
        assert f'lang="{language}"' in answer.content.decode()


def test_a_procedure_is_found_without_accents(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("lan").get("/desk/receive", {"q": "giay phep xay dung"})

    assert f"/desk/receive/{world.five_days.pk}" in answer.content.decode()


def test_the_whole_way_over_the_desks(world: World, signed_in: SignedIn) -> None:
    lan, minh, hoa, thu = (signed_in(code) for code in ("lan", "minh", "hoa", "thu"))
    dossier_id = receive(lan, world)
    steps: list[tuple[Client, str, dict[str, Any]]] = [
        (lan, "complete_step", {"outcome": "done"}),
        (minh, "take", {}),
        (minh, "complete_step", {"outcome": "done", "note": "Đủ điều kiện"}),
        (hoa, "approve", {"outcome": "approved"}),
        (thu, "finish", {"number": "12/GPXD", "title": "Giấy phép xây dựng", "granted": "yes"}),
        (lan, "hand_over", {"way": "counter", "received_by": "Hoàng Thị Vy"}),
    ]

    for client, name, said in steps:
        offered = client.get(f"/desk/dossiers/{dossier_id}").content.decode()
        assert f'action="/desk/dossiers/{dossier_id}/{name}"' in offered, name
        answer = act(client, dossier_id, name, **said)
        assert answer.status_code == 302, (
            name,
            re.findall("error-summary.*?</ul>", answer.content.decode(), re.S),
        )

    assert Dossier.objects.get(pk=dossier_id).status == Status.RETURNED


@pytest.mark.parametrize("kind", ["intake_receipt", "control_slip"])
def test_its_papers_are_pdf(world: World, signed_in: SignedIn, kind: str) -> None:
    fee = Fee.objects.create(version=world.five_days, kind="fee", case_vi="Nhà ở", amount_dong=75000)
    lan, minh = signed_in("lan"), signed_in("minh")
    dossier_id = receive(lan, world, fee=fee.pk, fee_paid="on")
    act(lan, dossier_id, "complete_step", outcome="done")
    act(minh, dossier_id, "take")

    answer = lan.get(f"/desk/dossiers/{dossier_id}/papers/{kind}.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_a_paper_that_was_not_issued_is_not_found(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    dossier_id = receive(lan, world)

    for kind in ("apology", "refusal", "fee_receipt", "register_book", "nonsense"):
        assert lan.get(f"/desk/dossiers/{dossier_id}/papers/{kind}.pdf").status_code == 404


def test_a_wrong_identity_number_is_said_at_its_field(world: World, signed_in: SignedIn) -> None:
    told = filled(world, applicant_identity="12345")
    answer = signed_in("lan").post(f"/desk/receive/{world.five_days.pk}", told)

    assert answer.status_code == 422
    assert 'id="id_applicant_identity-error"' in answer.content.decode()
    assert Dossier.objects.count() == 0


def test_missing_papers_are_not_received_but_asked_for(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    some = papers(world)[:1]
    url = f"/desk/receive/{world.five_days.pk}"
    assert lan.post(url, filled(world, documents=some)).status_code == 422

    answer = lan.post(url, filled(world, documents=some, way="supplement", reason="Thiếu bản vẽ"))

    dossier = Dossier.objects.get()
    assert (answer.status_code, dossier.status) == (302, Status.SUPPLEMENT_ASKED)
    pdf = lan.get(f"/desk/dossiers/{dossier.pk}/papers/supplement_request.pdf")
    assert pdf.content.startswith(b"%PDF")


def test_it_is_refused_at_the_counter_with_a_reason(world: World, signed_in: SignedIn) -> None:
    lan, url = signed_in("lan"), f"/desk/receive/{world.five_days.pk}"
    assert lan.post(url, filled(world, way="refuse")).status_code == 422

    lan.post(url, filled(world, way="refuse", reason="Không thuộc thẩm quyền"))

    dossier = Dossier.objects.get()
    assert dossier.status == Status.NOT_RECEIVED
    assert lan.get(f"/desk/dossiers/{dossier.pk}/papers/refusal.pdf").content.startswith(b"%PDF")


def test_two_presses_of_the_button_make_one_dossier(world: World, signed_in: SignedIn) -> None:
    lan, told = signed_in("lan"), filled(world)
    url = f"/desk/receive/{world.five_days.pk}"

    first, second = lan.post(url, told), lan.post(url, told)

    assert first["Location"] == second["Location"]
    assert Dossier.objects.count() == 1


def test_another_agencys_dossier_is_not_there(world: World, signed_in: SignedIn) -> None:
    dossier_id = receive(signed_in("lan"), world)
    tuan = signed_in("tuan")

    assert tuan.get(f"/desk/dossiers/{dossier_id}").status_code == 404
    assert act(tuan, dossier_id, "take").status_code == 404
    assert tuan.get(f"/desk/dossiers/{dossier_id}/papers/intake_receipt.pdf").status_code == 404


def test_what_moved_meanwhile_is_looked_at_again(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    dossier_id = receive(lan, world)
    act(lan, dossier_id, "ask_payment", name="Phí", amount_dong=100, legal_ground="TT 1")

    answer = act(lan, dossier_id, "record_payment", amount_dong=100, method="cash", seen=1)

    assert answer.status_code == 409
    assert "changed by someone else" in answer.content.decode()
    assert 'name="seen" value="2"' in answer.content.decode()
    _, _, since = answer.content.decode().partition("What changed since you opened this page")
    meanwhile = since.partition("<h1")[0]
    assert meanwhile.count("moj-timeline__item") == 1
    assert "100" in meanwhile and "Nông Thị Lan" in meanwhile


def test_what_may_not_be_done_is_refused_with_who_could(world: World, signed_in: SignedIn) -> None:
    dossier_id = receive(signed_in("lan"), world)

    answer = act(signed_in("minh"), dossier_id, "complete_step", outcome="done")

    assert answer.status_code in (409, 422)
    assert Dossier.objects.get(pk=dossier_id).status == Status.RECEIVED


@pytest.mark.parametrize(
    ("name", "said", "status"),
    [
        (
            "ask_supplement",
            {"items": "Bản vẽ\nSổ đỏ", "reason_code": "missing", "reason": "Thiếu"},
            Status.SUPPLEMENT_ASKED,
        ),
        ("ask_payment", {"name": "Phí", "amount_dong": 5000, "legal_ground": "TT 85"}, Status.PAYMENT_ASKED),
        ("withdraw", {"reason": "Người dân xin rút"}, Status.WITHDRAWN),
    ],
)
def test_the_rarer_acts(
    world: World, signed_in: SignedIn, name: str, said: dict[str, Any], status: Status
) -> None:
    lan = signed_in("lan")
    dossier_id = receive(lan, world)

    assert act(lan, dossier_id, name, **said).status_code == 302
    assert Dossier.objects.get(pk=dossier_id).status == status
    assert lan.get(f"/desk/dossiers/{dossier_id}").status_code == 200


def test_a_code_opens_its_dossier(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    dossier_id = receive(lan, world)

    answer = lan.get("/desk/search", {"q": Dossier.objects.get(pk=dossier_id).code})

    assert answer["Location"] == f"/desk/dossiers/{dossier_id}"


@pytest.mark.parametrize(
    "address",
    [
        "/desk/?tab=nonsense&after=x", "/desk/?tab=late&after=%00|1", "/desk/?tab=to_process&after=1:²|²",
        "/desk/search?q=%00", "/desk/receive?q=a%00b", "/desk/?tab=waiting&after=|999999999999999999",
    ],
)  # fmt: skip
def test_a_tampered_address_breaks_nothing(world: World, signed_in: SignedIn, address: str) -> None:
    assert signed_in("lan").get(address).status_code == 200


def test_tampered_ticks_do_nothing(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    receive(lan, world)
    for ticked in (["²:1"], ["1"], ["x:y"], ["999999999999:1"]):
        lan.post("/desk/bulk", {"tab": "x", "way": "complete", "ticked": ticked})

    assert Dossier.objects.get().status == Status.RECEIVED


def test_a_dossier_that_is_not_there_is_not_found(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")

    assert lan.get("/desk/dossiers/99999999999999999999").status_code == 404
    assert lan.get("/desk/receive/99999999999999999999").status_code == 404
    assert lan.post("/desk/dossiers/1/explode").status_code == 404


def test_a_post_taken_away_is_gone_with_the_next_click(world: World, signed_in: SignedIn) -> None:
    minh = signed_in("minh")
    assert minh.get("/desk/").status_code == 200

    OfficerRole.objects.filter(officer__code="minh").delete()

    assert minh.get("/desk/").status_code == 403


def test_an_account_closed_is_out_with_the_next_click(world: World, signed_in: SignedIn) -> None:
    minh = signed_in("minh")
    assert minh.get("/desk/").status_code == 200

    Account.objects.filter(username="minh").update(is_active=False)

    assert minh.get("/desk/").status_code == 302


def test_an_act_is_in_the_next_desks_queue_in_the_same_request(world: World, signed_in: SignedIn) -> None:
    lan, minh = signed_in("lan"), signed_in("minh")
    dossier_id = receive(lan, world)
    code = Dossier.objects.get(pk=dossier_id).code
    assert code not in minh.get("/desk/?tab=to_process").content.decode()

    act(lan, dossier_id, "complete_step", outcome="done")

    desk = minh.get("/desk/?tab=to_process")
    assert code in desk.content.decode()
    assert next(tab["count"] for tab in desk.context["tabs"] if "to_process" in tab["href"]) == 1


def test_pages_cost_few_statements(
    world: World, signed_in: SignedIn, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    lan = signed_in("lan")
    receive(lan, world)
    lan.get("/desk/?tab=to_process")

    with django_assert_max_num_queries(
        6
    ):  # who; the counts; the own ones; the others; who saw it; their risks
        lan.get("/desk/?tab=to_process")
    with django_assert_max_num_queries(
        8
    ):  # who; the form; the key; the transaction around one statement; its jobs
        receive(lan, world)
