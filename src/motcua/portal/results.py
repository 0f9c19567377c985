"""A dossier's signed results, for whoever holds its receipt and for its applicant who is signed in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.documents import queries as documents
from motcua.dossiers.queries import results
from motcua.dossiers.queries.tracking import Followed
from motcua.portal.holder import for_holder
from motcua.ui import files


def shown(found: Followed) -> dict[str, Any]:
    """What the tracked page says of them; before the fee is paid they are not handed out."""
    return {"signed": found.signed, "signed_waits": bool(found.signed) and found.owed_dong > 0}


@require_safe
@for_holder
def result(request: HttpRequest, found: Followed, _secret: str, result_id: int) -> HttpResponse:
    """The signed PDF. One that is revoked is handed out too: it is the applicant's paper, and says so when verified."""
    one = results.signed_one(found.dossier_id, result_id)
    if one is None:
        raise Http404
    if found.owed_dong:
        raise Http404(_("The result is returned when the fee is paid."))
    return files.private(
        request,
        lambda: documents.content(one.facts),
        sha256=one.facts.sha256,
        name=results.file_name(found.code, one.result_id),
        media_type=one.facts.media_type,
    )
