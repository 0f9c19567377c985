"""Who stands at the desk: every page of it is for an officer who holds a post today."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from motcua.announcements import policies as announcements
from motcua.catalogue import policies as catalogue
from motcua.dossiers import policies as dossiers
from motcua.hall import policies as hall
from motcua.hall.queries.places import halls
from motcua.law.actor import Actor, Role
from motcua.law.errors import N_, NotPermitted
from motcua.lib.written import whole
from motcua.notices import policies as notices
from motcua.organisation import queries as organisation
from motcua.organisation.queries import NoPost
from motcua.payments import policies as payments
from motcua.postal import policies as postal
from motcua.ratings import policies as ratings
from motcua.staffing import policies as staffing
from motcua.supervision import policies as supervision
from motcua.ui.templatetags.ui import refusal

View = Callable[..., HttpResponseBase]


class NotAnOfficer(NotPermitted):
    message = N_("These pages are for officers. Your account is not an officer's.")


def for_officers(view: View) -> View:
    """Give the view the acting officer; send others to sign in, or say why they may not."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        try:
            return view(request, _actor(request), **arguments)
        except (NotPermitted, NoPost) as refused:
            return render(request, "403.html", {"refused": refusal(refused)}, status=403)

    return guarded


def _actor(request: HttpRequest) -> Actor:
    today, revision = timezone.localdate(), getattr(request.session, "staff_revision", None)
    if revision is not None:
        actor = organisation.actor_of_account(request.user.pk or 0, on=today, revision=revision)
        if actor is None:
            raise NotAnOfficer
        return actor
    try:
        officer = request.user.officer  # type: ignore[union-attr]
    except ObjectDoesNotExist:
        raise NotAnOfficer from None
    return organisation.actor_of(officer, on=today)


def frame(actor: Actor) -> dict[str, Any]:
    """What every page of the desk shows of who is there."""
    centre_id = centre_of(actor)
    name = organisation.centre(centre_id).name_vi if centre_id else ""
    if not name and actor.unit and actor.unit.agency_id:
        name = organisation.agency(actor.unit.agency_id).name_vi
    return {
        "person_name": actor.name,
        "takes_money": centre_id is not None and payments.may_take(actor, centre_id),
        "decides_refunds": centre_id is not None and payments.may_decide(actor, centre_id),
        "handles_post": centre_id is not None and postal.may_look(actor, centre_id),
        "centre_name": name,
        "at_centre": centre_id is not None,
        "live_centre": f"centre:{centre_id}" if centre_id else "",
        "live_agency": f"agency:{actor.unit.agency_id}" if actor.unit and actor.unit.agency_id else "",
        "keeps_catalogue": catalogue.may_keep(actor),
        "reads_proposals": catalogue.may_read(actor),
        "assists": hall.may_assist(actor),
        "hall": hall.place_of(actor, centre_id),
        "looks_at_people": staffing.may_look(actor, centre_id or 0),
        "announces": announcements.centre_of(actor) is not None,
        "watches": supervision.sees_progress(actor),
        "keeps_reasons": dossiers.may_keep_reasons(actor),
        "supervises": ratings.supervised(actor) is not None,
        "looks_after_messages": notices.may_look(actor),
        "signs": actor.holds_anywhere(Role.APPROVER),
    }


def centre_of(actor: Actor) -> int | None:
    """The centre at which this officer receives, if any."""
    return actor.unit.centre_id if actor.unit else None


May = Callable[[Actor, int], bool]


def for_the_centre(may: May, refused: type[NotPermitted]) -> Callable[[View], View]:
    """Give the view the acting officer and the centre; others are told who may."""

    def guard(view: View) -> View:
        @for_officers
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, **arguments: Any) -> HttpResponseBase:
            centre_id = centre_of(actor)
            if centre_id is None or not may(actor, centre_id):
                return render(request, "403.html", {"refused": refusal(refused())}, status=403)
            return view(request, actor, centre_id, **arguments)

        return guarded

    return guard


def for_a_centre(may: May, refused: type[NotPermitted]) -> Callable[[View], View]:
    """As `for_the_centre`, and whoever looks over several may ask for another one by `?centre=`."""

    def guard(view: View) -> View:
        @for_officers
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, **arguments: Any) -> HttpResponseBase:
            centre_id = _asked(request, actor)
            if centre_id is None or not may(actor, centre_id):
                return render(request, "403.html", {"refused": refusal(refused())}, status=403)
            return view(request, actor, centre_id, **arguments)

        return guarded

    return guard


def _asked(request: HttpRequest, actor: Actor) -> int | None:
    own, asked = centre_of(actor), whole(request.GET.get("centre"), digits=9)
    if asked is not None:
        return asked
    if own is not None:
        return own
    there = halls(timezone.localdate())
    return there[0].centre_id if there else None
