"""What a small coloured label says: a dossier's status, its clock, its timeliness.

The colour only repeats what the words say; nobody has to tell one red from another.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.law import lifecycle, timeliness
from motcua.ui import formats

Status = lifecycle.Status
Timeliness = timeliness.Timeliness

STATUS_COLOURS = {
    Status.REGISTERED: "blue",
    Status.RECEIVED: "teal",
    Status.NOT_RECEIVED: "grey",
    Status.IN_PROCESS: "teal",
    Status.SUPPLEMENT_ASKED: "yellow",
    Status.PAYMENT_ASKED: "yellow",
    Status.WITHDRAWN: "grey",
    Status.STOPPED: "grey",
    Status.FINISHED: "green",
    Status.RETURNED: "green",
}
TIMELINESS_COLOURS = {Timeliness.EARLY: "green", Timeliness.ON_TIME: "green", Timeliness.LATE: "red"}
CALENDAR_DAY_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    colour: str


def status(code: int) -> Label:
    """By the national portal's code, 1 to 10."""
    found = Status(code)
    return Label(text=_(lifecycle.LABELS[found]), colour=STATUS_COLOURS[found])


def judged(value: int | None) -> Label | None:
    """Early, on time or late; nothing for what is not finished."""
    if value is None:
        return None
    found = Timeliness(value)
    return Label(text=_(timeliness.LABELS[found]), colour=TIMELINESS_COLOURS[found])


def clock(
    due_at: datetime | None, now: datetime, *, minutes_left: int | None = None, standing: bool = False
) -> Label:
    """What is left until due. `minutes_left` is in working minutes (negative when late); without it
    the distance on the wall clock is said, which nights and Sundays make longer than the work."""
    if standing:
        return Label(text=_("Clock stands"), colour="yellow")
    if due_at is None:
        return Label(text=_("No due time"), colour="grey")
    if minutes_left is None:
        left, day_minutes = int((due_at - now).total_seconds() // 60), CALENDAR_DAY_MINUTES
        near = CALENDAR_DAY_MINUTES
    else:
        left, day_minutes = minutes_left, settings.MOTCUA_WORKING_DAY_MINUTES
        near = settings.MOTCUA_NEAR_DUE_MINUTES
    said = formats.span(left, day_minutes=day_minutes)
    # By working minutes nothing is left from the due minute to the next opening, and it is not late yet.
    if left < 0 or now > due_at:
        return Label(text=_("late by %(time)s") % {"time": said}, colour="red")
    colour = "orange" if left <= near else "green"
    return Label(text=_("%(time)s left") % {"time": said}, colour=colour)
