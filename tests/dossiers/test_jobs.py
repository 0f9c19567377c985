"""What happens without a click: signals, unanswered supplements, a changed calendar."""

from datetime import date, timedelta
from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.dossiers import commands, jobs, queries
from motcua.dossiers.commands import redating, supplement
from motcua.dossiers.models import Dossier, Event
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import Status
from motcua.organisation.commands import calendars
from motcua.organisation.models import CalendarDay, WorkCalendar
from tests.world import World, at


def test_no_passed_limit_stays_silent(world: World) -> None:
    world.received()
    world.received()

    acted = jobs.look_after(at("04-07 08:00"))

    assert acted == 2
    assert queries.signals_due(at("04-07 08:00")) == []


def test_an_unanswered_supplement_ends_the_case(world: World) -> None:
    dossier_id = world.forwarded()
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-07 10:00"), items=("Bản vẽ",), reason="Thiếu bản vẽ"
    )
    commands.ask_supplement([asked])

    jobs.look_after(at("04-07 10:00") + timedelta(days=91))

    assert Dossier.objects.get(pk=dossier_id).status == Status.STOPPED


def test_a_new_day_off_re_dates_open_dossiers_and_leaves_closed_ones(world: World) -> None:
    done, open_ = world.finished(at("04-06 16:00")), world.forwarded()
    CalendarDay.objects.create(
        day_on=date(2021, 4, 8), kind="holiday", name_vi="Nghỉ bão", source="Công điện"
    )
    WorkCalendar.objects.update(revision=2)
    orders = [
        redating.Redating(dossier_id=i, by=SYSTEM, at=at("04-07 08:00"), reason="Nghỉ bão")
        for i in queries.open_by_calendar(world.calendar.pk)
    ]

    commands.redate(orders)

    assert Dossier.objects.get(pk=open_).due_at == at("04-14 08:00")
    assert Dossier.objects.get(pk=done).due_at == at("04-13 08:00")


def test_the_account_of_a_re_dated_dossier_still_sums_up(world: World) -> None:
    dossier_id = world.forwarded()
    CalendarDay.objects.create(
        day_on=date(2021, 4, 7), kind="holiday", name_vi="Nghỉ bão", source="Công điện"
    )
    WorkCalendar.objects.update(revision=2)

    commands.redate(
        [redating.Redating(dossier_id=dossier_id, by=SYSTEM, at=at("04-08 08:00"), reason="Nghỉ bão")]
    )

    assert sum(Event.objects.filter(dossier_id=dossier_id).values_list("span_minutes", flat=True)) == 480


def test_a_closed_calendar_enqueues_the_re_dating(world: World) -> None:
    calendars.close_calendar(
        "test", at("04-08 07:30"), at("04-08 17:00"), "Bão số 2", by=SYSTEM, at=at("04-07 08:00")
    )

    job = ProcrastinateJob.objects.get(task_name="redate_open_dossiers")
    assert job.args == {"calendar_id": world.calendar.pk, "reason": "Bão số 2"}


def test_what_fails_of_what_follows_is_tried_again_alone(world: World, settings: Any) -> None:
    opened = world.received()
    settings.MOTCUA_REACTIONS = {"received": ("redate_open_dossiers", "book_fees")}
    told = {"dossier_ids": [opened.dossier_id], "event_ids": [opened.event_id]}
    ProcrastinateJob.objects.all().delete()

    jobs.follow_up("received", **told)  # no re-dating knows these arguments, and so it fails

    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("redate_open_dossiers", told)
