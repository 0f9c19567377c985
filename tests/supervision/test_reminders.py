"""Whoever should act is reminded before a limit passes, each once, from the desk upward."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connections

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, lateness
from motcua.dossiers.commands.working import Assignment
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor, Role, Unit
from motcua.supervision import commands, policies, queries
from motcua.supervision.commands import Answer, AnswerTooLong, RuleSet, Settled, WrongChance, WrongTime
from motcua.supervision.models import Reminder, ReminderRule, Risk
from tests.world import World, at

# Received on Tuesday at eight with five working days: the appointment is Tuesday the 13th at eight.
ON_TIME = at("04-12 08:01")  # one working day and a minute's less left


def raised() -> list[tuple[str, str, int | None]]:
    rows = Reminder.objects.order_by("id").values_list("rule__code", "role", "officer_id")
    return [(code, role, officer) for code, role, officer in rows]


def only(*codes: str) -> None:
    ReminderRule.objects.exclude(code__in=codes).update(is_on=False)


def assigned(world: World) -> int:
    """A dossier in the hands of Minh; its id."""
    dossier_id = world.forwarded()
    minh = Assignment(
        dossier_id=dossier_id, by=world.hoa, at=at("04-06 10:00"), officer_id=world.minh.officer_id or 0
    )
    dossiers.assign([minh])
    return dossier_id


def test_the_one_who_has_it_is_reminded_a_working_day_before(world: World) -> None:
    only("appointment-near")
    dossier_id = assigned(world)
    assert Dossier.objects.get(pk=dossier_id).due_at == at("04-13 08:00")

    assert commands.remind(at=at("04-12 07:59")) == 0, "a working day and a minute are left"
    assert commands.remind(at=at("04-12 08:00")) == 1
    assert commands.remind(at=at("04-12 08:01")) == 0, "each once"

    assert raised() == [("appointment-near", "processing_officer", world.minh.officer_id)]
    [waiting] = queries.waiting(world.minh, at=at("04-12 09:00"))
    assert (waiting.dossier_id, waiting.minutes_left) == (dossier_id, 420)
    assert queries.waiting(world.binh, at=at("04-12 09:00")) == []


def test_while_nobody_has_it_the_whole_unit_is_reminded(world: World) -> None:
    only("appointment-near")
    dossier_id = world.received().dossier_id
    world.step(dossier_id, world.lan, at("04-06 09:00"))  # given to the department, and not taken

    commands.remind(at=ON_TIME)

    for somebody in (world.minh, world.binh):
        assert [one.dossier_id for one in queries.waiting(somebody, at=ON_TIME)] == [dossier_id]
    assert queries.waiting(world.hoa, at=ON_TIME) == queries.waiting(world.tuan, at=ON_TIME) == []


def test_it_climbs_to_the_head_the_centre_and_the_leader(world: World) -> None:
    dossier_id = assigned(world)
    moments = {
        "officer": at("04-12 08:00"),
        "head": at("04-12 13:30"),  # half a working day is left
        "centre": at("04-12 17:00") - timedelta(minutes=30),
        "leader": at("04-13 08:00"),
    }
    told: dict[str, list[str]] = {}
    for level, moment in moments.items():
        commands.remind(at=moment)
        people = {"minh": world.minh, "hoa": world.hoa, "son": world.son, "phuong": world.phuong}
        told[level] = [name for name, actor in people.items() if queries.waiting(actor, at=moment)]

    assert told["officer"] == ["minh"]
    assert told["head"] == ["minh", "hoa"]
    assert told["centre"] == ["minh", "hoa", "son"]
    assert told["leader"] == ["minh", "hoa", "son", "phuong"]
    assert {one.dossier_id for one in queries.waiting(world.phuong, at=moments["leader"])} == {dossier_id}


def test_a_step_that_comes_near_its_end_reminds_of_the_step(world: World) -> None:
    only("step-near")
    dossier_id = world.forwarded()
    ends_at = Dossier.objects.get(pk=dossier_id).step_due_at
    assert ends_at == at("04-08 14:30")

    assert commands.remind(at=at("04-08 08:59")) == 0, "half a working day and a minute are left"
    assert commands.remind(at=at("04-08 09:00")) == 1
    assert Reminder.objects.get().due_at == ends_at


@pytest.mark.parametrize(
    "quiet", [at("04-12 12:30"), at("04-12 20:00"), at("04-10 09:00"), at("04-21 09:00")]
)
def test_nobody_is_reminded_outside_working_hours(world: World, quiet: datetime) -> None:
    world.forwarded()

    assert commands.remind(at=quiet) == 0


def test_a_limit_that_moved_is_reminded_of_anew_and_the_old_one_is_settled(world: World) -> None:
    only("appointment-near")
    dossier_id = world.forwarded()
    commands.remind(at=ON_TIME)
    said = lateness.Apology(
        dossier_id=dossier_id, by=replace(world.hoa, position="Phó Giám đốc Sở"), at=at("04-12 09:00"),
        reason="Phải xác minh lại", new_due_at=at("04-20 17:00"),
    )  # fmt: skip
    dossiers.apologise([said])

    assert commands.settle(at=at("04-12 09:01")) == 1
    assert commands.remind(at=at("04-12 09:01")) == 0
    assert queries.waiting(world.minh, at=at("04-12 09:01")) == []
    assert commands.remind(at=at("04-20 10:00")) == 1
    assert [one.due_at for one in queries.waiting(world.minh, at=at("04-20 10:00"))] == [at("04-20 17:00")]


def test_what_is_done_is_settled(world: World) -> None:
    commands_at = at("04-12 08:00")
    dossier_id = world.forwarded()
    commands.remind(at=commands_at)
    world.step(dossier_id, world.minh, at("04-12 08:30"))

    commands.settle(at=at("04-12 08:31"))

    assert [r.rule.code for r in Reminder.objects.filter(settled_at=None)] == ["appointment-near"]


def test_an_answer_is_kept_with_who_gave_it(world: World) -> None:
    only("appointment-near")
    world.forwarded()
    commands.remind(at=ON_TIME)
    [waiting] = queries.waiting(world.minh, at=ON_TIME)

    commands.answer([Answer(dossier_id=waiting.dossier_id)], by=world.minh, at=at("04-12 08:10"))
    commands.answer(
        [Answer(dossier_id=waiting.dossier_id, text="  Xong trong sáng nay ")],
        by=world.minh,
        at=at("04-12 08:20"),
    )

    row = Reminder.objects.get()
    assert (row.acknowledged_at, row.acknowledged_by) == (at("04-12 08:10"), "Hoàng Văn Minh")
    assert row.answer == "Xong trong sáng nay"


def test_the_head_reads_what_the_officer_answered(world: World) -> None:
    only("appointment-near", "appointment-nearer")
    world.forwarded()
    commands.remind(at=ON_TIME)
    [waiting] = queries.waiting(world.minh, at=ON_TIME)
    commands.answer(
        [Answer(dossier_id=waiting.dossier_id, text="Xong trong sáng nay")], by=world.minh, at=ON_TIME
    )

    commands.remind(at=at("04-12 13:30"))

    [above] = queries.waiting(world.hoa, at=at("04-12 13:30"))
    assert (above.said, above.answer) == ("Hoàng Văn Minh: Xong trong sáng nay", "")
    assert queries.waiting(world.minh, at=at("04-12 13:30"))[0].said == ""


def test_only_the_addressee_answers_and_only_while_it_holds(world: World) -> None:
    only("appointment-near")
    dossier_id = assigned(world)
    commands.remind(at=ON_TIME)

    for stranger in (world.binh, world.hoa, world.son):
        with pytest.raises(policies.NotYourReminder):
            commands.answer([Answer(dossier_id=dossier_id)], by=stranger, at=ON_TIME)
    with pytest.raises(policies.NotYourReminder):
        commands.answer([Answer(dossier_id=dossier_id + 1)], by=world.minh, at=ON_TIME)
    with pytest.raises(AnswerTooLong):
        commands.answer([Answer(dossier_id=dossier_id, text="x" * 501)], by=world.minh, at=ON_TIME)
    gone = ending.Withdrawal(dossier_id=dossier_id, by=world.lan, at=at("04-12 08:30"), reason="Công dân rút")
    dossiers.withdraw([gone])
    commands.settle(at=at("04-12 09:00"))
    with pytest.raises(Settled):
        commands.answer([Answer(dossier_id=dossier_id)], by=world.minh, at=at("04-12 09:01"))


def test_the_supervisor_sets_the_rules_and_it_is_kept(world: World) -> None:
    commands.set_rules(
        [
            RuleSet(code="appointment-near", minutes=960, is_on=True),
            RuleSet(code="step-near", minutes=240, is_on=False),
        ],
        by=world.son,
        at=ON_TIME,
    )

    rules = {rule.code: rule for rule in queries.rules()}
    assert (rules["appointment-near"].minutes, rules["step-near"].is_on) == (960, False)
    for wrong in (
        RuleSet(code="step-near", minutes=0, is_on=True),
        RuleSet(code="step-near", minutes=28_801, is_on=True),
    ):
        with pytest.raises(WrongTime):
            commands.set_rules([wrong], by=world.son, at=ON_TIME)
    with pytest.raises(policies.NotTheSupervisor):
        commands.set_rules([RuleSet(code="step-near", minutes=60, is_on=True)], by=world.hoa, at=ON_TIME)


def test_32_ticks_at_once_remind_once(committed: World) -> None:
    for _ in range(20):
        committed.forwarded()
    gate, counted = threading.Barrier(32), []

    def tick(_: int) -> None:
        try:
            gate.wait()
            counted.append(commands.remind(at=ON_TIME))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tick, args=(n,)) for n in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(counted) == Reminder.objects.count() == 20


def test_how_the_units_stand(world: World) -> None:
    assigned(world)
    assigned(world)
    given = world.received().dossier_id
    world.step(given, world.lan, at("04-06 09:00"))
    world.received()

    all_units = queries.progress(None, at=at("04-12 09:00"))
    [department] = [one for one in all_units if one.unit == Unit(agency_id=world.construction.pk)]
    [centre] = [one for one in all_units if one.unit == Unit(centre_id=world.centre.pk)]
    assert (department.in_hand, department.near, department.late) == (3, 3, 0)
    assert (centre.in_hand, centre.near, centre.late) == (1, 1, 0)

    own = queries.progress(policies.progress_of(world.hoa), at=at("04-13 08:01"))
    assert [(one.officer, one.in_hand, one.late, one.worst_minutes) for one in own] == [
        ("", 3, 3, 1),
        ("Hoàng Văn Minh", 2, 2, 1),
    ]


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_how_the_units_stand(world: World, role: Role) -> None:
    unit = Unit(agency_id=world.construction.pk)
    actor = Actor(kind=world.minh.kind, name="A", officer_id=1, posts=frozenset({(role, unit)}))
    if role in policies.EVERYWHERE:
        assert policies.progress_of(actor) is None
    elif role == Role.APPROVER:
        assert policies.progress_of(actor) == {unit}
    else:
        assert not policies.sees_progress(actor)
        with pytest.raises(policies.SeesNoUnit):
            policies.progress_of(actor)


def test_whoever_has_a_dossier_likely_to_be_late_is_reminded_of_it(world: World) -> None:
    only("risk-half", "risk-high")
    dossier_id = assigned(world)
    commands.follow(at=at("04-06 11:00"))
    risks = Risk.objects.filter(dossier_id=dossier_id)
    assert commands.remind(at=at("04-06 11:00")) == 0, "nothing is told of it yet"

    risks.update(chance=0.49, left_minutes=900)
    assert commands.remind(at=at("04-06 11:01")) == 0
    risks.update(chance=0.5)
    assert commands.remind(at=at("04-06 11:02")) == 1
    risks.update(chance=0.8)
    assert commands.remind(at=at("04-06 11:03")) == 1, "the head, from three quarters on"
    assert commands.remind(at=at("04-06 11:04")) == 0, "each once"

    assert raised() == [
        ("risk-half", "processing_officer", world.minh.officer_id),
        ("risk-high", "approver", None),
    ]
    assert queries.waiting(world.hoa, at=at("04-06 11:05"))[0].watched == "risk"


def test_what_is_late_already_is_no_risk(world: World) -> None:
    only("risk-half")
    dossier_id = assigned(world)
    commands.follow(at=at("04-06 11:00"))
    Risk.objects.filter(dossier_id=dossier_id).update(chance=1, left_minutes=-1)

    assert commands.remind(at=at("04-06 11:00")) == 0


@pytest.mark.parametrize("percent", [None, 19, 100])
def test_a_chance_that_is_none_is_refused(world: World, percent: int | None) -> None:
    with pytest.raises(WrongChance):
        commands.set_rules(
            [RuleSet(code="risk-half", minutes=0, percent=percent, is_on=True)], by=world.son, at=ON_TIME
        )
    commands.set_rules(
        [RuleSet(code="risk-half", minutes=0, percent=60, is_on=True)], by=world.son, at=ON_TIME
    )
    assert ReminderRule.objects.get(code="risk-half").percent == 60
