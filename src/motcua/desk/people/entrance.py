"""Who leads the people of a centre, who looks, and the second row of these pages."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from motcua.desk import looking
from motcua.desk.entrance import View, centre_of, for_a_centre, for_the_centre, frame
from motcua.law.actor import Actor
from motcua.law.purpose import Seen
from motcua.staffing import policies


def _anybody(_actor: Actor, _centre_id: int) -> bool:
    return True


for_heads: Callable[[View], View] = for_the_centre(policies.may_lead, policies.NotTheHead)
for_lookers: Callable[[View], View] = for_a_centre(policies.may_look, policies.NotTheHead)
# What is then decided by whom a page is about (policies.demand_seeing).
for_them: Callable[[View], View] = for_a_centre(_anybody, policies.NotYourPage)


def shown(actor: Actor, centre_id: int, here: str, **more: Any) -> dict[str, Any]:
    """What every page of people shows: the frame and the second row."""
    looks = policies.may_look(actor, centre_id)
    rows = [
        ("people", "desk:people", _("Who works here")),
        ("roster", "desk:roster", _("Roster")),
        ("presence", "desk:presence", _("Presence")),
        ("remarks", "desk:remarks", _("Remarks")),
        ("training", "desk:training", _("Training")),
    ]
    other = "" if centre_of(actor) == centre_id else f"?centre={centre_id}"
    tabs = [{"href": reverse(name) + other, "text": text, "current": key == here} for key, name, text in rows]
    page = {
        "tabs": tabs if looks else [],
        "leads": policies.may_lead(actor, centre_id),
        "centre_id": centre_id,
        "other": other,
    }
    return frame(actor) | page | more


def noted(officer_ids: Iterable[int], *, by: Actor, seen: Seen = Seen.PAGE) -> None:
    """Note that somebody sees what is kept of these officers, unless it is of themselves."""
    others = sorted(set(officer_ids) - {by.officer_id})
    looking.look_beside([f"officer {one}" for one in others], by=by, at=timezone.now(), seen=seen)


def day_of(request: HttpRequest, name: str = "on") -> date:
    """The day that is asked for; today where none is, or one that is none."""
    try:
        asked = parse_date(request.GET.get(name, ""))
    except ValueError:
        asked = None
    return asked or timezone.localdate()
