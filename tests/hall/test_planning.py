"""How many counters an hour needs: measured days played again, checked against what was and against less."""

from datetime import datetime, timedelta

import pytest

from motcua.cli.hall import tell
from motcua.hall.commands import calling, taking
from motcua.hall.queries.planning import HourPlan, Wanted, what_if
from motcua.hall.queries.planning.formula import EVEN, FEW, PATTERN, PRECEDENCE, UNEVEN, UNLIKE, why_not
from motcua.law.queueing import Rank
from tests.hall.places import Hall
from tests.hall.test_pages import signed_in
from tests.world import TUESDAY_8, at

TODAY = TUESDAY_8.date()
OFTEN = [
    at(f"04-06 {8 + n // 12:02}:{n % 12 * 5:02}") for n in range(24)
]  # every five minutes from 08:00 to 10:00


def served(hall: Hall, came: list[datetime], *, takes: int = 10) -> None:
    """One counter, open from 07:30, serves them in turn; a visit takes `takes` minutes."""
    hall.opened(hall.lan, hall.three, at("04-06 07:30"))
    free = at("04-06 07:30")
    for when in came:
        hall.take(when)
    for when in came:
        begins = max(free, when)
        one = hall.call(hall.lan, begins)
        calling.start(one.pk, **hall.by(hall.lan, begins))
        free = begins + timedelta(minutes=takes)
        calling.finish(one.pk, **hall.by(hall.lan, free))


def by_hour(hall: Hall, wanted: Wanted) -> dict[int, HourPlan]:
    found = what_if(hall.centre_id, TODAY, TODAY, wanted)
    assert found is not None
    assert len(found.pools) == 1  # building and results hang together by counter 4
    return {one.hour: one for one in found.pools[0].hours}


def test_what_was_is_played_again_as_it_was(hall: Hall) -> None:
    served(hall, OFTEN)

    found = what_if(hall.centre_id, TODAY, TODAY, Wanted(15, 90))

    assert found is not None
    assert (found.days, found.tickets, found.left) == ([TODAY], 24, 0)
    # Each waits five minutes more than the one before: 0, 5, 10, 15 minutes, then longer.
    assert found.was_within == found.replayed_within == pytest.approx(4 / 24)


def test_the_fewest_counters_for_the_wanted_wait(hall: Hall) -> None:
    served(hall, OFTEN)

    hours = by_hour(hall, Wanted(15, 90))

    # Two counters serve one person every five minutes; with one of them the queue of the hour before stays.
    assert [hours[hour].needed for hour in (8, 9)] == [2, 2]
    assert [(hours[hour].within, hours[hour].was_open) for hour in (8, 9)] == [(1.0, 1.0), (1.0, 1.0)]
    assert hours[8].was_within == pytest.approx(4 / 12)
    assert (hours[7].needed, hours[7].within, hours[7].a_day) == (1, None, 0)
    assert hours[8].load == pytest.approx(2.0)


def test_who_may_wait_longer_needs_fewer(hall: Hall) -> None:
    served(hall, OFTEN)

    found = [by_hour(hall, Wanted(minutes, 90)) for minutes in (1, 15, 60, 200)]
    totals = [sum(one.needed or 0 for one in hours.values()) for hours in found]
    assert totals == sorted(totals, reverse=True)
    assert totals[0] > totals[-1]


def test_who_comes_before_the_hall_opens_waits_from_its_opening(hall: Hall) -> None:
    served(hall, [at("04-06 06:50")], takes=5)

    found = by_hour(hall, Wanted(15, 90))
    assert (found[7].a_day, found[7].was_within, found[7].longest_of_nine) == (1, 1.0, 0)


def test_who_left_uncalled_is_played_as_having_stayed(hall: Hall) -> None:
    served(hall, OFTEN)
    given = hall.take(at("04-06 10:30"))
    taking.give_back(given.secret, at=at("04-06 10:50"))

    found = what_if(hall.centre_id, TODAY, TODAY, Wanted())

    assert found is not None
    assert (found.tickets, found.left) == (25, 1)
    assert {one.hour: one.a_day for one in found.pools[0].hours}[10] == 1


def test_a_group_of_one_counter_decides_which_opens_first(hall: Hall) -> None:
    """Results are served by counter 4 alone, which serves the others too: it opens first, and alone if it can."""
    served(hall, OFTEN)
    result = hall.take(at("04-06 13:40"), group=hall.results)
    hall.opened(hall.mai, hall.four, at("04-06 13:45"))
    one = hall.call(hall.mai, at("04-06 13:50"))
    assert one.pk == result.id
    calling.finish(one.pk, **hall.by(hall.mai, at("04-06 13:55")))

    hours = by_hour(hall, Wanted(15, 90))
    assert hours[13].counters == [4]
    assert hours[8].counters == [3, 4]
    assert hours[8].why_not == UNLIKE


def test_counters_that_the_hall_does_not_have(hall: Hall) -> None:
    eight = [at("04-06 08:00")] * 6
    served(hall, eight)

    hours = by_hour(hall, Wanted(5, 99))
    assert (hours[8].needed, hours[8].further) == (6, 4)


def test_nobody_took_a_ticket(hall: Hall) -> None:
    assert what_if(hall.centre_id, TODAY, TODAY, Wanted()) is None


def test_when_the_formula_says_nothing() -> None:
    by_chance = [1, 2, 30, 12, 4, 25, 7, 3, 9, 20]
    ranks = [Rank.ORDINARY] * 10

    assert why_not(by_chance, [9, 12, 10, 14, 8], ranks, alike=True) == ""
    assert why_not(by_chance, [9, 12, 10, 14, 8], ranks, alike=False) == UNLIKE
    assert why_not(by_chance, [10], ranks, alike=True) == FEW
    assert why_not([10] * 10, [9, 12, 10, 14, 8], ranks, alike=True) == EVEN
    assert why_not([1] * 9 + [100], [9, 12, 10, 14, 8], ranks, alike=True) == UNEVEN
    assert why_not(by_chance, [10] * 5, ranks, alike=True) == PATTERN
    assert why_not(by_chance, [9, 12, 10, 14, 8], ranks[:7] + [Rank.FIRST] * 3, alike=True) == PRECEDENCE


def test_the_page(hall: Hall) -> None:
    served(hall, OFTEN)
    client = signed_in(hall.world.son)

    shown = client.get("/desk/hall/plan", {"first": "2021-04-06", "last": "2021-04-06"}).content.decode()
    assert "X · Xây dựng, T · Trả kết quả" in shown
    assert "<svg" in shown

    for wrong in ({"first": "2021-04-06", "last": "2021-04-05"}, {"minutes": "abc"}, {"percent": "100"}):
        assert client.get("/desk/hall/plan", wrong).status_code == 422
    empty = client.get("/desk/hall/plan", {"first": "2020-01-01", "last": "2020-01-31"})
    assert empty.status_code == 200


def test_what_the_command_prints(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    served(hall, OFTEN)
    found = what_if(hall.centre_id, TODAY, TODAY, Wanted())
    assert found is not None

    tell(found, 15)

    said = " ".join(capsys.readouterr().out.split())
    assert "24 tickets on 1 days; at most 15 minutes waited 16.7 % as measured, 16.7 % played again" in said
    assert "X · Xây dựng, T · Trả kết quả" in said
