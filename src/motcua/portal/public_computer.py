"""A public computer as whoever sits there meets it: still here, done, or somebody tapped a badge."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe


@never_cache
@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """The page says that somebody types; that this was asked renews the session. 401: it is over."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End whatever session this browser holds, at once: the button, the idle page, a badge's tap."""
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    return redirect("portal:computer_ended")


@never_cache
@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/computer_ended.html")
