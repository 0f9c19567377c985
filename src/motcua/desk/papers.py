"""A dossier's papers as the desk lists and serves them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import for_officers
from motcua.documents import queries as documents
from motcua.dossiers import commands, papers, queries
from motcua.dossiers.queries import Page
from motcua.dossiers.queries.papers import Listed
from motcua.law.actor import Actor
from motcua.law.papers import LABELS, PaperKind
from motcua.law.purpose import Seen
from motcua.ui import files

_SLIP = PaperKind.CONTROL_SLIP


def lines(page: Page) -> list[dict[str, Any]]:
    """The papers that this dossier has; the control slip as it stands until its last one is kept."""
    shown = [
        {"kind": p.kind, "seq": p.seq, "title": _(LABELS[p.kind]), "at": p.issued_at} for p in page.papers
    ]
    if page.dossier.received_at is not None and not _ended(page.papers):
        shown.append({"kind": _SLIP, "seq": None, "title": _(LABELS[_SLIP]), "at": None})
    return shown


def _ended(listed: Sequence[Listed]) -> bool:
    return any(p.kind == _SLIP for p in listed)


@require_GET
@for_officers
def paper(request: HttpRequest, actor: Actor, dossier_id: int, kind: str) -> HttpResponse:
    """A paper as it went out; issued there and then when its job has not come to it yet.

    `?event=` names its event by number, without it the last of the kind.
    """
    page = queries.page(dossier_id, actor)
    if page is None:
        raise Http404
    now = timezone.now()
    chosen = queries.chosen(page.papers, kind, request.GET.get("event", ""))
    if chosen is None:
        return _as_it_stands(page, kind, actor, now)
    looking.look(page, Seen.PAPER, by=actor, at=now)
    issued = commands.issue_papers([chosen.asked], at=now)[0]
    file = documents.facts(issued.file_id)
    return files.private(
        request,
        lambda: documents.content(file),
        sha256=file.sha256,
        name=papers.file_name(chosen.kind, page.dossier.code),
        media_type=file.media_type,
    )


def _as_it_stands(page: Page, kind: str, actor: Actor, now: datetime) -> HttpResponse:
    if kind != _SLIP or page.dossier.received_at is None:
        raise Http404
    looking.look(page, Seen.PAPER, by=actor, at=now)
    answer = HttpResponse(papers.slip(page.dossier.pk, at=now), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{papers.file_name(_SLIP, page.dossier.code)}"'
    return answer
