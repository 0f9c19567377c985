"""The supervisor's hall: how it stands now, a day played again, closing the day, thresholds, the machine."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.hall.entrance import asked_day, for_directors, for_watchers, shown
from motcua.desk.ratings import SCORES
from motcua.hall import policies
from motcua.hall.commands import counters, ruling, taking
from motcua.hall.queries import appointments, oversight, places
from motcua.hall.queries.replay import replay as replayed
from motcua.hall.queries.rules import rules_of
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.worktime import HANOI
from motcua.ratings.queries import today as ratings
from motcua.ui.qr import svg
from motcua.ui.templatetags.ui import refusal

LABELS = {
    "wait_minutes": _("Minutes of waiting that are too long"),
    "idle_minutes": _("Minutes that a counter may be idle while people wait for it"),
    "hold_minutes": _("Minutes that somebody may be on hold"),
    "per_counter": _("People who may wait for each open counter"),
    "phone_per_address": _("Tickets a day that may be taken by telephone from one network"),
    "appointments_each": _("Appointments that one account may have to come"),
    "days_ahead": _("Days ahead for which appointments are given"),
    "remind_hours": _("Hours before an appointment at which its reminder is sent"),
    "late_minutes": _("Minutes by which an appointment may be late and still holds"),
}


class RulesForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ruling.MEASURES:
            self.fields[name] = forms.IntegerField(label=LABELS[name], min_value=1, max_value=999)


class CloseForm(forms.Form):
    reason = forms.CharField(
        label=_("Why they leave without having been served"), max_length=300, required=False
    )


@require_safe
@for_watchers
def watch(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Who waits how long, who serves, what wants attention, what people said today."""
    now = timezone.now()
    here = now.astimezone(HANOI)
    begins = datetime.combine(here.date(), time(), HANOI)
    rated = ratings.counts(centre_id, begins, now)
    hall = oversight.oversight(centre_id, now)
    page = shown(
        actor,
        centre_id,
        "watch",
        hall=hall,
        alerts=[
            {"alarm": one.alarm, "text": now_(one.sentence) % one.params, "counter_id": one.counter_id}
            for one in hall.alerts
        ],
        where=places.hall_of(centre_id),
        halls=places.halls(here.date()),
        rated=[(label, rated.get(score, 0)) for score, label in SCORES.items()],
        appointments=appointments.of_day(centre_id, here.date()),
        directs=policies.may_direct(actor, centre_id),
        now=now,
    )
    return render(request, "desk/hall/watch.html", page)


@require_safe
@for_watchers
def replay(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """How the hall stood on a day, at a minute of it."""
    on = asked_day(request)
    minute = _time(request.GET.get("at", ""))
    until = datetime.combine(on, minute, HANOI) if minute else None
    found = replayed(centre_id, on, until=until)
    page = shown(actor, centre_id, "replay", replay=found, on=on, minute=request.GET.get("at", "")[:5])
    return render(request, "desk/hall/replay.html", page)


def _time(said: str) -> time | None:
    try:
        return parse_time(said)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def close_day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Who would leave unserved; closing is said in so many words, and never happens by itself."""
    on, now = asked_day(request), timezone.now()
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            left = counters.close_day(centre_id, on, reason=form.cleaned_data["reason"], by=actor, at=now)
        except counters.ReasonOwed as owed:
            form.add_error("reason", refusal(owed))
        except ActRefused as refused:
            messages.warning(request, refusal(refused))
            return redirect("desk:hall_watch")
        else:
            labels = ", ".join(one.label for one in left)
            messages.success(
                request,
                now_("The day is closed. Not served: %(labels)s.") % {"labels": labels}
                if left
                else now_("The day is closed. Everybody was served."),
            )
            return redirect(f"{reverse('desk:hall_books')}?on={on.isoformat()}")
    page = shown(
        actor,
        centre_id,
        "day",
        form=form,
        on=on,
        left=oversight.left_over(centre_id, on),
        open_days=oversight.days_left_open(centre_id, now.astimezone(HANOI).date()),
    )
    return render(request, "desk/hall/close_day.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def rules(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The thresholds of this hall, and the address of its ticket machine."""
    own = rules_of(centre_id)
    said = request.POST if request.method == "POST" else None
    form = RulesForm(said, initial={name: getattr(own, name) for name in ruling.MEASURES})
    if request.method == "POST" and form.is_valid():
        measures = ruling.Measures(form.cleaned_data)
        ruling.set_rules(measures, centre_id=centre_id, by=actor, at=timezone.now())
        messages.success(request, now_("Saved."))
        return redirect("desk:hall_rules")
    key = places.kiosk_key(centre_id)
    where = places.hall_of(centre_id)
    address = request.build_absolute_uri(reverse("lobby:tickets", args=[key])) if key else ""
    page = shown(
        actor,
        centre_id,
        "rules",
        form=form,
        address=address,
        qr=svg(address) if address else "",
        wall=request.build_absolute_uri(reverse("lobby:wall", args=[where.code])),
        phone=request.build_absolute_uri(reverse("portal:queue", args=[where.code])),
    )
    return render(request, "desk/hall/rules.html", page, status=422 if form.errors else 200)


@require_POST
@for_directors
def machine(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """A new address for the machine that gives out tickets."""
    taking.set_up_kiosk(centre_id, by=actor, at=timezone.now())
    messages.success(request, now_("The machine has a new address. Open it on the screen at the door."))
    return redirect("desk:hall_rules")


@require_POST
@for_directors
def close_counter(request: HttpRequest, actor: Actor, centre_id: int, counter_id: int) -> HttpResponse:
    """Somebody left without closing their counter."""
    try:
        counters.close_counter(counter_id, centre_id=centre_id, by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    return redirect("desk:hall_watch")
