"""The scenario comes to its figures for any seed, when the law judges what it planned."""

from collections import Counter
from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.models import Channel
from motcua.law import timeliness
from motcua.law.lifecycle import Act
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI, administrative_calendar
from motcua.simulation import plan
from motcua.simulation.figures import H1_2020, H1_2021, HALVES, Half, scaled
from motcua.simulation.life import Fate, Life
from tests.simulation import places

BY = 60
CALENDAR = administrative_calendar()


def test_the_figures_of_2021_are_those_of_the_source() -> None:
    assert (H1_2021.received, H1_2021.resolved) == (58_678, 56_206)
    assert H1_2021.departments.counter + H1_2021.others.counter == 22_758
    assert H1_2021.departments.online + H1_2021.others.online == 34_797
    assert H1_2021.departments.post + H1_2021.others.post == 1_123
    assert (H1_2021.departments.online, H1_2021.departments.total) == (6_406, 17_304)
    assert (H1_2021.early, H1_2021.on_time, H1_2021.late) == (12_675, 43_524, 7)


def test_against_2020_the_ratios_are_those_of_the_source() -> None:
    online = [h.departments.online + h.others.online for h in HALVES]
    post = [h.departments.post + h.others.post for h in HALVES]

    assert (H1_2020.received, online[0], post[0], H1_2020.resolved) == (18_337, 11_225, 387, 14_791)
    assert round(H1_2021.received / H1_2020.received, 1) == 3.2
    assert round(online[1] / online[0], 1) == 3.1
    assert round(post[1] / post[0], 1) == 2.9
    assert round(H1_2021.resolved / H1_2020.resolved, 1) == 3.8
    assert (H1_2020.early + H1_2020.on_time) / H1_2020.resolved > 0.99


@pytest.mark.parametrize("half", HALVES)
def test_every_arrival_has_one_fate(half: Half) -> None:
    for part in (half, scaled(half, BY)):
        unresolved = part.pending + part.waiting_supplement + part.waiting_payment
        assert part.received == part.resolved + unresolved + part.withdrawn + part.stopped


@pytest.mark.parametrize("seed", [1, 7, 2021])
@pytest.mark.parametrize("whole", HALVES)
def test_the_law_judges_the_plan_as_the_figures_say(whole: Half, seed: int) -> None:
    half = scaled(whole, BY)

    lives = plan.plan(half, places.world(), seed=seed)

    first, last = (
        datetime.combine(d, t, HANOI) for d, t in ((half.first_on, time.min), (half.last_on, time.max))
    )
    assert len(lives) == half.received
    assert all(first <= _received_at(life) <= last for life in lives)
    assert Counter((x.offer.department, x.channel) for x in lives) == Counter(
        {
            (department, channel): getattr(channels, channel.value)
            for department, channels in ((True, half.departments), (False, half.others))
            for channel in Channel
        }
    )
    resolved = [
        x for x in lives if x.finished_at and x.finished_at <= last and x.deeds[-1].act == Act.HAND_OVER
    ]
    judged = Counter(_judge(life) for life in resolved if "waiting" not in life.fate)
    assert judged == {
        Timeliness.EARLY: half.early,
        Timeliness.ON_TIME: half.on_time,
        Timeliness.LATE: half.late,
    }


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_shares_of_two_processes_come_to_the_figures_for_any_seed(seed: int) -> None:
    half, world = scaled(H1_2021, 400), places.world()

    shares = [plan.plan(half, world, seed=seed, share=plan.Share(n, 2)) for n in range(2)]

    lives = [life for share in shares for life in share]
    assert sorted(life.number for life in lives) == list(range(half.received))
    assert Counter(life.fate for life in lives) == {fate: getattr(half, fate) for fate in Fate}
    opened_on = [{life.deeds[0].at.astimezone(HANOI).date() for life in share} for share in shares]
    assert opened_on[0].isdisjoint(opened_on[1])
    last = datetime.combine(half.last_on, time.max, HANOI)
    ended = [x for x in lives if x.finished_at and x.finished_at <= last and "waiting" not in x.fate]
    assert Counter(_judge(life) for life in ended) == {
        Timeliness.EARLY: half.early,
        Timeliness.ON_TIME: half.on_time,
        Timeliness.LATE: half.late,
    }
    assert (
        sum(bool(life.score) for life in lives) == half.very_satisfied + half.satisfied + half.not_satisfied
    )


def test_acts_of_a_life_are_in_order_and_officers_act_in_working_time() -> None:
    world = places.world()

    for life in plan.plan(scaled(H1_2021, BY), world, seed=3):
        times = [deed.at for deed in life.deeds]
        assert times == sorted(times)
        for deed in life.deeds:
            # The last minute of a period, its closing, is still in time.
            if deed.by.officer_id is not None:
                assert world.calendar.add(deed.at, 0) == deed.at


def test_the_same_seed_gives_the_same_plan_and_another_seed_another() -> None:
    half, world = scaled(H1_2020, BY), places.world()

    assert plan.plan(half, world, seed=5) == plan.plan(half, world, seed=5)
    assert plan.plan(half, world, seed=5) != plan.plan(half, world, seed=6)


def test_ratings_are_those_of_the_figures() -> None:
    half = scaled(H1_2021, BY)

    scores = Counter(life.score for life in plan.plan(half, places.world(), seed=11) if life.score)

    assert scores == {
        "very_satisfied": half.very_satisfied,
        "satisfied": half.satisfied,
        "not_satisfied": half.not_satisfied,
    }


def _received_at(life: Life) -> datetime:
    return next(deed.at for deed in life.deeds if deed.act == Act.RECEIVE)


def _judge(life: Life) -> Timeliness:
    """What the law says of the plan: the due time from the receipt, moved by the pauses."""
    calendar = CALENDAR
    due_at, asked_at = calendar.due(_received_at(life), life.offer.limit), None
    for deed in life.deeds:
        if deed.act in (Act.ASK_SUPPLEMENT, Act.ASK_PAYMENT):
            asked_at = deed.at
        if asked_at is not None and deed.act in (Act.ACCEPT_SUPPLEMENT, Act.RECORD_PAYMENT):
            due_at = calendar.add(deed.at, calendar.remaining(asked_at, due_at))
    assert life.finished_at is not None
    return timeliness.judge(life.finished_at, due_at)
