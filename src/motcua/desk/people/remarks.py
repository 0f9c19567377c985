"""Remarks: the head writes and takes back, the officer answers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.entrance import for_officers
from motcua.desk.people.entrance import day_of, for_lookers, noted, shown
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.law.purpose import Seen
from motcua.staffing.commands import remarking
from motcua.staffing.queries import RemarkKind, remarks
from motcua.staffing.queries.remarks import RemarkShown
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal

COLOURS = {RemarkKind.PRAISE: "green", RemarkKind.REMINDER: "yellow", RemarkKind.BREACH: "red"}
_YEAR = timedelta(days=365)


class RemarkForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of remark"))
    happened_on = forms.DateField(label=_("Day it is about"), widget=DayInput())
    text = forms.CharField(label=_("Remark"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [(one.value, now_(one.label)) for one in RemarkKind]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Your answer"), max_length=1000, widget=forms.Textarea({"rows": 3}))


def remark_drawn(one: RemarkShown) -> dict[str, Any]:
    return {"one": one, "kind": now_(one.kind.label), "colour": COLOURS[one.kind]}


@require_safe
@for_lookers
def listed(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Everybody's remarks of the last year."""
    until = day_of(request)
    found = remarks.of_centre(centre_id, until - _YEAR, until)
    noted([one.officer_id for one in found], by=actor, seen=Seen.LIST)
    page = shown(
        actor,
        centre_id,
        "remarks",
        remarks=[remark_drawn(one) for one in found],
        unanswered=sum(one.open for one in found),
    )
    return render(request, "desk/people/remarks.html", page)


@require_POST
@for_officers
def answer(request: HttpRequest, actor: Actor, remark_id: int) -> HttpResponse:
    """The officer answers a remark, once."""
    form = AnswerForm(request.POST)
    return _done(
        request,
        remark_id,
        form,
        lambda: remarking.answer(remark_id, form.cleaned_data["text"], by=actor, at=timezone.now()),
    )


class BackForm(forms.Form):
    text = forms.CharField(max_length=300)


@require_POST
@for_officers
def take_back(request: HttpRequest, actor: Actor, remark_id: int) -> HttpResponse:
    """The head takes a remark back and says why."""
    form = BackForm(request.POST)
    return _done(
        request,
        remark_id,
        form,
        lambda: remarking.take_back(remark_id, form.cleaned_data["text"], by=actor, at=timezone.now()),
    )


def _done(request: HttpRequest, remark_id: int, form: forms.Form, act: Callable[[], None]) -> HttpResponse:
    about = remarks.officer_of(remark_id)
    if about is None:
        raise Http404
    try:
        if form.is_valid():
            act()
            messages.success(request, now_("Saved."))
        else:
            messages.warning(request, now_("Write what you want to say."))
    except NotPermitted:
        raise
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    return redirect("desk:person", about[0])
