"""The supervisor's alerts: each at its threshold and not before, those of one queue in one line."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from motcua.hall.commands import calling, counters
from motcua.hall.queries.oversight import Alarm, oversight
from motcua.hall.queries.rules import rules_of
from tests.hall.places import Hall
from tests.world import TUESDAY_8


def told(hall: Hall, when: datetime) -> Iterator[tuple[Alarm, dict[str, object]]]:
    for one in oversight(hall.centre_id, when).alerts:
        yield one.alarm, dict(one.params)


def kinds(hall: Hall, when: datetime) -> set[Alarm]:
    return {alarm for alarm, _params in told(hall, when)}


def after(minutes: int) -> datetime:
    return TUESDAY_8 + timedelta(minutes=minutes)


def test_a_quiet_hall_alerts_nobody(hall: Hall) -> None:
    hall.opened(hall.lan, hall.three)

    assert kinds(hall, after(60)) == set()


def test_a_queue_without_a_counter_is_told_at_once(hall: Hall) -> None:
    hall.crowd(2)

    assert dict(told(hall, after(2)))[Alarm.NOBODY] == {"group": "Xây dựng", "count": 2}
    hall.opened(hall.lan, hall.three)
    assert Alarm.NOBODY not in kinds(hall, after(2))


def test_who_waits_too_long_stands_in_one_line_of_their_group(hall: Hall) -> None:
    most = rules_of(hall.centre_id).wait_minutes
    hall.crowd(3)  # a minute apart
    hall.opened(hall.lan, hall.three)

    assert Alarm.WAIT not in kinds(hall, after(most))
    assert dict(told(hall, after(most + 1)))[Alarm.WAIT] == {"label": "X001", "minutes": most + 1}
    later = [params for alarm, params in told(hall, after(most + 5)) if alarm in (Alarm.WAIT, Alarm.WAITS)]
    assert later == [{"group": "Xây dựng", "count": 3, "most": most, "label": "X001", "minutes": most + 5}]


def test_more_for_each_counter_than_is_right_is_told(hall: Hall) -> None:
    most = rules_of(hall.centre_id).per_counter
    hall.opened(hall.lan, hall.three)
    hall.crowd(most)

    assert Alarm.OVERLOAD not in kinds(hall, after(most))
    hall.take(after(most))
    assert dict(told(hall, after(most)))[Alarm.OVERLOAD] == {"group": "Xây dựng", "count": most + 1}


def test_a_counter_that_idles_while_people_wait_is_told(hall: Hall) -> None:
    most = rules_of(hall.centre_id).idle_minutes
    hall.opened(hall.lan, hall.three)
    hall.take()

    assert Alarm.IDLE not in kinds(hall, after(most - 1))
    assert dict(told(hall, after(most)))[Alarm.IDLE] == {"counter": 3, "minutes": most}


def test_who_is_on_hold_too_long_is_told(hall: Hall) -> None:
    most = rules_of(hall.centre_id).hold_minutes
    hall.opened(hall.lan, hall.three)
    label = hall.take().label
    ticket_id = hall.call(hall.lan, TUESDAY_8).pk
    calling.start(ticket_id, **hall.by(hall.lan, TUESDAY_8))
    calling.park(ticket_id, **hall.by(hall.lan, TUESDAY_8))

    assert Alarm.HOLD not in kinds(hall, after(most - 1))
    assert dict(told(hall, after(most)))[Alarm.HOLD] == {"label": label, "minutes": most}


def test_a_call_for_help_stands_until_it_is_answered(hall: Hall) -> None:
    hall.opened(hall.lan, hall.three)
    counters.call_help(**hall.by(hall.lan, after(1)))

    assert dict(told(hall, after(3)))[Alarm.HELP] == {"counter": 3, "name": "Nông Thị Lan", "minutes": 2}
    counters.answer_help(hall.three.pk, **hall.by(hall.mai, after(3)))
    assert Alarm.HELP not in kinds(hall, after(4))


@pytest.mark.parametrize("left", [0, 1])
def test_a_day_that_nobody_closed_is_told_while_somebody_holds_a_ticket_of_it(hall: Hall, left: int) -> None:
    hall.opened(hall.lan, hall.three)
    ticket_id = hall.take().id
    if not left:
        hall.call(hall.lan, TUESDAY_8)
        calling.finish(ticket_id, **hall.by(hall.lan, after(5)))

    assert (Alarm.NIGHT in kinds(hall, after(24 * 60))) is bool(left)
