"""The officer's work: what waits, finding, a dossier with what may be done, its papers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.desk import copying, files, looking, many, noting, papers, sharing, showing, viewing
from motcua.desk.acts import BY_NAME, OFFERS, Offer
from motcua.desk.entrance import for_officers, frame
from motcua.desk.forms import ActForm
from motcua.desk.keeping import keeps
from motcua.desk.notices import outbox as notices
from motcua.desk.post import beside
from motcua.desk.reminders import warned
from motcua.desk.scans import scanner
from motcua.desk.why import chances
from motcua.dossiers import queries
from motcua.dossiers.queries import Page, Row, Tab, answered, result_draft, whereabouts
from motcua.dossiers.queries.counter import Channel
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.lifecycle import STANDING
from motcua.law.purpose import Seen
from motcua.lib.written import form_key
from motcua.notices.queries import outbox
from motcua.payments.queries import receipts
from motcua.supervision.queries.risk import shown as risk
from motcua.ui.templatetags.ui import refusal

ALL_OR_NONE = "all"
MODES = ("each", ALL_OR_NONE)


@require_GET
@keeps("tab")
@for_officers
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for this officer, tab by tab, most urgent first."""
    now = timezone.now()
    counted = queries.counts(actor, at=now)
    tab = _tab(request.GET.get("tab", ""), counted)
    after = request.GET.get("after") or None
    lines = queries.inbox(actor, tab, at=now, after=after)
    looking.look_over([row.id for row in lines.rows], by=actor, at=now)
    ways = many.ways_of(tab, actor)
    shown: dict[str, Any] = {
        "tab": tab,
        "tabs": showing.tabs(tab, counted),
        "title": showing.TABS[tab],
        "rows": showing.lines(lines.rows, now, ticks=bool(ways), risks=_risks(tab, lines.rows)),
        "after": lines.after,
        "first": after is None,
        "file_query": urlencode({"tab": tab}),
        "ways": ways,
        "absent": actor.stands_in,
        "waves": warned(actor),
        "key": uuid4(),
        "now": now,
    }
    return render(request, "desk/inbox.html", frame(actor) | shown)


def _risks(tab: Tab, rows: Sequence[Row]) -> dict[int, float]:
    """Where something can still be done about it."""
    return (
        risk.chances([row.id for row in rows]) if tab in (Tab.TO_PROCESS, Tab.NEAR_DUE, Tab.WAITING) else {}
    )


def _tab(asked: str, counted: dict[Tab, int]) -> Tab:
    if asked in set(Tab):
        return Tab(asked)
    return next((tab for tab in (Tab.TO_PROCESS, Tab.TO_RECEIVE) if counted[tab]), Tab.TO_PROCESS)


@require_POST
@for_officers
def bulk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what one act will do to all ticked dossiers; once confirmed, do it and say which refused."""
    tab = _tab(request.POST.get("tab", ""), dict.fromkeys(Tab, 0))
    seen = many.ticked(request.POST.getlist("ticked"))
    if seen and request.POST.get("way") == many.SHARE.name:
        return sharing.preview(request, actor, seen, tab)
    way = many.BY_NAME.get(request.POST.get("way", ""))
    back = f"{reverse('desk:inbox')}?tab={tab}"
    if not seen or way is None:
        messages.warning(request, _("Tick the dossiers first."))
        return redirect(back)
    shown: dict[str, Any] = {
        "way": way,
        "tab": tab,
        "back": back,
        "seen": seen,
        "key": form_key(request.POST.get("key")),
    }
    if request.POST.get("mode") not in MODES:
        rows = queries.some(list(seen), actor)
        looking.look_over([row.id for row in rows], by=actor, at=timezone.now())
        shown["goings"] = many.preview(way, rows)
        return render(request, "desk/bulk.html", frame(actor) | shown)
    return _bulk(request, actor, shown)


def _bulk(request: HttpRequest, actor: Actor, shown: dict[str, Any]) -> HttpResponse:
    all_or_none = request.POST["mode"] == ALL_OR_NONE
    way, seen = shown["way"], shown["seen"]
    try:
        outcome = many.do(way, seen, actor, timezone.now(), shown["key"], all_or_none=all_or_none)
    except ActRefused as refused:
        text = _("Nothing was done. %(why)s") % {"why": refusal(refused)}
        messages.error(request, f"{refused.about}: {text}" if refused.about else text)
        return redirect(shown["back"])
    if outcome.refused or outcome.missing:
        return render(request, "desk/bulk_done.html", frame(actor) | shown | {"outcome": outcome})
    said = ngettext("Done for %(count)s dossier.", "Done for %(count)s dossiers.", outcome.done)
    messages.success(request, said % {"count": outcome.done})
    return redirect(shown["back"])


@require_GET
@for_officers
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find by code, identity number, phone or name; a single hit opens at once."""
    text, now = showing.scanned(request.GET.get("q", "")), timezone.now()
    after = request.GET.get("after") or None
    found = queries.search(text, actor, on=timezone.localdate(), after=after)
    if len(found.rows) == 1 and after is None:
        return redirect("desk:dossier", dossier_id=found.rows[0].id)
    looking.look_through([row.id for row in found.rows], by=actor, at=now)
    shown: dict[str, Any] = {
        "q": text,
        "rows": showing.lines(found.rows, now),
        "after": found.after,
        "first": after is None,
        "file_query": urlencode({"q": text}),
        "now": now,
    }
    return render(request, "desk/search.html", frame(actor) | shown)


@require_GET
@for_officers
def dossier(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """One dossier: where it stands, its way, its clock, and what this officer may do."""
    return _page(request, actor, _seen(dossier_id, actor), timezone.now())


@for_officers
def act(request: HttpRequest, actor: Actor, dossier_id: int, act: str) -> HttpResponse:
    """Do one act; what is wrong comes back at its field."""
    page, offer, now = _seen(dossier_id, actor), BY_NAME.get(act), timezone.now()
    if offer is None:
        raise Http404
    if request.method != "POST":
        return redirect("desk:dossier", dossier_id=dossier_id)
    form = offer.form(page, actor, request.POST, request.FILES, scanner=scanner(request))
    if not form.is_valid():
        return _page(request, actor, page, now, failed=(offer, form), status=422)
    told = {"dossier_id": dossier_id, "by": actor, "at": now}
    told |= {"key": form.cleaned_data["key"], "seen": form.cleaned_data["seen"]}
    try:
        # The order may refuse too: what was scanned may still be looked at.
        offer.command([form.order(told)])
    except ActRefused as refused:
        page = _seen(dossier_id, actor)
        form.data = request.POST.copy()
        form.data["seen"] = str(page.dossier.version)  # what is shown now has been seen
        failed, before = (offer, form), form.cleaned_data["seen"]
        return _page(request, actor, page, now, failed=failed, refused=refused, before=before, status=409)
    messages.success(request, str(offer.done))
    if queries.page(dossier_id, actor) is None:
        return redirect("desk:inbox")
    return redirect("desk:dossier", dossier_id=dossier_id)


def _page(
    request: HttpRequest,
    actor: Actor,
    page: Page,
    now: datetime,
    *,
    failed: tuple[Offer, ActForm] | None = None,
    refused: ActRefused | None = None,
    before: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """`before` is the dossier's version that the person had looked at: what came after it is shown first."""
    looking.look(page, Seen.PAGE, by=actor, at=now)
    allowed, scanning = queries.allowed_acts(page, actor), scanner(request)

    def form(offer: Offer) -> ActForm | None:
        """The rarer acts' forms are made once they are asked for: they would be most of the page."""
        if failed and failed[0] is offer:
            return failed[1]
        if offer.rare and request.GET.get("act") != offer.act:
            return None
        return offer.form(page, actor, scanner=scanning)

    offers = [offer for offer in OFFERS if offer.act in allowed]
    shown: dict[str, Any] = {
        "page": page,
        "d": page.dossier,
        "name": showing.named(page.version),
        "step": showing.named(page.step) if page.step else "",
        "wanted": showing.wanted(page.dossier.return_way_wanted, page.dossier.return_address),
        "offers": [{"offer": offer, "form": form(offer)} for offer in offers if not offer.rare],
        "rare": [{"offer": offer, "form": form(offer)} for offer in offers if offer.rare],
        "failed": failed[1] if failed else None,
        "refused": refused,
        "papers": papers.lines(page),
        "opened": "opened" in request.GET and not page.dossier.finished_at,
        "file_faults": files.faults(page),
        "viewed": viewing.viewed(request, page, actor),
        "beside": whereabouts.beside(page.consultations, at=now),
        **noting.shown(request, page, actor),
        **chances.shown(page.dossier.pk),
        "drafts_result": result_draft.may_write(page.dossier, actor),
        **copying.shown(page, actor),
        "receipts": receipts.of_dossier(page.dossier.pk) if page.obligations else (),  # most have none
        **beside.of(page, actor),
        # A form is only left by who filed online.
        "answered": answered.of_dossier(
            page.dossier.pk, on=timezone.localdate(), language=get_language() or "vi"
        )
        if page.dossier.channel == Channel.ONLINE
        else (),
        "told": notices.lines(outbox.of_dossier(page.dossier.pk)),
        "timeline": [showing.told(event) for event in page.timeline],
        "meanwhile": [showing.told(e) for e in page.timeline if before is not None and e.seq > before],
        "minutes_left": showing.minutes_left(page.dossier.due_at, page.dossier.agency_id, now),
        "standing": page.status in STANDING,
        "counting": page.dossier.finished_at is None and page.dossier.closed_at is None,
        "now": now,
    }
    return render(request, "desk/dossier.html", frame(actor) | shown, status=status)


def _seen(dossier_id: int, actor: Actor) -> Page:
    page = queries.page(dossier_id, actor)
    if page is None:
        raise Http404
    return page
