"""The editor of a result's template: without code, block by block, by buttons that need no script.

The template travels with the page until it is saved, as the electronic form does in its editor; saving keeps it in
the draft, which goes the way of every change of the catalogue. Beside it stands what it comes to, drawn anew with
every button: for a made-up dossier, or for one that the officer may see.
"""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.catalogue.queries import proposals, templates
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import keeping, showing, template_acts, template_trial
from motcua.desk.governance.template_acts import BlockForm, Desk, NoTemplate
from motcua.law.actor import Actor
from motcua.law.paper_template import BlockKind
from motcua.law.procedure import ProcedureText
from motcua.lib.blocks import Template, read, written
from motcua.lib.blocks.building import NotThere, find
from motcua.ui.templatetags.ui import refusal


@require_http_methods(["GET", "POST"])
@for_officers
def edit(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """The template of a draft: its blocks, one that is being written, and how the result looks."""
    page, text = keeping.draft(actor, proposal_id)
    if request.method == "POST":
        return _pressed(request, actor, page, text)
    return _shown(request, actor, page, _of(text), str(page.version))


def _of(text: ProcedureText) -> Template | None:
    try:
        return read(text.template) if text.template is not None else None
    except ValueError:
        return None


def _pressed(request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcedureText) -> HttpResponse:
    act, seen = request.POST.get("do", ""), request.POST.get("seen", "")
    if act == "begin":
        return _kept(request, actor, page, text, templates.shipped(text.result_kind), seen, on=act)
    if act == "give-up":
        return _kept(request, actor, page, text, None, seen, on=act)
    try:
        template = template_acts.taken(request.POST.get("template", ""))
    except NoTemplate as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:proposal_template", proposal_id=page.line.id)
    if act == "pdf":
        return template_trial.pdf(request, actor, page, template)
    if act in ("save", "look"):
        return _kept(request, actor, page, text, template, seen, on=act)
    desk = Desk(showing.form_of(page))
    block = _opened(template, desk, act)
    if act in ("keep", "pick"):
        return _written(request, actor, page, template, seen, desk)
    if block is None:
        template = template_acts.done(template, act)
    return _shown(request, actor, page, template, seen, block)


def _opened(template: Template, desk: Desk, act: str) -> BlockForm | None:
    """The form of a block, for `add:kind` of one that has something to write, and `edit:key`."""
    deed, _colon, what = act.partition(":")
    if deed == "add" and what in set(BlockKind) - template_acts.PLAIN:
        addable = {kind for kind, _label in template_acts.addable(template)}
        return BlockForm(template, desk, what, "") if what in addable else None
    if deed != "edit":
        return None
    try:
        return BlockForm(template, desk, find(template, what).kind, what)
    except (NotThere, ValueError):
        return None


def _written(
    request: HttpRequest, actor: Actor, page: ProposalPage, template: Template, seen: str, desk: Desk
) -> HttpResponse:
    """A block was written: it goes into the template, or back with what is wrong; a value is picked into it."""
    try:
        block = BlockForm(
            template, desk, request.POST.get("b-kind", ""), request.POST.get("b-was", ""), request.POST
        )
    except (NotThere, ValueError):
        return _shown(request, actor, page, template, seen)
    if request.POST.get("do") == "pick":
        return _shown(request, actor, page, template, seen, block.picked())
    if block.is_valid():
        return _shown(request, actor, page, block.kept(), seen)
    return _shown(request, actor, page, template, seen, block, status=422)


def _kept(
    request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcedureText, template: Template | None, seen: str,
    *, on: str,
) -> HttpResponse:  # fmt: skip
    kept = replace(text, template=written(template) if template is not None else None)
    if wrong := keeping.save(request, actor, page, kept, seen):
        return _shown(request, actor, page, template, seen, wrong=wrong, status=409)
    return redirect("desk:proposal" if on == "look" else "desk:proposal_template", proposal_id=page.line.id)


def _shown(
    request: HttpRequest,
    actor: Actor,
    page: ProposalPage,
    template: Template | None,
    seen: str,
    block: BlockForm | None = None,
    *,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "page": page,
        "kind": showing.kind(page.line.kind),
        "seen": seen,
        "wrong": wrong or [],
        "template": template is not None,
    }
    if template is not None:
        desk = Desk(showing.form_of(page))
        choices = {(field, answer) for field, _equals, answer in (one.partition("=") for one in desk.shown)}
        faults = proposals.block_faults(template, desk.names, choices)
        shown |= {
            "carried": template_acts.carried(template),
            "rows": list(template_acts.rows_of(template, desk)),
            "addable": template_acts.addable(template),
            "faults": showing.faults(faults),
            "piece": block,
            "trial": template_trial.of(request, actor, page, template, desk),
        }
    return render(request, "desk/proposal_template.html", frame(actor) | shown, status=status)
