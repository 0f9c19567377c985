"""The pages of people, as the head sees them and as the officer does."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.desk.people import sheet
from motcua.organisation.models import Counter
from motcua.staffing.commands import rostering
from motcua.staffing.models import Duty, Half, PresenceCorrection, Remark, TrainingPlace
from tests.hall.test_pages import signed_in
from tests.world import World


@pytest.fixture
def son(world: World) -> Client:
    return signed_in(world.son)


@pytest.fixture
def lan(world: World) -> Client:
    return signed_in(world.lan)


def monday() -> str:
    today = timezone.localdate()
    return str(today - timedelta(days=today.weekday()))


def on_duty(world: World) -> None:
    today = timezone.localdate()
    turns = rostering.span(
        Counter.objects.get(number=3).pk, world.lan.officer_id or 0, centre_id=world.centre.pk,
        first_on=today - timedelta(days=10), last_on=today + timedelta(days=10), only=tuple(Half),
    )  # fmt: skip
    rostering.put_on_duty(turns, centre_id=world.centre.pk, by=world.son, at=timezone.now())


def test_the_head_fills_a_week_copies_it_and_clears_it(world: World, son: Client) -> None:
    said = {
        "counter": Counter.objects.get(number=3).pk, "officer": world.lan.officer_id, "half": "",
        "first_on": monday(), "last_on": monday(),
    }  # fmt: skip

    put = son.post(f"/desk/people/roster/put?week={monday()}", said, follow=True)
    copied = son.post(f"/desk/people/roster/copy?week={monday()}", {"weeks": 1}, follow=True)
    assert "Nông Thị Lan" in put.content.decode()
    assert "Nông Thị Lan" in copied.content.decode()
    assert Duty.objects.count() == 4

    son.post(f"/desk/people/roster/put?week={monday()}", said | {"officer": 0})
    assert Duty.objects.count() == 2


def test_what_the_roster_refuses_is_said_and_what_was_written_stays(world: World, son: Client) -> None:
    said = {
        "counter": Counter.objects.get(number=3).pk,
        "officer": world.lan.officer_id,
        "first_on": monday(),
        "last_on": "",
    }

    missing = son.post("/desk/people/roster/put", said)
    backwards = son.post("/desk/people/roster/put", said | {"last_on": "2019-01-07"})

    assert missing.status_code == 422
    assert backwards.status_code == 409
    assert "ba tháng" in backwards.content.decode()
    assert 'value="2019-01-07"' in backwards.content.decode()


def test_the_head_corrects_presence_and_the_officer_sees_it(world: World, son: Client, lan: Client) -> None:
    on_duty(world)
    day = Duty.objects.filter(day_on__lt=timezone.localdate()).latest("day_on").day_on
    where = f"/desk/people/presence/{world.lan.officer_id}/{day}/morning"

    assert son.get(where).status_code == 200
    son.post(where, {"verdict": "excused", "reason": "Đi họp ở Sở"})

    assert PresenceCorrection.objects.get().reason == "Đi họp ở Sở"
    assert "Đi họp ở Sở" in son.get(f"/desk/people/presence?on={day}").content.decode()
    assert "Đi họp ở Sở" in lan.get("/desk/people/mine", follow=True).content.decode()
    assert son.get("/desk/people/presence/1/2021-02-30/morning").status_code == 404


def test_a_remark_is_written_answered_and_taken_back_on_pages(world: World, son: Client, lan: Client) -> None:
    page = f"/desk/people/{world.lan.officer_id}"
    form = son.get(page).context["writing"].initial
    said = {
        "key": form["key"],
        "kind": "reminder",
        "happened_on": form["happened_on"],
        "text": "Không đeo thẻ",
    }

    son.post(f"{page}/remark", said)
    one = Remark.objects.get()
    lan.post(f"/desk/people/remarks/{one.pk}/answer", {"text": "Thẻ bị mất"})
    son.post(f"/desk/people/remarks/{one.pk}/back", {"text": "Đã có lý do"})

    shown = lan.get(page).content.decode()
    assert all(words in shown for words in ("Không đeo thẻ", "Thẻ bị mất", "Đã có lý do"))
    assert "Không đeo thẻ" in son.get("/desk/people/remarks").content.decode()
    assert son.post(f"{page}/remark", said | {"text": ""}).status_code == 422


def test_nobody_sees_anothers_page(world: World, lan: Client) -> None:
    assert lan.get(f"/desk/people/{world.lan.officer_id}").status_code == 200
    assert lan.get(f"/desk/people/{world.thu.officer_id}").status_code == 403
    assert signed_in(world.minh).get(f"/desk/people/{world.lan.officer_id}").status_code == 403


def test_a_course_is_planned_attended_and_seen_by_the_officer(world: World, son: Client, lan: Client) -> None:
    today = timezone.localdate().isoformat()
    said = {"title": "Ký số trên hồ sơ", "first_on": today, "last_on": today, "hours": 4, "pass_score": 50}
    course = son.post("/desk/people/training/new", said).headers["location"]

    son.post(f"{course}/invite", {"officers": [world.lan.officer_id]})
    son.post(f"{course}/note", {f"came-{world.lan.officer_id}": "yes", f"score-{world.lan.officer_id}": "80"})

    place = TrainingPlace.objects.get()
    assert (place.attended, place.score) == (True, 80)
    assert "Ký số trên hồ sơ" in lan.get("/desk/people/mine", follow=True).content.decode()
    assert "Ký số trên hồ sơ" in son.get("/desk/people/training").content.decode()
    assert "80" in son.get(course).content.decode()


def test_the_head_seconds_an_officer_and_ends_the_term(world: World, son: Client) -> None:
    today = timezone.localdate()
    said = {
        "officer": world.minh.officer_id,
        "role": "intake_officer",
        "counter": "",
        "first_on": today,
        "last_on": "",
    }

    assert "Hoàng Văn Minh" in son.post("/desk/people/second", said, follow=True).content.decode()
    person = son.get(f"/desk/people/{world.minh.officer_id}")
    term = person.context["person"].secondment_id
    son.post(f"/desk/people/{world.minh.officer_id}/term/{term}", {"last_on": today + timedelta(days=30)})

    assert (today + timedelta(days=30)).strftime("%d/%m/%Y") in son.get("/desk/people").content.decode()


def test_the_leader_looks_and_changes_nothing(world: World) -> None:
    on_duty(world)
    leader = signed_in(world.phuong)

    page = leader.get(f"/desk/people/roster?centre={world.centre.pk}").content.decode()
    assert "Nông Thị Lan" in page
    assert '<form method="post" action="/desk/people' not in page
    assert leader.post("/desk/people/roster/copy", {"weeks": 1}).status_code == 403


def test_the_head_signs_a_sheet_and_the_officer_reads_it(world: World, son: Client, lan: Client) -> None:
    page = f"/desk/people/{world.lan.officer_id}/sheet"
    over = son.get(page).context["periods"][1][0]

    assert son.get(page).status_code == 200
    assert son.post(f"{page}?period={over}", {"grade": "good", "words": ""}).status_code == 422
    signed = son.post(f"{page}?period={over}", {"grade": "good", "words": "Tận tụy"}, follow=True)
    assert "Hoàn thành tốt nhiệm vụ" in signed.content.decode()

    shown = lan.get(page)
    paper = f"/desk/people/{world.lan.officer_id}/sheets/{shown.context['signed'][0][0].id}.pdf"
    assert b"".join(lan.get(paper).streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    assert lan.post(f"{page}?period={over}", {"grade": "good", "words": "x"}).status_code == 403
    assert signed_in(world.minh).get(paper).status_code == 403


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021-q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2020-h2", date(2020, 7, 1), date(2020, 12, 31)),
        ("nonsense", date(2021, 4, 1), date(2021, 4, 30)),
    ],
)
def test_periods_are_months_quarters_and_half_years(key: str, first: date, last: date) -> None:
    period = sheet.period_of(key, date(2021, 4, 6))

    assert (period.first_on, period.last_on) == (first, last)
