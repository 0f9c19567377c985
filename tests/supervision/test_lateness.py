"""Who bears the lateness of an interlinked dossier, and late ones without an apology."""

import pytest

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import working
from motcua.supervision import commands
from motcua.supervision.models import AgencyCount
from motcua.supervision.queries import lateness, recounting
from motcua.supervision.queries.why import Months
from tests.world import World, at

APRIL = Months(at("04-01 00:00").date(), at("04-01 00:00").date())
NOW = at("04-30 16:00")


@pytest.fixture
def interlinked(world: World) -> int:
    """Given to the trade department, which took five days of the two and a half its step has; its id.

    The approval took a day and an hour of its one day.
    """
    dossier_id = world.forwarded()
    given = working.GivenElsewhere(
        dossier_id=dossier_id,
        by=world.hoa,
        at=at("04-06 10:00"),
        agency_id=world.trade.pk,
        reason="Thuộc ngành",
    )
    dossiers.give([given])
    dossiers.take([world.order(dossier_id, world.tuan, at("04-06 14:00"))])
    world.step(dossier_id, world.tuan, at("04-13 10:00"))
    dossiers.take([world.order(dossier_id, world.hoa, at("04-13 11:00"))])
    approval = working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-14 11:00"), outcome="approved")
    dossiers.approve([approval])
    world.finish(dossier_id, at("04-14 14:00"))
    commands.follow(at=NOW)
    return dossier_id


def test_whoever_overran_bears_it_by_how_much(world: World, interlinked: int) -> None:
    [one] = lateness.late(APRIL, None)

    # Appraisal: 2,400 + 60 minutes at 09:00 on the 6th to 10:00 on the 13th, 1,200 allowed; approval 540 of 480.
    shares = dict(one.shares)
    assert shares["Sở Công Thương"] == pytest.approx(100 * 1260 / 1320, abs=0.05)
    assert shares["Sở Xây dựng"] == pytest.approx(100 * 60 / 1320, abs=0.05)
    bears = {row.name: row for row in lateness.bearing(APRIL, None)}
    assert bears["Sở Công Thương"].late == bears["Sở Xây dựng"].late == 1
    assert sum(row.percent for row in bears.values()) == pytest.approx(100, abs=0.2)
    assert recounting.differences()["supervision_agencycount"] == 0


def test_the_hand_over_times_are_the_proof(world: World, interlinked: int) -> None:
    held = lateness.hand_overs([interlinked])[interlinked]

    assert [(one.unit, one.given_at, one.taken_at) for one in held[1:4]] == [
        ("Sở Xây dựng", at("04-06 09:00"), at("04-06 09:30")),
        ("Sở Công Thương", at("04-06 10:00"), at("04-06 14:00")),
        ("Sở Xây dựng", at("04-13 10:00"), at("04-13 11:00")),
    ]
    assert held[2].minutes == 2400


def test_late_without_an_apology_is_listed(world: World, interlinked: int) -> None:
    assert [one.dossier_id for one in lateness.late(APRIL, None, silent=True)] == [interlinked]
    assert [one.dossier_id for one in lateness.late(APRIL, None, interlinked=True)] == [interlinked]
    assert lateness.late(APRIL, [world.trade.pk]) == []
    last = lateness.late(APRIL, None)[0]
    assert lateness.late(APRIL, None, after=(last.ended_at, last.dossier_id)) == []


def test_a_dossier_of_one_agency_is_not_interlinked(world: World) -> None:
    world.finished(at("04-16 10:00"))
    commands.follow(at=NOW)

    assert not AgencyCount.objects.exists()
    assert lateness.late(APRIL, None)[0].interlinked is False
