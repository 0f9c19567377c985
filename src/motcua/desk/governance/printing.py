"""The annex of a decision as a file: as a draft before it, from the same data after it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.catalogue import papers, policies
from motcua.catalogue.queries import proposals
from motcua.desk.entrance import for_officers
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Stage

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@for_officers
def annex(request: HttpRequest, actor: Actor, decision_id: int, form: str) -> HttpResponse:  # noqa: ARG001
    """Of what a decision approved."""
    policies.demand_reading(actor)
    found = proposals.of_decision(decision_id, on=timezone.localdate())
    return _file([one.id for one in found], form)


@require_GET
@for_officers
def draft(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:  # noqa: ARG001
    """Of everything that is submitted, for whoever writes the decision."""
    policies.demand_reading(actor)
    found = proposals.listed(on=timezone.localdate(), stages=[Stage.SUBMITTED])
    return _file([one.id for one in found], form)


def _file(proposal_ids: list[int], form: str) -> HttpResponse:
    if not proposal_ids or form not in ("pdf", "docx"):
        raise Http404
    paper = papers.annex(proposal_ids)
    if form == "pdf":
        kept, kind = papers.pdf(paper, issued_on=paper.issued_on or timezone.localdate()), "application/pdf"
    else:
        kept, kind = papers.docx(paper), _DOCX
    answer = HttpResponse(kept, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="phu-luc.{form}"'
    return answer
