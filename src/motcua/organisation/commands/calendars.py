"""Changing a calendar. Every change raises its revision, by which those who keep it know it is stale.

Who changed it stands in the trail of changes: a day off moves the due times of thousands of dossiers.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.organisation import queries
from motcua.organisation.models import CalendarClosure, CalendarDay, WorkCalendar


class UnknownCalendar(NotPossible):
    message = N_("There is no calendar %(code)s.")


class EmptyClosure(NotPossible):
    message = N_("A closure must end after it begins.")


class ClosureWithoutReason(NotPossible):
    message = N_("A closure needs its reason.")


class UnknownDayKind(NotPossible):
    message = N_("%(kind)s is not a kind of day.")


@transaction.atomic
def close_calendar(
    calendar_code: str,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    decision: str = "",
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Take [starts_at, ends_at) out of a calendar's hours: a storm, an epidemic, a power cut.

    The same closure given again keeps one row. Returns the calendar's new revision.
    """
    if ends_at <= starts_at:
        raise EmptyClosure
    if not reason.strip():
        raise ClosureWithoutReason
    calendar = _locked(calendar_code)
    told = {"ends_at": ends_at, "reason": reason.strip(), "decision": decision.strip()}
    before = CalendarClosure.objects.filter(calendar=calendar, starts_at=starts_at).values(*told).first()
    CalendarClosure.objects.update_or_create(calendar=calendar, starts_at=starts_at, defaults=told)
    about = f"{calendar_code} {starts_at.isoformat()}"
    audit.change("calendar closure", about, by=by, at=at, before=before, after=told)
    return _raise_revision(calendar, reason.strip())


@transaction.atomic
def set_day(
    day_on: date,
    kind: str,
    name_vi: str,
    source: str,
    *,
    by: Actor,
    at: datetime,
    name_en: str = "",
    calendar_code: str | None = None,
) -> int:
    """Say what a day is: for one calendar, or for the whole country when none is named.

    A national day raises every calendar's revision. Returns how many calendars changed.
    """
    if kind not in CalendarDay.Kind.values:
        raise UnknownDayKind(kind=kind)
    calendar = None if calendar_code is None else _locked(calendar_code)
    # A national day is every calendar's: who changes one waits, and is told what stood there before.
    every = [] if calendar else list(WorkCalendar.objects.select_for_update().order_by("id"))
    told = {"kind": kind, "name_vi": name_vi, "name_en": name_en, "source": source}
    before = CalendarDay.objects.filter(calendar=calendar, day_on=day_on).values(*told).first()
    CalendarDay.objects.update_or_create(calendar=calendar, day_on=day_on, defaults=told)
    about = f"{calendar_code or 'VN'} {day_on.isoformat()}"
    audit.change("calendar day", about, by=by, at=at, before=before, after=told)
    if calendar is not None:
        _raise_revision(calendar, name_vi)
        return 1
    transaction.on_commit(queries.forget_hours)
    changed = [one.pk for one in every]
    WorkCalendar.objects.update(revision=F("revision") + 1)
    _defer(changed, name_vi)
    return len(changed)


def _locked(code: str) -> WorkCalendar:
    calendar = WorkCalendar.objects.select_for_update().filter(code=code).first()
    if calendar is None:
        raise UnknownCalendar(code=code)
    return calendar


def _raise_revision(calendar: WorkCalendar, reason: str) -> int:
    calendar.revision += 1
    calendar.save(update_fields=["revision"])
    transaction.on_commit(queries.forget_hours)
    _defer([calendar.pk], reason)
    return calendar.revision


def _defer(calendar_ids: Sequence[int], reason: str) -> None:
    """Enqueue, in this transaction, what follows from a changed calendar (config.reactions)."""
    for job in settings.MOTCUA_CALENDAR_REACTIONS:
        arguments: list[dict[str, JSONValue]] = [{"calendar_id": i, "reason": reason} for i in calendar_ids]
        app.configure_task(job).batch_defer(*arguments)
