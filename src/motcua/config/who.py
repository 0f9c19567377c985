"""Who asks: the account behind the session, from memory while no account and no post has changed."""

import copy
from functools import partial
from typing import Any

from django.contrib import auth
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

_MOST = 5_000
# (account, way of signing in, proof of the password, revision) -> the account so proved.
_proved: dict[tuple[Any, ...], Any] = {}


class Recognise(AuthenticationMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(partial(_user, request))  # type: ignore[assignment]


def _user(request: HttpRequest) -> Any:
    session: Any = request.session
    proof = tuple(session.get(key) for key in (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY))
    revision = getattr(session, "staff_revision", None)
    if revision is None or None in proof:
        return auth.get_user(request)
    known = _proved.get((*proof, revision))
    if known is None:
        known = auth.get_user(request)
        if not known.is_authenticated:
            return known
        if len(_proved) >= _MOST:
            _proved.clear()
        _proved[*proof, revision] = known
    # A copy: what one request does to its account is no other's business.
    return copy.copy(known)
