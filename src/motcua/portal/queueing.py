"""A ticket on one's own telephone: taken here, or at the machine and followed by its QR code.

Nobody gives a name. So that nobody empties the machine from afar, a telephone takes one ticket of a group, a network
some a day, and only while a counter is open that serves it (hall.commands.taking).
"""

import secrets
from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.hall.commands import taking
from motcua.hall.commands.taking import TicketSource, Wanted
from motcua.hall.queries import places, wall
from motcua.hall.queries.waiting import groups_now
from motcua.law.errors import N_, ActRefused
from motcua.law.queueing import CLAIMS, LABELS, Claim
from motcua.law.worktime import HANOI
from motcua.lib.written import whole
from motcua.portal.holder import address_of, private

_DEVICE = "motcua_queue"
_DAY_SECONDS = 24 * 3600
STATES: Mapping[str, str] = {
    "waiting": N_("You wait"),
    "called": N_("You are called"),
    "serving": N_("You are being served"),
    "parked": N_("On hold: come back to the counter when you are ready"),
    "missed": N_("You were called and did not come. Tell an officer that you are here."),
    "finished": N_("Your visit is finished"),
    "left": N_("You gave the ticket back"),
    "closed": N_("The hall has closed this day"),
}


@require_safe
def halls(request: HttpRequest) -> HttpResponse:
    """The centres where one can queue by telephone; with one alone, its page."""
    found = places.halls(timezone.now().astimezone(HANOI).date())
    if len(found) == 1:
        return redirect("portal:queue", code=found[0].code)
    return render(request, "portal/queue/halls.html", {"halls": found, "english": get_language() == "en"})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def queue(request: HttpRequest, code: str) -> HttpResponse:
    """How many wait for what, and a ticket."""
    hall = places.hall_by_code(code)
    if hall is None:
        raise Http404
    device = request.COOKIES.get(_DEVICE, "")[:64] or secrets.token_urlsafe(16)
    refused = None
    if request.method == "POST":
        try:
            secret = _taken(request, device)
        except ActRefused as why:
            refused = why
        else:
            return _remember(redirect("portal:ticket", secret=secret), device)
    now, english = timezone.now(), get_language() == "en"
    page = {
        "hall": hall,
        "centre": hall.name_en if english else hall.name_vi,
        "groups": [
            (one, one.name_en if english else one.name_vi)
            for one in groups_now(hall.centre_id, now)
            if one.gives_tickets
        ],
        "claims": [(str(one), _(LABELS[one])) for one in CLAIMS],
        "own": wall.tickets_of_device(device, now),
        "refused": refused,
        "topic": f"hall:{hall.centre_id}",
        "chosen": request.POST.get("group", ""),
    }
    return render(request, "portal/queue/queue.html", page, status=409 if refused else 200)


def _taken(request: HttpRequest, device: str) -> str:
    order = Wanted(
        group_id=whole(request.POST.get("group"), digits=9) or 0,
        claim=taking.claimed(request.POST.get("claim", "")),
        source=TicketSource.PHONE,
        device=device,
        # What is kept is no address: it tells networks apart, today.
        address=salted_hmac(f"motcua.queue {timezone.localdate()}", address_of(request)).hexdigest()[:32],
        at=timezone.now(),
    )
    return taking.take([order])[0].secret


def _remember(answer: HttpResponse, device: str) -> HttpResponse:
    answer.set_cookie(
        _DEVICE, device, max_age=_DAY_SECONDS, httponly=True, samesite="Lax", secure=settings.HTTPS
    )
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@private
def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """The place in the queue; whoever holds the ticket may give it back."""
    refused = None
    if request.method == "POST":
        try:
            taking.give_back(secret, at=timezone.now())
        except ActRefused as why:
            refused = why
        else:
            return redirect("portal:ticket", secret=secret)
    found = wall.own_ticket(secret, timezone.now())
    if found is None:
        raise Http404
    english = get_language() == "en"
    page = {
        "ticket": found,
        "centre": found.centre_en if english else found.centre_vi,
        "group": found.group_en if english else found.group_vi,
        "state": _(STATES[found.state]),
        "claim": _(LABELS[Claim(found.claim)]) if found.claim else "",
        "topic": f"hall:{found.centre_id}",
        "refused": refused,
        "seconds": 20,  # without scripts
        "now": timezone.now(),
    }
    return render(request, "portal/queue/ticket.html", page, status=409 if refused else 200)
