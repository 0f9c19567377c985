"""The editor of a process: a form that works by itself, and beside it the drawing, checked as one writes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.views.decorators.http import require_GET, require_POST

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import Writing
from motcua.catalogue.queries import bpmn, proposals
from motcua.catalogue.queries.proposals import Known, ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import process_rows, showing
from motcua.desk.governance.process_rows import ProcessRows
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed
from motcua.law.errors import NotPossible
from motcua.law.procedure import ProcessText
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal


def edit(request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcessText) -> HttpResponse:
    """The form with the drawing. Buttons beside steps change the form alone; saving keeps it."""
    rows = process_rows.of_text(text, seen=page.version, ground_vi=page.ground_vi)
    wrong: list[str] = []
    status = 200
    if request.method == "POST":
        rows = process_rows.of_post(request.POST)
        act = request.POST.get("do", "save")
        if act not in ("save", "look"):
            process_rows.done(rows, act)
        elif not (wrong := _kept(rows, page, actor)):
            messages.success(request, now_("Saved."))
            on = "desk:proposal" if act == "look" else "desk:proposal_text"
            return redirect(on, proposal_id=page.line.id)
        else:
            status = 409
    there = proposals.known()
    shown: dict[str, Any] = {
        "page": page,
        "kind": showing.kind(page.line.kind),
        "rows": rows,
        "wrong": wrong,
        "choices": process_rows.choices(there, rows, there.leading),
    }
    return render(
        request, "desk/process_text.html", frame(actor) | shown | _drawn(rows, there), status=status
    )


def _kept(rows: ProcessRows, page: ProposalPage, actor: Actor) -> list[str]:
    """Save what was typed; the sentences of what cannot be."""
    text, wrong = process_rows.text_of(rows)
    if wrong:
        return [showing.fault_sentence(fault) for fault in wrong]
    one = Writing(
        proposal_id=page.line.id,
        text=text,
        ground_vi=rows.ground_vi,
        seen=whole(rows.seen, digits=8) or 0,
        by=actor,
        at=timezone.now(),
    )
    try:
        commands.write([one])
    except NotPossible as refused:
        return [refusal(refused)]
    return []


def _drawn(rows: ProcessRows, there: Known) -> dict[str, Any]:
    """The drawing and every fault, by the same check as at the legal check."""
    text, wrong = process_rows.text_of(rows)
    found = [*wrong, *proposals.faults("process", "amend", text, there, {})]
    return {
        "drawing": bpmn.draw(text, lanes(there)) if text.steps else None,
        "faults": [showing.fault_sentence(fault) for fault in found],
        "faulty": {fault.place.removeprefix("steps.") for fault in found},
    }


def drawing_of(page: ProposalPage) -> bpmn.Drawing | None:
    """The picture of the process that a change is about."""
    if not isinstance(page.text, ProcessText) or not page.text.steps:
        return None
    return bpmn.draw(page.text, lanes(proposals.known()))


def lanes(there: Known) -> Callable[[str], str]:
    """What a lane is called."""
    words = proposals.words({})

    def named(lane: str) -> str:
        kind, _, code = lane.partition(":")
        return there.agencies.get(code, code) if kind == "agency" and code else words.say("unit", kind)

    return named


@require_POST
@for_officers
def draw(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """The drawing of what stands in the form now; nothing is kept."""
    policies.demand(Deed.WRITE, actor)
    _text(proposal_id)
    drawn = _drawn(process_rows.of_post(request.POST), proposals.known())
    return render(request, "desk/_process_drawing.html", drawn)


@require_GET
@for_officers
def export(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:  # noqa: ARG001
    """The process as BPMN 2.0."""
    policies.demand_reading(actor)
    page, text = _text(proposal_id)
    file = bpmn.written(text, lanes(proposals.known()))
    answer = HttpResponse(file, content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="{page.line.code}.bpmn"'
    return answer


@require_POST
@for_officers
def bring(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """The steps of a BPMN file into the draft; name, limit and procedures stay where the file has none."""
    policies.demand(Deed.WRITE, actor)
    page, text = _text(proposal_id)
    file = request.FILES.get("file")
    there = proposals.known()
    try:
        if file is None:
            raise bpmn.NoBpmn
        read = bpmn.read(file.read(), agencies=there.agencies)
    except NotPossible as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:proposal_text", proposal_id=proposal_id)
    rows = process_rows.of_text(read, seen=page.version, ground_vi=page.ground_vi)
    for name, value in (("name_vi", text.name_vi), ("name_en", text.name_en), ("limit", text.limit)):
        setattr(rows, name, getattr(rows, name) or value)
    rows.procedures = rows.procedures or "\n".join(text.procedures)
    for sentence in (wrong := _kept(rows, page, actor)):
        messages.error(request, sentence)
    if not wrong:
        messages.success(request, now_("The file was read. Look whether everything is as you mean it."))
    return redirect("desk:proposal_text", proposal_id=proposal_id)


def _text(proposal_id: int) -> tuple[ProposalPage, ProcessText]:
    page = proposals.proposal(proposal_id, on=timezone.localdate())
    if page is None or not isinstance(page.text, ProcessText):
        raise Http404
    return page, page.text
