"""A changed calendar is a new revision, and who asks for hours afterwards gets the new ones."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from motcua.audit.models import Change
from motcua.law.actor import Actor, ActorKind
from motcua.organisation import commands, queries
from motcua.organisation.commands.calendars import (
    ClosureWithoutReason,
    EmptyClosure,
    UnknownCalendar,
    UnknownDayKind,
)
from motcua.organisation.models import Agency, CalendarClosure, CalendarDay, WorkCalendar

HANOI = timezone(timedelta(hours=7))
EIGHT = datetime(2021, 4, 6, 8, tzinfo=HANOI)
WHO: dict[str, Any] = {"by": Actor(kind=ActorKind.OFFICER, name="Triệu Văn Sơn", officer_id=7), "at": EIGHT}
Committed = Callable[..., AbstractContextManager[list[object]]]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    queries.forget_hours()
    commands.load()


def revisions() -> dict[str, int]:
    return dict(WorkCalendar.objects.values_list("code", "revision"))


def test_a_closure_takes_hours_out(django_capture_on_commit_callbacks: Committed) -> None:
    agency = Agency.objects.get(code="so-xay-dung")
    assert queries.hours_of(agency.pk).calendar.is_working(EIGHT)
    before = revisions()

    with django_capture_on_commit_callbacks(execute=True):
        revision = commands.close_calendar(
            "langson", EIGHT, EIGHT + timedelta(hours=2), "Bão", "12/QĐ", **WHO
        )

    assert not queries.hours_of(agency.pk).calendar.is_working(EIGHT)
    assert revision == before["langson"] + 1
    assert revisions() == before | {"langson": revision}


def test_the_same_closure_twice_is_one() -> None:
    for hours in (2, 3):
        commands.close_calendar("langson", EIGHT, EIGHT + timedelta(hours=hours), "Bão", **WHO)

    closure = CalendarClosure.objects.get(calendar__code="langson", starts_at=EIGHT)
    assert closure.ends_at == EIGHT + timedelta(hours=3)


def test_a_national_day_is_everybodys(django_capture_on_commit_callbacks: Committed) -> None:
    agency = Agency.objects.get(code="so-xay-dung")
    assert queries.hours_of(agency.pk).calendar.is_working_day(EIGHT.date())
    before = revisions()

    with django_capture_on_commit_callbacks(execute=True):
        changed = commands.set_day(EIGHT.date(), "holiday", "Quốc tang", "Thông báo 1", **WHO)

    assert changed == len(before)
    assert revisions() == {code: revision + 1 for code, revision in before.items()}
    assert not queries.hours_of(agency.pk).calendar.is_working_day(EIGHT.date())


def test_a_calendars_own_day_is_its_own_and_wins() -> None:
    before = revisions()

    commands.set_day(date(2021, 4, 21), "working_day", "Trực", "Lịch trực", calendar_code="commune", **WHO)
    commands.set_day(date(2021, 4, 21), "working_day", "Trực", "Lịch trực 2", calendar_code="commune", **WHO)

    assert revisions() == before | {"commune": before["commune"] + 2}
    assert CalendarDay.objects.filter(day_on=date(2021, 4, 21)).count() == 2
    commune = Agency.objects.filter(calendar__code="commune")[0]
    assert queries.hours_of(commune.pk).calendar.is_working_day(date(2021, 4, 21))


def test_what_makes_no_sense_is_refused() -> None:
    before = revisions()

    with pytest.raises(UnknownCalendar):
        commands.close_calendar("khong-co", EIGHT, EIGHT + timedelta(hours=1), "Bão", **WHO)
    with pytest.raises(EmptyClosure):
        commands.close_calendar("langson", EIGHT, EIGHT, "Bão", **WHO)
    with pytest.raises(ClosureWithoutReason):
        commands.close_calendar("langson", EIGHT, EIGHT + timedelta(hours=1), " ", **WHO)
    with pytest.raises(UnknownDayKind):
        commands.set_day(EIGHT.date(), "party", "Liên hoan", "", **WHO)

    assert revisions() == before


def test_who_changed_a_calendar_is_kept_with_what_was_there_before() -> None:
    for source in ("Thông báo 1", "Thông báo 2"):
        commands.set_day(EIGHT.date(), "holiday", "Quốc tang", source, **WHO)
    commands.close_calendar("langson", EIGHT, EIGHT + timedelta(hours=2), "Bão", "12/QĐ", **WHO)

    first, second, closure = Change.objects.order_by("id")
    assert {(c.officer_id, c.actor_name, c.at) for c in (first, second, closure)} == {
        (7, "Triệu Văn Sơn", EIGHT)
    }
    assert (first.what, first.about, first.before) == ("calendar day", "VN 2021-04-06", None)
    assert (second.before["source"], second.after["source"]) == ("Thông báo 1", "Thông báo 2")
    assert (closure.what, closure.after["decision"]) == ("calendar closure", "12/QĐ")
