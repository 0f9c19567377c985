"""Answering a request for a supplement online, by whoever holds the receipt: item by item, then sent."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import commands
from motcua.dossiers.commands.filing import SupplementAnswered
from motcua.dossiers.queries.tracking import Followed
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.portal.filing import storing
from motcua.portal.holder import acting, for_holder


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def supplement(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What is asked, a field for each; nothing is sent while one file cannot be taken."""
    if found.asked is None:
        return redirect("portal:follow", code=found.code, secret=secret)
    if request.method != "POST":
        return _page(request, found, secret, None)
    try:
        commands.answer_supplement([_answer(request, found, acting(request, found, secret))])
    except ActRefused as refused:
        return _page(request, found, secret, refused)
    messages.success(request, _("What you sent is stored. The time of your dossier runs on."))
    return redirect("portal:follow", code=found.code, secret=secret)


def _answer(request: HttpRequest, found: Followed, applicant: Actor) -> SupplementAnswered:
    now, items = timezone.now(), found.asked.items if found.asked else ()
    files = tuple(
        (item, storing.taken(sent, at=now).id)
        for number, item in enumerate(items)
        for sent in request.FILES.getlist(f"item-{number}")
    )
    return SupplementAnswered(
        dossier_id=found.dossier_id, by=applicant, at=now, key=_key(request), files=files
    )


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(str(request.POST.get("key", "")))
    except ValueError:
        return uuid4()


def _page(request: HttpRequest, found: Followed, secret: str, refused: ActRefused | None) -> HttpResponse:
    shown = {"found": found, "secret": secret, "refused": refused, "key": uuid4()}
    return render(request, "portal/filing/supplement.html", shown, status=422 if refused else 200)
