"""The electronic copies of a dossier's papers, for officers who may see the dossier."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.desk.entrance import for_officers, frame
from motcua.documents import queries as documents
from motcua.dossiers.queries import files
from motcua.dossiers.queries.page import may_see
from motcua.law.actor import Actor
from motcua.law.errors import NotPossible
from motcua.ui.attached import answer


@require_safe
@for_officers
def handed_in(request: HttpRequest, actor: Actor, dossier_id: int, document_id: int) -> HttpResponseBase:
    """The file of one paper, read whole and compared with its hash before the first byte goes out."""
    file = files.one(dossier_id, document_id) if may_see(dossier_id, actor) else None
    if file is None:
        raise Http404
    try:
        stream = documents.checked(file.facts)
    except NotPossible as fault:
        shown = {"file": file, "fault": fault, "dossier_id": dossier_id}
        return render(request, "desk/file_fault.html", frame(actor) | shown, status=410)
    facts = file.facts
    keep = "keep" in request.GET
    return answer(stream, name=file.name, media_type=facts.media_type, size_bytes=facts.size_bytes, keep=keep)
