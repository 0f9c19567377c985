"""No sequence of commands breaks an invariant: Hypothesis tries them, the world's fixture checks."""

import itertools
import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers import commands
from motcua.dossiers.commands import ending, finishing, lateness, payment, speaking, supplement, working
from motcua.dossiers.models import Dossier, Event, ReturnWay
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import ActRefused
from motcua.law.lifecycle import (
    BY_ACT,
    CLOCK,
    CLOSED,
    OPEN,
    POSTAL_ACTS,
    TABLE,
    Act,
    Clock,
    ClockEffect,
    Status,
)
from motcua.organisation import queries as organisation
from tests.dossiers.conftest import rows_are_their_events
from tests.world import TUESDAY_8, World

# They tell something of a dossier and move nothing.
BESIDE = {
    Act.SIGNAL, Act.CHANGE_RETURN, Act.ASK_QUESTION, Act.ANSWER_QUESTION, Act.NOTE_COMPLAINT,
    Act.NOTE_COMPLAINT_ANSWER, Act.NOTE_RATING, Act.REVOKE_RESULT, *POSTAL_ACTS,
}  # fmt: skip


def test_every_act_has_one_row() -> None:
    assert sorted(row.act for row in TABLE) == sorted(Act)


def test_the_table_never_leaves_a_closed_status_but_by_reopening() -> None:
    from_closed = [row for row in TABLE if row.sources & CLOSED]

    assert {row.act for row in from_closed if row.to is not None} == {Act.REOPEN}
    # What somebody says of a closed dossier leaves it closed, and its clock as it is.
    assert {row.clock for row in from_closed if row.to is None} == {ClockEffect.NONE}


@pytest.mark.parametrize("status", sorted(OPEN))
def test_something_can_be_done_from_every_open_status(status: Status) -> None:
    assert [row for row in TABLE if status in row.sources and row.act not in BESIDE]


def test_the_clock_ends_where_the_table_says_so() -> None:
    for row in TABLE:
        if row.clock is ClockEffect.ENDS:
            assert row.to is not None
            assert CLOCK[row.to] is Clock.ENDED
    assert BY_ACT[Act.RECEIVE].clock is ClockEffect.STARTS


def _act(world: World, dossier_id: int, by: Actor, at: datetime, number: int) -> None:
    who = {"dossier_id": dossier_id, "by": by, "at": at}
    vy = Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=dossier_id)
    acts = [
        lambda: commands.take([world.order(dossier_id, by, at)]),
        lambda: commands.complete_step([working.StepDone(**who, outcome="done")]),
        lambda: commands.approve([working.StepDone(**who, outcome="approved")]),
        lambda: commands.finish([finishing.ResultIssued(**who, number="1", title="Kết quả")]),
        lambda: commands.hand_over([finishing.ResultHandedOver(**who)]),
        lambda: commands.ask_supplement([supplement.SupplementAsked(**who, items=("a",), reason="thiếu")]),
        lambda: commands.accept_supplement([supplement.SupplementHandedIn(**who)]),
        lambda: commands.ask_payment(
            [payment.PaymentAsked(**who, name="phí", amount_dong=5, legal_ground="NQ")]
        ),
        lambda: commands.record_payment([payment.PaymentMade(**who, amount_dong=5)]),
        lambda: commands.apologise(
            [lateness.Apology(**who, reason="chậm", new_due_at=at + timedelta(days=9))]
        ),
        lambda: commands.withdraw([ending.Withdrawal(**who, reason="thôi")]),
        lambda: commands.stop([ending.Stopping(**who, reason="hết")]),
        lambda: commands.reopen([ending.Reopening(**who, decision="1/QĐ", reason="sai")]),
        lambda: commands.return_to_step([working.SentBack(**who, step_key="intake", reason="lại")]),
        lambda: commands.signal([world.order(dossier_id, by, at)]),
        lambda: commands.change_return([speaking.ReturnChanged(**who, way=ReturnWay.ELECTRONIC)]),
        lambda: commands.ask_question([speaking.QuestionAsked(**(who | {"by": vy}), text="Bao giờ xong?")]),
        lambda: commands.note_rating(
            [speaking.RatingNoted(**(who | {"by": vy}), score="satisfied", way="online")]
        ),
    ]
    acts[number % len(acts)]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), gaps=st.lists(st.integers(1, 900), min_size=10, max_size=60))
def test_no_sequence_of_acts_breaks_a_dossier(world: World, seed: int, gaps: list[int]) -> None:
    drawn = random.Random(seed)
    people = [world.lan, world.minh, world.hoa, world.thu, world.ngan, world.phuong]
    dossier_id, at = world.received().dossier_id, TUESDAY_8

    for gap in gaps:
        at += timedelta(minutes=gap)
        try:
            _act(world, dossier_id, drawn.choice(people), at, drawn.randrange(10**6))
        except ActRefused:
            continue

    rows_are_their_events()
    _the_account_sums_up(world, dossier_id, at)


def _the_account_sums_up(world: World, dossier_id: int, at: datetime) -> None:
    dossier = Dossier.objects.get(pk=dossier_id)
    events = list(Event.objects.filter(dossier=dossier).order_by("seq"))
    calendar = organisation.hours_of(dossier.agency_id).calendar
    ended = sum(
        calendar.elapsed(a.at, b.at)
        for a, b in itertools.pairwise(events)
        if CLOCK[Status(a.to_status)] is Clock.ENDED
    )
    assert sum(e.span_minutes for e in events) + ended == calendar.elapsed(events[0].at, events[-1].at)
