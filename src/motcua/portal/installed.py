"""The portal as an installed app: what it is called, its service worker, and its page without a network."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from motcua.law.lifecycle import Status
from motcua.portal import words
from motcua.ui import formats, tags

# What the page without a network is drawn with.
FILES = (
    "ui/main.css",
    "ui/early.js",
    "ui/main.js",
    "portal/offline.js",
    "ui/images/mark.svg",
    "ui/fonts/BeVietnamPro_400Regular.woff2",
    "ui/fonts/BeVietnamPro_600SemiBold.woff2",
)
# Officers work with what is true now; a screen of the hall and a machine have no use for that page.
CLOSED = ("/desk/", "/dashboard/", "/lobby/", "/api/", "/live/", "/uploads/", "/static/", "/healthz")
# So long a page may take to begin; then what was last seen is shown, with a way to try again.
PATIENCE_SECONDS = 20
RED, SAND = "#8f1d21", "#f7f4ee"


@require_safe
@cache_control(public=True, max_age=86_400)
def manifest(_request: HttpRequest) -> JsonResponse:
    """Web app manifest. It is Vietnamese whatever the page's language: the app's name on a phone stays."""
    with translation.override("vi"):
        told = {
            "id": "/",
            "name": _("Một Cửa – public services of Lạng Sơn"),
            "short_name": "Một Cửa",
            "description": _("Find procedures, file dossiers online, follow them and fetch results."),
            "lang": "vi",
            "dir": "ltr",
            "start_url": reverse("portal:home"),
            "scope": "/",
            "display": "standalone",
            "theme_color": RED,
            "background_color": SAND,
            "categories": ["government"],
            "icons": [
                _icon("icon-192.png", "192x192"),
                _icon("icon-512.png", "512x512"),
                _icon("icon-maskable-512.png", "512x512", purpose="maskable"),
                _icon("mark.svg", "any", media_type="image/svg+xml"),
            ],
            "shortcuts": [
                {"name": _("Track a dossier"), "url": reverse("portal:find")},
                {"name": _("My dossiers"), "url": reverse("portal:my_dossiers")},
                {"name": _("Procedures"), "url": reverse("portal:procedures")},
            ],
        }
    return JsonResponse(
        told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def _icon(name: str, sizes: str, *, purpose: str = "any", media_type: str = "image/png") -> dict[str, str]:
    return {"src": static(f"ui/images/{name}"), "sizes": sizes, "type": media_type, "purpose": purpose}


@require_safe
@never_cache
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The browser's helper: it keeps the shell and shows push messages. It lies at the root to serve every page."""
    shell = {
        "files": [static(name) for name in FILES],
        "pages": {code: reverse("portal:offline", args=[code]) for code, _name in settings.LANGUAGES},
        "closed": CLOSED,
        "patience": PATIENCE_SECONDS,
    }
    parts = [static("portal/offline-worker.js"), static("portal/push-worker.js")]
    script = f"self.SHELL = {json.dumps(shell)};\nimportScripts({', '.join(map(json.dumps, parts))});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=0)
def offline(_request: HttpRequest, language: str) -> HttpResponse:
    """The page that a device shows without a network, in one language and for nobody: it is kept for everybody."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        page = HttpResponse(render_to_string("portal/offline.html", {"demo": settings.DEMO}))
    page.headers["Content-Language"] = language
    return page


def seen(dossier: Any, *, at: datetime) -> str:
    """What a device may keep of a dossier that was shown `at`, as JSON: no name, no tracking word, no paper.

    `dossier` has `code`, `procedure`, `status` and `due_at` (dossiers.queries: Followed, Mine).
    """
    label = tags.status(dossier.status)
    standing = dossier.status in (Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED)
    kept = {
        "code": dossier.code,
        "procedure": str(dossier.procedure),
        "status": label.text,
        "colour": label.colour,
        "now": _(words.NOW[dossier.status]),
        "due": formats.short(dossier.due_at) if dossier.due_at and not standing else "",
        "seen": formats.short(at),
        "at": at.isoformat(),
    }
    return json.dumps(kept, ensure_ascii=False)
