"""Who works at a centre, and the page of one officer: term, roster, presence, remarks, training."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.entrance import for_officers
from motcua.desk.people.entrance import for_heads, for_lookers, for_them, noted, shown
from motcua.desk.people.presence import drawn
from motcua.desk.people.remarks import AnswerForm, RemarkForm, remark_drawn
from motcua.dossiers.policies import ROLE_NAMES
from motcua.law.actor import Actor, Role
from motcua.law.errors import ActRefused
from motcua.organisation import policies as organisation_policies
from motcua.organisation import queries as organisation
from motcua.organisation.commands import secondments
from motcua.staffing import policies
from motcua.staffing.commands import remarking
from motcua.staffing.queries import Half, RemarkKind, Verdict, people, presence, remarks, roster, training
from motcua.staffing.queries.people import Person
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal

_BACK = timedelta(days=30)
_AHEAD = timedelta(days=13)


class SecondForm(forms.Form):
    """An officer of an agency comes to the centre."""

    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)
    role = forms.ChoiceField(label=_("Work at the centre"))
    counter = forms.TypedChoiceField(label=_("Counter"), coerce=int, required=False, empty_value=None)
    first_on = forms.DateField(label=_("From day"), widget=DayInput())
    last_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput(),
        required=False,
        help_text=_("Left empty: until further notice."),
    )

    def __init__(self, centre_id: int, on: date, data: Any = None) -> None:
        super().__init__(data)
        here = people.staff(centre_id, on, on).names
        others = [
            (pk, f"{name} · {agency}") for pk, name, agency in organisation.everybody(on) if pk not in here
        ]
        self.fields["officer"].choices = [("", ""), *others]  # type: ignore[attr-defined]
        self.fields["role"].choices = [(one.value, now_(ROLE_NAMES[one])) for one in secondments.SECONDED_AS]  # type: ignore[attr-defined]
        places = [(pk, f"{number}. {name}") for pk, number, name in people.counters(centre_id)]
        self.fields["counter"].choices = [("", now_("None")), *places]  # type: ignore[attr-defined]


class TermForm(forms.Form):
    last_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput(),
        required=False,
        help_text=_("Left empty: until further notice."),
    )


def _until(last_on: date | None) -> date | None:
    return last_on + timedelta(days=1) if last_on else None


@require_safe
@for_lookers
def everybody(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Everybody who works at the centre today, with the terms that want attention first told."""
    today, now = timezone.localdate(), timezone.now()
    found = people.people(centre_id, today)
    there = {
        one.officer_id: drawn(one)
        for one in presence.day(centre_id, today, at=now)
        if one.half.opens_at <= now
    }
    page = shown(
        actor,
        centre_id,
        "people",
        people=[(one, _roles(one), there.get(one.id)) for one in found],
        seconded=sum(one.term is not None for one in found),
        ending=[one for one in found if one.term and (one.term.ends_soon or one.term.long)],
        may_second=organisation_policies.may_post_to(actor, centre_id),
    )
    return render(request, "desk/people/people.html", page)


def _roles(one: Person) -> str:
    return ", ".join(now_(ROLE_NAMES[Role(role)]) for role in one.roles)


@require_http_methods(["GET", "HEAD", "POST"])
@for_heads
def second(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Somebody comes to the centre for a term."""
    form = SecondForm(centre_id, timezone.localdate(), request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _second(form, centre_id, actor)
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect("desk:people")
    page = shown(actor, centre_id, "people", form=form, refused=refused, rules=people.rules_of(centre_id))
    return render(request, "desk/people/second.html", page, status=status)


def _second(form: SecondForm, centre_id: int, by: Actor) -> None:
    said = form.cleaned_data
    order = secondments.Seconding(
        officer_id=said["officer"],
        role=Role(said["role"]),
        counter_id=said["counter"],
        valid_from=said["first_on"],
        valid_until=_until(said["last_on"]),
    )
    secondments.second([order], centre_id=centre_id, by=by, at=timezone.now())


@require_safe
@for_officers
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001 - the decorator read it
    """One's own page."""
    return redirect("desk:person", actor.officer_id or 0)


@require_safe
@for_them
def one(request: HttpRequest, actor: Actor, centre_id: int, officer_id: int) -> HttpResponse:
    """What is kept of an officer: for that officer, the head of the centre, the leader and the auditor."""
    policies.demand_seeing(actor, officer_id, centre_id)
    return person_page(request, actor, centre_id, officer_id)


def person_page(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    officer_id: int,
    *,
    form: RemarkForm | None = None,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    today, now = timezone.localdate(), timezone.now()
    person = people.person(officer_id, centre_id, today)
    if person is None:
        raise Http404
    noted([officer_id], by=actor)
    kept = presence.of_officer(officer_id, centre_id, today - _BACK, today, at=now)
    counts = presence.counted(kept)
    own = officer_id == actor.officer_id
    page = shown(
        actor,
        centre_id,
        "people",
        person=person,
        roles=_roles(person),
        own=own,
        duties=[
            (duty, now_(Half(duty.half.half).label))
            for duty in roster.own(officer_id, centre_id, today, today + _AHEAD)
        ],
        kept=[drawn(half) for half in kept],
        figures=[(counts[verdict], now_(verdict.label)) for verdict in Verdict],
        remarks=[remark_drawn(remark) for remark in remarks.of_officer(officer_id, centre_id)],
        learnt=training.of_officer(officer_id, centre_id),
        terms=[
            (pk, agency, begins, people.last_day(ends))
            for pk, agency, begins, ends in people.terms(officer_id, centre_id)
        ],
        answering=AnswerForm() if own else None,
        writing=_writing(actor, centre_id, form) if not own else None,
        term=TermForm(initial={"last_on": person.term.last_on if person.term else None}),
        may_second=organisation_policies.may_post_to(actor, centre_id),
        refused=refused,
    )
    return render(request, "desk/people/person.html", page, status=status)


def _writing(actor: Actor, centre_id: int, form: RemarkForm | None) -> RemarkForm | None:
    """The form for a remark, for whoever leads."""
    if not policies.may_lead(actor, centre_id):
        return None
    return form or RemarkForm(initial={"key": uuid4(), "happened_on": timezone.localdate()})


@require_POST
@for_heads
def term(
    request: HttpRequest, actor: Actor, centre_id: int, officer_id: int, secondment_id: int
) -> HttpResponse:
    """The term of a secondment is shortened or extended."""
    form = TermForm(request.POST)
    if people.person(officer_id, centre_id, timezone.localdate()) is None:
        raise Http404
    if form.is_valid():
        try:
            secondments.set_term(
                secondment_id, _until(form.cleaned_data["last_on"]), by=actor, at=timezone.now()
            )
        except ActRefused as refused:
            messages.warning(request, refusal(refused))
        else:
            messages.success(request, now_("Saved."))
    else:
        messages.warning(request, now_("Write the last day as day, month and year."))
    return redirect("desk:person", officer_id)


@require_POST
@for_heads
def remark(request: HttpRequest, actor: Actor, centre_id: int, officer_id: int) -> HttpResponse:
    """The head writes a remark of the officer; what is wrong is said on the officer's page."""
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return person_page(request, actor, centre_id, officer_id, form=form, status=422)
    said = form.cleaned_data
    one = remarking.Writing(
        key=said["key"],
        officer_id=officer_id,
        kind=RemarkKind(said["kind"]),
        happened_on=said["happened_on"],
        text=said["text"],
    )
    try:
        remarking.write([one], centre_id=centre_id, by=actor, at=timezone.now())
    except ActRefused as refused:
        return person_page(request, actor, centre_id, officer_id, form=form, refused=refused, status=409)
    messages.success(request, now_("The remark is written; the officer sees it and may answer."))
    return redirect("desk:person", officer_id)
