"""The decision: which changes it approves, its number, day and signer; publishing what it approved."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import DecisionGiven
from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import ProposalLine
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import showing
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Stage
from motcua.law.errors import ActRefused
from motcua.ui.fields import DateParts
from motcua.ui.templatetags.ui import refusal


class DecisionForm(forms.Form):
    proposals = forms.TypedMultipleChoiceField(
        label=_("What is approved"),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        error_messages={"required": _("Tick what the decision approves.")},
    )
    number = forms.CharField(
        label=_("Number of the decision"), help_text=_("Such as 1520/QĐ-UBND"), max_length=60
    )
    title_vi = forms.CharField(
        label=_("What it is called"), max_length=400, widget=forms.Textarea({"rows": 2})
    )
    issued_on = forms.DateField(label=_("Signed on"), widget=DateParts)
    effective_on = forms.DateField(
        label=_("In force from"), help_text=_("May lie in the future."), widget=DateParts
    )
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    signer = forms.CharField(label=_("Signed by"), max_length=100)

    def __init__(self, submitted: Sequence[ProposalLine], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["proposals"].choices = [  # type: ignore[attr-defined]
            (one.id, f"{one.code} – {one.title_vi} ({showing.kind(one.kind)})") for one in submitted
        ]

    def decision(self) -> DecisionGiven:
        said = dict(self.cleaned_data)
        said.pop("proposals")
        return DecisionGiven(**said)


@require_http_methods(["GET", "POST"])
@for_officers
def decide(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everything that is submitted, and the decision that approves what is ticked."""
    policies.demand(Deed.APPROVE, actor)
    submitted = proposals.listed(on=timezone.localdate(), stages=[Stage.SUBMITTED])
    today = timezone.localdate()
    initial = {
        "proposals": [one.id for one in submitted],
        "issued_on": today,
        "effective_on": today,
        "issuer": now_("Chairman of the provincial people's committee"),
        "signer": actor.name,
    }
    form = DecisionForm(submitted, request.POST if request.method == "POST" else None, initial=initial)
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            decision_id = commands.approve(
                form.cleaned_data["proposals"], decision=form.decision(), by=actor, at=timezone.now()
            )
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, now_("They are approved. The catalogue officer publishes them."))
            return redirect("desk:catalogue_decision", decision_id=decision_id)
    status = 409 if refused else 422 if form.errors else 200
    shown = {"form": form, "refused": refused, "submitted": submitted}
    return render(request, "desk/proposals_decide.html", frame(actor) | shown, status=status)


@require_http_methods(["GET", "POST"])
@for_officers
def decision(request: HttpRequest, actor: Actor, decision_id: int) -> HttpResponse:
    """What a decision approved; a POST publishes it."""
    policies.demand_reading(actor)
    found = proposals.of_decision(decision_id, on=timezone.localdate())
    if not found:
        raise Http404
    refused = None
    if request.method == "POST":
        policies.demand(Deed.PUBLISH, actor)
        waiting = [one.id for one in found if one.stage is Stage.APPROVED]
        try:
            commands.publish(waiting, by=actor, at=timezone.now())
        except ActRefused as why:
            refused = refusal(why)
        else:
            messages.success(request, now_("Published. The portal tells of it."))
            return redirect("desk:catalogue_decision", decision_id=decision_id)
    shown: dict[str, Any] = {
        "decision": found[0].decision,
        "rows": [
            (one, now_(showing.SUBJECTS[one.subject]), showing.kind(one.kind), *showing.stage(one.stage))
            for one in found
        ],
        "may_publish": policies.may(Deed.PUBLISH, actor)
        and any(one.stage is Stage.APPROVED for one in found),
        "refused": refused,
    }
    return render(
        request, "desk/catalogue_decision.html", frame(actor) | shown, status=409 if refused else 200
    )
