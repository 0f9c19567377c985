"""Who stands in the hall: officers of the centre's counters; who watches over it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from motcua.desk.entrance import View, for_a_centre, for_the_centre, frame
from motcua.hall import policies
from motcua.law.actor import Actor
from motcua.law.worktime import HANOI

for_counters: Callable[[View], View] = for_the_centre(policies.may_serve, policies.NotAtACounter)
# The hall to look at: one's own, or the one that is asked for.
for_watchers: Callable[[View], View] = for_a_centre(policies.may_watch, policies.NotTheHallsSupervisor)
for_directors: Callable[[View], View] = for_the_centre(policies.may_direct, policies.NotTheHallsSupervisor)


def asked_day(request: HttpRequest) -> date:
    """Today where no day is said (`?on=`), or one that is none."""
    try:
        asked = parse_date(request.GET.get("on", ""))
    except ValueError:
        asked = None
    return asked or timezone.now().astimezone(HANOI).date()


# The groups are set up on a page behind that of the thresholds.
SET_UP = {"groups": "rules"}


def shown(actor: Actor, centre_id: int, here: str, **more: Any) -> dict[str, Any]:
    """What every page of the hall shows: the frame and the second row."""
    serves, directs = policies.may_serve(actor, centre_id), policies.may_direct(actor, centre_id)
    watches = policies.may_watch(actor, centre_id)
    of_hall = [
        ("counter", "desk:hall", _("My counter"), serves),
        ("watch", "desk:hall_watch", _("The hall now"), watches),
        ("replay", "desk:hall_replay", _("A day again"), watches),
        ("waits", "desk:waits", _("How long people waited"), watches),
        ("books", "desk:hall_books", _("Books of the day"), watches),
        ("plan", "desk:hall_plan", _("Counters by the hour"), watches),
        ("rules", "desk:hall_rules", _("Set up the hall"), directs),
        ("day", "desk:hall_day", _("Close the day"), directs),
        ("broken", "desk:broken", _("Something is broken"), serves and not directs),
    ]
    of_equipment = [
        ("equipment", "desk:equipment", _("Equipment"), watches),
        ("check", "desk:security_check", _("Security check"), watches),
        ("broken", "desk:broken", _("Something is broken"), serves),
    ]
    rows = of_equipment if here in ("equipment", "check") else of_hall
    tabs = [
        {"href": reverse(name), "text": text, "current": key in (here, SET_UP.get(here))}
        for key, name, text, may in rows
        if may
    ]
    return frame(actor) | {"tabs": tabs, "live_hall": f"hall:{centre_id}", "directs": directs} | more
