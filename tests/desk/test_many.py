"""Many ticked dossiers at once: seen before it is done, all or none where that was chosen, else the rest."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands
from motcua.dossiers.models import Dossier
from motcua.law.lifecycle import Status
from tests.dossiers.commands.ladder import CITIZEN
from tests.world import World, at

SignedIn = Callable[[str], Client]


def _told(ids: list[int], **other: Any) -> dict[str, Any]:
    versions = dict(Dossier.objects.filter(pk__in=ids).values_list("pk", "version"))
    ticked = [f"{i}:{versions[i]}" for i in ids]
    return {"tab": "to_process", "way": "complete", "ticked": ticked, "key": str(uuid.uuid4())} | other


def _three(world: World) -> list[int]:
    return [world.received().dossier_id for _ in range(3)]


def _statuses() -> list[int]:
    return list(Dossier.objects.order_by("id").values_list("status", flat=True))


def test_what_will_be_done_is_shown_step_by_step_before(world: World, signed_in: SignedIn) -> None:
    ids = [*_three(world), world.forwarded(), world.received(version=world.on_the_spot).dossier_id]

    page = signed_in("son").post("/desk/bulk", _told(ids)).content.decode()

    for said in (
        "<strong>done</strong> → appraise",
        "<strong>done</strong> → approve",
        "a result of its own",
    ):
        assert said in page
    assert _statuses() == [Status.RECEIVED] * 3 + [Status.IN_PROCESS, Status.RECEIVED]


def test_the_others_are_done_and_who_refused_is_told_why(world: World, signed_in: SignedIn) -> None:
    ids = _three(world)
    told = _told(ids, mode="each")
    told["ticked"][1] = f"{ids[1]}:9"

    page = signed_in("lan").post("/desk/bulk", told).content.decode()

    assert _statuses() == [Status.IN_PROCESS, Status.RECEIVED, Status.IN_PROCESS]
    assert "Done for 2 dossiers." in page
    assert Dossier.objects.get(pk=ids[1]).code in page
    assert "changed by someone else" in page


def test_none_is_done_when_one_refuses_and_that_was_chosen(world: World, signed_in: SignedIn) -> None:
    ids = _three(world)
    told = _told(ids, mode="all")
    told["ticked"][1] = f"{ids[1]}:9"

    page = signed_in("lan").post("/desk/bulk", told, follow=True).content.decode()

    assert _statuses() == [Status.RECEIVED] * 3
    assert "Nothing was done" in page
    assert Dossier.objects.get(pk=ids[1]).code in page


@pytest.mark.parametrize("mode", ["each", "all"])
def test_all_are_done_when_none_refuses(world: World, signed_in: SignedIn, mode: str) -> None:
    told = _told(_three(world), mode=mode)
    lan = signed_in("lan")

    first, again = lan.post("/desk/bulk", told), lan.post("/desk/bulk", told)

    assert (first.status_code, again.status_code) == (302, 302)
    assert _statuses() == [Status.IN_PROCESS] * 3


def test_the_ordinary_way_is_taken_whatever_the_order_of_the_outcomes(
    world: World, signed_in: SignedIn
) -> None:
    from motcua.catalogue.models import Step, StepOutcome

    appraise, intake = (
        Step.objects.get(key="appraise"),
        Step.objects.get(key="intake", process__code="standard-5d"),
    )
    StepOutcome.objects.filter(step=appraise).delete()
    StepOutcome.objects.create(step=appraise, outcome="back", label_vi="Trả lại", next=intake)
    approve = Step.objects.get(key="approve")
    StepOutcome.objects.create(step=appraise, outcome="submit", label_vi="Trình", next=approve, onward=True)
    catalogue.steps_of.cache_clear()
    catalogue.step.cache_clear()
    dossier_id = world.forwarded(at("04-05 09:00"), at=at("04-05 08:00"))

    signed_in("minh").post("/desk/bulk", _told([dossier_id], mode="each"))

    assert Dossier.objects.get(pk=dossier_id).step == approve


def test_dossiers_of_another_agency_are_not_there(world: World, signed_in: SignedIn) -> None:
    page = signed_in("tuan").post("/desk/bulk", _told(_three(world), mode="each")).content.decode()

    assert "3 dossiers are no longer in your hands." in page
    assert _statuses() == [Status.RECEIVED] * 3


def test_only_who_holds_the_role_there_today_is_offered_for_an_assignment(
    world: World, signed_in: SignedIn
) -> None:
    from motcua.organisation.models import OfficerRole

    OfficerRole.objects.filter(officer__code="binh").update(valid_until=at("04-01 00:00").date())
    page = signed_in("hoa").get(f"/desk/dossiers/{world.forwarded()}?act=assign").content.decode()

    assert "Hoàng Văn Minh</option>" in page
    assert "Lương Thị Bình</option>" not in page  # her post has ended
    assert "Lý Thị Hoa</option>" not in page  # she approves, this step is an appraisal


def test_many_that_were_filed_online_are_received_at_once(world: World, signed_in: SignedIn) -> None:
    item = world.intake(by=CITIZEN, channel="online")
    ids = [opened.dossier_id for opened in commands.register_online([item] * 3)]
    lan = signed_in("lan")
    listed = lan.get("/desk/?tab=to_receive").content.decode()
    assert 'name="ticked"' in listed and 'value="receive"' in listed

    told = _told(ids, tab="to_receive", way="receive")
    preview = lan.post("/desk/bulk", told).content.decode()
    assert "cannot be undone" in preview
    assert _statuses() == [Status.REGISTERED] * 3
    done = [lan.post("/desk/bulk", told | {"mode": "each"}) for _ in range(2)]

    assert [answer.status_code for answer in done] == [302, 302]
    assert _statuses() == [Status.RECEIVED] * 3
    assert len(set(Dossier.objects.values_list("code", flat=True))) == 3
