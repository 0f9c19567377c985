"""Who stands at the post: its officers, the counters that give and take, the cashier who compares bills."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.desk import looking
from motcua.desk.entrance import May, View, for_the_centre, frame
from motcua.law.actor import Actor
from motcua.law.errors import NotPermitted
from motcua.postal import policies
from motcua.postal.queries import lists
from motcua.postal.queries.lists import Line


def for_post(may: May, refused: type[NotPermitted] = policies.NotAtThePost) -> Callable[[View], View]:
    """Give the view the acting officer and the centre; others are told who may."""
    return for_the_centre(may, refused)


def shown(actor: Actor, centre_id: int, here: str, **more: Any) -> dict[str, Any]:
    """What every page of the post shows: the frame, and the second row with how much waits where."""
    looks = policies.may_look(actor, centre_id)
    counts = lists.counts(centre_id, timezone.now())
    rows = [
        ("post", reverse("desk:post"), _("Today"), None, looks),
        *(
            (
                which,
                reverse("desk:post_list", args=[which]),
                _(lists.TITLES[which]),
                getattr(counts, name),
                looks,
            )
            for which, name in lists.COUNTED_AS.items()
        ),
        ("lists", reverse("desk:post_lists"), _("Hand-over lists"), None, looks),
        (
            "bills",
            reverse("desk:post_bills"),
            _("Carrier's bills"),
            None,
            policies.may_bill(actor, centre_id),
        ),
    ]
    tabs = [
        _tab(href, text, count, current=name == here) for name, href, text, count, allowed in rows if allowed
    ]
    return frame(actor) | {"tabs": tabs, "counts": counts} | more


def noted(lines: Iterable[Line], *, by: Actor) -> None:
    """Note that this officer sees whose these shipments are: by their dossiers, or by itself where it has none yet."""
    now, lines = timezone.now(), list(lines)
    looking.look_through([pk for line in lines for pk in line.dossier_ids], by=by, at=now)
    looking.look_beside(
        [f"shipment {line.reference}" for line in lines if not line.dossier_ids], by=by, at=now
    )


def _tab(href: str, text: str, count: int | None, *, current: bool) -> dict[str, object]:
    """No list is counted further than it is shown."""
    more = count is not None and count > lists.MOST
    return {
        "href": href,
        "text": f"{text} ({lists.MOST}+)" if more else text,
        "count": None if more else count,
        "current": current,
    }
