"""My dossiers: those of the citizen or the business that is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dossiers import queries
from motcua.dossiers.queries import Pile
from motcua.dossiers.queries.mine import COUNTED, LABELS, PAGE
from motcua.lib.written import whole
from motcua.portal import installed, words
from motcua.portal.entrance import Citizen, for_citizens
from motcua.ui import formats


@require_safe
@for_citizens
def dossiers(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """The newest first, by where they stand; a page further costs the same as the first."""
    person_id = citizen.actor.person_id or 0
    asked = request.GET.get("pile", "")
    pile = Pile(asked) if asked in set(Pile) else Pile.ALL
    start = whole(request.GET.get("before"))
    found = queries.mine(person_id, pile, before=start)
    counted, now = queries.counts_of_mine(person_id), timezone.now()
    shown = {
        "me": citizen.actor,
        "tabs": [_tab(one, counted[one], current=one == pile) for one in Pile],
        "title": _(LABELS[pile]),
        "rows": [(one, _(words.NOW[one.status]), installed.seen(one, at=now)) for one in found[:PAGE]],
        "topics": [f"dossier:{one.id}" for one in found[:PAGE]],
        "before": found[PAGE - 1].id if len(found) > PAGE else None,
        "first": start is None,
    }
    return render(request, "portal/my_dossiers.html", shown)


def _tab(pile: Pile, count: int, *, current: bool) -> dict[str, object]:
    """A business with more than is counted sees that there are more."""
    more = count >= COUNTED
    return {
        "href": f"{reverse('portal:my_dossiers')}?pile={pile}",
        "text": f"{_(LABELS[pile])} ({formats.number(COUNTED)}+)" if more else _(LABELS[pile]),
        "count": None if more else count,
        "current": current,
    }
