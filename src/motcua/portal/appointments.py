"""Appointments at a centre's counters: book an hour, see it, move it, cancel it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.hall.commands import booking
from motcua.hall.commands.booking import Booking
from motcua.hall.queries import appointments as queries
from motcua.hall.queries import places
from motcua.hall.queries.appointments import Held, Hour
from motcua.law.errors import N_, ActRefused
from motcua.law.worktime import HANOI
from motcua.lib.written import whole
from motcua.portal.entrance import Citizen, for_citizens
from motcua.ui import formats
from motcua.ui.qr import svg

STATES: Mapping[str, str] = {
    "booked": N_("Booked"),
    "checked_in": N_("You came"),
    "cancelled": N_("Cancelled"),
    "missed": N_("Missed"),
}
# So many days of hours are on the page; the next ones come when these are full.
_DAYS = 10


@require_safe
@for_citizens
def appointments(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """One's own, the newest first."""
    found = [(one, *_named(one)) for one in queries.of_account(citizen.account_id)]
    return render(request, "portal/appointments/list.html", {"rows": found})


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def new(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """At which centre, for what, at which hour: a page each; the last one books."""
    group_id = whole(request.GET.get("group"), digits=9) or 0
    if not group_id:
        return _choose(request)
    refused: ActRefused | None = None
    if request.method == "POST":
        starts_at = _hour(request.POST.get("hour", ""))
        if starts_at is None:
            refused = booking.SlotGone()
        else:
            order = Booking(
                account_id=citizen.account_id, group_id=group_id, starts_at=starts_at, at=timezone.now()
            )
            try:
                code = booking.book([order])[0]
            except ActRefused as why:
                refused = why
            else:
                messages.success(request, _("Your appointment is booked."))
                return redirect("portal:appointment", code=code)
    return _hours(request, group_id, refused, _("Book an appointment"), _("Book this hour"))


def _choose(request: HttpRequest) -> HttpResponse:
    """Centres with groups that give appointments."""
    english = get_language() == "en"
    here = timezone.now().astimezone(HANOI).date()
    found = [
        (
            hall.name_en if english else hall.name_vi,
            [(pk, en if english else vi) for pk, vi, en in queries.groups_with_hours(hall.centre_id)],
        )
        for hall in places.halls(here)
    ]
    page = {"halls": [one for one in found if one[1]]}
    return render(request, "portal/appointments/choose.html", page)


def _hours(
    request: HttpRequest, group_id: int, refused: ActRefused | None, title: str, send: str, **more: Any
) -> HttpResponse:
    hours = queries.offered(group_id, timezone.now())
    page = {"days": _by_day(hours), "refused": refused, "title": title, "send": send} | more
    return render(request, "portal/appointments/hours.html", page, status=409 if refused else 200)


def _by_day(hours: Sequence[Hour]) -> list[tuple[str, list[Hour]]]:
    days = groupby(hours, key=lambda one: one.starts_at.date())
    return [(formats.day(on), list(own)) for on, own in days][:_DAYS]


def _hour(said: str) -> datetime | None:
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def appointment(request: HttpRequest, citizen: Citizen, code: str) -> HttpResponse:
    """One appointment with its QR code for the machine; a POST cancels it."""
    found = _own(code, citizen)
    refused = None
    if request.method == "POST":
        try:
            booking.cancel(code, account_id=citizen.account_id, at=timezone.now())
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, _("Your appointment was cancelled."))
            return redirect("portal:appointment", code=found.code)
    group, centre, state = _named(found)
    page = {
        "one": found,
        "group": group,
        "centre": centre,
        "state": state,
        "qr": svg(found.code),
        "refused": refused,
    }
    return render(request, "portal/appointments/one.html", page, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def move(request: HttpRequest, citizen: Citizen, code: str) -> HttpResponse:
    """Another hour, under the same code."""
    found = _own(code, citizen)
    refused: ActRefused | None = None
    if request.method == "POST":
        starts_at = _hour(request.POST.get("hour", ""))
        try:
            if starts_at is None:
                raise booking.SlotGone
            booking.move(code, starts_at, account_id=citizen.account_id, at=timezone.now())
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, _("Your appointment was moved."))
            return redirect("portal:appointment", code=found.code)
    return _hours(request, found.group_id, refused, _("Move the appointment"), _("Move to this hour"))


def _own(code: str, citizen: Citizen) -> Held:
    found = queries.one_of(code, citizen.account_id)
    if found is None:
        raise Http404
    return found


def _named(one: Held) -> tuple[str, str, str]:
    """The group, the centre and the state in the page's language."""
    english = get_language() == "en"
    return (
        one.group_en if english else one.group_vi,
        one.centre_en if english else one.centre_vi,
        _(STATES[one.state]),
    )
