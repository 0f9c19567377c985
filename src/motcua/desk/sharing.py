"""Many ticked dossiers given to officers by what each has already: seen before, undone after."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from motcua.desk import many
from motcua.desk.entrance import for_officers, frame
from motcua.dossiers import commands, policies
from motcua.dossiers.commands.ledger import Done
from motcua.dossiers.commands.working import Assignment
from motcua.dossiers.queries import sharing
from motcua.dossiers.queries.sharing import Measure, Pool
from motcua.law.actor import Actor
from motcua.lib.written import form_key, whole

MEASURES = (
    (Measure.MINUTES, gettext_lazy("by the working time that their steps are given")),
    (Measure.COUNT, gettext_lazy("by the number of dossiers")),
)


def preview(request: HttpRequest, actor: Actor, seen: Mapping[int, int], tab: str) -> HttpResponse:
    """Who would get what. The officers and the measure may be changed and it is reckoned again."""
    pools = sharing.pools(list(seen), actor, on=timezone.localdate())
    measure = _measure(request)
    asked = {one for text in request.POST.getlist("officer") if (one := whole(text)) is not None}
    everybody = {one.id for pool in pools for one in pool.bearers}
    chosen = asked & everybody or everybody
    shown: dict[str, Any] = {
        "pools": [_shown(pool, chosen, measure) for pool in pools],
        "left_out": len(seen) - sum(len(pool.pieces) for pool in pools),
        "seen": seen,
        "tab": tab,
        "back": f"{reverse('desk:inbox')}?tab={tab}",
        "measures": MEASURES,
        "measure": measure,
        "key": uuid4(),
        "can": any(pool.bearers for pool in pools),
    }
    return render(request, "desk/sharing.html", frame(actor) | shown)


def _measure(request: HttpRequest) -> Measure:
    asked = request.POST.get("measure", "")
    return Measure(asked) if asked in set(Measure) else Measure.MINUTES


def _shown(pool: Pool, chosen: set[int], measure: Measure) -> dict[str, Any]:
    return {
        "role": _(policies.ROLE_NAMES[pool.role]),
        "pieces": pool.pieces,
        "bearers": [(one, one.id in chosen) for one in pool.bearers],
        "shares": sharing.shared(pool, chosen, measure),
    }


@require_POST
@for_officers
def share(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give each dossier to whom the preview showed; who refused is told, and it can be undone."""
    given = _given(request.POST.getlist("give"))
    tab = request.POST.get("tab", "")
    back = f"{reverse('desk:inbox')}?tab={tab}"
    if not given:
        messages.warning(request, _("Tick the dossiers first."))
        return redirect(back)
    before = {
        piece.id: piece.officer_id
        for pool in sharing.pools(list(given), actor, on=timezone.localdate())
        for piece in pool.pieces
    }
    outcome, done = _do(request, actor, given)
    shown = {
        "way": {"title": many.SHARE.title},
        "tab": tab,
        "back": back,
        "outcome": outcome,
        "undo": [
            f"{act.dossier_id}:{act.version}:{before.get(act.dossier_id) or 0}"
            for act in done
            if not act.repeated
        ],
        "key": uuid4(),
    }
    return render(request, "desk/bulk_done.html", frame(actor) | shown)


@require_POST
@for_officers
def undo(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the dossiers back to whoever had them; where something happened since, nothing is undone."""
    back = f"{reverse('desk:inbox')}?tab={request.POST.get('tab', '')}"
    outcome, _done = _do(request, actor, _given(request.POST.getlist("give")))
    if outcome.refused or outcome.missing:
        shown = {"way": {"title": _("Undo")}, "back": back, "outcome": outcome}
        return render(request, "desk/bulk_done.html", frame(actor) | shown)
    said = ngettext("Undone for %(count)s dossier.", "Undone for %(count)s dossiers.", outcome.done)
    messages.success(request, said % {"count": outcome.done})
    return redirect(back)


def _do(
    request: HttpRequest, actor: Actor, given: Mapping[int, tuple[int, int | None]]
) -> tuple[many.Outcome, list[Done]]:
    done: list[Done] = []

    def assign(told: many.Told) -> None:
        done[:] = commands.assign([Assignment(**one, officer_id=given[row.id][1]) for row, one in told])

    way = many.Way("assign", many.SHARE.title, assign)
    seen = {pk: version for pk, (version, _officer) in given.items()}
    return many.do(
        way, seen, actor, timezone.now(), uuid5(form_key(request.POST.get("key")), "share"), all_or_none=False
    ), done


def _given(values: Sequence[str]) -> dict[int, tuple[int, int | None]]:
    """Version seen and officer (0: nobody) of each dossier, from "id:version:officer"; nonsense is left out."""
    found: dict[int, tuple[int, int | None]] = {}
    for value in values[: many.MOST]:
        parts = value.split(":")
        if len(parts) == 3 and all(one.isdecimal() and len(one) < 19 for one in parts):
            dossier_id, version, officer_id = map(int, parts)
            found[dossier_id] = (version, officer_id or None)
    return found
