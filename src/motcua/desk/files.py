"""The electronic copies of a dossier's papers, for officers who may see the dossier."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.documents import queries as documents
from motcua.documents.queries import FileState
from motcua.dossiers import queries
from motcua.dossiers.queries import Page, files
from motcua.dossiers.queries.page import may_see
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.purpose import Seen
from motcua.ui.attached import answer


@require_safe
@for_officers
def handed_in(request: HttpRequest, actor: Actor, dossier_id: int, document_id: int) -> HttpResponseBase:
    """The file of one paper, read whole and compared with its hash before the first byte goes out."""
    page = queries.page(dossier_id, actor)
    file = files.one(dossier_id, document_id) if page is not None else None
    if page is None or file is None:
        raise Http404
    looking.look(page, Seen.FILE, by=actor, at=timezone.now())
    try:
        stream = documents.checked(file.facts)
    except NotPossible as fault:
        shown = {"file": file, "fault": fault, "dossier_id": dossier_id}
        return render(request, "desk/file_fault.html", frame(actor) | shown, status=410)
    facts = file.facts
    keep = "keep" in request.GET
    return answer(stream, name=file.name, media_type=facts.media_type, size_bytes=facts.size_bytes, keep=keep)


STATES: dict[FileState, str] = {
    FileState.THERE: N_("There, as it was stored"),
    FileState.MISSING: N_("Missing from the store"),
    FileState.EMPTY: N_("Empty: nothing is in the file"),
    FileState.CHANGED: N_("Changed since it was stored"),
}


def faults(page: Page) -> dict[int, str]:
    """What is plainly wrong with the files of the dossier's papers, by paper."""
    return {pk: _(STATES[state]) for pk, state in files.faults(page.documents).items()}


@require_safe
@for_officers
def look_again(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponseBase:
    """Every file read again and compared with what was acknowledged; a fragment where a page asks for one."""
    if not may_see(dossier_id, actor):
        raise Http404
    found = files.look_again(dossier_id)
    shown = {
        "dossier_id": dossier_id,
        "found": found,
        "lines": [(file, state == FileState.THERE, _(STATES[state])) for file, state in found.files],
        "at": timezone.now(),
    }
    if "HX-Request" in request.headers:
        return render(request, "desk/_files_checked.html", shown)
    return render(request, "desk/files_checked.html", frame(actor) | shown)
