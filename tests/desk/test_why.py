"""The watchers' pages: why dossiers are late, and where the time goes."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.supervision import commands
from tests.world import World, at

SignIn = Callable[[str], Client]
MONTH = "first=2021-04&last=2021-04"


@pytest.fixture
def late(world: World) -> int:
    dossier_id = world.finished(at("04-16 10:00"))
    world.forwarded()
    commands.follow(at=at("04-30 16:00"))
    return dossier_id


@pytest.mark.usefixtures("late")
def test_the_leader_sees_what_is_late_and_why(world: World, signed_in: SignIn) -> None:
    listed = signed_in("phuong").get(f"/desk/why?{MONTH}").content.decode()
    assert f"/desk/why/{world.five_days.procedure_id}?" in listed
    assert "100.0%" in listed and "20.7 to 100.0 %" in listed

    page = signed_in("phuong").get(f"/desk/why/{world.five_days.procedure_id}?{MONTH}").content.decode()

    assert "Worked on for longer than the step allows: <strong>1</strong>" in page
    assert "Hoàng Văn Minh" in page and "Sở Xây dựng" in page
    assert page.count('role="img"') == 2, "the approved process beside the one that ran"
    assert "1 left the step; longer than its 4 hours: 100.0%" in page
    assert "Still at it: 1." in page


@pytest.mark.usefixtures("late")
def test_a_head_sees_the_own_agency_alone(world: World, signed_in: SignIn) -> None:
    assert "Cấp giấy phép" in signed_in("hoa").get(f"/desk/why?{MONTH}").content.decode()
    assert signed_in("minh").get("/desk/why").status_code == 403
    assert signed_in("phuong").get("/desk/why/0").status_code == 404


@pytest.mark.parametrize("asked", ["first=2021-04&last=2021-03", "first=x", "first=1999-01&last=2021-01"])
def test_months_that_make_no_sense_are_said(world: World, signed_in: SignIn, asked: str) -> None:
    page = signed_in("son").get(f"/desk/why?{asked}")

    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()


@pytest.mark.usefixtures("late")
def test_late_ones_are_listed_with_their_hand_overs(signed_in: SignIn) -> None:
    page = signed_in("phuong").get(f"/desk/late?{MONTH}").content.decode()

    assert "Without an apology" in page and "Taken over at" in page
    assert "Worked on for longer than the step allows" in page
    assert signed_in("phuong").get("/desk/late?only=x").status_code == 404
    assert signed_in("phuong").get("/desk/late?after=x~1").status_code == 404
    assert (
        "No such dossier" in signed_in("phuong").get(f"/desk/late?{MONTH}&only=interlinked").content.decode()
    )


def test_a_directive_goes_from_the_leader_to_the_unit_and_back(world: World, signed_in: SignIn) -> None:
    leader, unit = signed_in("phuong"), signed_in("hoa")
    told = {
        "key": "00000000-0000-0000-0000-000000000007",
        "title": "Rà soát hồ sơ",
        "text": "Giải quyết xong.",
        "unit": f"agency-{world.construction.pk}",
        "due_on": "2099-01-05",
        "dossiers": "H37-1",
    }
    refused = leader.post("/desk/directives/new", told)
    assert refused.status_code == 422 and "Not found: H37-1." in refused.content.decode()

    made = leader.post("/desk/directives/new", told | {"dossiers": "", "procedures": "1.009978"})
    assert made.status_code == 302
    assert "Rà soát hồ sơ" in unit.get("/desk/directives").content.decode()
    answered = unit.post(made.headers["Location"], {"percent": "40", "text": "Đang làm"}, follow=True)
    assert "Đang làm" in answered.content.decode()

    closed = leader.post(f"{made.headers['Location']}/close", {"words": "Đạt"}, follow=True)
    assert "The directive is closed." in closed.content.decode()
