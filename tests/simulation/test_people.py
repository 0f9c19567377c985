"""The demonstration's people: a roster, presence, remarks, training and equipment are there, made once."""

import pytest

from motcua.hall.models import EquipmentFault, EquipmentItem, SecurityCheck
from motcua.law.worktime import HANOI
from motcua.organisation.commands import load
from motcua.simulation import people
from motcua.staffing.models import Duty, Presence, PresenceCorrection, Remark, TrainingPlace
from motcua.staffing.queries import presence, roster
from tests.world import at

NOW = at("04-07 10:00")


@pytest.mark.usefixtures("db")
def test_the_pages_have_something_to_show_and_a_second_start_changes_nothing() -> None:
    load()

    people.play(now=NOW)

    centre_id = Duty.objects.values_list("centre_id", flat=True)[0]
    week = roster.week(centre_id, NOW.date())
    assert sum(bool(stand.officer_id) for row in week.rows for stand in row.stands) > 50
    assert week.troubles == 0
    yesterday = presence.day(centre_id, at("04-06 08:00").astimezone(HANOI).date(), at=NOW)
    assert sum(one.verdict is not None for one in yesterday) > 10
    made = [model.objects.count() for model in MADE]
    assert all(made)

    people.play(now=NOW)

    assert [model.objects.count() for model in MADE] == made


MADE = (
    Duty,
    Presence,
    PresenceCorrection,
    Remark,
    TrainingPlace,
    EquipmentItem,
    EquipmentFault,
    SecurityCheck,
)
