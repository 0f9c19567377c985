"""What people say of the service, for the centre's supervisor: comments, kiosks, the optional questions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.desk.entrance import for_officers, frame
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.ratings import commands, policies, queries
from motcua.ratings.commands import Wording
from motcua.ratings.commands.survey import TEXT_LENGTH
from motcua.ui.qr import svg
from motcua.ui.templatetags.ui import refusal

SCORES = {
    "very_satisfied": _("Very satisfied"),
    "satisfied": _("Satisfied"),
    "not_satisfied": _("Not satisfied"),
}


class WordingForm(forms.Form):
    """One question, known by its code; empty: a new one."""

    code = forms.SlugField(widget=forms.HiddenInput, required=False)
    text_vi = forms.CharField(label=_("Question in Vietnamese"), max_length=TEXT_LENGTH)
    text_en = forms.CharField(label=_("Question in English"), max_length=TEXT_LENGTH, required=False)
    position = forms.IntegerField(label=_("Place"), min_value=1, max_value=99, initial=50)
    asked = forms.BooleanField(label=_("It is asked"), required=False, initial=True)


@require_GET
@for_officers
def ratings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The newest comments, the counters' kiosks, the questions."""
    return _page(request, actor)


@require_POST
@for_officers
def word(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A question in new words, at another place, or asked no more."""
    form = WordingForm(request.POST, prefix=request.POST.get("form", "new")[:40])
    if not form.is_valid():
        return _page(request, actor, failed=form, status=422)
    said = form.cleaned_data
    wording = Wording(**(said | {"code": said["code"] or None}))
    try:
        commands.word_questions([wording], by=actor, at=timezone.now())
    except policies.NotTheSupervisor:
        raise
    except ActRefused as refused:
        form.add_error("text_vi", refusal(refused))
        return _page(request, actor, failed=form, status=409)
    messages.success(request, now_("Saved."))
    return redirect("desk:ratings")


@require_http_methods(["GET", "POST"])
@for_officers
def kiosk(request: HttpRequest, actor: Actor, counter_id: int) -> HttpResponse:
    """The address of a counter's kiosk with a QR code to print; a POST gives the counter a new one."""
    centre_id = policies.demand_supervising(actor)
    found = next((one for one in queries.kiosks_of(centre_id) if one.counter_id == counter_id), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        commands.set_up([counter_id], by=actor, at=timezone.now())
        messages.success(request, now_("The kiosk has a new address. Open it on the screen at the counter."))
        return redirect("desk:kiosk", counter_id=counter_id)
    address = request.build_absolute_uri(reverse("lobby:kiosk", args=[found.key])) if found.key else ""
    shown = {"counter": found, "address": address, "qr": svg(address) if address else ""}
    return render(request, "desk/kiosk.html", frame(actor) | shown)


def _page(
    request: HttpRequest, actor: Actor, *, failed: WordingForm | None = None, status: int = 200
) -> HttpResponse:
    centre_id = policies.demand_supervising(actor)
    known = [
        WordingForm(
            prefix=one.code,
            initial={
                "code": one.code, "text_vi": one.text.vi, "text_en": one.text.en, "position": one.position,
                "asked": one.asked,
            },
        )
        for one in queries.questions(only_asked=False)
    ]  # fmt: skip
    formed = [*known, WordingForm(prefix="new")]
    if failed is not None:
        formed = [failed if form.prefix == failed.prefix else form for form in formed]
    shown: dict[str, Any] = {
        "comments": [(one, SCORES.get(one.score, one.score)) for one in queries.comments(centre_id)],
        "counters": queries.kiosks_of(centre_id),
        "forms": formed,
        "form": failed,
    }
    return render(request, "desk/ratings.html", frame(actor) | shown, status=status)
