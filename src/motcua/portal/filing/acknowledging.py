"""The acknowledgement of what was handed in, as a page and as a PDF, for whoever holds the tracking word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.dossiers import papers
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.papers.acknowledgement import file_name
from motcua.dossiers.queries.acknowledged import Acknowledged, acknowledged
from motcua.dossiers.queries.tracking import Followed
from motcua.portal.holder import for_holder


@require_safe
@for_holder
def page(request: HttpRequest, found: Followed, secret: str, seq: int) -> HttpResponse:
    """What was stored, file by file."""
    told = _told(found, seq)
    shown = {"told": told, "secret": secret, "supplement": told.kind == Kind.SUPPLEMENT_ACCEPTED}
    return render(request, "portal/filing/acknowledgement.html", shown)


@require_safe
@for_holder
def pdf(request: HttpRequest, found: Followed, secret: str, seq: int) -> HttpResponse:  # noqa: ARG001
    told = _told(found, seq)
    drawn = papers.acknowledgement(told, language=get_language() or "vi")
    answer = HttpResponse(drawn, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{file_name(told)}"'
    return answer


def _told(found: Followed, seq: int) -> Acknowledged:
    told = acknowledged(found.dossier_id, seq)
    if told is None:
        raise Http404
    return told
