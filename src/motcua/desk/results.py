"""A dossier's signed result, for officers who may see the dossier."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import for_officers
from motcua.documents import queries as documents
from motcua.dossiers import queries
from motcua.dossiers.queries import results
from motcua.law.actor import Actor
from motcua.law.purpose import Seen
from motcua.ui import files


@require_GET
@for_officers
def result(request: HttpRequest, actor: Actor, dossier_id: int, result_id: int) -> HttpResponse:
    page = queries.page(dossier_id, actor)
    one = results.signed_one(dossier_id, result_id) if page is not None else None
    if page is None or one is None:
        raise Http404
    looking.look(page, Seen.PAPER, by=actor, at=timezone.now())
    return files.private(
        request,
        lambda: documents.content(one.facts),
        sha256=one.facts.sha256,
        name=results.file_name(page.dossier.code, one.result_id),
        media_type=one.facts.media_type,
    )
