"""Who stands at the cash desk: an officer who may handle this centre's money."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.entrance import May, View, for_the_centre, frame
from motcua.law.actor import Actor
from motcua.law.errors import NotPermitted
from motcua.payments import policies
from motcua.payments.queries import reconciling


def may_look(actor: Actor, centre_id: int) -> bool:
    """See what waits with the money: who works with it, and who decides on refunds."""
    return policies.may_reconcile(actor, centre_id) or policies.may_decide(actor, centre_id)


def for_money(may: May, refused: type[NotPermitted] = policies.NotACashier) -> Callable[[View], View]:
    """Give the view the acting officer and the centre; others are told who may."""
    return for_the_centre(may, refused)


def shown(actor: Actor, centre_id: int, here: str, **more: Any) -> dict[str, Any]:
    """What every money page shows: the frame, and the second row with how much waits."""
    waiting = reconciling.counts(centre_id)
    rows = [
        ("desk:cashier", _("Take money"), None, policies.may_take(actor, centre_id)),
        ("desk:statements", _("Statements"), None, policies.may_reconcile(actor, centre_id)),
        (
            "desk:transfers",
            _("Unmatched transfers"),
            waiting.transfers,
            policies.may_reconcile(actor, centre_id),
        ),
        ("desk:refunds", _("Refunds"), waiting.refunds, may_look(actor, centre_id)),
        ("desk:money_day", _("Day's sheet"), None, may_look(actor, centre_id)),
    ]
    tabs = [
        {"href": reverse(name), "text": text, "count": count, "current": name == here}
        for name, text, count, allowed in rows
        if allowed
    ]
    return frame(actor) | {"tabs": tabs} | more
