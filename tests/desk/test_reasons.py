"""The kinds of reasons at the desk: chosen with an act, kept by the supervisor, counted for the watchers."""

from collections.abc import Callable

from django.test import Client

from motcua.dossiers.models import Event, ReasonCode
from motcua.supervision import commands
from tests.world import World, at

SignIn = Callable[[str], Client]


def test_who_asks_for_a_supplement_chooses_a_kind(world: World, signed_in: SignIn) -> None:
    dossier_id, lan = world.received().dossier_id, signed_in("lan")
    said = {"items": "Bản vẽ", "reason": "Không đọc được"}

    missing = lan.post(f"/desk/dossiers/{dossier_id}/ask_supplement", said)
    assert missing.status_code == 422
    assert "A paper cannot be read" in missing.content.decode()

    done = lan.post(f"/desk/dossiers/{dossier_id}/ask_supplement", said | {"reason_code": "unclear"})
    assert done.status_code == 302
    assert Event.objects.get(kind="supplement_asked").data["reason_code"] == "unclear"
    commands.follow(at=at("04-06 16:00"))
    page = signed_in("phuong").get("/desk/why?first=2021-04&last=2021-04").content.decode()
    assert "A paper cannot be read: <strong>1</strong>" in page


def test_the_supervisor_keeps_the_list(world: World, signed_in: SignIn) -> None:
    son = signed_in("son")
    told = {f"{one.act}-{one.code}-name_vi": one.name_vi for one in ReasonCode.objects.all()}
    told |= {f"{one.act}-{one.code}-is_on": "on" for one in ReasonCode.objects.all()}
    del told["apologise-system-is_on"]

    saved = son.post("/desk/reasons", told | {"new-apologise-name_vi": "Chờ đo đạc"})

    assert saved.status_code == 302
    assert not ReasonCode.objects.get(code="system").is_on
    assert ReasonCode.objects.get(code="cho-do-dac").name_vi == "Chờ đo đạc"
    wrong = son.post("/desk/reasons", told | {"apologise-other-name_vi": ""})
    assert wrong.status_code == 422
    assert signed_in("minh").get("/desk/reasons").status_code == 403
