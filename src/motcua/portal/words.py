"""Plain words for what the law calls otherwise."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.audit import queries as audit
from motcua.catalogue import queries as catalogue
from motcua.dossiers.queries.tracking import Followed, Happened
from motcua.law.errors import N_
from motcua.law.lifecycle import RUNNING, STANDING, Status
from motcua.law.purpose import PURPOSE_LABELS, SEEN_LABELS
from motcua.law.worktime import Limit, LimitUnit
from motcua.organisation import queries as organisation
from motcua.ui import formats
from motcua.ui.drawn import Entry

NOW = {
    Status.REGISTERED: N_("The centre is looking at what you filed and will answer you."),
    Status.RECEIVED: N_("Your papers are complete. Work on your dossier has begun."),
    Status.NOT_RECEIVED: N_("Your dossier was not received. The reason is below; you may file again."),
    Status.IN_PROCESS: N_("The agency is working on it. You need not do anything."),
    Status.SUPPLEMENT_ASKED: N_("We wait for papers from you. The time stands still until they are here."),
    Status.PAYMENT_ASKED: N_("We wait for your payment. The time stands still until it is here."),
    Status.WITHDRAWN: N_("You withdrew it. Nothing more happens."),
    Status.STOPPED: N_("Work on it was stopped. The reason is below."),
    Status.FINISHED: N_("The result is ready for you."),
    Status.RETURNED: N_("You have the result. Everything is done."),
}
NEXT = {
    Status.REGISTERED: N_(
        "The centre looks whether everything is there, then receives it or tells you why not"
    ),
    Status.SUPPLEMENT_ASKED: N_("You hand in what is missing; then work goes on"),
    Status.PAYMENT_ASKED: N_("You pay; then work goes on"),
    Status.FINISHED: N_("You get the result"),
}
CHANNELS = {
    "counter": N_("At the counter"),
    "online": N_("Online"),
    "post": N_("By public post, at any post office"),
}
RETURN_WAYS = {
    "counter": N_("You fetch it at the counter"),
    "post": N_("It comes by public post"),
    "electronic": N_("You get it electronically"),
}
SERVICE_LEVELS = {
    "information": N_("Information only"),
    "partial": N_("Partly online"),
    "full": N_("Fully online"),
}
VISITS = {
    "information": N_("You file at a counter or by post; there is no filing online yet."),
    "partial": N_(
        "You can file online, and come once: to show the originals, to pay, or to fetch the result."
    ),
    "full": N_("Everything can be done online; you need not come."),
}
LEVELS = {"province": N_("Province"), "district": N_("District"), "commune": N_("Commune")}
FEE_TIMINGS = {
    "before": N_("You pay when you file."),
    "after": N_("You pay when you fetch the result."),
    "free": N_("You are exempt from paying."),
    "none": N_("It costs nothing."),
}


def said(words: dict[str, str], key: str) -> str:
    """The sentence for a value of the catalogue, or the value itself when it is not known here."""
    return _(words[key]) if key in words else key


def limit(value: Limit) -> str:
    """'12 working days', '4 working hours'."""
    count = {"count": formats.number(value.amount)}
    match value.unit:
        case LimitUnit.WORKING_DAY:
            return ngettext("%(count)s working day", "%(count)s working days", value.amount) % count
        case LimitUnit.WORKING_HOUR:
            return ngettext("%(count)s working hour", "%(count)s working hours", value.amount) % count
        case LimitUnit.CALENDAR_DAY:
            return ngettext("%(count)s calendar day", "%(count)s calendar days", value.amount) % count
        case _:
            return ngettext("%(count)s working minute", "%(count)s working minutes", value.amount) % count


def line(event: Happened) -> Entry:
    places = dict(event.places)
    if event.amount_dong is not None:
        places["amount"] = formats.number(event.amount_dong)
    return Entry(_(event.sentence) % ({"amount": ""} | places), event.at)


def looks(dossier_id: int) -> list[Entry]:
    """Who of the administration has looked at the dossier, for what, and how often that day."""
    return [
        Entry(
            title=_(SEEN_LABELS[one.seen]).capitalize() + (f" (×{one.times})" if one.times > 1 else ""),
            at=one.at,
            by=_unit(one),
            text=_("Purpose: %(purpose)s") % {"purpose": _(PURPOSE_LABELS[one.purpose])},
        )
        for one in audit.looks_of(dossier_id)
    ]


def _unit(one: audit.Glimpse) -> str:
    if one.agency_id is not None:
        return organisation.agency(one.agency_id).name_vi
    return organisation.centre(one.centre_id).name_vi if one.centre_id is not None else ""


def rows(found: Followed, *, at: datetime) -> list[tuple[str, object]]:
    """Where the dossier is and what it is, as pairs of a name and a value."""
    kept: list[tuple[str, object]] = [
        (_("Who has it now"), _holder(found)),
        (_("What comes next"), _next(found)),
        (_("The clock"), _clock(found, at)),
        (_("Applicant"), found.applicant_name),
        (_("Procedure"), found.procedure),
        (_("What it is about"), found.subject),
        (_("Received at") if found.due_at else _("Handed in"), formats.long(found.handed_in_at)),
        (_("Answer until"), formats.long(found.answer_by)),
        (_("Appointment"), _appointment(found)),
        (_("Finished on"), formats.long(found.finished_at)),
        (_("The result"), "; ".join(found.results)),
        (
            _("How you get the result"),
            ": ".join(filter(None, (said(RETURN_WAYS, found.return_way), found.return_address))),
        ),
        (
            _("Where it is handled"),
            ", ".join(filter(None, (str(found.centre), found.centre_address, found.centre_phone))),
        ),
    ]
    return [(name, value) for name, value in kept if str(value) not in ("", formats.NOTHING)]


def _holder(found: Followed) -> str:
    if found.holder is None:
        return ""
    if found.holder.agency_id is not None:
        return organisation.agency(found.holder.agency_id).name_vi
    return organisation.centre(found.holder.centre_id or 0).name_vi


def _next(found: Followed) -> str:
    """The step that is under way and the one that follows, as the approved process names them."""
    if found.step_id is None or found.status not in RUNNING:
        return _(NEXT[found.status]) if found.status in NEXT else ""
    now = catalogue.step(found.step_id)
    following_id = now.outcomes.get(now.onward or "")
    names = [now, *([catalogue.step(following_id)] if following_id else [])]
    return " → ".join(str(catalogue.Name(one.name_vi, one.name_en)) for one in names)


def _clock(found: Followed, at: datetime) -> str:
    """What the working time says: how much is left, that it stands still, or by how much it is late."""
    day = {"day_minutes": settings.MOTCUA_WORKING_DAY_MINUTES}
    if found.status in STANDING and found.remaining_minutes is not None:
        left = formats.span(max(found.remaining_minutes, 0), **day)
        return _("It stands still; %(left)s of working time are left") % {"left": left}
    if found.status not in RUNNING or found.due_at is None:
        return ""
    left_minutes = organisation.hours_of(found.agency_id).calendar.remaining(at, found.due_at)
    left = formats.span(left_minutes, **day)
    if left_minutes < 0:
        return _("It is late by %(left)s of working time") % {"left": left}
    return _("It runs; %(left)s of working time are left") % {"left": left}


def _appointment(found: Followed) -> str:
    if found.status in (Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED) and found.due_at:
        return _("A new one is set when the time runs on")
    return formats.long(found.due_at)
