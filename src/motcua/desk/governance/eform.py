"""The editor of an electronic form: without code, page by page, by buttons that need no script.

The form travels with the page until it is saved, as in the editor of processes; saving keeps it in the draft, which
goes the way of every change of the catalogue. The portal draws the preview (portal.filing.trying).
"""

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.common_form import own_form
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import eform_acts, keeping, showing
from motcua.desk.governance.eform_acts import NoForm, QuestionForm
from motcua.law.actor import Actor
from motcua.law.procedure import ProcedureText
from motcua.lib.eform import building
from motcua.lib.eform.building import NotThere, Own, TooInvolved
from motcua.ui.templatetags.ui import refusal


@require_http_methods(["GET", "POST"])
@for_officers
def edit(request: HttpRequest, actor: Actor, proposal_id: int) -> HttpResponse:
    """The form of a draft: its pages, their questions, and one question that is being written."""
    page, text = keeping.draft(actor, proposal_id)
    if request.method == "POST":
        return _pressed(request, actor, page, text)
    return _shown(request, actor, page, _of(text), str(page.version))


def _pressed(request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcedureText) -> HttpResponse:
    act, seen = request.POST.get("do", ""), request.POST.get("seen", "")
    if act in ("begin", "begin-own", "give-up"):
        own = {"begin": building.empty(), "begin-own": _in_force(page)}.get(act)
        return _kept(request, actor, page, replace(text, form=asdict(own) if own else None), seen, on="form")
    try:
        own = eform_acts.read(request.POST.get("form", ""))
    except NoForm as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:proposal_form", proposal_id=page.line.id)
    if act in ("save", "look"):
        return _kept(request, actor, page, replace(text, form=asdict(own)), seen, on=act)
    if act == "keep":
        return _answered(request, actor, page, own, seen)
    question = _opened(own, act)
    if question is None:
        own = eform_acts.done(own, act, request.POST)
    return _shown(request, actor, page, own, seen, question)


def _opened(own: Own, act: str) -> QuestionForm | None:
    """The form of a question, for `new:place` and `edit:place:name`."""
    deed, *where = act.split(":")
    try:
        match deed, where:
            case "new", [place]:
                building.fields_of(own, place)
                return QuestionForm(own, place, "")
            case "edit", [place, name]:
                return QuestionForm(own, place, name)
    except NotThere:
        return None
    return None


def _answered(request: HttpRequest, actor: Actor, page: ProposalPage, own: Own, seen: str) -> HttpResponse:
    """A question was written: it goes into the form, or back with what is wrong."""
    try:
        question = QuestionForm(
            own, request.POST.get("q-place", ""), request.POST.get("q-was", ""), request.POST
        )
        if question.is_valid():
            return _shown(request, actor, page, question.kept(), seen)
    except TooInvolved:
        question.add_error(
            "when", _("This page is asked under a condition that the editor cannot join to this.")
        )
    except NotThere:
        return _shown(request, actor, page, own, seen)
    return _shown(request, actor, page, own, seen, question, status=422)


def _kept(
    request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcedureText, seen: str, *, on: str
) -> HttpResponse:
    if wrong := keeping.save(request, actor, page, text, seen):
        return _shown(request, actor, page, _of(text), seen, wrong=wrong, status=409)
    return redirect("desk:proposal" if on == "look" else "desk:proposal_form", proposal_id=page.line.id)


def _of(text: ProcedureText) -> Own | None:
    return Own(text.form["schema"], text.form["layout"]) if text.form is not None else None


def _in_force(page: ProposalPage) -> Own | None:
    return own_form(page.base_version_id) if page.base_version_id is not None else None


def _shown(
    request: HttpRequest,
    actor: Actor,
    page: ProposalPage,
    own: Own | None,
    seen: str,
    question: QuestionForm | None = None,
    *,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "page": page,
        "kind": showing.kind(page.line.kind),
        "seen": seen,
        "wrong": wrong or [],
    }
    if own is None:
        shown["in_force"] = _in_force(page) is not None
    else:
        words = proposals.words({}).of["widget"]
        shown |= {
            "own": eform_acts.written(own),
            "pages": [
                {
                    "key": one["key"],
                    "title": one["title"]["vi"],
                    "rows": [_row(row, words) for row in eform_acts.rows_of(own, one["key"])],
                }
                for one in own.pages
            ],
            "faults": [showing.fault_sentence(fault) for fault in proposals.own_form_faults(asdict(own))],
            "question": question,
        }
    return render(request, "desk/proposal_form.html", frame(actor) | shown, status=status)


def _row(row: dict[str, Any], words: Any) -> dict[str, Any]:
    return row | {
        "kind": words[row["widget"]],
        "columns": [_row(column, words) for column in row["columns"]],
    }
