"""Presence against the roster, day by day, with the head's corrections."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk.people.entrance import day_of, for_heads, for_lookers, shown
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.staffing.commands import attending
from motcua.staffing.queries import Evidence, Half, Verdict, people, presence
from motcua.staffing.queries.presence import Kept

COLOURS = {Verdict.ON_TIME: "green", Verdict.LATE: "orange", Verdict.ABSENT: "red", Verdict.EXCUSED: "grey"}


class CorrectForm(forms.Form):
    verdict = forms.ChoiceField(label=_("How it was"))
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["verdict"].choices = [(one.value, now_(one.label)) for one in Verdict]  # type: ignore[attr-defined]


@require_safe
@for_lookers
def day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Who was there on a day, in time or late, and who was not."""
    on, now = day_of(request), timezone.now()
    kept = presence.day(centre_id, on, at=now)
    counts = presence.counted(kept)
    page = shown(
        actor,
        centre_id,
        "presence",
        on=on,
        before=on - timedelta(days=1),
        after=on + timedelta(days=1),
        rows=[drawn(one) for one in kept],
        figures=[(counts[one], now_(one.label)) for one in Verdict],
        rules=people.rules_of(centre_id),
    )
    return render(request, "desk/people/presence.html", page)


def drawn(one: Kept) -> dict[str, Any]:
    """A half day as a row shows it."""
    return {
        "one": one,
        "half": now_(Half(one.half.half).label),
        "verdict": now_(one.verdict.label) if one.verdict else "",
        "colour": COLOURS[one.verdict] if one.verdict else "",
        "evidence": now_(Evidence(one.seen.evidence).label) if one.seen else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_heads
def correct(
    request: HttpRequest, actor: Actor, centre_id: int, officer_id: int, on: str, half: str
) -> HttpResponse:
    """The head says how a half day was kept, and why it says so."""
    of = _half_day(on, half)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _correct(form, officer_id, of, centre_id, actor)
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect(f"{reverse('desk:presence')}?on={of[0].isoformat()}")
    person = people.person(officer_id, centre_id, of[0])
    if person is None:
        raise Http404
    page = shown(
        actor,
        centre_id,
        "presence",
        form=form,
        refused=refused,
        person=person,
        on=of[0],
        half=now_(of[1].label),
    )
    return render(request, "desk/people/correct.html", page, status=status)


def _half_day(on: str, half: str) -> tuple[date, Half]:
    try:
        found = parse_date(on)
    except ValueError:
        found = None
    if found is None or half not in set(Half):
        raise Http404
    return found, Half(half)


def _correct(form: CorrectForm, officer_id: int, of: tuple[date, Half], centre_id: int, by: Actor) -> None:
    said = form.cleaned_data
    one = attending.Correction(
        officer_id=officer_id,
        day_on=of[0],
        half=of[1],
        verdict=Verdict(said["verdict"]),
        reason=said["reason"],
    )
    attending.correct([one], centre_id=centre_id, by=by, at=timezone.now())


class MeasuresForm(forms.Form):
    late_minutes = forms.IntegerField(
        label=_("Minutes after the opening from which somebody is late"), min_value=0, max_value=999
    )
    least_months = forms.IntegerField(
        label=_("Months that a secondment lasts at least"), min_value=0, max_value=999
    )
    most_months = forms.IntegerField(
        label=_("Months that a secondment lasts at most"), min_value=0, max_value=999
    )
    ends_within_days = forms.IntegerField(
        label=_("Days before its end from which a secondment is pointed out"), min_value=0, max_value=999
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_heads
def measures(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The centre's own measures: from when one is late, how long a secondment lasts."""
    own = people.rules_of(centre_id)
    initial = {name: getattr(own, name) for name in attending.MEASURES}
    form = MeasuresForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        attending.set_measures(form.cleaned_data, centre_id=centre_id, by=actor, at=timezone.now())
        messages.success(request, now_("Saved."))
        return redirect("desk:presence")
    page = shown(actor, centre_id, "presence", form=form)
    return render(request, "desk/people/measures.html", page, status=422 if form.errors else 200)
