"""The register of equipment, a fault in two clicks, maintenance, the monthly check of security."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.hall.entrance import for_counters, for_directors, for_watchers, shown
from motcua.hall.commands import equipping
from motcua.hall.commands.equipping import Found, Listing
from motcua.hall.queries import equipment, places
from motcua.hall.queries.equipment import CheckResult, EquipmentKind, Item, SecurityTopic
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.lib.written import whole
from motcua.ui.fields import DayInput
from motcua.ui.templatetags.ui import refusal

COLOURS = {CheckResult.GOOD: "green", CheckResult.BAD: "red", CheckResult.ABSENT: "grey"}


class ItemForm(forms.Form):
    number = forms.CharField(label=_("Inventory number"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind of equipment"))
    name = forms.CharField(label=_("What it is called"), max_length=120)
    serial = forms.CharField(label=_("Serial number"), max_length=80, required=False)
    counter = forms.TypedChoiceField(label=_("Counter"), coerce=int, required=False, empty_value=None)
    in_use_on = forms.DateField(label=_("In use since"), widget=DayInput())
    every_months = forms.IntegerField(
        label=_("Maintained every so many months"), min_value=1, max_value=120, required=False,
        help_text=_("Left empty: never."),
    )  # fmt: skip

    def __init__(self, centre_id: int, data: Any = None) -> None:
        super().__init__(data, initial={"in_use_on": timezone.localdate(), "every_months": 6})
        self.fields["kind"].choices = [(one.value, now_(one.label)) for one in EquipmentKind]  # type: ignore[attr-defined]
        self.fields["counter"].choices = _places(centre_id)  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    counter = forms.TypedChoiceField(label=_("Counter"), coerce=int, required=False, empty_value=None)

    def __init__(self, centre_id: int, data: Any = None) -> None:
        super().__init__(data)
        self.fields["counter"].choices = _places(centre_id)  # type: ignore[attr-defined]


def _places(centre_id: int) -> list[tuple[Any, str]]:
    return [
        ("", now_("The whole hall")),
        *((p.id, f"{p.number}. {p.name}") for p in places.counters(centre_id)),
    ]


def drawn(one: Item, today: date) -> dict[str, Any]:
    return {"one": one, "kind": now_(one.kind.label), "due": one.is_due(today)}


@require_safe
@for_watchers
def register(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Everything in use with what is broken and what is due, then the faults."""
    today = timezone.localdate()
    items = [drawn(one, today) for one in equipment.register(centre_id)]
    page = shown(
        actor,
        centre_id,
        "equipment",
        items=items,
        broken=sum(one["one"].broken_since is not None for one in items),
        due=sum(one["due"] for one in items),
        faults=equipment.faults(centre_id),
        unchecked=sum(one.result is None for one in equipment.check(centre_id, today)),
    )
    return render(request, "desk/hall/equipment.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_directors
def new(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """An item is written into the register."""
    form = ItemForm(centre_id, request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                equipping.enlist([_listing(said)], centre_id=centre_id, by=actor, at=timezone.now())
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, now_("Saved."))
                return redirect("desk:equipment")
    page = shown(actor, centre_id, "equipment", form=form, refused=refused)
    return render(request, "desk/hall/equipment_new.html", page, status=status)


def _listing(said: dict[str, Any]) -> Listing:
    return Listing(
        number=said["number"],
        kind=EquipmentKind(said["kind"]),
        name=said["name"],
        serial=said["serial"],
        counter_id=said["counter"],
        in_use_on=said["in_use_on"],
        every_months=said["every_months"],
    )


@require_safe
@for_counters
def broken(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """What stands at one's counter first: one press says that it does not work."""
    items = equipment.at_my_place(actor.officer_id or 0, centre_id)
    return render(request, "desk/hall/broken.html", shown(actor, centre_id, "broken", items=items))


@require_POST
@for_counters
def report(request: HttpRequest, actor: Actor, centre_id: int, item_id: int) -> HttpResponse:
    """Something does not work; what is wrong may be said, and need not."""
    try:
        equipping.report_fault(
            item_id, request.POST.get("text", ""), centre_id=centre_id, by=actor, at=timezone.now()
        )
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, now_("Reported. The head of the centre sees it."))
    return redirect("desk:broken")


@require_safe
@for_watchers
def one(request: HttpRequest, actor: Actor, centre_id: int, item_id: int) -> HttpResponse:
    """One item: faults, maintenance, where it stands."""
    found = equipment.item(item_id, centre_id)
    if found is None:
        raise Http404
    page = shown(
        actor,
        centre_id,
        "equipment",
        row=drawn(found, timezone.localdate()),
        faults=equipment.faults(centre_id, item_id=item_id),
        maintained=equipment.maintained(item_id),
        placing=PlaceForm(centre_id),
        today=timezone.localdate(),
    )
    return render(request, "desk/hall/equipment_one.html", page)


@require_POST
@for_directors
def act(request: HttpRequest, actor: Actor, centre_id: int, item_id: int, deed: str) -> HttpResponse:
    """Mend, maintain, place or retire an item; then the item again."""
    done = ACTS.get(deed)
    if done is None or equipment.item(item_id, centre_id) is None:
        raise Http404
    try:
        done(item_id, request.POST, {"centre_id": centre_id, "by": actor, "at": timezone.now()})
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        messages.success(request, now_("Saved."))
    return redirect("desk:equipment_one", item_id)


def _mend(_item_id: int, said: QueryDict, told: dict[str, Any]) -> None:
    equipping.mend(whole(said.get("fault")) or 0, said.get("how", ""), **told)


def _maintain(item_id: int, said: QueryDict, told: dict[str, Any]) -> None:
    equipping.maintain(item_id, _on(said.get("done_on", "")), said.get("note", ""), **told)


def _place(item_id: int, said: QueryDict, told: dict[str, Any]) -> None:
    equipping.place(item_id, whole(said.get("counter")), **told)


def _retire(item_id: int, _said: QueryDict, told: dict[str, Any]) -> None:
    equipping.retire(item_id, **told)


ACTS = {"mend": _mend, "maintain": _maintain, "place": _place, "retire": _retire}


def _on(written: str) -> date:
    """The day that was written; today where it is none."""
    try:
        return parse_date(written) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


@require_http_methods(["GET", "HEAD", "POST"])
@for_watchers
def check(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The check of a month: each topic with who found what and when."""
    month_on = _on(f"{request.GET.get('month', '')[:7]}-01").replace(day=1)
    refused, status = None, 200
    if request.method == "POST":
        try:
            found = _found(request.POST)
            equipping.check(month_on, found, centre_id=centre_id, by=actor, at=timezone.now())
        except NotPermitted:
            raise
        except ActRefused as error:
            refused, status = error, 409
        else:
            messages.success(request, now_("Saved."))
            return redirect(f"{request.path}?month={month_on:%Y-%m}")
    rows = [
        (one, now_(one.topic.label), now_(one.result.label) if one.result else "", _colour(one.result))
        for one in equipment.check(centre_id, month_on)
    ]
    page = shown(
        actor,
        centre_id,
        "check",
        rows=rows,
        month_on=month_on,
        results=[(one.value, now_(one.label)) for one in CheckResult],
        refused=refused,
        said=request.POST,
    )
    return render(request, "desk/hall/check.html", page, status=status)


def _colour(result: CheckResult | None) -> str:
    return COLOURS[result] if result else ""


def _found(said: QueryDict) -> dict[SecurityTopic, Found]:
    """What was answered: `result-locked` and `note-locked`; what was left open is not noted."""
    return {
        topic: Found(CheckResult(answer), said.get(f"note-{topic}", ""))
        for topic in SecurityTopic
        if (answer := said.get(f"result-{topic}", "")) in set(CheckResult)
    }
