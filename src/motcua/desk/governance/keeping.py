"""What the editors of a procedure's parts share: the draft that may be written on, and saving it."""

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import Writing
from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import ProposalPage
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Kind
from motcua.law.errors import NotPossible
from motcua.law.procedure import ProcedureText
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal


def draft(actor: Actor, proposal_id: int) -> tuple[ProposalPage, ProcedureText]:
    """A draft of a procedure and its text, for who may write; 404 for what has no text to write on."""
    policies.demand(Deed.WRITE, actor)
    page = proposals.proposal(proposal_id, on=timezone.localdate())
    if page is None or page.line.kind is Kind.REPEAL or not isinstance(page.text, ProcedureText):
        raise Http404
    return page, page.text


def save(request: HttpRequest, actor: Actor, page: ProposalPage, text: ProcedureText, seen: str) -> list[str]:
    """Save into the draft, sound or not; what is wrong stands beside it until it is sent on. Why it was refused:
    nothing where it was saved, and told so."""
    one = Writing(
        proposal_id=page.line.id,
        text=text,
        ground_vi=page.ground_vi,
        seen=whole(seen, digits=8) or 0,
        by=actor,
        at=timezone.now(),
    )
    try:
        commands.write([one])
    except NotPossible as refused:
        return [refusal(refused)]
    messages.success(request, _("Saved."))
    return []
