"""The chance to be late where people work: at the list, on the dossier's page, and gathered for those who watch."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.supervision import commands
from motcua.supervision.models import Alike, Risk
from tests.world import World, at

SignIn = Callable[[str], Client]


@pytest.fixture
def risky(world: World) -> int:
    """A dossier in the hands of the department that is more likely late than not; its id."""
    dossier_id = world.forwarded()
    commands.follow(at=at("04-06 11:00"))
    Risk.objects.filter(dossier_id=dossier_id).update(
        chance=0.63, left_minutes=900, steps_left=3, alike=Alike.UNIT, cases=42, half_minutes=1440,
        load_percent=140, pace_percent=88, told_at=at("04-06 11:00"),
    )  # fmt: skip
    return dossier_id


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("risky")
def test_the_officer_reads_it_in_the_list(signed_in: SignIn) -> None:
    assert "63% likely to be late" in page(signed_in("minh"), "/desk/?tab=to_process")


def test_the_dossiers_page_says_it_in_words(risky: int, signed_in: SignIn) -> None:
    shown = page(signed_in("minh"), f"/desk/dossiers/{risky}")

    assert "63% likely to be late" in shown
    assert "3 steps to come, which took more than 3 days of working time in half of 42 like cases" in shown
    assert "The agency has 40% more open than usual." in shown
    assert "It lately takes" not in shown, "twelve percent are not worth a word"


def test_what_is_late_already_is_not_likely_to_be(risky: int, signed_in: SignIn) -> None:
    Risk.objects.update(chance=1, left_minutes=-1)

    assert "likely to be late" not in page(signed_in("minh"), f"/desk/dossiers/{risky}")
    assert "likely to be late." in page(signed_in("phuong"), "/desk/risk"), "none is"


def test_the_leader_drills_from_the_place_to_the_dossier(world: World, risky: int, signed_in: SignIn) -> None:
    leader = signed_in("phuong")
    for by, of, name in (
        ("unit", f"agency-{world.construction.pk}", "Sở Xây dựng"),
        ("agency", f"agency-{world.construction.pk}", "Sở Xây dựng"),
        ("centre", f"centre-{world.centre.pk}", "Trung tâm Phục vụ hành chính công"),
    ):
        listed = page(leader, f"/desk/risk?by={by}")
        assert f"?by={by}&amp;of={of}" in listed
        drilled = page(leader, f"/desk/risk?by={by}&of={of}")
        assert f"Most at risk: {name}" in drilled
        assert f"/desk/dossiers/{risky}" in drilled
    assert f"/desk/dossiers/{risky}" not in page(leader, f"/desk/risk?by=agency&of=agency-{world.trade.pk}")


def test_a_head_sees_the_own_unit_alone(world: World, risky: int, signed_in: SignIn) -> None:
    head = signed_in("hoa")

    assert f"/desk/dossiers/{risky}" in page(head, "/desk/risk")
    assert head.get(f"/desk/risk?of=agency-{world.trade.pk}").status_code == 404
    assert signed_in("minh").get("/desk/risk").status_code == 403


@pytest.mark.usefixtures("risky")
def test_the_list_goes_on_after_the_last_one_shown(signed_in: SignIn) -> None:
    leader = signed_in("phuong")

    assert "likely to be late." in page(leader, "/desk/risk?after=0.63~999999")
    assert "63%" in page(leader, "/desk/risk?after=0.64~1")
    for wrong in ("x~1", "0.5~x", "2~1", "nan~1"):
        assert leader.get(f"/desk/risk?after={wrong}").status_code == 404
