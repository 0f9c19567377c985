"""What stops the clock, what moves the due time, and what judges."""

import pytest

from motcua.dossiers import commands
from motcua.dossiers.commands import ending, finishing, lateness, payment, supplement, working
from motcua.dossiers.models import Dossier, EarlierEnding, Event
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import Status
from motcua.law.timeliness import Timeliness
from tests.world import World, at


def _ask(world: World, dossier_id: int, when: str) -> None:
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at(when), items=("Bản vẽ",), reason="Thiếu bản vẽ mặt bằng"
    )
    commands.ask_supplement([asked])


def _answer(world: World, dossier_id: int, when: str) -> None:
    commands.accept_supplement(
        [supplement.SupplementHandedIn(dossier_id=dossier_id, by=world.minh, at=at(when))]
    )


def test_a_pause_moves_due_by_its_working_minutes(world: World) -> None:
    dossier_id = world.forwarded()  # due on Tuesday the 13th at 08:00

    _ask(world, dossier_id, "04-07 10:00")
    _answer(world, dossier_id, "04-09 10:00")

    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.status == Status.IN_PROCESS
    assert dossier.due_at == at("04-15 08:00")


@pytest.mark.parametrize(
    ("asked", "answered", "step_due"),
    [
        ("04-07 10:00", "04-09 10:00", "04-12 14:30"),  # two working days later than before the pause
        ("04-09 08:00", "04-12 08:00", "04-09 14:30"),  # late by 180 minutes before it and after it
    ],
)
def test_a_step_has_after_a_pause_what_it_had_left_before(
    world: World, asked: str, answered: str, step_due: str
) -> None:
    dossier_id = world.forwarded()  # its step is due on Thursday the 8th at 14:30

    _ask(world, dossier_id, asked)
    _answer(world, dossier_id, answered)

    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.step_due_at == dossier.next_signal_at == at(step_due)
    assert dossier.step_remaining_minutes is None


def test_a_supplement_is_asked_for_once(world: World) -> None:
    dossier_id = world.forwarded()
    _ask(world, dossier_id, "04-07 10:00")
    _answer(world, dossier_id, "04-09 10:00")

    with pytest.raises(supplement.SupplementAskedBefore):
        _ask(world, dossier_id, "04-09 11:00")


def test_payment_stops_the_clock_until_the_whole_sum_is_paid(world: World) -> None:
    dossier_id = world.forwarded()
    asked = payment.PaymentAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-07 08:00"), name="Lệ phí", amount_dong=150_000,
        legal_ground="Nghị quyết 08/2020/NQ-HĐND",
    )  # fmt: skip
    commands.ask_payment([asked])

    with pytest.raises(payment.WrongAmount):
        commands.record_payment(
            [
                payment.PaymentMade(
                    dossier_id=dossier_id, by=world.ngan, at=at("04-08 08:00"), amount_dong=100_000
                )
            ]
        )
    commands.record_payment(
        [payment.PaymentMade(dossier_id=dossier_id, by=world.ngan, at=at("04-08 08:00"), amount_dong=150_000)]
    )

    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.due_at, dossier.owed_dong) == (at("04-14 08:00"), 0)


def test_the_account_sums_to_the_whole_and_names_whose_minutes(world: World) -> None:
    dossier_id = world.forwarded()
    _ask(world, dossier_id, "04-07 10:00")
    _answer(world, dossier_id, "04-09 10:00")

    spans = Event.objects.filter(dossier_id=dossier_id).values_list("span_clock", "span_minutes")
    running = sum(minutes for clock, minutes in spans if clock == "running")
    standing = sum(minutes for clock, minutes in spans if clock == "standing")

    assert running == 120 + 480  # Tuesday 08:00 to Wednesday 10:00
    assert standing == 960


def test_an_apology_moves_the_appointment_but_not_the_judgement(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))
    sorry = lateness.Apology(
        dossier_id=dossier_id,
        by=world.hoa,
        at=at("04-12 10:00"),
        reason="Chờ ý kiến",
        new_due_at=at("04-15 08:00"),
    )
    commands.apologise([sorry])
    approval = _approval(world, dossier_id)
    commands.approve([approval])
    world.finish(dossier_id, at("04-14 09:00"))

    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.due_at == at("04-15 08:00")
    assert dossier.timeliness == Timeliness.LATE


def _approval(world: World, dossier_id: int) -> working.StepDone:
    return working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-14 08:00"), outcome="approved")


def test_an_apology_comes_before_the_due_time(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))

    with pytest.raises(lateness.TooLateToApologise):
        commands.apologise(
            [lateness.Apology(dossier_id=dossier_id, by=world.hoa, at=at("04-13 09:00"), reason="Muộn",
                              new_due_at=at("04-15 08:00"))]
        )  # fmt: skip


def test_what_owes_money_is_not_returned(world: World) -> None:
    opened = world.received(version=world.on_the_spot, fee_dong=8_000)
    result = finishing.ResultIssued(
        dossier_id=opened.dossier_id, by=world.lan, at=at("04-06 08:10"), number="1/BS", title="Bản sao"
    )
    commands.finish([result])
    handed = finishing.ResultHandedOver(dossier_id=opened.dossier_id, by=world.lan, at=at("04-06 08:20"))

    with pytest.raises(finishing.NotPaid):
        commands.hand_over([handed])


def test_reopening_keeps_how_it_had_ended(world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))
    again = ending.Reopening(
        dossier_id=dossier_id, by=world.phuong, at=at("04-12 08:00"), decision="15/QĐ-UBND", reason="Sai tên"
    )

    commands.reopen([again])

    dossier = Dossier.objects.get(pk=dossier_id)
    assert (dossier.status, dossier.timeliness) == (Status.IN_PROCESS, None)
    assert EarlierEnding.objects.get(dossier=dossier).timeliness == Timeliness.EARLY


def test_withdrawn_and_stopped_are_nobodys(world: World) -> None:
    withdrawn, stopped = world.forwarded(), world.forwarded()

    commands.withdraw(
        [ending.Withdrawal(dossier_id=withdrawn, by=world.lan, at=at("04-07 08:00"), reason="Theo đơn")]
    )
    commands.stop(
        [
            ending.Stopping(
                dossier_id=stopped, by=world.hoa, at=at("04-07 08:00"), reason="Không còn đối tượng"
            )
        ]
    )

    assert set(Dossier.objects.values_list("status", "holder_agency")) == {
        (Status.WITHDRAWN, None),
        (Status.STOPPED, None),
    }


def test_a_passed_limit_signals_and_sets_the_next(world: World) -> None:
    opened = world.received()  # to be forwarded by Tuesday's end

    commands.signal([world.order(opened.dossier_id, SYSTEM, at("04-07 08:00"))])

    dossier = Dossier.objects.get(pk=opened.dossier_id)
    assert dossier.next_signal_at == dossier.due_at
