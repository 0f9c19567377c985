"""A public computer as whoever sits there meets it: still here, done, or somebody tapped a badge."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.portal.filing import access


@never_cache
@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """The page says that somebody types, and for whom it was drawn; that this was asked renews what the
    computer remembers. 401: it is over for that person.
    """
    drawn_for, here = request.GET.get("as"), str(request.user.pk or "")
    if drawn_for != here and not (drawn_for is None and here):
        return HttpResponse(status=401)
    answer = HttpResponse(status=204)
    access.hold_on(request, answer)
    return answer


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End whatever session this browser holds, at once: the button, the idle page, a badge's tap.

    Who filed here without signing in is forgotten too, with the drafts of the browser.
    """
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    request.session.flush()
    request.forgets = True  # type: ignore[attr-defined]
    return redirect("portal:computer_ended")


@never_cache
@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/computer_ended.html")
