"""The papers of a draft: what came is attached at once, photographs of one paper become one PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.documents import commands as documents
from motcua.documents import queries as store
from motcua.documents.commands import TooManyFiles
from motcua.documents.queries import FileRefused, Incoming
from motcua.dossiers import commands
from motcua.dossiers.commands.attaching import FileAttached, FileDetached, FilesJoined
from motcua.dossiers.queries import drafts
from motcua.dossiers.queries.drafts import LETTER_ROLE, Attached, DraftShown
from motcua.dossiers.queries.filing import PaperAsked
from motcua.law.errors import ActRefused
from motcua.portal.filing import owning, steps, storing
from motcua.portal.filing.access import with_draft
from motcua.ui.templatetags.ui import refusal
from motcua.ui.uploads import Attached as Shown

OTHERS = "file-other"
LETTER = "file-letter"


@dataclass(frozen=True, slots=True)
class Place:
    """One paper that is asked for, and the field its files come by."""

    field: str
    title: str
    required_id: int | None = None
    role: str = ""
    asked: PaperAsked | None = None
    required: bool = False

    def files(self, draft: DraftShown) -> tuple[Attached, ...]:
        return draft.files_of(self.required_id, self.role)


def places(draft: DraftShown) -> list[Place]:
    """The papers of the catalogue, the letter of authorisation where it has none, and further papers."""
    own = draft.letter()
    found = [_of_paper(draft, one, own) for one in draft.papers() if not one.by_form]
    if draft.by_letter and own is None:
        found.append(Place(LETTER, _("Letter of authorisation"), role=LETTER_ROLE, required=True))
    return [*found, Place(OTHERS, _("Other papers"))]


def _of_paper(draft: DraftShown, one: PaperAsked, own: PaperAsked | None) -> Place:
    paper = one.paper
    owed = one.required or (draft.by_letter and one is own)
    return Place(f"file-{paper.id}", str(paper.name), paper.id, asked=one, required=owed)


class PapersForm(forms.Form):
    """A field for the files of each paper, with those that are attached already."""

    def __init__(self, request: HttpRequest, draft: DraftShown, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.places = places(draft)
        self.draft = draft
        self.ownable = owning.missing_in_store(request, draft)
        for place in self.places:
            self.fields[place.field] = storing.field(
                request,
                label=place.title,
                required_id=place.required_id,
                help_text=_hint(place),
                keep_at=steps.address(draft, "documents"),
            )
        self.show(draft)

    def show(self, draft: DraftShown) -> None:
        """Draw the fields with the files that the draft has now."""
        for place in self.places:
            files = [_attached(draft, one, one.file_id in self.ownable) for one in place.files(draft)]
            self.fields[place.field].attached = tuple(files)  # type: ignore[attr-defined]

    def came(self) -> Iterator[tuple[Place, list[Incoming]]]:
        """What is here for good, paper by paper."""
        for place in self.places:
            yield place, list(self.fields[place.field].arrived())  # type: ignore[attr-defined]


def _hint(place: Place) -> str:
    said = [place.asked.paper.case_vi] if place.asked and place.asked.paper.case_vi else []
    if place.asked and place.asked.shown_later:
        said.append(
            _("Only the original counts: bring it to the counter. A copy helps the officer to prepare.")
        )
    return " ".join(f"{one.rstrip('.')}." for one in said)


def _attached(draft: DraftShown, one: Attached, ownable: bool) -> Shown:
    return Shown(
        value=str(one.id),
        name=one.name,
        size_bytes=one.size_bytes,
        href=reverse("portal:draft-file", args=[draft.key, one.id]),
        thumbnail=reverse("portal:draft-thumbnail", args=[draft.key, one.id]) if one.pictured else "",
        ownable=ownable,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def page(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Papers, each with the files attached for it. Files that cannot be taken are named, the others stay."""
    if draft.filed:
        return steps.too_late(request, draft)
    if "X-Autosave" in request.headers:
        return _told(request, draft)
    if request.method != "POST":
        return _page(request, draft, PapersForm(request, draft))
    form = PapersForm(request, draft, request.POST, request.FILES)
    form.is_valid()
    _take_off(request, draft)
    for place, here in form.came():
        _attach_all(form, place, here)
    owning.use(request, form)
    for place in form.places:
        _join_pictures(draft, place)
    if form.errors:
        return _page(request, _fresh(draft), form)
    if language := request.POST.get("language"):
        return steps.in_language(redirect("portal:draft-documents", key=draft.key), language)
    if owning.kept(request, draft) or request.POST.get("act") != "on":
        return redirect("portal:draft-documents", key=draft.key)
    return redirect(
        "portal:draft-check" if request.GET.get("back") == "check" else "portal:draft-tasks", key=draft.key
    )


def _take_off(request: HttpRequest, draft: DraftShown) -> None:
    removed = str(request.POST.get("remove", ""))
    if removed.isdigit() and len(removed) < 16:
        off = FileDetached(draft_id=draft.id, draft_file_id=int(removed), at=timezone.now())
        commands.detach([off])


def _attach_all(form: PapersForm, place: Place, here: list[Incoming]) -> None:
    for item in here:
        try:
            _attach(form.draft, place, item)
        except ActRefused as refused:
            form.add_error(place.field, f"{item.name}: {refusal(refused)}")


def _attach(draft: DraftShown, place: Place, item: Incoming) -> None:
    """Raises TooManyFiles, and what dossiers.commands.attach raises."""
    if item.file is None:
        return
    attach(draft, place, item.file.id, item.name)


def attach(draft: DraftShown, place: Place, file_id: int, name: str) -> None:
    """Attach a kept file. Raises TooManyFiles, and what dossiers.commands.attach raises."""
    most = storing.allowed(place.required_id).most_files or settings.MOTCUA_FILES_MOST
    there = {one.file_id for one in place.files(_fresh(draft))}
    if file_id not in there and len(there) >= most:
        raise TooManyFiles(most=most)
    told = FileAttached(
        draft_id=draft.id,
        file_id=file_id,
        name=name,
        required_id=place.required_id,
        role=place.role,
        at=timezone.now(),
    )
    commands.attach([told])


def _join_pictures(draft: DraftShown, place: Place) -> None:
    """Make one PDF of the photographs of a paper. Those that do not go together stay as they are."""
    pictures = [one for one in place.files(_fresh(draft)) if one.media_type.startswith("image/")]
    if len(pictures) < 2 or place.field == OTHERS:
        return
    facts = store.facts_of([one.file_id for one in pictures])
    now = timezone.now()
    try:
        whole = documents.join([facts[one.file_id] for one in pictures], name=place.title, at=now)
    except FileRefused:
        return
    ids = tuple(one.id for one in pictures)
    joined = FilesJoined(
        draft_id=draft.id, draft_file_ids=ids, file_id=whole.facts.id, name=whole.name, at=now
    )
    commands.join_files([joined])


def _told(request: HttpRequest, draft: DraftShown) -> HttpResponse:
    named = {place.field: place for place in places(draft)}
    return storing.told(
        request,
        named,
        keep=lambda field, one: _attach(draft, named[field], one),
        drop=lambda field, one: _drop(draft, named[field], one),
    )


def _drop(draft: DraftShown, place: Place, found: Incoming) -> None:
    ids = [one.id for one in place.files(draft) if found.file and one.file_id == found.file.id]
    commands.detach([FileDetached(draft_id=draft.id, draft_file_id=one, at=timezone.now()) for one in ids])


def _fresh(draft: DraftShown) -> DraftShown:
    return drafts.open_to(draft.key, held=[draft.key]) or draft


def _page(request: HttpRequest, draft: DraftShown, form: PapersForm) -> HttpResponse:
    form.show(draft)
    shown: dict[str, Any] = {
        "form": form,
        "papers": [(place, form[place.field]) for place in form.places],
        "mine": owning.mine(request),
        "signed_in": owning.may_own(request) is not None,
        "language_form": "papers",
        "most": settings.MOTCUA_FILE_MB,
    }
    status = 422 if form.errors else 200
    return render(request, "portal/filing/documents.html", steps.frame(draft) | shown, status=status)


@require_safe
@with_draft
def file(request: HttpRequest, draft: DraftShown, file_id: int) -> HttpResponseBase:  # noqa: ARG001
    """A file attached to the draft, compared with its checksum first."""
    found = _one(draft, file_id)
    return storing.sent(found.file_id, found.name)


@require_safe
@with_draft
def thumbnail(request: HttpRequest, draft: DraftShown, file_id: int) -> HttpResponseBase:  # noqa: ARG001
    return storing.small(_one(draft, file_id).file_id)


def _one(draft: DraftShown, file_id: int) -> Attached:
    found = next((one for one in draft.files if one.id == file_id), None)
    if found is None:
        raise Http404
    return found
