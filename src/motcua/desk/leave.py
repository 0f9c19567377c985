"""Leave: who is away, who stands in for them, and what lies with nobody."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk.entrance import for_officers, frame
from motcua.dossiers.policies import ROLE_NAMES
from motcua.law.actor import NEVER_LENT, Actor, Role, Unit
from motcua.law.errors import ActRefused
from motcua.organisation import commands, policies
from motcua.organisation import queries as organisation
from motcua.organisation.commands.absences import Leave, Naming
from motcua.organisation.queries import AbsenceShown
from motcua.ui.fields import DateParts
from motcua.ui.templatetags.ui import refusal


class NamingForm(forms.Form):
    """Who stands in, in everything or in one role."""

    substitute = forms.TypedChoiceField(
        label=gettext_lazy("Who stands in"), coerce=int, required=False, empty_value=None
    )
    role = forms.ChoiceField(label=gettext_lazy("In what"), required=False)

    def __init__(self, actor: Actor, today: date, data: Any = None) -> None:
        super().__init__(data)
        self.people = organisation.colleagues_at(_units(actor), on=today)
        self.fields["substitute"].choices = [("", _("Nobody yet")), *self.people]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("everything")), *_roles(actor)]  # type: ignore[attr-defined]
        self.shape(actor)

    def shape(self, actor: Actor) -> None:
        """Fit the choices to whoever asks."""

    @property
    def named(self) -> tuple[Naming, ...]:
        said = self.cleaned_data
        if said["substitute"] is None:
            return ()
        return (Naming(officer_id=said["substitute"], role=Role(said["role"]) if said["role"] else None),)


class LeaveForm(NamingForm):
    """Who is away from which day to which."""

    officer = forms.TypedChoiceField(label=gettext_lazy("Who is away"), coerce=int)
    first_on = forms.DateField(label=gettext_lazy("First day away"), widget=DateParts)
    last_on = forms.DateField(
        label=gettext_lazy("Last day away"),
        widget=DateParts,
        required=False,
        help_text=gettext_lazy("Left empty: until further notice."),
    )
    field_order = ("officer", "first_on", "last_on", "substitute", "role")

    def shape(self, actor: Actor) -> None:
        heads = policies.headed(actor)
        others = self.people if heads else []
        mine = [(actor.officer_id, actor.name)]
        self.fields["officer"].choices = [*mine, *(one for one in others if one[0] != actor.officer_id)]  # type: ignore[attr-defined]
        self.fields["officer"].initial = actor.officer_id

    def leave(self) -> Leave:
        said = self.cleaned_data
        last = said["last_on"]
        return Leave(
            officer_id=said["officer"],
            valid_from=said["first_on"],
            valid_until=None if last is None else last + timedelta(days=1),
            substitutes=self.named,
        )


def _units(actor: Actor) -> frozenset[Unit]:
    return frozenset(unit for _role, unit in actor.as_self().posts)


def _roles(actor: Actor) -> list[tuple[str, str]]:
    """The roles of the officer's own units that may be lent."""
    shown = actor.roles if not policies.headed(actor) else frozenset(Role) - {Role.APPLICANT}
    return [(role.value, _(ROLE_NAMES[role])) for role in Role if role in shown - NEVER_LENT]


@require_http_methods(["GET", "POST"])
@for_officers
def leave(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who of the own units is away or will be, who stands in, and a form to say so."""
    today = timezone.localdate()
    if request.method != "POST":
        return _page(request, actor, LeaveForm(actor, today))
    form = LeaveForm(actor, today, request.POST)
    if not form.is_valid():
        return _page(request, actor, form, status=422)
    try:
        commands.go_on_leave([form.leave()], by=actor, at=timezone.now())
    except ActRefused as refused:
        return _page(request, actor, form, refused=refused, status=409)
    messages.success(request, _("Noted. From the first day on it holds by itself."))
    return redirect("desk:leave")


def _page(
    request: HttpRequest,
    actor: Actor,
    form: LeaveForm,
    *,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    around = organisation.absences_around(_units(actor), actor.officer_id, on=today)
    heads = policies.headed(actor)
    shown = {
        "form": form,
        "refused": refused,
        "absences": [_shown(one, today, actor, heads=bool(heads)) for one in around],
        "heads": bool(heads),
    }
    return render(request, "desk/leave.html", frame(actor) | shown, status=status)


def _shown(one: AbsenceShown, today: date, actor: Actor, *, heads: bool) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "first_on": one.valid_from,
        "last_on": one.valid_until - timedelta(days=1) if one.valid_until else None,
        "now": one.valid_from <= today,
        "named_by": one.named_by,
        "substitutes": [(name, _(ROLE_NAMES[role]) if role else "") for name, role in one.substitutes],
        "may": heads or one.officer_id == actor.officer_id,
    }


def _found(absence_id: int, actor: Actor) -> AbsenceShown:
    around = organisation.absences_around(_units(actor), actor.officer_id, on=timezone.localdate())
    found = next((one for one in around if one.id == absence_id), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@for_officers
def one_leave(request: HttpRequest, actor: Actor, absence_id: int) -> HttpResponse:
    """Name who stands in from now on, instead of who did."""
    today, found = timezone.localdate(), _found(absence_id, actor)
    form = NamingForm(actor, today, request.POST if request.method == "POST" else None)
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                commands.name_substitutes([absence_id], form.named, by=actor, at=timezone.now())
            except ActRefused as error:
                refused, status = error, 409
            else:
                messages.success(request, _("Saved."))
                return redirect("desk:leave")
    shown = {
        "form": form,
        "refused": refused,
        "one": _shown(found, today, actor, heads=bool(policies.headed(actor))),
    }
    return render(request, "desk/one_leave.html", frame(actor) | shown, status=status)


@require_POST
@for_officers
def back(request: HttpRequest, actor: Actor, absence_id: int) -> HttpResponse:
    """The officer is there again from today, or does not go at all."""
    _found(absence_id, actor)
    try:
        commands.come_back([absence_id], by=actor, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("Noted: they are there."))
    return redirect("desk:leave")
