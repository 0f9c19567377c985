"""Who stands in the hall: officers of the centre's counters; who watches over it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.desk.entrance import View, centre_of, for_officers, for_the_centre, frame
from motcua.hall import policies
from motcua.hall.queries.places import halls
from motcua.law.actor import Actor
from motcua.law.worktime import HANOI
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal

for_counters: Callable[[View], View] = for_the_centre(policies.may_serve, policies.NotAtACounter)
for_directors: Callable[[View], View] = for_the_centre(policies.may_direct, policies.NotTheHallsSupervisor)


def for_watchers(view: View) -> View:
    """Give the view the acting officer and the hall to look at: one's own, or the one that is asked for."""

    @for_officers
    @wraps(view)
    def guarded(request: HttpRequest, actor: Actor, **arguments: Any) -> HttpResponseBase:
        centre_id = _asked(request, actor)
        if centre_id is None or not policies.may_watch(actor, centre_id):
            refused = refusal(policies.NotTheHallsSupervisor())
            return render(request, "403.html", {"refused": refused}, status=403)
        return view(request, actor, centre_id, **arguments)

    return guarded


def _asked(request: HttpRequest, actor: Actor) -> int | None:
    own, asked = centre_of(actor), whole(request.GET.get("centre"), digits=9)
    if asked is not None:
        return asked
    if own is not None:
        return own
    there = halls(timezone.now().astimezone(HANOI).date())
    return there[0].centre_id if there else None


def shown(actor: Actor, centre_id: int, here: str, **more: Any) -> dict[str, Any]:
    """What every page of the hall shows: the frame and the second row."""
    serves, directs = policies.may_serve(actor, centre_id), policies.may_direct(actor, centre_id)
    rows = [
        ("counter", "desk:hall", _("My counter"), serves),
        ("watch", "desk:hall_watch", _("The hall now"), policies.may_watch(actor, centre_id)),
        ("replay", "desk:hall_replay", _("A day again"), policies.may_watch(actor, centre_id)),
        ("day", "desk:hall_day", _("Close the day"), directs),
        ("rules", "desk:hall_rules", _("Thresholds and machine"), directs),
    ]
    tabs = [
        {"href": reverse(name), "text": text, "current": key == here} for key, name, text, may in rows if may
    ]
    return frame(actor) | {"tabs": tabs, "live_hall": f"hall:{centre_id}"} | more
