"""Filters are kept: a list that is opened again shows what it showed last, on this computer, until it is closed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict

View = Callable[..., HttpResponseBase]
_LONGEST = 400


def keeps(*names: str) -> Callable[[View], View]:
    """Keep these parameters of the list's address. An address with any parameter of its own is taken as it is."""

    def keep(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
            cookie = f"motcua_kept_{view.__name__}"
            before = request.COOKIES.get(cookie, "")[:_LONGEST]
            if request.method != "GET":
                return view(request, **arguments)
            if not request.GET and before:
                kept = QueryDict(before, mutable=True)
                for name in {*kept} - {*names}:
                    del kept[name]
                request.GET = kept  # type: ignore[assignment]
                return view(request, **arguments)
            response, now = view(request, **arguments), _said(request.GET, names)
            if now and now != before and response.status_code == 200:
                response.set_cookie(cookie, now, httponly=True, samesite="Lax", secure=settings.HTTPS)
            return response

        return shown

    return keep


def _said(asked: QueryDict, names: tuple[str, ...]) -> str:
    said = QueryDict(mutable=True)
    for name in names:
        if asked.get(name):
            said.setlist(name, asked.getlist(name))
    text = said.urlencode()
    return text if len(text) <= _LONGEST else ""
