"""Who may look: leaders and auditors at every centre, supervisors at their own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from motcua.law.actor import Actor, Role
from motcua.law.errors import NotPossible
from motcua.organisation import queries as organisation

EVERYWHERE = frozenset({Role.LEADER, Role.AUDITOR})


def for_leaders(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the centres this person may look into to the view; refuse who has none."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        centres = centres_of(_actor(request))
        if not centres:
            raise PermissionDenied
        return view(request, centres, *args, **kwargs)

    return login_required(shown)


def centres_of(actor: Actor | None) -> list[Any]:
    """The centres in force today that `actor` may look into, the province's first."""
    if actor is None:
        return []
    centres = sorted(organisation.centres_in_force(timezone.localdate()), key=_rank)
    if actor.roles & EVERYWHERE:
        return centres
    units = [unit for role, unit in actor.posts if role == Role.SUPERVISOR]
    at_centres = {unit.centre_id for unit in units} - {None}
    at_agencies = {unit.agency_id for unit in units} - {None}
    return [c for c in centres if c.pk in at_centres or c.host_id in at_agencies]


def _rank(centre: Any) -> tuple[int, str]:
    return ("province", "district", "commune").index(centre.level), centre.code


def _actor(request: HttpRequest) -> Actor | None:
    officer = getattr(request.user, "officer", None)
    if officer is None:
        return None
    try:
        return organisation.actor_of(officer, on=timezone.localdate())
    except NotPossible:
        return None
