"""Messages that reached nobody, and what a demonstration would have sent."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.desk import showing
from motcua.desk.entrance import for_officers
from motcua.desk.notices.entrance import shown
from motcua.desk.notices.forms import CHANNELS
from motcua.law.actor import Actor
from motcua.law.errors import N_
from motcua.notices import policies
from motcua.notices.queries import outbox
from motcua.notices.queries.outbox import Told

STATES = {
    "queued": (gettext_lazy("Waiting"), "blue"),
    "sent": (gettext_lazy("Message sent"), "teal"),
    "delivered": (gettext_lazy("Arrived"), "green"),
    "failed": (gettext_lazy("Could not be delivered"), "red"),
    "given_up": (gettext_lazy("Given up"), "orange"),
}
_CHANNELS = dict(CHANNELS)
# What providers say of a failure, without the number or the name that may follow.
FAULTS = (
    N_("the gateway answers"),
    N_("the gateway is not there"),
    N_("the mail server answers"),
    N_("the mail server refuses the address"),
    N_("the mail server does not take it"),
    N_("the push service answers"),
    N_("the push service is not there"),
    N_("the browser no longer listens"),
    N_("a fault of ours"),
)


def lines(rows: tuple[Told, ...]) -> list[dict[str, Any]]:
    """Messages as every table of them shows them."""
    return [
        {
            "one": one,
            "name": showing.named(one.situation),
            "channel": _CHANNELS[one.channel.value],
            "state": STATES[one.state.value][0],
            "colour": STATES[one.state.value][1],
            "fault": _fault(one.fault),
        }
        for one in rows
    ]


def _fault(said: str) -> str:
    """In the page's language, as far as it is ours; a gateway's own remark stands as it is."""
    known = next((one for one in FAULTS if said.startswith(one)), said)
    return (_(known) if known else "") + said[len(known) :]


@require_safe
@for_officers
def failures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What reached nobody, the newest first: somebody has to telephone, or mend an address."""
    policies.demand_looking(actor)
    after = request.GET.get("after") or None
    found = outbox.failures(actor, after)
    context = shown(
        actor, "desk:notice_failures", rows=lines(found.rows), after=found.after, first=after is None
    )
    return render(request, "desk/notices/failures.html", context)


@require_safe
@for_officers
def book(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What a demonstration would have sent, whole, with links that lead on."""
    if not settings.DEMO:
        raise Http404
    policies.demand_looking(actor)
    after = request.GET.get("after") or None
    found = outbox.sample_book(after)
    context = shown(actor, "desk:notice_book", rows=lines(found.rows), after=found.after, first=after is None)
    return render(request, "desk/notices/book.html", context)
