"""Who bears the lateness, with the hand-over times as proof; apologies, and late dossiers without one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import frame
from motcua.desk.why.entrance import after_of, for_watchers, months_of
from motcua.desk.why.pages import query
from motcua.desk.why.words import REASONS
from motcua.law.actor import Actor
from motcua.supervision.queries import lateness, why
from motcua.supervision.queries.why import Seen

ONLY = {"": _("All late ones"), "silent": _("Without an apology"), "interlinked": _("Interlinked")}


@require_GET
@for_watchers
def late(request: HttpRequest, actor: Actor, seen: Seen) -> HttpResponse:
    """The lateness of interlinked dossiers by unit, and the late dossiers one by one."""
    form, months = months_of(request)
    only = request.GET.get("only", "")
    if only not in ONLY:
        raise Http404
    rows = lateness.late(
        months, seen, silent=only == "silent", interlinked=only == "interlinked", after=after_of(request)
    )
    more = rows[lateness.SHOWN - 1] if len(rows) > lateness.SHOWN else None
    rows = rows[: lateness.SHOWN]
    looking.look_through([one.dossier_id for one in rows], by=actor, at=timezone.now())
    counted = why.by_month(None, months, seen)
    shown = {
        "form": form,
        "query": query(months),
        "only": only,
        "choices": list(ONLY.items()),
        "late": sum(one.late.hits for one in counted),
        "apologised": sum(one.apologised for one in counted),
        "silent": sum(one.without_apology for one in counted),
        "bearing": lateness.bearing(months, seen),
        "rows": [(one, REASONS.get(one.why, "")) for one in rows],
        "next_key": f"{more.ended_at.isoformat()}~{more.dossier_id}" if more else None,
        "first": "after" not in request.GET,
    }
    return render(request, "desk/why/late.html", frame(actor) | shown)
