"""The desk's pages about messages: the plan edited and previewed, what failed, the sample book."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.audit.models import Look
from motcua.identity.models import Account
from motcua.notices import commands, queries
from motcua.notices.models import Notice
from motcua.organisation.models import Officer
from tests.notices.letters import told_of
from tests.world import TUESDAY_8, World

PAGE = "/desk/messages/plan/received"


def desk_of(code: str) -> Client:
    """The desk of an officer, in Vietnamese."""
    account = Account.objects.create(username=f"{code}-signed-in")
    Officer.objects.filter(code=code).update(account=account)
    client = Client(headers={"accept-language": "vi"})
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def son(world: World) -> Client:
    return desk_of("son")


def said(key: str = "received", **other: Any) -> dict[str, Any]:
    """The form as the page fills it in, but for what is said otherwise."""
    now = queries.plan()[key]
    texts = {
        f"{one}_{part}": getattr(text, part)
        for one, text in now.texts.items()
        for part in ("subject", "body", "short")
    }
    start = {"seen": now.number, "is_on": "on", "channels": [c.value for c in now.channels], "about": ""}
    return {**start, **texts, **other}


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_plan_lists_every_situation(son: Client) -> None:
    page = text(son.get("/desk/messages"))

    assert "Đã tiếp nhận, hẹn trả" in page
    assert page.count("/desk/messages/plan/") == len(queries.plan())


def test_an_edit_is_kept_and_listed(son: Client, world: World) -> None:
    answer = son.post(PAGE, said(vi_short="Hồ sơ {code} đã tới nơi."), follow=True)

    assert "Đã lưu" in text(answer)
    assert queries.plan()["received"].texts["vi"].short == "Hồ sơ {code} đã tới nơi."
    assert "Phiên bản 1" in text(answer) and world.son.name in text(answer)


def test_a_preview_saves_nothing(son: Client) -> None:
    answer = son.post(PAGE, said(vi_short="Thử với {code}", preview="1"))

    assert "Thử với H37-261125-0042" in text(answer)
    assert queries.plan()["received"].shipped


def test_the_parts_of_a_text_message_are_shown(son: Client) -> None:
    with_accents = text(son.post(PAGE, said(vi_short="đ" * 71, preview="1")))
    without = text(son.post(PAGE, said(vi_short="d" * 160, preview="1")))

    assert "2 phần, 71 ký tự" in with_accents and "có dấu" in with_accents
    assert "1 phần, 160 ký tự" in without and "không dấu" in without


def test_a_preview_on_a_real_dossier_notes_the_look(son: Client, world: World) -> None:
    opened = world.received()

    page = text(son.post(PAGE, said(about=opened.code.lower(), preview="1")))

    assert f"Đã tiếp nhận hồ sơ {opened.code}, hẹn trả 08:00 ngày 13/04/2021." in page
    assert Look.objects.filter(dossier_id=opened.dossier_id, seen="list").exists()
    assert opened.tracking_secret not in page


def test_a_dossier_that_is_not_there_is_said(son: Client) -> None:
    assert "đang hiện giá trị mẫu" in text(son.post(PAGE, said(about="H37-1", preview="1")))


def test_an_unknown_place_stands_at_its_field_and_nothing_is_lost(son: Client) -> None:
    answer = son.post(PAGE, said(vi_short="Hồ sơ {ma}", en_subject="Kept as typed {code}"))

    assert answer.status_code == 422
    assert "“{ma}” không có nghĩa ở đây" in text(answer)
    assert "Kept as typed" in text(answer)
    assert queries.plan()["received"].shipped


def test_somebody_who_looked_before_is_told(son: Client) -> None:
    old = said(vi_subject="hai {code}")
    son.post(PAGE, said(vi_subject="một {code}"))

    answer = son.post(PAGE, old)

    assert answer.status_code == 409
    assert "Có người vừa sửa" in text(answer)
    assert "hai {code}" in text(answer)


def test_back_to_the_shipped_texts(son: Client) -> None:
    son.post(PAGE, said(vi_subject="một {code}"))

    answer = son.post(f"{PAGE}/shipped", {"seen": "1"}, follow=True)

    assert "đã có hiệu lực trở lại" in text(answer)
    assert queries.plan()["received"].texts["vi"].subject == "Hồ sơ {code} đã được tiếp nhận"
    assert son.post(f"{PAGE}/shipped", {"seen": "1"}).status_code == 409


def test_an_earlier_version_opens_in_the_form(son: Client) -> None:
    son.post(PAGE, said(vi_subject="một {code}"))
    son.post(PAGE, said(vi_subject="hai {code}"))

    assert "một {code}" in text(son.get(f"{PAGE}?edit=1"))
    assert "hai {code}" in text(son.get(f"{PAGE}?edit=99"))


def test_no_such_situation(son: Client) -> None:
    assert son.get("/desk/messages/plan/born").status_code == 404
    assert son.post("/desk/messages/plan/born/shipped", {"seen": "0"}).status_code == 404


def test_who_was_told_what_stands_on_the_dossier(son: Client, world: World) -> None:
    opened = world.received()
    told_of(opened.dossier_id)
    commands.send(at=TUESDAY_8)

    page = text(son.get(f"/desk/dossiers/{opened.dossier_id}"))

    assert "Tin nhắn đã gửi người nộp" in page
    assert "091•••678" in page and "Đã gửi" in page


def test_what_reached_nobody_is_listed_for_those_who_may_see_the_dossier(son: Client, world: World) -> None:
    opened = world.received()
    told_of(opened.dossier_id)
    Notice.objects.update(
        state="failed", next_at=None, ended_at=timezone.now(), fault="the gateway answers 400"
    )

    page = text(son.get("/desk/messages/failures"))

    assert opened.code in page
    assert "cổng tin nhắn trả lời 400" in page


def test_failures_go_on_by_key(son: Client, world: World) -> None:
    from motcua.dossiers import commands as dossiers

    for done in dossiers.receive([world.intake() for _ in range(51)]):
        told_of(done.dossier_id)
    Notice.objects.update(state="failed", next_at=None, ended_at=TUESDAY_8)

    first = text(son.get("/desk/messages/failures"))
    second = text(
        son.get(f"/desk/messages/failures?after={TUESDAY_8.isoformat().replace('+', '%2B')}|{_last(first)}")
    )

    assert (first.count("/desk/dossiers/"), second.count("/desk/dossiers/")) == (50, 1)
    assert son.get("/desk/messages/failures?after=nonsense").status_code == 200


def _last(_page: str) -> int:
    return int(Notice.objects.order_by("id").values_list("id", flat=True)[1])


def test_the_sample_book_shows_the_whole_message_with_its_link(son: Client, world: World) -> None:
    opened = world.received()
    told_of(opened.dossier_id)
    commands.send(at=TUESDAY_8 + timedelta(minutes=1))

    page = text(son.get("/desk/messages/book"))

    assert f"/track/{opened.code}/{opened.tracking_secret}/" in page
    assert "0912345678" in page


def test_in_earnest_there_is_no_sample_book(son: Client, settings: Any) -> None:
    settings.DEMO = False

    assert son.get("/desk/messages/book").status_code == 404
