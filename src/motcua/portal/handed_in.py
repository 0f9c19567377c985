"""What the applicant handed in as files, for whoever holds the receipt."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.documents import queries as documents
from motcua.dossiers.queries import files
from motcua.dossiers.queries.tracking import Followed
from motcua.law.errors import NotPossible
from motcua.portal.holder import for_holder
from motcua.ui.attached import answer


@require_safe
@for_holder
def file(request: HttpRequest, found: Followed, secret: str, document_id: int) -> HttpResponseBase:
    """The file of one paper, read whole and compared with its hash before the first byte goes out."""
    handed_in = files.one(found.dossier_id, document_id)
    if handed_in is None:
        raise Http404
    facts = handed_in.facts
    try:
        stream = documents.checked(facts)
    except NotPossible as fault:
        shown = {"file": handed_in, "fault": fault, "found": found, "secret": secret}
        return render(request, "portal/file_fault.html", shown, status=410)
    keep = "keep" in request.GET
    return answer(
        stream, name=handed_in.name, media_type=facts.media_type, size_bytes=facts.size_bytes, keep=keep
    )
