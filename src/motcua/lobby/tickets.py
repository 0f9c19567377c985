"""The machine at the door: what did you come for, do you go first, here is your ticket.

Without scripts it works by links and one form; with them it prints at once and goes back to the start.
"""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.hall.commands import booking, taking
from motcua.hall.commands.taking import Taken, Wanted
from motcua.hall.queries import places, wall
from motcua.hall.queries.places import Hall
from motcua.hall.queries.waiting import groups_now
from motcua.law.errors import ActRefused
from motcua.law.queueing import CLAIMS, LABELS
from motcua.lib.written import whole
from motcua.ui.qr import svg


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def machine(request: HttpRequest, key: str) -> HttpResponse:
    """The groups; then, of one, whether one goes first; then the ticket."""
    hall = places.hall_of_kiosk(key)
    if hall is None:
        raise Http404
    refused = None
    if request.method == "POST":
        try:
            return _ticket(request, hall, key, _taken(request, hall))
        except ActRefused as why:
            refused = why
    return _choose(request, hall, refused)


def _taken(request: HttpRequest, hall: Hall) -> Taken:
    code = request.POST.get("code", "")
    if code.strip():
        return booking.check_in(code, centre_id=hall.centre_id, at=timezone.now())
    order = Wanted(
        group_id=whole(request.POST.get("group"), digits=9) or 0,
        claim=taking.claimed(request.POST.get("claim", "")),
        key=_key(request.POST.get("key", "")),
        at=timezone.now(),
    )
    return taking.take([order])[0]


def _key(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _choose(request: HttpRequest, hall: Hall, refused: ActRefused | None) -> HttpResponse:
    groups = [one for one in groups_now(hall.centre_id, timezone.now()) if one.gives_tickets]
    asked = request.GET.get("group", "")
    chosen = next((one for one in groups if str(one.id) == asked), None)
    english = get_language() == "en"
    page = {
        "hall": hall,
        "centre": hall.name_en if english else hall.name_vi,
        "groups": [(one, one.name_en if english else one.name_vi) for one in groups],
        "chosen": chosen,
        "chosen_name": (chosen.name_en if english else chosen.name_vi) if chosen else "",
        "claims": [(str(one), _(LABELS[one])) for one in CLAIMS],
        "key": uuid4(),
        "refused": refused,
    }
    return render(request, "lobby/tickets.html", page, status=409 if refused else 200)


def _ticket(request: HttpRequest, hall: Hall, key: str, taken: Taken) -> HttpResponse:
    address = request.build_absolute_uri(reverse("portal:ticket", args=[taken.secret]))
    page = {
        "hall": hall,
        "centre": hall.name_en if get_language() == "en" else hall.name_vi,
        "ticket": wall.own_ticket(taken.secret, timezone.now()),
        "english": get_language() == "en",
        "qr": svg(address),
        "again": reverse("lobby:tickets", args=[key]),
        "now": timezone.now(),
    }
    return render(request, "lobby/ticket.html", page)
