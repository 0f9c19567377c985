"""The demonstration province comes into the tables whole, and loading it again changes nothing."""

from datetime import date

import pytest

from motcua.law.actor import Role
from motcua.law.worktime import national_days
from motcua.organisation import commands, queries
from motcua.organisation.models import (
    Agency,
    CalendarDay,
    Counter,
    Officer,
    OfficerRole,
    ServiceCentre,
    WorkCalendar,
)

pytestmark = pytest.mark.django_db


def test_all_files_come_in() -> None:
    loaded = commands.load()

    assert Agency.objects.count() == loaded.files["agencies"].added
    assert ServiceCentre.objects.filter(code="ttpvhcc", unit_code="H37").exists()
    assert CalendarDay.objects.filter(calendar=None).count() == len(national_days())
    assert Officer.objects.filter(account=None).count() == Officer.objects.count()
    assert Agency.objects.get(code="so-cong-thuong").parent == Agency.objects.get(code="ubnd-tinh")
    assert set(
        Counter.objects.get(centre__code="ttpvhcc", number=3).agencies.values_list("code", flat=True)
    ) == {"so-xay-dung"}


def test_again_changes_nothing() -> None:
    first = commands.load()
    revisions = list(WorkCalendar.objects.values_list("code", "revision"))

    again = commands.load()

    assert not again.changed
    assert list(WorkCalendar.objects.values_list("code", "revision")) == revisions
    assert {name: one.unchanged for name, one in again.files.items()} == {
        name: one.added for name, one in first.files.items()
    }
    assert OfficerRole.objects.count() == first.files["officer_roles"].added


def test_again_mends_what_differs() -> None:
    commands.load()
    Officer.objects.filter(code="lan").update(full_name="Ai đó")
    Agency.objects.filter(code="so-cong-thuong").update(parent=None)

    again = commands.load()

    assert Officer.objects.get(code="lan").full_name == "Nông Thị Lan"
    assert Agency.objects.get(code="so-cong-thuong").parent is not None
    assert again.files["officers"].updated == 1
    assert again.files["agencies"].updated == 1


def test_officers_are_actors_and_agencies_have_hours() -> None:
    commands.load()

    lan = queries.actor_by_code("lan", on=date(2021, 4, 6))
    hours = queries.hours_of(Agency.objects.get(code="so-xay-dung").pk)

    assert Role.INTAKE_OFFICER in {role for role, _ in lan.posts}
    assert lan.counter_id == Counter.objects.get(centre__code="ttpvhcc", number=3).pk
    assert hours.calendar.is_working_day(date(2021, 4, 6))
    assert not hours.calendar.is_working_day(date(2021, 4, 21))
