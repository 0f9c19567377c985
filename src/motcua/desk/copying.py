"""Scans become certified electronic copies at the desk: all of a dossier's in one act."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from motcua.desk import looking
from motcua.desk.entrance import for_officers
from motcua.documents import queries as documents
from motcua.dossiers import policies, queries
from motcua.dossiers.commands import copying as commands
from motcua.dossiers.queries import Page, copies
from motcua.dossiers.queries.copies import Copy
from motcua.dossiers.queries.counter import Digitisation
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen
from motcua.ui import files
from motcua.ui.templatetags.ui import refusal


def shown(page: Page, actor: Actor) -> dict[str, object]:
    """What a dossier's page says of copies; nothing is asked for a dossier without scans."""
    if not any(one.file for one in page.documents):
        return {"has_files": False}
    there = copies.of_dossier(page.dossier.pk)
    may = policies.may_copy(actor, queries.standing_of(page.dossier))
    return {"has_files": True, "copies": there, "to_copy": len(_scans(page, there)) if may else 0}


def _scans(page: Page, there: Mapping[int, Copy]) -> list[int]:
    """Papers that were scanned here and have no copy yet."""
    return [
        one.pk
        for one in page.documents
        if one.file and one.digitisation == Digitisation.DIGITISED and one.pk not in there
    ]


@require_POST
@for_officers
def certify(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    page = queries.page(dossier_id, actor)
    if page is None:
        raise Http404
    try:
        count = commands.ask_copies(_scans(page, copies.of_dossier(dossier_id)), by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        said = ngettext(
            "%(count)s electronic copy is being signed. It is here in a moment.",
            "%(count)s electronic copies are being signed. They are here in a moment.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("desk:dossier", dossier_id=dossier_id)


@require_GET
@for_officers
def copy(request: HttpRequest, actor: Actor, dossier_id: int, document_id: int) -> HttpResponse:
    page = queries.page(dossier_id, actor)
    one = copies.of_dossier(dossier_id).get(document_id) if page is not None else None
    if page is None or one is None or one.facts is None:
        raise Http404
    facts = one.facts
    looking.look(page, Seen.FILE, by=actor, at=timezone.now())
    return files.private(
        request,
        lambda: documents.content(facts),
        sha256=facts.sha256,
        name=one.file_name,
        media_type=facts.media_type,
    )
