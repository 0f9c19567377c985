"""Feedback at the desk: by its clock, assigned, answered with approval, published without anybody's data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from motcua.audit import commands as audit
from motcua.desk.entrance import for_officers, frame
from motcua.desk.keeping import keeps
from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPossible
from motcua.law.feedback import KIND_LABELS, STATE_LABELS, Deed, Kind, State
from motcua.law.purpose import Purpose, Seen
from motcua.ratings import policies
from motcua.ratings.commands import feedback as commands
from motcua.ratings.commands.feedback import Answer, Assignment, Handling, Publication
from motcua.ratings.commands.feedback.filing import TEXT_LENGTH
from motcua.ratings.queries import feedback as queries
from motcua.ratings.queries.feedback import TABS, Line, Shown, Tab
from motcua.ui.attached import answer
from motcua.ui.sentences import refusal

_LONG = forms.Textarea({"rows": 5})


class DeedForm(forms.Form):
    """A deed that asks nothing but to be done. `seen` is the state that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, shown: Shown, data: Any = None) -> None:
        self.shown = shown
        super().__init__(data, initial={"seen": shown.row.state}, auto_id=f"{type(self).__name__.lower()}-%s")
        self.shape()

    def shape(self) -> None:
        """What depends on the feedback: choices, first values."""

    def order(self, told: dict[str, Any]) -> Handling:
        return Handling(**told)


class AssignForm(DeedForm):
    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)

    def shape(self) -> None:
        found = queries.officers_of(self.shown.row, timezone.now())
        self.fields["officer"].choices = [("", now_("Choose")), *found]  # type: ignore[attr-defined]
        self.fields["officer"].initial = self.shown.row.officer_id

    def order(self, told: dict[str, Any]) -> Handling:
        return Assignment(**told, officer_id=self.cleaned_data["officer"])


class AnswerForm(DeedForm):
    text = forms.CharField(label=_("Answer to the sender"), max_length=TEXT_LENGTH, widget=_LONG)

    def shape(self) -> None:
        self.fields["text"].initial = self.shown.row.answer

    def order(self, told: dict[str, Any]) -> Handling:
        return Answer(**told, text=self.cleaned_data["text"])


class DeclineForm(DeedForm):
    text = forms.CharField(label=_("Reason, with its legal ground"), max_length=TEXT_LENGTH, widget=_LONG)

    def order(self, told: dict[str, Any]) -> Handling:
        return Answer(**told, text=self.cleaned_data["text"])


class PublishForm(DeedForm):
    title = forms.CharField(label=_("Title for everybody"), max_length=200)
    text = forms.CharField(
        label=_("What was said, without names or data"), max_length=TEXT_LENGTH, widget=_LONG
    )
    answer = forms.CharField(label=_("The answer for everybody"), max_length=TEXT_LENGTH, widget=_LONG)

    def shape(self) -> None:
        row = self.shown.row
        self.fields["text"].initial = row.public_text or row.text
        self.fields["answer"].initial = row.public_answer or row.answer
        self.fields["title"].initial = row.public_title

    def order(self, told: dict[str, Any]) -> Handling:
        said = self.cleaned_data
        return Publication(**told, title=said["title"], text=said["text"], answer=said["answer"])


@dataclass(frozen=True, slots=True)
class Offer:
    deed: Deed
    title: Any
    done: Any
    form: type[DeedForm]
    command: Callable[[Sequence[Any]], None]


_C = commands
OFFERS: tuple[Offer, ...] = (
    Offer(Deed.ASSIGN, _("Assign to an officer"), _("Assigned."), AssignForm, _C.assign),
    Offer(Deed.DRAFT, _("Write the answer"), _("The answer waits for approval."), AnswerForm, _C.draft),
    Offer(Deed.APPROVE, _("Approve and send"), _("The answer went out."), DeedForm, _C.approve),
    Offer(Deed.SEND_BACK, _("Send the answer back"), _("Sent back."), DeedForm, _C.send_back),
    Offer(Deed.DECLINE, _("Do not take it up"), _("It was not taken up."), DeclineForm, _C.decline),
    Offer(Deed.PUBLISH, _("Publish"), _("The answer is published."), PublishForm, _C.publish),
    Offer(Deed.UNPUBLISH, _("Take it from the public page"), _("It was taken down."), DeedForm, _C.unpublish),
)
BY_NAME = {offer.deed.value: offer for offer in OFFERS}


@require_GET
@keeps("tab")
@for_officers
def feedback(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What this officer may see, the most urgent first; nobody's name stands in the list."""
    now, asked = timezone.now(), request.GET.get("tab", "")
    tab = Tab(asked) if asked in set(Tab) else Tab.OPEN
    centre_id = policies.supervised(actor)
    lines = queries.work(actor, tab, at=now)
    shown = {
        "tabs": [
            {"href": f"{reverse('desk:feedback')}?tab={one}", "text": now_(TABS[one]), "current": one == tab}
            for one in Tab
        ],
        "rows": [(one, now_(KIND_LABELS[one.kind]), now_(STATE_LABELS[one.state]), _late(one, now)) for one in lines],
        "answered": queries.answered(centre_id, since=now - timedelta(days=365)) if centre_id else None,
    }  # fmt: skip
    return render(request, "desk/feedback.html", frame(actor) | shown)


def _late(line: Line, now: datetime) -> bool:
    return line.closed_at is None and line.due_at < now


@require_GET
@for_officers
def one_feedback(request: HttpRequest, actor: Actor, feedback_id: int) -> HttpResponse:
    """One of them, with what may be done."""
    return _page(request, actor, _seen(feedback_id, actor))


@require_POST
@for_officers
def handle(request: HttpRequest, actor: Actor, feedback_id: int, deed: str) -> HttpResponse:
    """Do one deed; what is wrong comes back at its field."""
    shown, offer = _seen(feedback_id, actor), BY_NAME.get(deed)
    if offer is None:
        raise Http404
    form = offer.form(shown, request.POST)
    if not form.is_valid():
        return _page(request, actor, shown, failed=(offer, form), status=422)
    told = {"feedback_id": feedback_id, "by": actor, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
    try:
        offer.command([form.order(told)])
    except ActRefused as refused:
        return _page(
            request, actor, _seen(feedback_id, actor), failed=(offer, form), refused=refused, status=409
        )
    messages.success(request, str(offer.done))
    return redirect("desk:one_feedback", feedback_id=feedback_id)


@require_GET
@for_officers
def feedback_file(request: HttpRequest, actor: Actor, feedback_id: int, file_id: int) -> HttpResponseBase:
    """A file that came with it."""
    shown = _seen(feedback_id, actor)
    found = next((one for one in shown.files if one.pk == file_id), None)
    if found is None:
        raise Http404
    _note(shown, actor)
    facts = documents.facts(found.file_id)
    try:
        stream = documents.checked(facts)
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    keep = "keep" in request.GET
    return answer(
        stream, name=found.name, media_type=facts.media_type, size_bytes=facts.size_bytes, keep=keep
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    shown: Shown,
    *,
    failed: tuple[Offer, DeedForm] | None = None,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    _note(shown, actor)
    offers = [
        {"offer": offer, "form": failed[1] if failed and failed[0] is offer else offer.form(shown)}
        for offer in OFFERS
        if offer.deed in shown.deeds
    ]
    context = {
        "shown": shown,
        "row": shown.row,
        "kind": now_(KIND_LABELS[Kind(shown.row.kind)]),
        "state": now_(STATE_LABELS[State(shown.row.state)]),
        "late": shown.row.closed_at is None and shown.row.due_at < timezone.now(),
        "offers": offers,
        "failed": failed[1] if failed else None,
        "refused": refused,
    }
    return render(request, "desk/one_feedback.html", frame(actor) | context, status=status)


def _note(shown: Shown, actor: Actor) -> None:
    """That this officer saw the sender's data, for the sender to see; and the applicant, about a dossier."""
    now = timezone.now()
    audit.change("feedback seen", shown.row.number, by=actor, at=now)
    if shown.row.dossier_id is not None:
        audit.look([shown.row.dossier_id], Seen.PAGE, Purpose.SUPERVISION, by=actor, at=now)
    else:
        audit.look_beside([f"feedback {shown.row.number}"], Seen.PAGE, Purpose.SUPERVISION, by=actor, at=now)


def _seen(feedback_id: int, actor: Actor) -> Shown:
    shown = queries.page(feedback_id, actor)
    if shown is None:
        raise Http404
    return shown
