"""The screen at a counter: who was just handed a result says with one tap how they were served.

The screen shows the dossier's code and nothing of a person. Beside the buttons a QR code leads one's own
telephone to the same buttons, for those who would rather not be seen; it holds for a day.
"""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import ActRefused
from motcua.lib.written import whole
from motcua.ratings import commands, queries
from motcua.ratings.commands import RatingGiven, Tapped
from motcua.ratings.queries import Shown
from motcua.ui.qr import svg

_SALT = "motcua.lobby.rate"
_HOLDS_SECONDS = 24 * 3600
SCORES = ("very_satisfied", "satisfied", "not_satisfied")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kiosk(request: HttpRequest, key: str) -> HttpResponse:
    """Three large buttons while somebody's result was just handed over here; a greeting otherwise."""
    shown = queries.kiosk(key, at=timezone.now())
    if shown is None:
        raise Http404
    if request.method == "POST":
        return _tapped(request, shown, key)
    # The screen asks now and then: while it shows the right thing there is nothing to change on it.
    if request.headers.get("HX-Request") and request.GET.get("shown") == str(shown.dossier_id or ""):
        return HttpResponse(status=204)
    return _screen(request, shown, key)


def _tapped(request: HttpRequest, shown: Shown, key: str) -> HttpResponse:
    dossier_id = whole(request.POST.get("dossier")) or 0
    order = Tapped(key=key, dossier_id=dossier_id, score=request.POST.get("score", ""), at=timezone.now())
    try:
        commands.tap([order])
    except ActRefused as refused:
        return _screen(request, shown, key, refused=refused, status=409)
    return render(request, "lobby/thanks.html", {"shown": shown, "again": reverse("lobby:kiosk", args=[key])})


def _screen(
    request: HttpRequest, shown: Shown, key: str, *, refused: ActRefused | None = None, status: int = 200
) -> HttpResponse:
    qr = ""
    if shown.dossier_id is not None:
        token = signing.dumps([shown.dossier_id, shown.officer_id], salt=_SALT)
        qr = svg(request.build_absolute_uri(reverse("lobby:phone", args=[token])))
    context = {
        "shown": shown,
        "key": key,
        "qr": qr,
        "refused": refused,
        "live_topic": f"kiosk:{shown.kiosk_id}",
    }
    return render(request, "lobby/kiosk.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def phone(request: HttpRequest, token: str) -> HttpResponse:
    """The same three buttons on one's own telephone."""
    try:
        dossier_id, officer_id = signing.loads(token, salt=_SALT, max_age=_HOLDS_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404 from None
    refused: ActRefused | None = None
    if request.method == "POST":
        given = RatingGiven(
            dossier_id=dossier_id,
            score=request.POST.get("score", ""),
            by=Actor(kind=ActorKind.SYSTEM, name="kiosk"),
            at=timezone.now(),
            officer_id=officer_id,
            channel="kiosk",
        )
        try:
            commands.rate([given])
        except ActRefused as why:
            refused = why
        else:
            return redirect("lobby:phone", token=token)
    rated = queries.given(dossier_id) is not None
    context = {"rated": rated, "refused": None if rated else refused, "title": _("How were you served?")}
    return render(request, "lobby/phone.html", context, status=409 if refused else 200)
