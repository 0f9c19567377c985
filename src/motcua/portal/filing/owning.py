"""The person's own store while filing: a document from it in the place of an upload, and one put into it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.documents import commands as documents
from motcua.documents import queries as store
from motcua.documents.commands import ToKeep
from motcua.documents.queries import Owned
from motcua.dossiers.queries.drafts import DraftShown
from motcua.law.errors import ActRefused
from motcua.portal.entrance import Citizen, citizen_of
from motcua.ui.templatetags.ui import refusal

if TYPE_CHECKING:
    from motcua.portal.filing.papers import PapersForm


def may_own(request: HttpRequest) -> Citizen | None:
    """The citizen who is signed in and so has a store."""
    citizen = citizen_of(request)
    return citizen if citizen is not None and citizen.actor.person_id is not None else None


def mine(request: HttpRequest) -> tuple[Owned, ...]:
    """What lies in the person's store; nothing for who is not signed in."""
    citizen = may_own(request)
    return store.store(citizen.actor.person_id or 0) if citizen else ()


def missing_in_store(request: HttpRequest, draft: DraftShown) -> set[int]:
    """The files of the draft (StoredFile) that this person could keep for the next time."""
    if may_own(request) is None:
        return set()
    return {one.file_id for one in draft.files} - {one.file.id for one in mine(request)}


def use(request: HttpRequest, form: "PapersForm") -> None:
    """Attach the documents of the store that were chosen for papers."""
    from motcua.portal.filing import papers

    known = {str(one.id): one for one in mine(request)}
    for place in form.places:
        chosen = known.get(str(request.POST.get(f"own-{place.field}", "")))
        if chosen is None:
            continue
        try:
            papers.attach(form.draft, place, chosen.file.id, chosen.file_name)
        except ActRefused as refused:
            form.add_error(place.field, f"{chosen.name}: {refusal(refused)}")


def kept(request: HttpRequest, draft: DraftShown) -> bool:
    """Put an attached file into the person's store, where that was asked; whether it was."""
    citizen, asked = may_own(request), str(request.POST.get("own", ""))
    found = next((one for one in draft.files if str(one.id) == asked), None)
    if citizen is None or found is None:
        return False
    item = ToKeep(
        file_id=found.file_id, file_name=found.name, name=_named(draft, found.required_id, found.name)
    )
    try:
        documents.keep_for([item], by=citizen.actor, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("The document is in your store."))
    return True


def _named(draft: DraftShown, required_id: int | None, file_name: str) -> str:
    """What the document is: the paper it was attached for, or what its file is called."""
    paper = next((one.paper for one in draft.papers() if one.paper.id == required_id), None)
    return paper.name.vi if paper else file_name
