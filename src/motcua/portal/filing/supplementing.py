"""Answering a request for a supplement online, by whoever holds the receipt: item by item, then sent.

What came for an item is kept with the request at once, so that a closed browser or another device finds it again.
"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.documents.queries import Incoming
from motcua.dossiers import commands
from motcua.dossiers.commands.answering import AnswerAttached
from motcua.dossiers.commands.attaching import TooManyFiles
from motcua.dossiers.commands.filing import Answer, SupplementAnswered
from motcua.dossiers.queries import answering
from motcua.dossiers.queries.answering import ForAnswer
from motcua.dossiers.queries.tracking import Asked, Followed
from motcua.law.errors import ActRefused
from motcua.lib.written import whole
from motcua.portal.filing import steps, storing
from motcua.portal.holder import acting, for_holder
from motcua.ui.templatetags.ui import refusal
from motcua.ui.uploads import Attached


class SupplementForm(forms.Form):
    """A field for each paper that was asked for, with the files that are attached already."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, request: HttpRequest, found: Followed, secret: str, data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files, initial={"key": uuid4()})
        self.where = (found.code, secret)
        self.asked = _asked(found)
        for number, item in enumerate(self.asked.items):
            self.fields[_field(number)] = storing.field(
                request,
                label=item,
                help_text=_("A PDF file or photos on which everything can be read."),
                keep_at=reverse("portal:supplement", args=self.where),
            )

    def show(self) -> None:
        """Draw the fields with the files that the request has now."""
        kept = answering.attached(self.asked.request_id)
        for number, item in enumerate(self.asked.items):
            mine = tuple(self._attached(one) for one in kept if one.answers(item))
            self.fields[_field(number)].attached = mine  # type: ignore[attr-defined]

    def _attached(self, one: ForAnswer) -> Attached:
        href = reverse("portal:supplement_file", args=[*self.where, one.id])
        small = reverse("portal:supplement_thumbnail", args=[*self.where, one.id])
        return Attached(str(one.id), one.name, one.size_bytes, href, small if one.pictured else "")

    def came(self) -> Iterator[tuple[str, str, Incoming]]:
        """Field, item and file of what is here for good."""
        for number, item in enumerate(self.asked.items):
            yield from ((_field(number), item, one) for one in self.fields[_field(number)].arrived())  # type: ignore[attr-defined]


def _field(number: int) -> str:
    return f"item-{number}"


def _asked(found: Followed) -> Asked:
    if found.asked is None:
        raise Http404
    return found.asked


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def supplement(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What is asked, a field for each; nothing is sent while one file cannot be taken."""
    if found.asked is None:
        return redirect("portal:follow", code=found.code, secret=secret)
    if "X-Autosave" in request.headers:
        return _told(request, found.asked)
    if request.method != "POST":
        return _page(request, found, secret, SupplementForm(request, found, secret), None)
    form = SupplementForm(request, found, secret, request.POST, request.FILES)
    form.is_valid()
    removed = whole(request.POST.get("remove"))
    refused = _attach_all(form, removed)
    if form.errors or refused:
        return _page(request, found, secret, form, refused)
    again = redirect("portal:supplement", code=found.code, secret=secret)
    if language := request.POST.get("language"):
        return steps.in_language(again, language)
    if removed is not None or request.POST.get("act") == "keep":
        return again
    try:
        done = commands.answer_supplement([_order(request, found, secret, form)])[0]
    except ActRefused as why:
        return _page(request, found, secret, form, why)
    return redirect("portal:acknowledgement", code=found.code, secret=secret, seq=done.version)


def _attach_all(form: SupplementForm, removed: int | None) -> ActRefused | None:
    """Keep what came and let go what is taken off; why not, if the request was answered meanwhile."""
    try:
        for field, item, one in form.came():
            try:
                _attach(form.asked, item, one)
            except TooManyFiles as refused:
                form.add_error(field, f"{one.name}: {refusal(refused)}")
        if removed is not None:
            commands.detach_from_answer(form.asked.request_id, [removed])
    except ActRefused as refused:
        return refused
    return None


def _attach(asked: Asked, item: str, one: Incoming) -> None:
    """Raises what dossiers.commands.attach_to_answer raises."""
    if one.file is not None:
        kept = AnswerAttached(
            request_id=asked.request_id, item=item, file_id=one.file.id, name=one.name, at=timezone.now()
        )
        commands.attach_to_answer([kept])


def _told(request: HttpRequest, asked: Asked) -> HttpResponse:
    named = {_field(number): item for number, item in enumerate(asked.items)}
    return storing.told(
        request,
        named,
        keep=lambda field, one: _attach(asked, named[field], one),
        drop=lambda field, one: _detach(asked, named[field], one),
    )


def _detach(asked: Asked, item: str, one: Incoming) -> None:
    """Raises what dossiers.commands.detach_from_answer raises."""
    own = [kept for kept in answering.attached(asked.request_id) if kept.answers(item)]
    ids = [kept.id for kept in own if one.file and kept.file_id == one.file.id]
    commands.detach_from_answer(asked.request_id, ids)


def _page(
    request: HttpRequest, found: Followed, secret: str, form: SupplementForm, refused: ActRefused | None
) -> HttpResponse:
    form.show()
    shown = {
        "found": found,
        "secret": secret,
        "refused": refused,
        "form": form,
        "language_form": "supplement",
    }
    wrong = 422 if form.errors or refused else 200
    return render(request, "portal/filing/supplement.html", shown, status=wrong)


def _order(request: HttpRequest, found: Followed, secret: str, form: SupplementForm) -> SupplementAnswered:
    """One file for each paper of which something came. Raises what storing.one_of raises."""
    kept = answering.attached(form.asked.request_id)
    items = [(item, [one for one in kept if one.answers(item)]) for item in form.asked.items]
    return SupplementAnswered(
        dossier_id=found.dossier_id,
        by=acting(request, found, secret),
        at=timezone.now(),
        key=form.cleaned_data["key"] or uuid4(),
        files=tuple(_answer(item, files) for item, files in items if files),
    )


def _answer(item: str, files: list[ForAnswer]) -> Answer:
    file_id, name = storing.one_of([one.file_id for one in files], [one.name for one in files], item)
    return Answer(item=item, file_id=file_id, file_name=name)


@require_safe
@for_holder
def file(request: HttpRequest, found: Followed, secret: str, file_id: int) -> HttpResponseBase:  # noqa: ARG001
    """A file that is attached and not sent yet."""
    one = _one(found, file_id)
    return storing.sent(one.file_id, one.name)


@require_safe
@for_holder
def thumbnail(request: HttpRequest, found: Followed, secret: str, file_id: int) -> HttpResponseBase:  # noqa: ARG001
    return storing.small(_one(found, file_id).file_id)


def _one(found: Followed, file_id: int) -> ForAnswer:
    kept = answering.attached(_asked(found).request_id)
    one = next((one for one in kept if one.id == file_id), None)
    if one is None:
        raise Http404
    return one
