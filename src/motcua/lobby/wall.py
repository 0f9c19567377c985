"""The screen on the wall: which number goes to which counter, and how many wait for what.

The script (wall.js) says new calls aloud and keeps the screen when the network drops; without scripts the page
loads itself anew every ten seconds.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.announcements import queries as announcements
from motcua.hall.queries import places
from motcua.hall.queries.wall import wall as called
from motcua.ui.live import address_for_all
from motcua.ui.qr import svg


@require_safe
@never_cache
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """Public: it names numbers and counters, and nobody."""
    hall = places.hall_by_code(code)
    if hall is None:
        raise Http404
    now = timezone.now()
    found = called(hall.centre_id, now)
    english = get_language() == "en"
    page = {
        "hall": hall,
        "centre": hall.name_en if english else hall.name_vi,
        "found": found,
        "calls": [
            (one, " ".join(static(f"lobby/sounds/{name}.ogg") for name in one.sounds)) for one in found.calls
        ],
        "groups": [
            (one, one.name_en if english else one.name_vi) for one in found.groups if one.gives_tickets
        ],
        "notes": announcements.on_screens(hall.centre_id, at=now),
        "stream": address_for_all(request, f"hall:{hall.centre_id}"),
        "chime": static("lobby/sounds/chime.ogg"),
        "qr": svg(request.build_absolute_uri(reverse("portal:queue", args=[code]))),
        "seconds": 10,  # without scripts
        "now": now,
    }
    return render(request, "lobby/wall.html", page)
