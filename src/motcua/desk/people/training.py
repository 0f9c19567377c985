"""The training plan: courses, who has a place, who came, how the test went."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.people.entrance import for_heads, for_lookers, shown
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib.written import whole
from motcua.staffing.commands import teaching
from motcua.staffing.commands.teaching import Came, Planning
from motcua.staffing.queries import people, training
from motcua.staffing.queries.training import CoursePage
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal


class CourseForm(forms.Form):
    title = forms.CharField(label=_("Title of the course"), max_length=200)
    content = forms.CharField(
        label=_("What is taught"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    first_on = forms.DateField(label=_("From day"), widget=DayInput())
    last_on = forms.DateField(label=_("To day"), widget=DayInput())
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=999, initial=4)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    trainer = forms.CharField(label=_("Who teaches"), max_length=200, required=False)
    pass_score = forms.IntegerField(
        label=_("Score of 100 with which the test is passed"), min_value=1, max_value=100, required=False,
        help_text=_("Left empty: there is no test."),
    )  # fmt: skip


class InviteForm(forms.Form):
    officers = forms.TypedMultipleChoiceField(
        label=_("Who gets a place"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, course: CoursePage, data: Any = None) -> None:
        super().__init__(data)
        here = people.staff(course.centre_id, course.line.first_on, course.line.last_on).names
        known = {one.officer_id for one in course.places}
        self.fields["officers"].choices = [(pk, name) for pk, name in here.items() if pk not in known]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD"])
@for_lookers
def plan(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    page = shown(actor, centre_id, "training", courses=training.plan(centre_id), today=timezone.localdate())
    return render(request, "desk/people/training.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_heads
def new(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """A course is planned."""
    form = CourseForm(request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = teaching.plan(
                    Planning(**form.cleaned_data), centre_id=centre_id, by=actor, at=timezone.now()
                )
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect("desk:training_course", made)
    page = shown(actor, centre_id, "training", form=form, refused=refused)
    return render(request, "desk/people/course_new.html", page, status=status)


def _course(course_id: int, centre_id: int) -> CoursePage:
    found = training.course(course_id)
    if found is None or found.centre_id != centre_id:
        raise Http404
    return found


@require_safe
@for_lookers
def course(request: HttpRequest, actor: Actor, centre_id: int, course_id: int) -> HttpResponse:
    """One course with its places."""
    found, today = _course(course_id, centre_id), timezone.localdate()
    page = shown(
        actor,
        centre_id,
        "training",
        course=found,
        line=found.line,
        inviting=InviteForm(found),
        begun=_has_begun(found, today),
        noted=any(one.attended is not None for one in found.places),
    )
    return render(request, "desk/people/course.html", page)


def _has_begun(found: CoursePage, today: date) -> bool:
    return found.line.first_on <= today


@require_POST
@for_heads
def act(request: HttpRequest, actor: Actor, centre_id: int, course_id: int, deed: str) -> HttpResponse:
    """Invite, note who came, or call off; then the course again."""
    found, done = _course(course_id, centre_id), ACTS.get(deed)
    if done is None:
        raise Http404
    try:
        done(found, request.POST, actor)
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, now_("Saved."))
    return redirect("desk:training_course", course_id)


def _invite(found: CoursePage, said: QueryDict, by: Actor) -> None:
    chosen = [pk for pk in map(whole, said.getlist("officers")) if pk is not None]
    teaching.invite(found.line.id, chosen, by=by, at=timezone.now())


def _note(found: CoursePage, said: QueryDict, by: Actor) -> None:
    """`came-7` is "yes" or "no" (else nobody said), `score-7` a number or nothing."""
    came = {}
    for one in found.places:
        answer, score = said.get(f"came-{one.officer_id}"), said.get(f"score-{one.officer_id}", "").strip()
        number = whole(score, digits=3)
        if score and number is None:
            raise teaching.NoScore
        if answer in ("yes", "no"):
            came[one.officer_id] = Came(answer == "yes", number)
    teaching.note(found.line.id, came, by=by, at=timezone.now())


def _call_off(found: CoursePage, said: QueryDict, by: Actor) -> None:  # noqa: ARG001
    teaching.call_off(found.line.id, by=by, at=timezone.now())


ACTS = {"invite": _invite, "note": _note, "call-off": _call_off}
