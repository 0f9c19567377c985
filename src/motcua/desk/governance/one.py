"""One change of the catalogue: what it changes, what was said of it, and what can be done to it now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import Order
from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import process, showing
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Kind
from motcua.law.errors import ActRefused, NotPossible

_DEEDS = {
    Deed.SEND_TO_CHECK: commands.send_to_check,
    Deed.PASS_CHECK: commands.pass_check,
    Deed.SEND_BACK: commands.send_back,
    Deed.SUBMIT: commands.submit,
    Deed.WITHDRAW: commands.withdraw,
    Deed.COMMENT: commands.comment,
}
_DONE = {
    Deed.SEND_TO_CHECK: _("It is with the legal checker now."),
    Deed.PASS_CHECK: _("It passed the legal check."),
    Deed.SEND_BACK: _("It was sent back to its writers."),
    Deed.SUBMIT: _("It is submitted for decision."),
    Deed.WITHDRAW: _("It was given up."),
    Deed.COMMENT: _("Your comment stands below."),
}


class WordsForm(forms.Form):
    text = forms.CharField(
        label=_("Comment, or reason"), max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )


@require_GET
@for_officers
def proposal(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """Article by article what differs, who did what, and what comes next."""
    policies.demand_reading(actor)
    return _shown(request, actor, _page(proposal_id), WordsForm())


@require_POST
@for_officers
def do(request: HttpRequest, actor: Actor, proposal_id: int, deed: str) -> HttpResponse:
    """One deed to one change. A reason that is missing is asked for at its field."""
    policies.demand_reading(actor)
    command = _DEEDS.get(deed)  # type: ignore[call-overload]
    if command is None:
        raise Http404
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _shown(request, actor, _page(proposal_id), form, status=422)
    order = Order(proposal_id=proposal_id, by=actor, at=timezone.now(), text=form.cleaned_data["text"])
    try:
        command([order])
    except NotPossible as refused:
        return _shown(request, actor, _page(proposal_id), form, refused, status=409)
    messages.success(request, str(_DONE[Deed(deed)]))
    return redirect("desk:proposal", proposal_id=proposal_id)


def _page(proposal_id: int) -> ProposalPage:
    page = proposals.proposal(proposal_id, on=timezone.localdate())
    if page is None:
        raise Http404
    return page


def _shown(
    request: HttpRequest,
    actor: Actor,
    page: ProposalPage,
    form: WordsForm,
    refused: ActRefused | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    stage, colour = showing.stage(page.line.stage)
    shown: dict[str, Any] = {
        "page": page,
        "stage": stage,
        "colour": colour,
        "kind": showing.kind(page.line.kind),
        "subject": now_(showing.SUBJECTS[page.line.subject]),
        "articles": showing.differences(page),
        "faults": showing.faults(page.faults),
        "drawing": process.drawing_of(page),
        "timeline": [showing.told(note) for note in reversed(page.notes)],
        "deeds": showing.deeds(page, actor),
        "may_write": showing.may(Deed.WRITE, page, actor) and page.line.kind is not Kind.REPEAL,
        "may_decide": showing.may(Deed.APPROVE, page, actor),
        "may_comment": showing.may(Deed.COMMENT, page, actor),
        "form": form,
        "refused": refused,
    }
    return render(request, "desk/proposal.html", frame(actor) | shown, status=status)
