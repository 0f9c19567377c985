"""Who may go on with a draft: this browser by a signed cookie, the account's owner, the officer who helps."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from motcua.dossiers import commands
from motcua.dossiers.commands.drafting import DraftClaimed
from motcua.dossiers.queries import drafts
from motcua.dossiers.queries.drafts import DraftShown
from motcua.law.actor import Actor, ActorKind
from motcua.organisation import queries as organisation
from motcua.organisation.queries import NoPost
from motcua.portal.entrance import citizen_of

COOKIE = "motcua_drafts"
_SALT = "motcua.drafts"
_MOST = 12  # a cookie is at most 4 KB; the eldest draft is then opened by its code
View = Callable[..., HttpResponseBase]


def with_draft(view: View) -> View:
    """Give the view the draft of the address, or 404. Neither caches nor search engines keep the page."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, key: UUID, **arguments: Any) -> HttpResponseBase:
        draft = drafts.open_to(
            key, held=held(request), account_id=account_id(request), officer_id=officer_id(request)
        )
        if draft is None:
            raise Http404
        response = view(request, _claimed(request, draft), **arguments)
        hold_on(request, response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def _claimed(request: HttpRequest, draft: DraftShown) -> DraftShown:
    """A draft that was begun before signing in belongs to the account from then on: it goes on elsewhere."""
    account = account_id(request)
    if account is None or draft.owned or draft.filed:
        return draft
    commands.claim_drafts([DraftClaimed(draft_id=draft.id, account_id=account)])
    return replace(draft, owned=True)


def held(request: HttpRequest) -> Collection[UUID]:
    """The keys that this browser holds. A cookie that was tampered with holds none."""
    signed = request.get_signed_cookie(COOKIE, default="", salt=_SALT) or ""
    return [UUID(hex=part) for part in signed.split(".") if part]


def hold(request: HttpRequest, response: HttpResponseBase, key: UUID) -> None:
    """Let this browser hold one more draft."""
    _keep(request, response, [key, *(one for one in held(request) if one != key)])


def hold_on(request: HttpRequest, response: HttpResponseBase) -> None:
    """Where a public computer forgets after idle minutes, hold what it holds for as many more."""
    known = held(request)
    if known and getattr(request, "public_computer", False) and COOKIE not in response.cookies:
        _keep(request, response, known)


def let_go(request: HttpRequest, response: HttpResponseBase, key: UUID) -> None:
    """Let this browser forget a draft."""
    _keep(request, response, [one for one in held(request) if one != key])


def _keep(request: HttpRequest, response: HttpResponseBase, keys: Collection[UUID]) -> None:
    public = getattr(request, "public_computer", False)
    age = settings.MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS if public else settings.MOTCUA_DRAFT_DAYS * 86400
    response.set_signed_cookie(
        COOKIE,
        ".".join(one.hex for one in list(keys)[:_MOST]),
        salt=_SALT,
        max_age=age,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def account_id(request: HttpRequest) -> int | None:
    """The account that owns what is begun; an officer's own account owns nothing: it helps."""
    if not request.user.is_authenticated or officer_id(request) is not None:
        return None
    return request.user.pk


def officer_id(request: HttpRequest) -> int | None:
    try:
        found: int = request.user.officer.pk  # type: ignore[union-attr]
    except (AttributeError, ObjectDoesNotExist):
        return None
    return found


def helper(request: HttpRequest) -> Actor | None:
    """The officer who is signed in, with the posts in force today; None for anybody else."""
    if officer_id(request) is None:
        return None
    try:
        return organisation.actor_of(request.user.officer, on=timezone.localdate())  # type: ignore[union-attr]
    except NoPost:
        return None


def actor(request: HttpRequest, draft: DraftShown) -> Actor:
    """Who files: the officer who helps, or the person, with an account or without."""
    if (helping := helper(request)) is not None:
        return helping
    if (citizen := citizen_of(request)) is not None:
        return citizen.actor
    names = (draft.asked.get(name) for name in ("submitter_name", "applicant_name", "business_name"))
    name = next((str(one) for one in names if one), "")
    return Actor(kind=ActorKind.CITIZEN, name=name[:100])
