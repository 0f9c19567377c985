"""Notes between officers on a dossier's page."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.desk.entrance import for_officers
from motcua.dossiers import commands, policies, queries
from motcua.dossiers.commands.noting import LONGEST, NoteWritten
from motcua.dossiers.queries import Page, notes
from motcua.dossiers.queries.page import may_see
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.ui.templatetags.ui import refusal


class NoteForm(forms.Form):
    """A note, or the correction of one's own."""

    text = forms.CharField(
        label=gettext_lazy("A note to colleagues"),
        help_text=gettext_lazy(
            "The applicant never sees it. It cannot be changed, only corrected by another."
        ),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write the note.")},
    )
    corrects = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial={"key": uuid4(), **initial}, auto_id="note-%s")


def shown(request: HttpRequest, page: Page, actor: Actor) -> dict[str, Any]:
    """What the dossier's page needs for its notes."""
    asked = {one.agency_id for one in page.consultations}
    typed = request.session.pop("desk_note", "") if "desk_note" in request.session else ""
    return {
        "notes": notes.notes_of(page.dossier.pk),
        "note_form": NoteForm(text=typed),
        "may_note": policies.may_note(actor, queries.standing_of(page.dossier), asked),
        "me": actor.officer_id,
    }


@require_POST
@for_officers
def note(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """Keep a note. What is wrong is said on the dossier's page, where it was written."""
    if not may_see(dossier_id, actor):
        raise Http404
    form, back = NoteForm(request.POST), f"{reverse('desk:dossier', args=[dossier_id])}#notes"
    if not form.is_valid():
        return _again(request, form, back)
    said = form.cleaned_data
    written = NoteWritten(
        dossier_id=dossier_id,
        by=actor,
        at=timezone.now(),
        key=said["key"],
        text=said["text"],
        corrects=said["corrects"],
    )
    try:
        commands.write_note([written])
    except NotPermitted:
        raise
    except ActRefused as refused:
        form.add_error("text", refusal(refused))
        return _again(request, form, back)
    messages.success(request, _("The note is kept."))
    return redirect(back)


def _again(request: HttpRequest, form: NoteForm, back: str) -> HttpResponse:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    # What was typed is not lost: it stands in the field again.
    request.session["desk_note"] = request.POST.get("text", "")[:LONGEST]
    return redirect(back)
