"""The hall's pages: the machine, the telephone, the counter, the wall, the supervisor."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.hall.commands import taking
from motcua.hall.models import QueueTicket, TicketKiosk, TicketState
from motcua.identity.models import Account
from motcua.law.actor import Actor
from motcua.organisation.models import Officer
from tests.hall.places import Hall


def signed_in(actor: Actor) -> Client:
    officer = Officer.objects.get(pk=actor.officer_id)
    officer.account, _ = Account.objects.get_or_create(username=officer.code)
    officer.save()
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def lan(hall: Hall) -> Client:
    return signed_in(hall.lan)


@pytest.fixture
def son(hall: Hall) -> Client:
    return signed_in(hall.world.son)


def machine(hall: Hall) -> str:
    key = taking.set_up_kiosk(hall.centre_id, by=hall.world.son, at=timezone.now())
    return f"/lobby/tickets/{key}/"


def test_the_machine_gives_a_ticket_and_a_second_press_the_same(hall: Hall, client: Client) -> None:
    where = machine(hall)
    assert "Xây dựng" in client.get(where).content.decode()
    chosen = client.get(where, {"group": hall.building.pk})
    said = {"group": hall.building.pk, "claim": "elderly", "key": str(chosen.context["key"])}

    pages = [client.post(where, said).content.decode() for _ in range(2)]

    assert all("X001" in page for page in pages)
    assert QueueTicket.objects.get().claim == "elderly"


@pytest.mark.parametrize(
    "said", [{}, {"group": "x"}, {"group": "1" * 30}, {"claim": "appointment"}, {"claim": "x"}]
)
def test_the_machine_says_what_is_wrong(hall: Hall, client: Client, said: dict[str, str]) -> None:
    answer = client.post(machine(hall), {"group": hall.building.pk, "claim": ""} | said if said else {})

    assert answer.status_code == 409
    assert QueueTicket.objects.count() == 0


def test_a_new_address_ends_the_old_one(hall: Hall, client: Client) -> None:
    old = machine(hall)
    machine(hall)

    assert client.get(old).status_code == 404
    assert TicketKiosk.objects.count() == 1


def test_a_ticket_on_ones_telephone(hall: Hall, client: Client, lan: Client) -> None:
    where = f"/queue/{hall.world.centre.code}/"
    refused = client.post(where, {"group": hall.building.pk, "claim": ""})
    assert refused.status_code == 409
    lan.post("/desk/hall/acts/open", {"counter": hall.three.pk})
    hall.take(timezone.now() - timedelta(minutes=1))

    taken = client.post(where, {"group": hall.building.pk, "claim": ""}, follow=True)

    page = taken.content.decode()
    assert "X002" in page
    assert taken.context["ticket"].expected.before == 1
    assert "X002" in client.get(where).content.decode()
    client.post(taken.redirect_chain[-1][0])
    assert QueueTicket.objects.get(label="X002").state == TicketState.LEFT


def test_an_officer_serves_from_the_desk(hall: Hall, client: Client, lan: Client) -> None:
    taken = hall.take(timezone.now() - timedelta(minutes=5))
    assert "Mở quầy" in lan.get("/desk/hall").content.decode()
    lan.post("/desk/hall/acts/open", {"counter": hall.three.pk})
    assert "Gọi X001" in lan.get("/desk/hall").content.decode()

    lan.post("/desk/hall/acts/next")
    wall = client.get(f"/lobby/wall/{hall.world.centre.code}/").content.decode()
    assert "Mời số ích không không một, đến quầy ba" in wall

    for act in ("recall", "start", "park", "resume", "finish"):
        lan.post(f"/desk/hall/acts/{act}", {"ticket": taken.id})
    assert hall.ticket(taken).state == TicketState.FINISHED


def test_what_refuses_is_said_on_the_page(hall: Hall, lan: Client) -> None:
    lan.post("/desk/hall/acts/open", {"counter": hall.three.pk})
    answer = lan.post("/desk/hall/acts/next", follow=True)

    assert "Không có ai chờ quầy của bạn." in answer.content.decode()
    assert lan.post("/desk/hall/acts/dance").status_code == 404
    for said in ({}, {"ticket": "x"}, {"ticket": "9" * 30}):
        assert lan.post("/desk/hall/acts/finish", said).status_code == 302


def test_the_supervisor_sees_who_waits_too_long_and_that_nobody_serves(hall: Hall, son: Client) -> None:
    hall.take(timezone.now() - timedelta(minutes=45))
    page = son.get("/desk/hall/watch").content.decode()

    assert "Số X001 đã chờ 45 phút." in page
    assert "Xây dựng: 1 người chờ mà chưa có quầy nào mở." in page


def test_the_thresholds_are_the_centres_own(hall: Hall, son: Client) -> None:
    hall.take(timezone.now() - timedelta(minutes=45))
    form = son.get("/desk/hall/rules").context["form"]
    said = {name: form.initial[name] for name in form.fields} | {"wait_minutes": 60}

    assert son.post("/desk/hall/rules", said | {"wait_minutes": 0}).status_code == 422
    assert son.post("/desk/hall/rules", said).status_code == 302
    assert "đã chờ" not in son.get("/desk/hall/watch").content.decode()


def test_the_silent_button_alerts_the_others_and_hardly_the_own_screen(
    hall: Hall, lan: Client, son: Client
) -> None:
    lan.post("/desk/hall/acts/open", {"counter": hall.three.pk})
    lan.post("/desk/hall/acts/help", follow=True)

    assert "cần hỗ trợ: Nông Thị Lan" in son.get("/desk/hall/watch").content.decode()
    mai = signed_in(hall.mai).get("/desk/hall").content.decode()
    assert "Quầy 3 (Nông Thị Lan) cần hỗ trợ." in mai
    assert "cần hỗ trợ" not in lan.get("/desk/hall").content.decode()
    son.post("/desk/hall/acts/answer", {"counter": hall.three.pk})
    assert "cần hỗ trợ" not in son.get("/desk/hall/watch").content.decode()


def test_the_day_is_closed_with_a_reason_and_played_again(hall: Hall, son: Client) -> None:
    hall.take(timezone.now() - timedelta(minutes=45))
    assert "X001" in son.get("/desk/hall/day").content.decode()
    assert son.post("/desk/hall/day", {"reason": ""}).status_code == 422

    answer = son.post("/desk/hall/day", {"reason": "Mất điện"}, follow=True)

    assert "Chưa được phục vụ: X001." in answer.content.decode()
    replay = son.get("/desk/hall/replay").content.decode()
    assert "Đóng khi kết thúc ngày" in replay
    early = (timezone.localtime() - timedelta(minutes=30)).strftime("%H:%M")
    assert son.get("/desk/hall/replay", {"at": early}).status_code == 200
    for said in ({"on": "x"}, {"on": "2021-13-45"}, {"at": "99:99"}, {"on": "1999-01-01"}):
        assert son.get("/desk/hall/replay", said).status_code == 200
