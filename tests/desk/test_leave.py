"""Leave at the desk, and giving out what lies with nobody."""

import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.organisation.models import Absence, Officer, Substitution
from tests.world import TUESDAY_8, World, at

SignedIn = Callable[[str], Client]
TODAY = TUESDAY_8.date()


@pytest.fixture(autouse=True)
def _the_same_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("leave", "sharing"):
        clock = type(
            "Clock",
            (),
            {
                "now": staticmethod(lambda: TUESDAY_8 + timedelta(hours=6)),
                "localdate": staticmethod(lambda: TODAY),
            },
        )
        monkeypatch.setattr(f"motcua.desk.{module}.timezone", clock)


def _id(code: str) -> int:
    return Officer.objects.get(code=code).pk


def _said(
    first_on: date | None = TODAY, last_on: date = TODAY + timedelta(days=2), **other: object
) -> dict[str, object]:
    days = {
        f"{name}_{part}": getattr(day, part)
        for name, day in (("first_on", first_on), ("last_on", last_on))
        if day
        for part in ("day", "month", "year")
    }
    return {"officer": _id("minh"), "substitute": _id("binh"), "role": ""} | days | other


def test_an_officer_names_a_substitute_and_both_see_it(world: World, signed_in: SignedIn) -> None:
    said = signed_in("minh").post("/desk/leave", _said())

    assert said.status_code == 302
    absence = Absence.objects.get()
    assert (absence.valid_until, absence.named_by_id) == (TODAY + timedelta(days=3), _id("minh"))
    for code in ("minh", "binh", "hoa"):
        page = signed_in(code).get("/desk/leave").content.decode()
        assert "08/04/2021" in page and "Lương Thị Bình" in page
    assert "You stand in for Hoàng Văn Minh" in signed_in("binh").get("/desk/").content.decode()
    assert "You stand in" not in signed_in("hoa").get("/desk/").content.decode()


def test_the_head_says_it_for_others_and_changes_it(world: World, signed_in: SignedIn) -> None:
    hoa = signed_in("hoa")
    hoa.post("/desk/leave", _said(substitute=""))
    absence = Absence.objects.get()
    assert "nobody" in hoa.get("/desk/leave").content.decode()

    hoa.post(f"/desk/leave/{absence.pk}", {"substitute": _id("binh"), "role": "processing_officer"})
    assert Substitution.objects.get().role == "processing_officer"

    hoa.post(f"/desk/leave/{absence.pk}/back")
    assert not Absence.objects.exists()


def test_what_is_wrong_is_said_at_the_form(world: World, signed_in: SignedIn) -> None:
    minh = signed_in("minh")

    wrong = minh.post("/desk/leave", _said(first_on=None, substitute=""))
    backwards = minh.post("/desk/leave", _said(last_on=TODAY - timedelta(days=1)))

    assert (wrong.status_code, backwards.status_code) == (422, 409)
    assert "must end after it begins" in backwards.content.decode()
    assert not Absence.objects.exists()


def test_other_units_absences_are_not_there(world: World, signed_in: SignedIn) -> None:
    signed_in("minh").post("/desk/leave", _said())
    tuan, absence = signed_in("tuan"), Absence.objects.get()

    assert tuan.get(f"/desk/leave/{absence.pk}").status_code == 404
    assert tuan.post(f"/desk/leave/{absence.pk}/back").status_code == 404
    assert "Hoàng Văn Minh" not in tuan.get("/desk/leave").content.decode()
    # A colleague sees it, and is told whose it is to change.
    refused = signed_in("binh").post(f"/desk/leave/{absence.pk}/back", follow=True).content.decode()
    assert "Only Hoàng Văn Minh or the head" in refused
    assert Absence.objects.exists()


def _ticked(ids: list[int]) -> list[str]:
    versions = dict(Dossier.objects.filter(pk__in=ids).values_list("pk", "version"))
    return [f"{pk}:{versions[pk]}" for pk in ids]


def _plan(page: str) -> list[str]:
    return re.findall(r'name="give" value="([^"]+)"', page)


def test_what_lies_with_nobody_is_given_out_by_load_and_undone(world: World, signed_in: SignedIn) -> None:
    from motcua.dossiers import commands
    from motcua.dossiers.commands.working import Assignment

    ids = [world.forwarded() for _ in range(3)]
    commands.assign(
        [
            Assignment(dossier_id=i, by=world.hoa, at=at("04-06 10:00"), officer_id=_id("minh"))
            for i in ids[:2]
        ]
    )
    Absence.objects.create(officer_id=_id("minh"), valid_from=TODAY, named_at=TUESDAY_8)
    hoa = signed_in("hoa")
    listed = hoa.get("/desk/?tab=unattended").content.decode()
    assert all(Dossier.objects.get(pk=i).code in listed for i in ids[:2])

    preview = hoa.post("/desk/bulk", {"tab": "unattended", "way": "share", "ticked": _ticked(ids)})
    page = preview.content.decode()
    assert "from Hoàng Văn Minh" in page
    assert not Dossier.objects.filter(holder_officer_id=_id("binh")).exists()

    plan, key = _plan(page), str(uuid.uuid4())
    done = hoa.post("/desk/share", {"tab": "unattended", "key": key, "give": plan})
    again = hoa.post("/desk/share", {"tab": "unattended", "key": key, "give": plan})
    assert "Done for 3 dossiers" in done.content.decode()
    assert again.status_code == 200
    assert Dossier.objects.filter(holder_officer_id=_id("binh")).count() == 3

    undone = hoa.post("/desk/share/undo", {"tab": "unattended", "give": _plan(done.content.decode())})
    # Who is away cannot be given them back: that is said; the one that nobody had is everybody's again.
    assert "is away on" in undone.content.decode()
    assert Dossier.objects.filter(holder_officer_id=None).count() == 1


def test_by_number_and_among_the_chosen(world: World, signed_in: SignedIn) -> None:
    ids = [world.forwarded() for _ in range(4)]
    hoa = signed_in("hoa")
    asked = {"tab": "to_process", "way": "share", "ticked": _ticked(ids), "measure": "count"}

    among_two = _plan(hoa.post("/desk/bulk", asked).content.decode())
    for_one = _plan(hoa.post("/desk/bulk", asked | {"officer": [_id("binh")]}).content.decode())

    assert sorted(one.split(":")[2] for one in among_two) == sorted([str(_id("minh")), str(_id("binh"))] * 2)
    assert {one.split(":")[2] for one in for_one} == {str(_id("binh"))}


def test_who_refuses_is_named_and_the_others_are_given(world: World, signed_in: SignedIn) -> None:
    ids = [world.forwarded() for _ in range(2)]
    hoa = signed_in("hoa")
    give = [f"{ids[0]}:9:{_id('binh')}", f"{ids[1]}:{Dossier.objects.get(pk=ids[1]).version}:{_id('binh')}"]

    page = hoa.post(
        "/desk/share", {"tab": "to_process", "key": str(uuid.uuid4()), "give": [*give, "x", "1:2"]}
    )

    assert "changed by someone else" in page.content.decode()
    assert Dossier.objects.get(pk=ids[1]).holder_officer_id == _id("binh")
    assert Dossier.objects.get(pk=ids[0]).holder_officer_id is None
