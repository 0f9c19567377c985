"""A person's own store of documents: seen, added to, said anew, taken out of."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.documents import commands, queries
from motcua.documents.commands import Allowed, Renaming, Sent, Settled, ToKeep
from motcua.documents.queries import Facts, Owned
from motcua.law.errors import ActRefused, NotPossible
from motcua.portal.entrance import Citizen, for_citizens
from motcua.portal.filing import storing
from motcua.ui import visitor
from motcua.ui.attached import answer
from motcua.ui.fields import DateParts
from motcua.ui.sentences import refusal
from motcua.ui.uploads import Chosen, FilesField


class AboutForm(forms.Form):
    """What a document is."""

    name = forms.CharField(
        label=_("Name of the document"),
        max_length=200,
        error_messages={"required": _("Give the document a name.")},
    )
    kind = forms.ChoiceField(label=_("Sort of document"), choices=())
    issued_on = forms.DateField(label=_("Issued on"), widget=DateParts, required=False)
    expires_on = forms.DateField(label=_("Valid until"), widget=DateParts, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(key, now_(text)) for key, text in queries.KINDS.items()]  # type: ignore[attr-defined]

    def about(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "kind", "issued_on", "expires_on")}


class KeepForm(AboutForm):
    """A document with its file."""

    field_order = ("files", "name", "kind", "issued_on", "expires_on")

    def __init__(self, request: HttpRequest, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"kind": "other"})
        types = tuple(settings.MOTCUA_FILE_TYPES)
        self.fields["files"] = FilesField(
            label=_("File or photographs"),
            help_text=_("Several photographs become one PDF, in the order of the list."),
            settle=_settling(request, Allowed(types=types)),
            types=types,
            most_bytes=settings.MOTCUA_FILE_MB << 20,
            error_messages={"required": _("Choose a file or take a photograph.")},
        )
        self.order_fields(self.field_order)


def _settling(request: HttpRequest, allowed: Allowed) -> Callable[[Chosen], Settled]:
    def settle(chosen: Chosen) -> Settled:
        sent = [Sent(file.name or "", file, file.size or 0) for file in chosen.files]  # type: ignore[arg-type]
        owners = visitor.names(request)
        return commands.settle(chosen.tokens, sent, owners=owners, allowed=allowed, at=timezone.now())

    return settle


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def store(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """All documents of the person, and the form for another."""
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = KeepForm(request, *posted)
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, citizen, form)
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, now_("The document is in your store."))
            return redirect("portal:own_store")
    today = timezone.localdate()
    owned = [(one, now_(queries.KINDS[one.kind]), one.expired(today)) for one in queries.store(_id(citizen))]
    shown = {"owned": owned, "form": form, "refused": refused}
    wrong = 422 if form.errors or refused else 200
    return render(request, "portal/own_store.html", shown, status=wrong)


def _keep(request: HttpRequest, citizen: Citizen, form: KeepForm) -> None:
    now, said = timezone.now(), form.about()
    file = commands.gather(
        form.cleaned_data["files"], owners=visitor.names(request), name=said["name"], at=now
    )
    item = ToKeep(file_id=file.facts.id, file_name=file.name, **said)
    commands.keep_for([item], by=citizen.actor, at=now)


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def document(request: HttpRequest, citizen: Citizen, document_id: int) -> HttpResponse:
    """One document: seen, and said anew what it is."""
    one = _owned(document_id, citizen)
    names = ("name", "kind", "issued_on", "expires_on")
    form = AboutForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            commands.rename([Renaming(document_id=one.id, **form.about())], by=citizen.actor)
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, now_("Saved."))
            return redirect("portal:own_store")
    shown = {"one": one, "form": form, "refused": refused}
    wrong = 422 if form.errors or refused else 200
    return render(request, "portal/own_document.html", shown, status=wrong)


@require_POST
@for_citizens
def remove(request: HttpRequest, citizen: Citizen, document_id: int) -> HttpResponse:
    """Take it out of the store; the dossiers that it went with keep it."""
    try:
        commands.remove([document_id], by=citizen.actor)
    except NotPossible:
        raise Http404 from None
    messages.success(request, now_("The document was taken out of your store."))
    return redirect("portal:own_store")


@require_safe
@for_citizens
def file(request: HttpRequest, citizen: Citizen, document_id: int) -> HttpResponseBase:  # noqa: ARG001
    one = _owned(document_id, citizen)
    return _sent(one.file, one.file_name)


@require_safe
@for_citizens
def thumbnail(request: HttpRequest, citizen: Citizen, document_id: int) -> HttpResponseBase:  # noqa: ARG001
    return storing.small(_owned(document_id, citizen).file.id)


def _sent(facts: Facts | None, name: str) -> HttpResponseBase:
    if facts is None:
        raise Http404
    try:
        stream = queries.checked(facts)
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    return answer(stream, name=name, media_type=facts.media_type, size_bytes=facts.size_bytes)


def _owned(document_id: int, citizen: Citizen) -> Owned:
    found = queries.owned(document_id, _id(citizen))
    if found is None:
        raise Http404
    return found


def _id(citizen: Citizen) -> int:
    if citizen.actor.person_id is None:
        raise Http404
    return citizen.actor.person_id
