"""Announcements at the desk: written by the guidance team, looked at as they will be, published by the supervisor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.announcements import commands, policies, queries
from motcua.announcements.commands import TEXT_LENGTH, TITLE_LENGTH, Words, Writing
from motcua.desk.entrance import for_officers, frame
from motcua.documents import commands as store
from motcua.documents import queries as documents
from motcua.documents.commands import Allowed, Sent, Settled
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPossible
from motcua.ui import visitor
from motcua.ui.attached import answer
from motcua.ui.uploads import Chosen, FilesField

_MINUTE = "%Y-%m-%dT%H:%M"
_FORMATS = (_MINUTE, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M")
PICTURE_MB = 8


def _moment(label: Any, **options: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput({"type": "datetime-local"}, format=_MINUTE)
    return forms.DateTimeField(label=label, widget=widget, input_formats=_FORMATS, **options)


class AnnouncementForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect, initial="announcement")
    title_vi = forms.CharField(label=_("Title in Vietnamese"), max_length=TITLE_LENGTH)
    text_vi = forms.CharField(
        label=_("Text in Vietnamese"),
        help_text=_(
            "An empty line begins a paragraph; # a heading; - a list; **strong**; [words](https://address)."
        ),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 10}),
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=TITLE_LENGTH, required=False)
    text_en = forms.CharField(
        label=_("Text in English"), max_length=TEXT_LENGTH, required=False, widget=forms.Textarea({"rows": 6})
    )
    picture_alt_vi = forms.CharField(
        label=_("What the picture shows, in Vietnamese"), max_length=200, required=False
    )
    picture_alt_en = forms.CharField(
        label=_("What the picture shows, in English"), max_length=200, required=False
    )
    shown_from = _moment(_("Shown from"))
    shown_until = _moment(_("Shown until"), required=False, help_text=_("Empty: without end."))
    position = forms.IntegerField(
        label=_("Place"), help_text=_("The smaller, the earlier."), min_value=1, max_value=999, initial=50
    )
    on_portal = forms.BooleanField(label=_("On the portal"), required=False, initial=True)
    on_screens = forms.BooleanField(label=_("On the hall's screens"), required=False, initial=True)

    def __init__(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(k.value, now_(label)) for k, label in queries.KINDS.items()]  # type: ignore[attr-defined]
        self.fields["picture"] = FilesField(
            label=now_("Picture"),
            help_text=now_("One JPEG, PNG or WebP file. It replaces the one before."),
            required=False,
            settle=_settling(request),
            types=("jpg", "png", "webp"),
            most_bytes=PICTURE_MB << 20,
            most_files=1,
        )
        self.order_fields(["seen", "kind", "title_vi", "text_vi", "title_en", "text_en", "picture"])


def _settling(request: HttpRequest) -> Any:
    def settle(chosen: Chosen) -> Settled:
        sent = [Sent(file.name or "", file, file.size or 0) for file in chosen.files]  # type: ignore[arg-type]
        may = Allowed(types=("jpg", "png", "webp"), most_bytes=PICTURE_MB << 20, most_files=1)
        return store.settle(
            chosen.tokens, sent, owners=visitor.names(request), allowed=may, at=timezone.now()
        )

    return settle


@require_GET
@for_officers
def announcements(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What this centre has written, and what of it is before everybody."""
    centre_id = _centre(actor)
    rows = [(one, now_(queries.KINDS[one.kind])) for one in queries.written(centre_id)]
    return render(request, "desk/announcements.html", frame(actor) | {"rows": rows})


@require_http_methods(["GET", "POST"])
@for_officers
def write(request: HttpRequest, actor: Actor, announcement_id: int | None = None) -> HttpResponse:
    """A new one, or one as it is written, with its preview."""
    centre_id = _centre(actor)
    row = queries.draft(announcement_id, centre_id) if announcement_id is not None else None
    if announcement_id is not None and row is None:
        raise Http404
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AnnouncementForm(request, *posted, initial=_initial(row))
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            writing = Writing(
                words=_words(request, form, row),
                by=actor,
                at=timezone.now(),
                centre_id=centre_id,
                announcement_id=announcement_id,
                seen=form.cleaned_data["seen"],
            )
            (kept,) = commands.write([writing])
        except ActRefused as why:
            refused = why
        else:
            messages.success(
                request, now_("Saved. Look at it below; nobody else sees it before it is published.")
            )
            return redirect("desk:announcement", announcement_id=kept)
    shown: dict[str, Any] = {"row": row, "form": form, "refused": refused}
    if row is not None:
        html_vi, html_en = queries.preview(row)
        published = next((one for one in queries.written(centre_id) if one.id == row.pk), None)
        shown |= {
            "html_vi": mark_safe(html_vi),  # noqa: S308 - cleaned by lib.markdown
            "html_en": mark_safe(html_en),  # noqa: S308 - cleaned by lib.markdown
            "public_version": published.public_version if published else None,
            "may_publish": policies.may_publish(actor, centre_id),
        }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/announcement.html", frame(actor) | shown, status=status)


def _initial(row: Any) -> dict[str, Any]:
    if row is None:
        return {"shown_from": timezone.localtime()}
    names = [name for name in AnnouncementForm.base_fields if name != "seen"]
    return {name: getattr(row, name) for name in names} | {"seen": row.version}


def _words(request: HttpRequest, form: AnnouncementForm, row: Any) -> Words:
    said = dict(form.cleaned_data)
    said.pop("seen")
    tokens = said.pop("picture")
    picture_id = row.picture_id if row else None
    if tokens:
        gathered = store.gather(tokens, owners=visitor.names(request), name="picture", at=timezone.now())
        picture_id = gathered.facts.id
    return Words(**said, picture_id=picture_id)


@require_POST
@for_officers
def publish(request: HttpRequest, actor: Actor, announcement_id: int) -> HttpResponse:
    """Before everybody, or no longer."""
    if queries.draft(announcement_id, _centre(actor)) is None:
        raise Http404
    if request.POST.get("do") == "withdraw":
        commands.withdraw([announcement_id], by=actor, at=timezone.now())
        messages.success(request, now_("It is shown no more."))
    else:
        commands.publish([announcement_id], by=actor, at=timezone.now())
        messages.success(request, now_("It is published."))
    return redirect("desk:announcement", announcement_id=announcement_id)


@require_GET
@for_officers
def picture(request: HttpRequest, actor: Actor, announcement_id: int) -> HttpResponseBase:  # noqa: ARG001
    """The picture as it was put into the draft."""
    row = queries.draft(announcement_id, _centre(actor))
    if row is None or row.picture_id is None:
        raise Http404
    facts = documents.facts(row.picture_id)
    try:
        stream = documents.checked(facts)
    except NotPossible:
        raise Http404 from None
    return answer(stream, name="picture", media_type=facts.media_type, size_bytes=facts.size_bytes)


def _centre(actor: Actor) -> int:
    centre_id = policies.centre_of(actor)
    if centre_id is None:
        raise policies.NotAWriter
    return centre_id
