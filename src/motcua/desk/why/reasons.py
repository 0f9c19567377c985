"""The kinds of reasons that officers choose from when they apologise, ask for a supplement or send back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.desk.entrance import for_officers, frame
from motcua.dossiers import commands, policies
from motcua.dossiers.commands.reasons import ReasonWanted
from motcua.dossiers.queries import reasons as queries
from motcua.dossiers.queries.reasons import Reason, Reasoned
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.ui.templatetags.ui import refusal

ACTS = {
    Reasoned.APOLOGISE: _("Apology and new appointment"),
    Reasoned.ASK_SUPPLEMENT: _("Supplement asked"),
    Reasoned.RETURN_TO_STEP: _("Sent back"),
}


class KindForm(forms.Form):
    """One kind of reason; of a new one the name may be left empty."""

    name_vi = forms.CharField(label=_("Kind of reason"), max_length=200, strip=True)
    is_on = forms.BooleanField(label=_("To choose from"), required=False)


class NewForm(forms.Form):
    name_vi = forms.CharField(label=_("A new kind"), max_length=200, required=False, strip=True)


@require_http_methods(["GET", "POST"])
@for_officers
def kept(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The lists, changed by the centre's supervisor."""
    policies.demand_reasons(actor)
    told = request.POST if request.method == "POST" else None
    known = queries.reasons()
    each = [(one, KindForm(told, prefix=f"{one.act}-{one.code}", initial=_initial(one))) for one in known]
    new = {act: NewForm(told, prefix=f"new-{act}") for act in ACTS}
    every: list[forms.Form] = [form for _one, form in each] + list(new.values())
    if told is not None and all([form.is_valid() for form in every]):
        wanted = [ReasonWanted(act=one.act, code=one.code, **form.cleaned_data) for one, form in each]
        names = {act: form.cleaned_data["name_vi"] for act, form in new.items()}
        wanted += [ReasonWanted(act=act, name_vi=name) for act, name in names.items() if name]
        try:
            commands.set_reasons(wanted, by=actor, at=timezone.now())
        except ActRefused as refused:
            every[-1].add_error(None, refusal(refused))
        else:
            messages.success(request, now_("Saved."))
            return redirect("desk:reasons")
    shown: dict[str, Any] = {
        "acts": [
            (title, [form for one, form in each if one.act == act], new[act]) for act, title in ACTS.items()
        ],
        "forms": every,
    }
    return render(request, "desk/reasons.html", frame(actor) | shown, status=200 if told is None else 422)


def _initial(one: Reason) -> dict[str, object]:
    return {"name_vi": one.name.vi, "is_on": one.is_on}
