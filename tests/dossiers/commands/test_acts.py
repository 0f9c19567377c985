"""What the less common acts do beyond the ladder: giving away, consulting, sending back, opening again."""

from datetime import date

import pytest

from motcua.dossiers import commands, queries
from motcua.dossiers.commands import consulting, ending, lateness, payment, redating, working
from motcua.dossiers.commands.consulting import NoOpinionAsked
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.commands.working import NotEarlier, OpinionOutstanding
from motcua.dossiers.models import Consultation, Dossier, Event, FinancialObligation
from motcua.dossiers.policies import NotYours
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import Status
from motcua.organisation.models import CalendarDay, WorkCalendar
from tests.dossiers.commands import ladder
from tests.world import World, at


def _give(world: World, dossier_id: int, reason: str = "Thuộc thẩm quyền Sở Công Thương") -> None:
    order = working.GivenElsewhere(
        dossier_id=dossier_id, by=world.hoa, at=at("04-06 10:00"), agency_id=world.trade.pk, reason=reason
    )
    commands.give([order])


def test_what_was_given_elsewhere_is_taken_and_worked_on_there(world: World) -> None:
    dossier_id = world.forwarded()
    step_id = Dossier.objects.get(pk=dossier_id).step_id

    _give(world, dossier_id)

    given = Dossier.objects.get(pk=dossier_id)
    assert (given.holder_agency_id, given.step_id, given.taken_at) == (world.trade.pk, step_id, None)
    with pytest.raises(NotYours):
        world.step(dossier_id, world.minh, at("04-06 11:00"))
    commands.take([world.order(dossier_id, world.tuan, at("04-06 11:00"))])
    world.step(dossier_id, world.tuan, at("04-06 13:30"))
    assert Dossier.objects.get(pk=dossier_id).step.key == "approve"


def test_the_time_between_giving_and_taking_is_the_receivers(world: World) -> None:
    dossier_id = world.forwarded()
    _give(world, dossier_id)
    commands.take([world.order(dossier_id, world.tuan, at("04-06 11:00"))])

    taken = Event.objects.get(dossier_id=dossier_id, kind="taken", seq=5)

    assert (taken.span_agency_id, taken.span_minutes) == (world.trade.pk, 60)


def test_giving_needs_a_reason(world: World) -> None:
    with pytest.raises(ReasonNeeded):
        _give(world, world.forwarded(), reason=" ")


def _consult(world: World, dossier_id: int, *agency_ids: int) -> None:
    order = consulting.OpinionAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), agency_ids=agency_ids,
        question="Có hợp quy hoạch không?", limit_minutes=960,
    )  # fmt: skip
    commands.consult([order])


def _opinion(world: World, dossier_id: int, agency_id: int, when: str = "04-06 14:00") -> None:
    by = world.tuan if agency_id == world.trade.pk else world.hoa
    order = consulting.OpinionGiven(
        dossier_id=dossier_id, by=by, at=at(when), agency_id=agency_id, opinion="Đồng ý"
    )
    commands.give_opinion([order])


def test_the_step_waits_for_every_opinion_while_the_clock_runs(world: World) -> None:
    dossier_id = world.forwarded()
    _consult(world, dossier_id, world.trade.pk, world.construction.pk)

    _opinion(world, dossier_id, world.trade.pk)
    with pytest.raises(OpinionOutstanding):
        world.step(dossier_id, world.minh, at("04-06 15:00"))
    _opinion(world, dossier_id, world.construction.pk, "04-06 15:30")
    world.step(dossier_id, world.minh, at("04-06 16:00"))

    assert Dossier.objects.get(pk=dossier_id).due_at == at("04-13 08:00")
    assert set(Event.objects.filter(dossier_id=dossier_id).values_list("span_clock", flat=True)) == {
        "not_started",
        "running",
    }


def test_an_opinion_falls_due_in_working_time_and_keeps_who_gave_it(world: World) -> None:
    dossier_id = world.forwarded()
    _consult(world, dossier_id, world.trade.pk)
    _opinion(world, dossier_id, world.trade.pk)

    asked = Consultation.objects.get(dossier_id=dossier_id)

    assert asked.due_at == at("04-08 10:00")
    assert (asked.opinion, asked.officer_id, asked.answered_at) == (
        "Đồng ý", world.tuan.officer_id, at("04-06 14:00"),
    )  # fmt: skip


def test_an_opinion_is_given_once_and_by_who_was_asked(world: World) -> None:
    dossier_id = world.forwarded()
    with pytest.raises(NoOpinionAsked):
        _opinion(world, dossier_id, world.trade.pk, "04-06 09:45")
    _consult(world, dossier_id, world.trade.pk, world.construction.pk)
    _opinion(world, dossier_id, world.trade.pk)

    with pytest.raises(NoOpinionAsked):
        _opinion(world, dossier_id, world.trade.pk, "04-06 15:00")


def _send_back(world: World, dossier_id: int, step: str, reason: str = "Thiếu bản vẽ") -> None:
    order = working.SentBack(
        dossier_id=dossier_id, by=world.hoa, at=at("04-07 09:00"), step_key=step, reason=reason
    )
    commands.return_to_step([order])


def test_what_is_sent_back_has_its_step_anew_and_the_whole_limit_as_before(world: World) -> None:
    (dossier_id,) = ladder.appraised(world, 1)

    _send_back(world, dossier_id, "appraise")

    back = Dossier.objects.get(pk=dossier_id)
    assert (back.step.key, back.holder_officer_id) == ("appraise", None)
    assert back.step_due_at == at("04-09 14:30")  # 1200 working minutes from Wednesday 09:00
    assert back.due_at == at("04-13 08:00")


def test_sent_back_to_the_counter_it_is_the_centres_again(world: World) -> None:
    (dossier_id,) = ladder.appraised(world, 1)

    _send_back(world, dossier_id, "intake")

    back = Dossier.objects.get(pk=dossier_id)
    assert (back.holder_centre_id, back.holder_agency_id) == (world.centre.pk, None)


@pytest.mark.parametrize("step", ["approve", "seal", "invented"])
def test_nothing_is_sent_back_forwards(world: World, step: str) -> None:
    (dossier_id,) = ladder.appraised(world, 1)

    with pytest.raises(NotEarlier):
        _send_back(world, dossier_id, step)


def test_sending_back_needs_a_reason(world: World) -> None:
    (dossier_id,) = ladder.appraised(world, 1)

    with pytest.raises(ReasonNeeded):
        _send_back(world, dossier_id, "appraise", " ")


def test_an_apology_is_said_once_and_appoints_later_in_working_time(world: World) -> None:
    dossier_id = world.forwarded()
    sorry = {"dossier_id": dossier_id, "by": world.hoa, "at": at("04-12 10:00"), "reason": "Chờ ý kiến"}

    for new_due in ("04-13 08:00", "04-12 16:00"):
        with pytest.raises(lateness.NotLater):
            commands.apologise([lateness.Apology(**sorry, new_due_at=at(new_due))])
    commands.apologise([lateness.Apology(**sorry, new_due_at=at("04-15 08:00"))])

    with pytest.raises(lateness.ApologisedBefore):
        commands.apologise([lateness.Apology(**sorry, new_due_at=at("04-16 08:00"))])
    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.due_at, dossier.first_due_at) == (at("04-15 08:00"), at("04-13 08:00"))


def _reopen(world: World, dossier_id: int, when: str = "04-12 08:00", **other: str) -> None:
    told = {"decision": "15/QĐ-UBND", "reason": "Sai tên"} | other
    commands.reopen([ending.Reopening(dossier_id=dossier_id, by=world.phuong, at=at(when), **told)])


def test_what_was_left_at_the_end_runs_on_after_opening_again(world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))  # 900 of 2400 minutes were left

    _reopen(world, dossier_id)

    again = Dossier.objects.get(pk=dossier_id)
    assert (again.status, again.step.key) == (Status.IN_PROCESS, "appraise")
    assert again.due_at == again.first_due_at == at("04-13 16:30")


def test_one_working_day_at_least_is_given_after_opening_again(world: World) -> None:
    dossier_id = world.finished(at("04-13 07:55"))

    _reopen(world, dossier_id, "04-14 08:00")

    assert Dossier.objects.get(pk=dossier_id).due_at == at("04-15 08:00")


def test_a_withdrawn_dossier_is_opened_again_too(world: World) -> None:
    (dossier_id,) = ladder.withdrawn(world, 1)

    _reopen(world, dossier_id)

    assert Dossier.objects.get(pk=dossier_id).status == Status.IN_PROCESS


def test_what_was_never_received_is_filed_anew_instead(world: World) -> None:
    (dossier_id,) = ladder.registered(world, 1)
    commands.withdraw(
        [ending.Withdrawal(dossier_id=dossier_id, by=world.lan, at=at("04-06 15:00"), reason="Theo đơn")]
    )

    with pytest.raises(ending.NeverReceived):
        _reopen(world, dossier_id)


@pytest.mark.parametrize("lacking", ["decision", "reason"])
def test_opening_again_needs_a_decision_and_a_reason(world: World, lacking: str) -> None:
    dossier_id = world.finished(at("04-09 09:00"))

    with pytest.raises(ReasonNeeded):
        _reopen(world, dossier_id, **{lacking: " "})


def _pay(world: World, dossier_id: int, amount: int, when: str = "04-06 15:00") -> None:
    made = payment.PaymentMade(
        dossier_id=dossier_id, by=world.ngan, at=at(when), amount_dong=amount, method="card"
    )
    commands.record_payment([made])


def test_a_fee_paid_before_receiving_the_result_leaves_it_finished(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"), fee_dong=75_000)

    _pay(world, dossier_id, 75_000)

    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.status, dossier.owed_dong) == (Status.FINISHED, 0)


def test_several_obligations_are_paid_together_and_keep_who_took_the_money(world: World) -> None:
    dossier_id = world.forwarded(fee_dong=75_000)
    asked = payment.PaymentAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), name="Lệ phí", amount_dong=5_000,
        legal_ground="NQ 08",
    )  # fmt: skip
    commands.ask_payment([asked])

    with pytest.raises(payment.WrongAmount):
        _pay(world, dossier_id, 5_000)
    _pay(world, dossier_id, 80_000)

    paid = FinancialObligation.objects.filter(dossier_id=dossier_id)
    assert {(o.paid_at, o.method, o.cashier_id) for o in paid} == {
        (at("04-06 15:00"), "card", world.ngan.officer_id)
    }
    assert Dossier.objects.get(pk=dossier_id).status == Status.IN_PROCESS


def _storm(world: World, dossier_id: int, when: str) -> None:
    CalendarDay.objects.create(day_on=date(2021, 4, 8), kind="holiday", name_vi="Bão", source="Công điện")
    WorkCalendar.objects.update(revision=2)
    commands.redate(
        [redating.Redating(dossier_id=dossier_id, by=SYSTEM, at=at(when), reason="Nghỉ bão ngày 8/4")]
    )


def test_a_re_dated_pause_keeps_what_was_left_when_it_began(world: World) -> None:
    (dossier_id,) = ladder.asked(world, 1)  # stood still on Tuesday at 10:00 with 2280 minutes left
    left = Dossier.objects.get(pk=dossier_id).remaining_minutes

    _storm(world, dossier_id, "04-07 08:00")

    again = Dossier.objects.get(pk=dossier_id)
    assert again.remaining_minutes == again.first_remaining_minutes == left == 2280
    assert again.first_due_at == at("04-14 08:00")


def test_an_apologys_appointment_outlasts_a_storm(world: World) -> None:
    dossier_id = world.forwarded()
    sorry = lateness.Apology(
        dossier_id=dossier_id, by=world.hoa, at=at("04-06 14:00"), reason="Chờ", new_due_at=at("04-20 08:00")
    )
    commands.apologise([sorry])

    _storm(world, dossier_id, "04-07 08:00")

    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.first_due_at, dossier.due_at) == (at("04-14 08:00"), at("04-20 08:00"))
    told = queries.page(dossier_id)
    assert told is not None
    assert "Nghỉ bão ngày 8/4" in str(told.timeline[0].params["reason"])
