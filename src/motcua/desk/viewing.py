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
from motcua.documents.queries.stored import Facts
from motcua.dossiers.queries import Page, copies, files
from motcua.law.actor import Actor
from motcua.law.errors import NotPossible
from motcua.law.purpose import Seen
from motcua.lib.written import whole
from motcua.ui.attached import SHOWN

_SALT = "desk.viewing"
_SECONDS = 8 * 3600  # a paper that was opened in the morning scrolls on in the afternoon
_PAGES = 300
_COPY = "-copy"


@dataclass(frozen=True, slots=True)
class Viewed:
    """What the viewer shows: addresses of pictures, each a page; none where the file is only to be downloaded."""

    document_id: int
    is_copy: bool
    paper: str
    address: str
    pictures: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Readable:
    """A paper as it was scanned, or its certified electronic copy. `key` is how an address asks for it."""

    document_id: int
    is_copy: bool
    paper: str
    facts: Facts

    @property
    def key(self) -> str:
        return f"{self.document_id}{_COPY}" if self.is_copy else str(self.document_id)


def viewed(request: HttpRequest, page: Page, actor: Actor) -> Viewed | None:
    """The paper or copy that the address asks for (`?file=`), noted as seen; None where it asks for none."""
    asked = request.GET.get("file", "")
    if whole(asked.removesuffix(_COPY)) is None:
        return None
    there = _readable(page.dossier.pk)
    place = next((n for n, one in enumerate(there) if one.key == asked), None)
    if place is None:
        return None
    one = there[place]
    looking.look(page, Seen.FILE, by=actor, at=timezone.now())
    address = reverse("desk:copy" if one.is_copy else "desk:file", args=[page.dossier.pk, one.document_id])
    return Viewed(
        document_id=one.document_id,
        is_copy=one.is_copy,
        paper=one.paper,
        address=address,
        pictures=_pictures(page.dossier.pk, one, address, actor),
        before=there[place - 1].key if place else None,
        after=there[place + 1].key if place + 1 < len(there) else None,
    )


def _readable(dossier_id: int) -> list[Readable]:
    """What can be read beside, in the order of the papers: each paper, and after it its signed copy."""
    signed = copies.of_dossier(dossier_id)
    found = []
    for file in files.of(dossier_id):
        found.append(Readable(file.document_id, False, file.paper, file.facts))
        copy = signed.get(file.document_id)
        if copy is not None and copy.facts is not None:
            found.append(Readable(file.document_id, True, file.paper, copy.facts))
    return found


def _pictures(dossier_id: int, one: Readable, address: str, actor: Actor) -> tuple[str, ...]:
    """The first page stands in the page itself; the others come as they are scrolled to."""
    if one.facts.media_type != PDF:
        return (address,) if one.facts.media_type in SHOWN else ()
    try:
        first = documents.page_picture(one.facts, 1)
    except NotPossible:
        return ()
    ticket = signing.dumps([dossier_id, one.key, actor.officer_id], salt=_SALT)
    others = (
        f"{reverse('desk:file_page', args=[dossier_id, one.document_id, number])}?seen={ticket}"
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
    keys = {one.key: one for one in _readable(dossier_id) if one.document_id == document_id}
    file = next((one for key, one in keys.items() if ticket == [dossier_id, key, actor.officer_id]), None)
    if file is None:
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
