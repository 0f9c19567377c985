"""A paper beside its dossier. A PDF is shown as pictures of its pages, drawn by a program apart: nothing that a
stranger's file holds is run, and no frame is opened to it."""

import base64
from dataclasses import dataclass

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.desk import looking
from motcua.desk.entrance import for_officers
from motcua.documents import queries as documents
from motcua.documents.queries import NotDrawable, PagePicture
from motcua.documents.queries.drawn import PDF
from motcua.dossiers.queries import Page, files
from motcua.dossiers.queries.files import HandedInFile
from motcua.law.actor import Actor
from motcua.law.errors import NotPossible
from motcua.law.purpose import Seen
from motcua.ui.attached import SHOWN

_SALT = "desk.viewing"
_SECONDS = 8 * 3600  # a paper that was opened in the morning scrolls on in the afternoon
_PAGES = 300


@dataclass(frozen=True, slots=True)
class Viewed:
    """What the viewer shows: addresses of pictures, each a page; none where the file is only to be downloaded."""

    document_id: int
    paper: str
    name: str
    address: str
    pictures: tuple[str, ...]
    before: int | None
    after: int | None


def viewed(request: HttpRequest, page: Page, actor: Actor) -> Viewed | None:
    """The paper that the address asks for (`?file=`), noted as seen; None where it asks for none."""
    asked = request.GET.get("file", "")
    if not asked.isdecimal() or len(asked) > 18:
        return None
    there = files.of(page.dossier.pk)
    place = next((n for n, file in enumerate(there) if file.document_id == int(asked)), None)
    if place is None:
        return None
    file = there[place]
    looking.look(page, Seen.FILE, by=actor, at=timezone.now())
    return Viewed(
        document_id=file.document_id,
        paper=file.paper,
        name=file.name,
        address=reverse("desk:file", args=[page.dossier.pk, file.document_id]),
        pictures=_pictures(page.dossier.pk, file, actor),
        before=there[place - 1].document_id if place else None,
        after=there[place + 1].document_id if place + 1 < len(there) else None,
    )


def _pictures(dossier_id: int, file: HandedInFile, actor: Actor) -> tuple[str, ...]:
    """The first page stands in the page itself; the others come as they are scrolled to."""
    if file.facts.media_type != PDF:
        if file.facts.media_type not in SHOWN:
            return ()
        return (reverse("desk:file", args=[dossier_id, file.document_id]),)
    try:
        first = documents.page_picture(file.facts, 1)
    except NotPossible:
        return ()
    ticket = signing.dumps([dossier_id, file.document_id, actor.officer_id], salt=_SALT)
    others = (
        f"{reverse('desk:file_page', args=[dossier_id, file.document_id, number])}?seen={ticket}"
        for number in range(2, min(first.pages, _PAGES) + 1)
    )
    return (f"data:image/jpeg;base64,{base64.b64encode(first.jpeg).decode()}", *others)


@require_safe
@for_officers
def file_page(
    request: HttpRequest, actor: Actor, dossier_id: int, document_id: int, number: int
) -> HttpResponse:
    """One page of a paper as a picture, for whoever opened the paper: that was noted then."""
    try:
        ticket = signing.loads(request.GET.get("seen", ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        raise Http404 from None
    file = files.one(dossier_id, document_id)
    if ticket != [dossier_id, document_id, actor.officer_id] or file is None:
        raise Http404
    try:
        picture: PagePicture = documents.page_picture(file.facts, number)
    except (NotDrawable, documents.FileMissing, documents.FileChanged):
        raise Http404 from None
    response = HttpResponse(picture.jpeg, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
