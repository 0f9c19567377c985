"""How many come to be late at each agency in ten working days, and who is warned of it."""

from datetime import datetime, timedelta

import pytest

from motcua.organisation.models import Agency, ServiceCentre
from motcua.supervision import commands
from motcua.supervision.commands import RuleSet, WrongChance
from motcua.supervision.models import Outlook, ReminderRule, Risk, WaveWarning
from motcua.supervision.queries import outlooks
from tests.world import SINCE, World, at

MORNING = at("04-07 07:31")
WAVES = ("wave-tenth", "wave-seventh", "wave-fifth")


@pytest.fixture
def ten(world: World) -> World:
    """Ten open dossiers of the construction office, each told a chance of 0.16."""
    for n in range(10):
        world.received(at=at("04-06 08:00") + timedelta(minutes=n))
    commands.follow(at=MORNING)
    told(0.16)
    return world


def told(chance: float, *, left_minutes: int = 1920) -> None:
    Risk.objects.update(chance=chance, left_minutes=left_minutes, told_at=MORNING)


def looked(when: datetime = MORNING) -> int:
    commands.look_ahead(at=when)
    return commands.warn(at=when)


def codes() -> set[str]:
    return set(WaveWarning.objects.filter(settled_at=None).values_list("rule__code", flat=True))


def test_what_comes_is_the_sum_of_the_chances(ten: World) -> None:
    assert commands.look_ahead(at=MORNING) == 1

    row = Outlook.objects.get()
    assert (row.agency_id, row.due, round(row.expected, 6)) == (ten.construction.pk, 10, 1.6)
    (ahead,) = outlooks.ahead(None, at=MORNING)
    assert (ahead.name, ahead.week_ago, round(ahead.percent)) == ("Sở Xây dựng", None, 16)


def test_only_what_is_due_in_ten_working_days_and_not_late_counts(ten: World) -> None:
    told(0.9, left_minutes=4801)
    assert commands.look_ahead(at=MORNING) == 0
    told(1.0, left_minutes=-1)
    assert commands.look_ahead(at=MORNING) == 0


def test_a_day_has_one_outlook_the_last_one_told(ten: World) -> None:
    commands.look_ahead(at=MORNING)
    told(0.5)
    commands.look_ahead(at=MORNING + timedelta(hours=1))

    assert Outlook.objects.get().expected == 5


def test_beside_it_stands_what_was_told_a_week_before(ten: World) -> None:
    commands.look_ahead(at=MORNING)
    told(0.3)
    commands.look_ahead(at=MORNING + timedelta(days=7))

    (ahead,) = outlooks.ahead(None, at=MORNING + timedelta(days=7))
    assert (round(ahead.expected, 6), ahead.week_ago and round(ahead.week_ago, 6)) == (3.0, 1.6)


def test_warnings_climb_with_the_share_and_come_once(ten: World) -> None:
    ReminderRule.objects.filter(code="wave-fifth").update(percent=50)
    assert looked() == 0, "one or two are no wave"
    told(0.4)
    assert looked() == 2
    assert codes() == {"wave-tenth", "wave-seventh"}
    assert looked(MORNING + timedelta(hours=1)) == 0
    told(0.6)
    assert looked(MORNING + timedelta(hours=2)) == 1

    to = {row.rule.code: (row.role, row.to_agency_id, row.to_centre_id) for row in WaveWarning.objects.all()}
    assert to == {
        "wave-tenth": ("approver", ten.construction.pk, None),
        "wave-seventh": ("supervisor", None, ten.centre.pk),
        "wave-fifth": ("leader", ten.centre.host_id, None),
    }


def test_each_sees_what_they_were_warned_of_until_it_is_over(ten: World) -> None:
    told(0.4)
    looked()

    for actor in (ten.hoa, ten.son, ten.phuong):
        (wave,) = outlooks.waves(actor)
        assert (wave.name, wave.due, round(wave.expected, 6)) == ("Sở Xây dựng", 10, 4.0)
    assert outlooks.waves(ten.minh) == []
    told(0.12)
    looked(MORNING + timedelta(days=1))
    assert codes() == set(), "fewer than half of three"
    assert outlooks.waves(ten.phuong) == []


def test_it_is_not_over_before_the_share_has_halved(ten: World) -> None:
    told(0.4)
    looked()
    told(0.16)
    looked(MORNING + timedelta(hours=1))

    assert codes() == set(WAVES)


def test_a_rule_that_is_off_warns_of_nothing_and_ends_what_it_said(ten: World) -> None:
    told(0.4)
    looked()
    off = [RuleSet(code=code, minutes=0, is_on=False, percent=10) for code in WAVES]
    commands.set_rules(off, by=ten.son, at=MORNING)

    assert looked(MORNING + timedelta(hours=1)) == 0
    assert codes() == set()


def test_a_share_out_of_bounds_is_refused(ten: World) -> None:
    with pytest.raises(WrongChance):
        commands.set_rules(
            [RuleSet(code="wave-fifth", minutes=0, is_on=True, percent=4)], by=ten.son, at=MORNING
        )


def test_where_it_comes_from(ten: World) -> None:
    told(0.4)
    (kind,) = outlooks.kinds(ten.construction.pk, within_minutes=4800)
    (step,) = outlooks.steps(ten.construction.pk, at=MORNING)

    assert (kind.open, kind.due, round(kind.expected, 6)) == (10, 10, 4.0)
    assert (step.key, step.lying) == ("intake", 10)


def test_where_the_host_has_no_leader_the_one_above_is_warned(ten: World) -> None:
    office = Agency.objects.create(
        code="van-phong", unit_code="H37.01", kind="department", level="province", parent=ten.centre.host,
        name_vi="Văn phòng", calendar=ten.calendar, valid_from=SINCE,
    )  # fmt: skip
    ServiceCentre.objects.filter(pk=ten.centre.pk).update(host=office)
    told(0.4)
    looked()

    assert [wave.name for wave in outlooks.waves(ten.phuong)] == ["Sở Xây dựng"]
