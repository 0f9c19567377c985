"""Every address: the faces, sign-in, and those that machines ask for."""

from functools import cache
from importlib.util import find_spec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from motcua.config.health import healthz

FACES = (
    ("desk/", "motcua.desk.urls"),
    ("dashboard/", "motcua.dashboard.urls"),
    ("lobby/", "motcua.lobby.urls"),
    ("api/", "motcua.api.urls"),
    ("uploads/", "motcua.uploads.urls"),
    ("", "motcua.portal.urls"),
)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """There is none without a token, and then nothing of it is loaded."""
    if not settings.MOTCUA_METRICS_TOKEN:
        raise Http404
    from motcua.config.metrics import metrics as told

    return told(request)


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("accounts/", include("motcua.config.account_urls")),
    # Whoever makes a stranger read the other language gains nothing, and no page needs a token for it.
    path("i18n/setlang/", csrf_exempt(set_language), name="set_language"),
    *(path(prefix, include(module)) for prefix, module in FACES if _exists(module)),
]


handler500 = "motcua.config.away.server_error"

_address = cache(reverse)


def context(request: HttpRequest) -> dict[str, object]:
    """What every page may say about the program itself."""
    user = getattr(request, "user", None)
    public = user is not None and user.is_authenticated and user.person_id is not None
    officer = user is not None and user.is_authenticated and not public
    return {
        "demo": settings.DEMO,
        # The frame of pages that officers and the public share, and what the header leads to.
        "frame": "desk/_frame.html" if officer else "portal/base.html",
        "account_url": _address("portal:account" if public else "mfa_index"),
        # Whose pages these are, for what a device keeps of them; nobody's when nobody of the public is signed in.
        "person_mark": salted_hmac("last-seen", str(user.pk)).hexdigest()[:16] if user and public else "",
        "sign_in_url": _address("portal:sign_in"),
        # Somebody is signed in on a computer that everybody uses.
        "public_computer": {"idle_seconds": settings.MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS}
        if getattr(request, "public_computer", False) and (public or officer)
        else None,
    }
