"""What the control slip says of each step: who gave, who took, and whether it was in time."""

from motcua.dossiers import commands
from motcua.dossiers.commands import supplement, working
from motcua.dossiers.papers import filled
from motcua.dossiers.papers.control_slip import ControlSlip, HandOver
from motcua.dossiers.queries import last_event
from motcua.dossiers.queries.then import as_of
from motcua.law.papers import PaperKind
from motcua.organisation import queries as organisation
from tests.dossiers.commands.test_standing_in import assigned, lend, now
from tests.world import World, at


def _lines(dossier_id: int) -> tuple[HandOver, ...]:
    event_id = last_event(dossier_id) or 0
    then = as_of([event_id])[event_id]
    unit = filled.issuer_of(then, PaperKind.CONTROL_SLIP)
    slip = filled.paper(then, PaperKind.CONTROL_SLIP, organisation.letterheads([unit])[unit], number="")
    assert isinstance(slip, ControlSlip)
    return slip.hand_overs


def _approve(world: World, dossier_id: int, when: str) -> None:
    approval = working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at(when), outcome="approved")
    commands.approve([approval])


def test_each_step_is_judged_by_its_own_time_with_its_pauses(world: World) -> None:
    dossier_id = world.forwarded()  # Minh's step is due on Thursday the 8th at 14:30
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-07 10:00"), items=("Bản vẽ",), reason="Thiếu"
    )
    commands.ask_supplement([asked])
    answered = supplement.SupplementHandedIn(dossier_id=dossier_id, by=world.minh, at=at("04-09 10:00"))
    commands.accept_supplement([answered])
    world.step(dossier_id, world.minh, at("04-12 14:30"))  # two days of pause later: the very minute
    _approve(world, dossier_id, "04-14 08:00")  # a day was given for it
    world.finish(dossier_id, at("04-14 09:00"))

    judged = [(line.giver_name, line.result) for line in _lines(dossier_id)]

    assert judged == [
        ("Nông Thị Lan", "on_time"),
        ("Hoàng Văn Minh", "on_time"),
        ("Lý Thị Hoa", "late"),
        ("Vi Thị Thu", "on_time"),
    ]


def test_a_step_done_on_a_day_before_its_own_is_early(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-07 16:00"))

    assert _lines(dossier_id)[-1].result == "early"


def test_who_of_the_same_unit_went_on_is_who_took_it_over(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-07 16:00"))
    before = _lines(dossier_id)[-1]
    _approve(world, dossier_id, "04-08 08:00")

    after = _lines(dossier_id)

    assert (before.giver_unit, before.taker_unit, before.taker_name) == ("Sở Xây dựng", "Sở Xây dựng", "")
    assert (after[1].taker_name, after[1].taken_at) == ("Lý Thị Hoa", at("04-07 16:00"))
    assert (after[0].taker_name, after[2].taker_unit) == (
        "Hoàng Văn Minh", "Trung tâm Phục vụ hành chính công",
    )  # fmt: skip


def test_who_stood_in_is_named_with_whom_it_was_for(world: World) -> None:
    dossier_id = assigned(world, world.minh)
    lend(world.minh, world.binh)

    world.step(dossier_id, now("binh"), at("04-06 11:00"))

    assert _lines(dossier_id)[-1].giver_name == "Lương Thị Bình (thay Hoàng Văn Minh)"
