"""The groups of the hall and their hours of appointments, changed by the head from a day on."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.hall.entrance import for_directors, shown
from motcua.hall.commands import grouping
from motcua.hall.commands.grouping import HoursWanted, Shape
from motcua.hall.queries import groups, places
from motcua.hall.queries.groups import GroupShown
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class ShapeForm(forms.Form):
    letter = forms.CharField(label=_("Letter before the numbers"), max_length=2)
    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    position = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=99)
    usual_minutes = forms.IntegerField(
        label=_("Minutes of a visit until they are measured"), min_value=1, max_value=480
    )
    quick = forms.BooleanField(label=_("Takes a few minutes: a quick counter calls it"), required=False)
    counters = forms.TypedMultipleChoiceField(
        label=_("Counters"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    valid_from = forms.DateField(label=_("Gives tickets from"), widget=DayInput())

    def __init__(self, centre_id: int, one: GroupShown | None, data: Any = None) -> None:
        super().__init__(data, initial=_initial(one))
        counters = [(p.id, f"{p.number}. {p.name}") for p in places.counters(centre_id)]
        self.fields["counters"].choices = counters  # type: ignore[attr-defined]
        if one is not None:
            del self.fields["valid_from"]

    @property
    def shape(self) -> Shape:
        said = self.cleaned_data
        names = ("letter", "name_vi", "name_en", "position", "usual_minutes", "quick")
        return Shape(**{name: said[name] for name in names}, counter_ids=said["counters"])


def _initial(one: GroupShown | None) -> dict[str, Any]:
    if one is None:
        return {"usual_minutes": 10, "position": 20, "valid_from": timezone.localdate() + timedelta(days=1)}
    return {
        "letter": one.letter,
        "name_vi": one.name_vi,
        "name_en": one.name_en,
        "position": one.position,
        "usual_minutes": one.usual_minutes,
        "quick": one.quick,
        "counters": [pk for pk, _number in one.counters],
    }


class HoursForm(forms.Form):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        choices=list(WEEKDAYS.items()),
        initial=range(5),
    )
    opens = forms.TimeField(label=_("From"), widget=TimeInput())
    closes = forms.TimeField(label=_("Until"), widget=TimeInput())
    every_minutes = forms.IntegerField(
        label=_("Every so many minutes"), min_value=5, max_value=240, initial=30
    )
    capacity = forms.IntegerField(label=_("So many people at once"), min_value=1, max_value=99, initial=2)
    valid_from = forms.DateField(label=_("From day"), widget=DayInput())


class EndForm(forms.Form):
    last_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput(),
        required=False,
        help_text=_("Left empty: until further notice."),
    )


@require_safe
@for_directors
def listed(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Every group in force or to come."""
    found = groups.groups(centre_id, timezone.now())
    return render(request, "desk/hall/groups.html", shown(actor, centre_id, "groups", groups=found))


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def new(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """A new group from a day on."""
    form = ShapeForm(centre_id, None, request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = {"valid_from": form.cleaned_data["valid_from"], "centre_id": centre_id}
            try:
                made = grouping.found(form.shape, by=actor, at=timezone.now(), **told)
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect("desk:hall_group", made)
    page = shown(actor, centre_id, "groups", form=form, refused=refused)
    return render(request, "desk/hall/group_new.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def one(request: HttpRequest, actor: Actor, centre_id: int, group_id: int) -> HttpResponse:
    """One group: its shape, its hours of appointments, its end."""
    now = timezone.now()
    found = groups.group(group_id, centre_id, now)
    if found is None:
        raise Http404
    form = ShapeForm(centre_id, found, request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                grouping.reshape(group_id, form.shape, centre_id=centre_id, by=actor, at=now)
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect("desk:hall_group", group_id)
    return _page(request, actor, centre_id, found, form=form, refused=refused, status=status)


def _page(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    found: GroupShown,
    *,
    form: ShapeForm,
    hours: HoursForm | None = None,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    last = found.valid_until - timedelta(days=1) if found.valid_until else None
    page = shown(
        actor,
        centre_id,
        "groups",
        group=found,
        rules=[
            (rule, WEEKDAYS[rule.weekday], rule.valid_until - timedelta(days=1) if rule.valid_until else None)
            for rule in found.rules
        ],
        form=form,
        hours=hours
        or HoursForm(initial={"valid_from": today + timedelta(days=1), "opens": "08:00", "closes": "11:00"}),
        ending=EndForm(initial={"last_on": last}),
        last_on=last,
        beyond=groups.beyond(found.id, timezone.now()),
        tomorrow=today + timedelta(days=1),
        refused=refused,
    )
    return render(request, "desk/hall/group.html", page, status=status)


@require_POST
@for_directors
def hours(request: HttpRequest, actor: Actor, centre_id: int, group_id: int) -> HttpResponse:
    """Other hours of appointments from a day on; what is booked is kept."""
    found = groups.group(group_id, centre_id, timezone.now())
    if found is None:
        raise Http404
    form = HoursForm(request.POST)
    told = {"hours": form, "form": ShapeForm(centre_id, found)}
    if not form.is_valid():
        return _page(request, actor, centre_id, found, status=422, **told)  # type: ignore[arg-type]
    try:
        grouping.set_hours(
            group_id, HoursWanted(**form.cleaned_data), centre_id=centre_id, by=actor, at=timezone.now()
        )
    except ActRefused as refused:
        return _page(request, actor, centre_id, found, refused=refused, status=409, **told)  # type: ignore[arg-type]
    messages.success(request, now_("Saved. What is booked is kept."))
    return redirect("desk:hall_group", group_id)


@require_POST
@for_directors
def end(request: HttpRequest, actor: Actor, centre_id: int, group_id: int) -> HttpResponse:
    """The last day of a group, or of one of its hours (`rule`)."""
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.warning(request, now_("Write the last day as day, month and year."))
        return redirect("desk:hall_group", group_id)
    last = form.cleaned_data["last_on"]
    until = last + timedelta(days=1) if last else None
    try:
        grouping.end(group_id, until, centre_id=centre_id, by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, now_("Saved."))
    return redirect("desk:hall_group", group_id)


@require_POST
@for_directors
def end_hours(
    request: HttpRequest, actor: Actor, centre_id: int, group_id: int, rule_id: int
) -> HttpResponse:
    """No more appointments at these hours from tomorrow on."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    try:
        grouping.end_hours(rule_id, tomorrow, centre_id=centre_id, by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, now_("Saved. What is booked is kept."))
    return redirect("desk:hall_group", group_id)
