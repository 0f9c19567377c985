"""The screens in the hall: the centre's announcements one after the other, over the whole screen.

The next one comes by itself every twelve seconds where there are scripts, and by a link where there are none.
What moves can be stopped (WCAG 2.2.2).
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.announcements import queries
from motcua.documents import queries as documents
from motcua.law.errors import NotPossible
from motcua.lib.written import whole
from motcua.ui.attached import answer


@require_safe
@never_cache
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The announcement number `n` of those that the hall shows now; past the last comes the first."""
    centre = queries.screen_centre(code)
    if centre is None:
        raise Http404
    found = queries.on_screens(centre[0], at=timezone.now())
    number = (whole(request.GET.get("n"), digits=9) or 0) % max(len(found), 1)
    shown = found[number] if found else None
    context = {
        "code": code,
        "centre": centre[1],
        "shown": shown,
        "kind": _(queries.KINDS[shown.kind]) if shown else "",
        # Drawn and cleaned when it was published (lib.markdown).
        "html": mark_safe(str(shown.html)) if shown else "",  # noqa: S308
        "number": number,
        "next": number + 1,
        "places": range(len(found)),
        "paused": "pause" in request.GET,
        "now": timezone.now(),
    }
    return render(request, "lobby/screen.html", context)


@require_safe
def picture(request: HttpRequest, code: str, announcement_id: int) -> HttpResponseBase:  # noqa: ARG001
    """The picture of one that is shown now."""
    facts = queries.picture(announcement_id, at=timezone.now())
    if facts is None:
        raise Http404
    try:
        stream = documents.checked(facts)
    except NotPossible:
        raise Http404 from None
    return answer(stream, name="picture", media_type=facts.media_type, size_bytes=facts.size_bytes)
