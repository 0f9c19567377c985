"""Writing a draft in the browser: saved sound or not, with what it still lacks told at its place."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.views.decorators.http import require_http_methods

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import Writing
from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import process, showing
from motcua.desk.governance.forms import TextForms
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Kind
from motcua.law.errors import ActRefused, NotPossible
from motcua.law.procedure import ProcedureText


@require_http_methods(["GET", "POST"])
@for_officers
def text(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """The editor of a procedure or of a process."""
    policies.demand(Deed.WRITE, actor)
    page = proposals.proposal(proposal_id, on=timezone.localdate())
    if page is None or page.line.kind is Kind.REPEAL:
        raise Http404
    if isinstance(page.text, ProcedureText):
        return _procedure(request, actor, page, page.text)
    return process.edit(request, actor, page, page.text)


def _procedure(request: HttpRequest, actor: Actor, page: ProposalPage, now: ProcedureText) -> HttpResponse:
    there = proposals.known()
    forms = TextForms(
        there, now, page.version, page.ground_vi, request.POST if request.method == "POST" else None
    )
    refused: ActRefused | None = None
    if request.method == "POST" and forms.is_valid():
        said = forms.form.cleaned_data
        one = Writing(
            proposal_id=page.line.id,
            text=replace(forms.text(), form=now.form, template=now.template),
            ground_vi=said["ground_vi"],
            seen=said["seen"],
            by=actor,
            at=timezone.now(),
        )
        try:
            commands.write([one])
        except NotPossible as why:
            refused = why
        else:
            messages.success(request, now_("Saved."))
            on = "desk:proposal" if request.POST.get("then") == "look" else "desk:proposal_text"
            return redirect(on, proposal_id=page.line.id)
    status = 409 if refused else 422 if request.method == "POST" else 200
    shown: dict[str, Any] = {
        "page": page,
        "kind": showing.kind(page.line.kind),
        "forms": forms,
        "refused": refused,
        "faults": _placed(page) if request.method == "GET" else [],
    }
    return render(request, "desk/proposal_text.html", frame(actor) | shown, status=status)


def _placed(page: ProposalPage) -> list[tuple[str, str]]:
    """What is still wrong, and the address of the field that has it."""
    return [(_anchor(page, fault.place), showing.fault_sentence(fault)) for fault in page.faults]


def _anchor(page: ProposalPage, place: str) -> str:
    group, _, which = place.partition(".")
    if group == "documents" and which and isinstance(page.text, ProcedureText):
        rows = [d.position for d in page.text.documents]
        return f"id_documents-{rows.index(int(which))}-name_vi" if int(which) in rows else "documents"
    if group == "fees" and which:
        return f"id_fees-{int(which) - 1}-case_vi"
    return place if group in ("documents", "fees") else f"id_{place}"
