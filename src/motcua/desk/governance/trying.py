"""A draft tried with a dossier that nobody keeps: the steps, who does them, and when each is due."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import policies
from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.dossiers.commands import trial as dossiers
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Kind
from motcua.law.errors import NotPossible
from motcua.organisation import queries as organisation


class TrialForm(forms.Form):
    centre = forms.TypedChoiceField(label=_("The centre that receives it"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = organisation.centres_in_force(timezone.localdate())
        self.fields["centre"].choices = [(one.pk, one.name_vi) for one in found]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@for_officers
def trial(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """By the real commands, in a transaction that is undone: no dossier, number or figure stays."""
    policies.demand_reading(actor)
    page = proposals.proposal(proposal_id, on=timezone.localdate())
    if page is None or page.line.kind is Kind.REPEAL:
        raise Http404
    form = TrialForm(request.POST if request.method == "POST" else None)
    told, refused, status = None, None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                told = _tried(page, form.cleaned_data["centre"], actor)
                status = 200
            except NotPossible as why:
                refused, status = why, 409
    shown: dict[str, Any] = {"page": page, "form": form, "refused": refused, "told": told}
    if told is not None:
        words = proposals.words({})
        shown["rows"] = [(step, words.say("role", step.role)) for step in told.steps]
    return render(request, "desk/proposal_trial.html", frame(actor) | shown, status=status)


def _tried(page: ProposalPage, centre_id: int, actor: Actor) -> dossiers.Trial:
    return dossiers.try_out(page.line.id, centre_id=centre_id, by=actor, at=timezone.now())
