"""What it means that an opinion does not come in time: by the setting, as it was when it was asked for."""

from typing import Any

import pytest

from motcua.dossiers import commands, jobs, queries
from motcua.dossiers.commands import consulting
from motcua.dossiers.commands.consulting import NoOpinionAsked, NotSilent
from motcua.dossiers.commands.working import OpinionOutstanding
from motcua.dossiers.models import Consultation, Event
from motcua.law.actor import SYSTEM
from tests.world import World, at

TOO_LATE = at("04-08 09:00")


def asked(world: World, silence: str, settings: Any) -> int:
    settings.MOTCUA_SILENCE = silence
    dossier_id = world.forwarded()
    order = consulting.OpinionAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), agency_ids=(world.trade.pk,),
        question="Có hợp quy hoạch không?", limit_minutes=480,
    )  # fmt: skip
    commands.consult([order])
    return dossier_id


@pytest.mark.parametrize(
    ("silence", "means"),
    [("agrees", "it counts as agreement"), ("goes_on", "the work goes on without")],
)
def test_after_the_limit_it_is_noted_and_the_step_goes_on(
    world: World, settings: Any, silence: str, means: str
) -> None:
    dossier_id = asked(world, silence, settings)
    jobs.look_after(at("04-07 09:59"))
    with pytest.raises(OpinionOutstanding):
        world.step(dossier_id, world.minh, at("04-07 09:59"))

    jobs.look_after(TOO_LATE)
    jobs.look_after(TOO_LATE)  # once is enough

    events = Event.objects.filter(dossier_id=dossier_id, kind="silence_noted")
    assert [(e.data["unit"], e.data["means"]) for e in events] == [("Sở Công Thương", means)]
    row = Consultation.objects.get()
    assert row.silent and row.answered_at == TOO_LATE and not row.opinion
    world.step(dossier_id, world.minh, TOO_LATE)
    page = queries.page(dossier_id)
    assert page is not None and page.stays[-1].unit == "Sở Xây dựng"


def test_where_it_waits_nothing_is_noted(world: World, settings: Any) -> None:
    dossier_id = asked(world, "waits", settings)
    settings.MOTCUA_SILENCE = "agrees"  # what was asked before keeps its rule

    jobs.look_after(TOO_LATE)

    with pytest.raises(OpinionOutstanding):
        world.step(dossier_id, world.minh, TOO_LATE)
    silent = consulting.SilenceNoted(
        dossier_id=dossier_id, by=SYSTEM, at=TOO_LATE, agency_ids=(world.trade.pk,)
    )
    with pytest.raises(NotSilent):
        commands.note_silence([silent])


def test_an_opinion_in_time_leaves_no_silence(world: World, settings: Any) -> None:
    dossier_id = asked(world, "agrees", settings)
    given = consulting.OpinionGiven(
        dossier_id=dossier_id, by=world.tuan, at=at("04-07 09:00"), agency_id=world.trade.pk, opinion="Đồng ý"
    )
    commands.give_opinion([given])

    assert queries.silent_opinions(TOO_LATE) == {}


def test_an_opinion_after_its_silence_was_noted_is_refused(world: World, settings: Any) -> None:
    dossier_id = asked(world, "agrees", settings)
    jobs.look_after(TOO_LATE)

    given = consulting.OpinionGiven(
        dossier_id=dossier_id, by=world.tuan, at=at("04-08 10:00"), agency_id=world.trade.pk, opinion="Không"
    )
    with pytest.raises(NoOpinionAsked):
        commands.give_opinion([given])


def test_where_everything_is_is_told_with_its_times(world: World, settings: Any) -> None:
    dossier_id = asked(world, "waits", settings)
    page = queries.page(dossier_id)
    assert page is not None

    centre, department = page.stays

    assert (centre.unit, department.unit) == ("Trung tâm Phục vụ hành chính công", "Sở Xây dựng")
    assert (centre.left_at, department.given_at) == (at("04-06 09:00"), at("04-06 09:00"))
    assert (department.taken_at, department.left_at) == (at("04-06 09:30"), None)
    assert (centre.minutes, department.minutes) == (60, 60)
    assert [str(step) for step in department.steps] == ["appraise"]
    (other,) = queries.whereabouts.beside(page.consultations, at=TOO_LATE)
    assert other.unit == "Sở Công Thương" and other.is_late
    assert not queries.whereabouts.beside(page.consultations, at=at("04-06 12:00"))[0].is_late


def test_what_ended_is_in_nobodys_hands(world: World) -> None:
    dossier_id = world.finished(at("04-06 11:00"))
    page = queries.page(dossier_id)

    assert page is not None
    assert [stay.unit for stay in page.stays] == [
        "Trung tâm Phục vụ hành chính công", "Sở Xây dựng", "Trung tâm Phục vụ hành chính công"
    ]  # fmt: skip
    assert page.stays[-1].left_at is None  # until the result is returned
