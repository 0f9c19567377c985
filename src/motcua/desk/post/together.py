"""The post's bag handed in at once: what each would become, then all that can be received, and why the others not."""

from collections.abc import Sequence
from uuid import uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from motcua.desk import rest
from motcua.desk.post.entrance import for_post, noted, shown
from motcua.law.actor import Actor
from motcua.lib.written import form_key, whole
from motcua.postal import commands, policies
from motcua.postal.commands.handing_in import HandIn
from motcua.postal.queries import bag
from motcua.postal.queries.lists import Line


@require_POST
@for_post(policies.may_carry)
def receive(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """What is ticked of the bag: first shown, and once that was confirmed handed in and received."""
    ticked = [pk for text in request.POST.getlist("shipment") if (pk := whole(text)) is not None]
    found = bag.bagged(centre_id, ticked)
    if not found:
        messages.error(
            request, _("Tick what you hand in. What was handed in already is not listed any more.")
        )
        return redirect("desk:post_list", which="bag")
    noted([one.line for one in found], by=actor)
    if "sure" not in request.POST:
        ready = sum(not one.missing for one in found)
        context = shown(actor, centre_id, "bag", found=found, key=uuid4(), ready=ready)
        return render(request, "desk/post/together.html", context)
    return _received(request, actor, centre_id, [one.line for one in found])


def _received(request: HttpRequest, actor: Actor, centre_id: int, lines: Sequence[Line]) -> HttpResponse:
    key, now = form_key(request.POST.get("key")), timezone.now()
    orders = [
        (line, HandIn(shipment_id=line.id, by=actor, at=now, key=uuid5(key, str(line.id)))) for line in lines
    ]
    done, refused = rest.done(
        orders,
        lambda pairs: commands.hand_in([order for _line, order in pairs]),
        lambda pair: pair[0].reference,
    )
    said = ngettext("%(count)s consignment is received.", "%(count)s consignments are received.", len(done))
    if not refused:
        messages.success(request, said % {"count": len(done)})
        return redirect("desk:post_list", which="bag")
    told = [(line, why) for (line, _order), why in refused]
    context = shown(actor, centre_id, "bag", done=said % {"count": len(done)} if done else "", refused=told)
    return render(request, "desk/post/together_done.html", context)
