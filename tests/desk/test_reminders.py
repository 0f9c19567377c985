"""What falls due is on the desk of whoever must see to it, and can be answered there."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.working import Assignment
from motcua.supervision import commands
from motcua.supervision.models import Reminder, ReminderRule
from tests.world import World, at

SignIn = Callable[[str], Client]


@pytest.fixture
def reminded(world: World) -> int:
    """A dossier in Minh's hands with a working day left, of which he is reminded; its id."""
    dossier_id = world.forwarded()
    minh = world.minh.officer_id or 0
    dossiers.assign([Assignment(dossier_id=dossier_id, by=world.hoa, at=at("04-06 10:00"), officer_id=minh)])
    commands.remind(at=at("04-12 08:00"))
    return dossier_id


def test_the_officer_reads_and_answers_and_the_head_sees_what_was_said(
    world: World, reminded: int, signed_in: SignIn
) -> None:
    minh = signed_in("minh")
    page = minh.get("/desk/reminders").content.decode()
    assert f"/desk/dossiers/{reminded}" in page and "I see to it" in page

    answered = minh.post(f"/desk/reminders/{reminded}", {"text": "Xong trong sáng nay"}, follow=True)
    assert "Noted." in answered.content.decode()
    assert "Xong trong sáng nay" in answered.content.decode()

    commands.remind(at=at("04-12 13:30"))
    assert "Hoàng Văn Minh: Xong trong sáng nay" in signed_in("hoa").get("/desk/reminders").content.decode()


def test_another_officer_has_no_such_reminder(reminded: int, signed_in: SignIn) -> None:
    assert "Nothing needs you" in signed_in("binh").get("/desk/reminders").content.decode()
    refused = signed_in("binh").post(f"/desk/reminders/{reminded}", {"text": "x"})
    assert refused.status_code == 403
    assert Reminder.objects.get().acknowledged_at is None


def test_an_answer_too_long_is_said_beside_the_reminder(reminded: int, signed_in: SignIn) -> None:
    refused = signed_in("minh").post(f"/desk/reminders/{reminded}", {"text": "x" * 501})

    assert refused.status_code == 409
    assert "at most 500 letters" in refused.content.decode()


def test_the_supervisor_sets_when_people_are_reminded(world: World, signed_in: SignIn) -> None:
    son = signed_in("son")
    page = son.get("/desk/reminders/rules")
    assert "480 are a working day" in page.content.decode()
    told = {f"{rule.code}-minutes": str(rule.minutes) for rule in ReminderRule.objects.all()}
    told |= {"risk-half-percent": "60", "risk-high-percent": "75"}
    told |= {"wave-tenth-percent": "10", "wave-seventh-percent": "15", "wave-fifth-percent": "25"}

    saved = son.post(
        "/desk/reminders/rules", told | {"appointment-near-minutes": "960", "step-near-is_on": "on"}
    )

    assert saved.status_code == 302
    rules = {rule.code: (rule.minutes, rule.is_on) for rule in ReminderRule.objects.all()}
    assert rules["appointment-near"] == (960, False)
    assert rules["step-near"] == (240, True)
    assert ReminderRule.objects.get(code="risk-half").percent == 60
    wrong = son.post("/desk/reminders/rules", told | {"step-near-minutes": "0"})
    assert wrong.status_code == 422 and "from 1 to" in wrong.content.decode()


def test_the_head_sees_how_the_own_unit_stands_and_the_leader_all(
    world: World, reminded: int, signed_in: SignIn
) -> None:
    world.received()

    own = signed_in("hoa").get("/desk/progress").content.decode()
    everything = signed_in("phuong").get("/desk/progress").content.decode()

    assert (
        "Sở Xây dựng" in own and "Hoàng Văn Minh" in own and world.centre.name_vi not in own.split("<main")[1]
    )
    assert "Sở Xây dựng" in everything and world.centre.name_vi in everything.split("<main")[1]
    assert "Hoàng Văn Minh" not in everything
