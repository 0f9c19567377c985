"""Who may look at whose figures.

Leaders and auditors at everything, supervisors at their own centres, whoever approves at an agency at that agency
and those below it, every officer at their own; and those above at the officers of their unit.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from motcua.law.actor import Actor, Role
from motcua.law.errors import NotPossible
from motcua.organisation import queries as organisation
from motcua.reports.queries import PROVINCE, Level, Scope
from motcua.reports.queries.scope import below

EVERYWHERE = frozenset({Role.LEADER, Role.AUDITOR})


def for_officers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hand the officer in post to the view; refuse whoever is none."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = officer_at(request)
        if actor is None:
            raise PermissionDenied
        return view(request, actor, *args, **kwargs)

    return login_required(shown)


def scope_of(request: HttpRequest, actor: Actor) -> Scope | None:
    """The scope that `scope=` asks for; None where none is asked. 404 for one that this officer may not see."""
    asked = request.GET.get("scope", "")
    if not asked:
        return None
    scope = Scope.read(asked)
    if scope is None or not may_look(actor, scope):
        raise Http404
    return scope


def may_look(actor: Actor, scope: Scope) -> bool:
    everywhere = bool(actor.roles & EVERYWHERE)
    match scope.level:
        case Level.PROVINCE:
            return everywhere
        case Level.CENTRE:
            return scope.id in {centre.pk for centre in centres_of(actor)}
        case Level.AGENCY | Level.UNIT:
            known = organisation.agency_exists(scope.id)
            return known and (everywhere or scope.id in agencies_of(actor))
        case _:
            return scope.id == actor.officer_id or _is_under(actor, scope.id)


def agencies_of(actor: Actor) -> set[int]:
    """The agencies whose head this is, with all below them."""
    heads = {unit.agency_id for role, unit in actor.posts if role == Role.APPROVER} - {None}
    return {agency_id for head in heads if head is not None for agency_id in below(head)}


def _is_under(actor: Actor, officer_id: int) -> bool:
    posts = organisation.staffed([officer_id]).get(officer_id)
    if posts is None:
        return False
    units = [post[1] for post in posts.posts]
    centres, agencies = {centre.pk for centre in centres_of(actor)}, agencies_of(actor)
    return bool(actor.roles & EVERYWHERE) or any(
        unit.centre_id in centres or unit.agency_id in agencies for unit in units
    )


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


def scopes_of(actor: Actor) -> list[Scope]:
    """Where this officer's dashboards begin, the widest first; the last is always their own."""
    found = [PROVINCE] if actor.roles & EVERYWHERE else []
    found += [Scope.centre(centre.pk) for centre in centres_of(actor)[:1]]
    found += [
        Scope(Level.AGENCY, unit.agency_id)
        for role, unit in sorted(actor.posts, key=str)
        if role == Role.APPROVER and unit.agency_id is not None
    ]
    own = [Scope(Level.OFFICER, actor.officer_id)] if actor.officer_id is not None else []
    return [*found, *own]


def begins_at(actor: Actor) -> Scope:
    """Where the menu leads an officer without a centre. Raises PermissionDenied for who has their own figures only."""
    first, *others = scopes_of(actor)
    if not others:
        raise PermissionDenied
    return first


def _rank(centre: Any) -> tuple[int, str]:
    return ("province", "district", "commune").index(centre.level), centre.code


def officer_at(request: HttpRequest) -> Actor | None:
    officer = getattr(request.user, "officer", None)
    if officer is None:
        return None
    try:
        return organisation.actor_of(officer, on=timezone.localdate())
    except NotPossible:
        return None
