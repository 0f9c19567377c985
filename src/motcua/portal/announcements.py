"""What the centre tells everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.announcements import queries
from motcua.documents import queries as documents
from motcua.law.errors import NotPossible
from motcua.ui.attached import answer


@require_safe
def announcements(request: HttpRequest) -> HttpResponse:
    """Those that are shown now: announcements and guides."""
    found = queries.headlines(at=timezone.now())
    groups = [(_(label), [one for one in found if one.kind == kind]) for kind, label in queries.KINDS.items()]
    return render(request, "portal/announcements.html", {"groups": groups})


@require_safe
def announcement(request: HttpRequest, announcement_id: int) -> HttpResponse:
    found = queries.one(announcement_id, at=timezone.now())
    if found is None:
        raise Http404
    # Drawn and cleaned when it was published (lib.markdown).
    shown = {"found": found, "kind": _(queries.KINDS[found.kind]), "html": mark_safe(str(found.html))}  # noqa: S308
    return render(request, "portal/announcement.html", shown)


@require_safe
def picture(request: HttpRequest, announcement_id: int) -> HttpResponseBase:  # noqa: ARG001
    """The picture of one that is shown now; everybody may see it."""
    facts = queries.picture(announcement_id, at=timezone.now())
    if facts is None:
        raise Http404
    try:
        stream = documents.checked(facts)
    except NotPossible:
        raise Http404 from None
    ending = facts.media_type.rpartition("/")[2]
    sent = answer(
        stream, name=f"{announcement_id}.{ending}", media_type=facts.media_type, size_bytes=facts.size_bytes
    )
    sent.headers["Cache-Control"] = "public, max-age=300"
    return sent
