"""How far a limit can be shortened, and the plan that says so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.audit.models import Change
from motcua.law.worktime import HANOI
from motcua.lib.intervals import wilson
from motcua.supervision import commands, papers
from motcua.supervision.commands.shortening import NotShorter, NotStudied, Proposed, WrongTarget
from motcua.supervision.models import Course, LimitProposal, LimitStudy
from motcua.supervision.policies import NoPlanner
from motcua.supervision.queries import plans, shortening
from motcua.supervision.queries.shortening import NEEDED, Past
from tests.world import World, at

YEAR_END = at("12-30 16:00")
PASTS = st.lists(
    st.builds(Past, st.integers(1, 2), st.integers(0, 500), st.integers(0, 90)), min_size=1, max_size=40
)


@given(PASTS)
def test_the_same_volume_replayed_is_the_past(past: list[Past]) -> None:
    assert sorted(shortening.replayed(past, 1)) == sorted(one.ran for one in past)


@given(PASTS)
def test_nobody_is_faster_at_doubled_volume(past: list[Past]) -> None:
    doubled = shortening.replayed(past, 2)

    assert len(doubled) == 2 * len(past)
    for share in range(1, 10):
        once, twice = sorted(one.ran for one in past), sorted(doubled)
        assert twice[len(twice) * share // 10] >= once[len(once) * share // 10]


@given(PASTS)
def test_the_most_at_once_is_what_a_count_minute_by_minute_says(past: list[Past]) -> None:
    by_minute = max(
        sum(one.begins <= minute < one.begins + max(one.ran, 1) for one in past) for minute in range(600)
    )
    assert shortening.most_at_once(past) == by_minute


@given(st.lists(st.integers(0, 3000), max_size=50))
def test_longer_limits_are_never_later(ran: list[int]) -> None:
    late = shortening.late_at(ran, 240, 10)

    assert late == sorted(late, reverse=True)
    assert late[4] == sum(one > 1200 for one in ran)


def test_two_at_one_hand_wait_for_each_other() -> None:
    """Two dossiers of ten minutes, one after the other: doubled, the copies wait ten minutes each."""
    past = [Past(1, 0, 10), Past(1, 100, 10)]

    assert shortening.replayed(past, 2) == [10, 20, 10, 20]


def test_fewer_than_needed_can_never_be_sure() -> None:
    assert 1 - wilson(0, NEEDED)[1] >= 0.999 > 1 - wilson(0, NEEDED - 1)[1]


@pytest.fixture
def studied(world: World) -> int:
    """Two dossiers of the procedure of five days, finished after an hour and a half day; its procedure's id."""
    world.finished(at("04-06 11:00"))
    world.finished(at("04-06 14:00"))
    commands.follow(at=YEAR_END)
    commands.study_limits(at=YEAR_END)
    return world.five_days.procedure_id


def test_the_past_is_read_from_the_measured_ways(world: World, studied: int) -> None:
    row = LimitStudy.objects.get(procedure_id=studied)
    used = sorted(Course.objects.values_list("used_minutes", flat=True))

    assert used == [180, 270]
    assert (row.dossiers, row.grid_minutes, row.late) == (2, 240, [1, *[0] * 9])
    found = shortening.study(studied)
    assert found is not None and found.measured is not None and found.sure is None
    assert found.measured.minutes == 480
    assert found.limits[0].share == 50.0


def test_a_proposal_keeps_its_evidence_and_who_made_it(world: World, studied: int) -> None:
    wanted = Proposed(procedure_id=studied, minutes=3 * 480, reason="Đủ căn cứ")

    commands.propose([wanted], year=2021, by=world.son, at=YEAR_END)
    commands.propose([wanted], year=2021, by=world.son, at=YEAR_END)

    row = LimitProposal.objects.get()
    assert (row.minutes, row.limit_minutes, row.statutory_minutes, row.dossiers, row.late) == (
        1440,
        2400,
        2400,
        2,
        0,
    )
    sector = next(one for one in plans.plan(2021, on=date(2021, 12, 30)).sectors)
    assert (sector.attained, sector.planned) == (0.0, round(100 * 960 / 2880, 1))
    assert Change.objects.filter(what="limit proposal").count() >= 1

    commands.propose([Proposed(procedure_id=studied, minutes=None)], year=2021, by=world.son, at=YEAR_END)
    assert not LimitProposal.objects.exists()


@pytest.mark.parametrize("minutes", [0, 2400, 3000])
def test_a_limit_that_is_not_shorter_is_refused(world: World, studied: int, minutes: int) -> None:
    with pytest.raises(NotShorter):
        commands.propose(
            [Proposed(procedure_id=studied, minutes=minutes)], year=2021, by=world.son, at=YEAR_END
        )


def test_who_may_plan_and_what(world: World, studied: int) -> None:
    with pytest.raises(NoPlanner):
        commands.propose([Proposed(procedure_id=studied, minutes=480)], year=2021, by=world.hoa, at=YEAR_END)
    with pytest.raises(NotStudied):
        unknown = Proposed(procedure_id=world.on_the_spot.procedure_id, minutes=60)
        commands.propose([unknown], year=2021, by=world.son, at=YEAR_END)
    sector = world.five_days.procedure.sector_id
    with pytest.raises(WrongTarget):
        commands.set_targets({sector: 1001}, year=2021, by=world.son, at=YEAR_END)


def test_targets_are_set_and_taken_back(world: World) -> None:
    sector = world.five_days.procedure.sector_id
    commands.set_targets({sector: 388}, year=2021, by=world.phuong, at=YEAR_END)
    assert plans.plan(2021, on=date(2021, 12, 30)).sectors[0].target == 38.8

    commands.set_targets({sector: None}, year=2021, by=world.phuong, at=YEAR_END)
    assert plans.plan(2021, on=date(2021, 12, 30)).sectors[0].target is None


def test_the_annex_is_a_pdf_of_what_is_proposed(world: World, studied: int) -> None:
    commands.propose([Proposed(procedure_id=studied, minutes=1440)], year=2021, by=world.son, at=YEAR_END)
    day = YEAR_END.astimezone(HANOI).date()

    made = papers.annex(plans.plan(2021, on=day), issued_on=day)

    assert made.startswith(b"%PDF") and made == papers.annex(plans.plan(2021, on=day), issued_on=day)
