"""What waits for the officer's signature, and what became of what they asked to sign."""

from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.documents.queries import signing as keys
from motcua.dossiers.commands import signing as commands
from motcua.dossiers.queries import signing as queries
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib.written import form_key
from motcua.ui.templatetags.ui import refusal

MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def signing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list; ticked results are shown once more, then the telephone is asked."""
    waiting, account = queries.waiting(actor), keys.account(actor.officer_id)
    if request.method == "POST":
        ticked = {
            int(one) for one in request.POST.getlist("ticked")[:MOST] if one.isdecimal() and len(one) < 19
        }
        chosen = [one for one in waiting if one.id in ticked]
        if not chosen:
            messages.warning(request, _("Tick the results first."))
            return redirect("desk:signing")
        if "confirmed" not in request.POST:
            looking.look_through([one.dossier_id for one in chosen], by=actor, at=timezone.now())
            shown = {"chosen": chosen, "key": form_key(request.POST.get("key")), "account": account}
            return render(request, "desk/signing/confirm.html", frame(actor) | shown)
        return _ask(request, actor, [one.id for one in chosen])
    looking.look_through([one.dossier_id for one in waiting], by=actor, at=timezone.now())
    shown = {
        "waiting": waiting,
        "account": account,
        "offered": keys.is_offered(),
        "rounds": queries.rounds(actor),
        "key": uuid4(),
        "most_shown": queries.MOST_SHOWN,
    }
    return render(request, "desk/signing/list.html", frame(actor) | shown)


def _ask(request: HttpRequest, actor: Actor, sealed_ids: list[int]) -> HttpResponse:
    try:
        begun = commands.ask_signatures(
            sealed_ids, by=actor, at=timezone.now(), key=form_key(request.POST.get("key"))
        )
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:signing")
    return redirect("desk:signing_round", round_id=begun)


@require_GET
@for_officers
def preview(request: HttpRequest, actor: Actor, sealed_id: int) -> HttpResponse:
    """The very document that is going to be signed."""
    found = commands.preview(sealed_id, by=actor)
    if found is None:
        raise Http404
    looking.look_through([found.dossier_id], by=actor, at=timezone.now())
    headers = {
        "Content-Disposition": f'inline; filename="ky-so-{sealed_id}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(found.pdf, content_type="application/pdf", headers=headers)


@require_GET
@for_officers
def one_round(request: HttpRequest, actor: Actor, round_id: int) -> HttpResponse:
    """Where a round stands; a fragment where the page asks again by itself."""
    found = queries.one_round(round_id, actor)
    if found is None:
        raise Http404
    shown = {
        "round": found,
        "failed": [(line, _(queries.FAULTS.get(line.fault, line.fault))) for line in found.failed],
        # A demonstration's telephone is a page.
        "telephone": settings.MOTCUA_SIGNING_URL if settings.DEMO else "",
    }
    name = "_round" if "HX-Request" in request.headers else "round"
    return render(request, f"desk/signing/{name}.html", frame(actor) | shown)
