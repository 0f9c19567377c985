"""The public post for a dossier: have papers fetched or the result brought, see where it is, cancel.

Opened like every page of a dossier: by the receipt's word, or by the applicant who is signed in.
A signed-in citizen may also have the papers of a dossier fetched that does not exist yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import ProcedurePage
from motcua.dossiers.queries.tracking import Followed
from motcua.identity import queries as identity
from motcua.law.actor import Actor
from motcua.law.errors import N_, ActRefused
from motcua.organisation import queries as organisation
from motcua.portal import callbacks
from motcua.portal.entrance import Citizen, for_citizens
from motcua.portal.holder import MINE, acting, for_holder
from motcua.portal.post_forms import PostForm
from motcua.portal.words import said
from motcua.postal import commands
from motcua.postal.commands.asking import Asked, AskNotPossible
from motcua.postal.commands.hearing import NonceUsedElsewhere
from motcua.postal.commands.moving import Move, NoSuchShipment
from motcua.postal.providers import Forged, Message
from motcua.postal.queries import asking, one, quoting
from motcua.postal.queries.asking import Askable
from motcua.postal.queries.one import Direction, Shown, Turn, Window
from motcua.postal.queries.quoting import Quote
from motcua.ui import formats
from motcua.ui.drawn import Entry
from motcua.ui.templatetags.ui import refusal

MOST_BYTES = 20_000
PAYERS = {
    "applicant": N_("You pay the post when it comes."),
    "centre": N_("The centre pays the post. It costs you nothing."),
}
TITLES = {
    Direction.RETURN: N_("Have the result brought by post"),
    Direction.COLLECTION: N_("Have your papers collected by post"),
}
STATE_COLOURS = {
    "delivered": "green", "at_centre": "green", "fetched": "green", "failed": "orange", "going_back": "orange",
    "back": "orange", "kept": "orange", "cancelled": "grey", "sent_again": "grey",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom the post is asked, and where the pages lead back to."""

    by: Actor
    centre_id: int
    direction: Direction
    name: str
    phone: str
    back: str
    title: str
    dossier: Askable | None = None
    version_id: int | None = None
    person_id: int | None = None
    identity: str = ""


@require_safe
@for_holder
def post(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What the post does or did for this dossier, and what it may be asked."""
    by = acting(request, found, secret)
    dossier = asking.askable(found.dossier_id)
    context = {
        "found": found,
        "secret": secret,
        "shipments": [_drawn(shown, by) for shown in one.of_dossier(found.dossier_id, by)],
        "offers": [(d.value, _(TITLES[d])) for d in (dossier.directions if dossier else ())],
        "live_topic": f"dossier:{found.dossier_id}",
    }
    return render(request, "portal/post/post.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def ask(request: HttpRequest, found: Followed, secret: str, direction: str) -> HttpResponse:
    """Ask for this dossier: the address, then the cost, then it is asked."""
    dossier = asking.askable(found.dossier_id)
    if direction not in set(Direction) or dossier is None:
        raise Http404
    wanted = Direction(direction)
    if wanted not in dossier.directions:
        return redirect("portal:post", code=found.code, secret=secret)
    by = acting(request, found, secret)
    asker = Asker(
        by=by,
        centre_id=dossier.centre_id,
        direction=wanted,
        name=dossier.name,
        phone=dossier.phone,
        back=redirect("portal:post", code=found.code, secret=secret).url,
        title=_(TITLES[wanted]),
        dossier=dossier,
        person_id=dossier.applicant_id if secret == MINE else None,
        identity=dossier.identity,
    )
    return _asked(request, asker, {"found": found, "secret": secret})


@require_safe
@for_citizens
def collect_for(request: HttpRequest, citizen: Citizen, code: str) -> HttpResponse:  # noqa: ARG001 - who asks does not matter yet
    """For which centre the papers are collected; where only one receives them, at once for it."""
    page = _collectable(code)
    centres = _centres(page) if page else []
    if page is None or not centres:
        raise Http404
    if len(centres) == 1:
        return redirect("portal:post_collect", code=code, centre_id=centres[0].pk)
    here = formats.vietnamese()
    named = [(c.pk, c.name_vi if here else c.name_en or c.name_vi) for c in centres]
    return render(request, "portal/post/where.html", {"page": page, "centres": named})


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def collect(request: HttpRequest, citizen: Citizen, code: str, centre_id: int) -> HttpResponse:
    """Have the papers for a new dossier fetched, for one of the centres that receive this procedure."""
    page = _collectable(code)
    person = identity.profile(citizen.account_id)
    if page is None or person is None or centre_id not in {c.pk for c in _centres(page)}:
        raise Http404
    asker = Asker(
        by=citizen.actor,
        centre_id=centre_id,
        direction=Direction.COLLECTION,
        name=person.name,
        phone=person.phone,
        back=redirect("portal:procedure", code=code).url,
        title=_(TITLES[Direction.COLLECTION]),
        version_id=page.found.version_id,
        person_id=citizen.actor.person_id,
        identity=person.identity_number,
    )
    return _asked(request, asker, {"procedure": page.found.name})


@require_POST
@for_holder
def cancel(request: HttpRequest, found: Followed, secret: str, reference: str) -> HttpResponse:
    by = acting(request, found, secret)
    shown = one.shown(reference, by)
    if shown is None or found.dossier_id not in shown.dossier_ids:
        raise Http404
    _cancel(request, shown, by)
    return redirect("portal:post", code=found.code, secret=secret)


@require_safe
@for_citizens
def mine(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """All that a citizen asked of the post."""
    shipments = one.of_person(citizen.actor.person_id or 0, citizen.actor)
    context = {"shipments": [_drawn(shown, citizen.actor) for shown in shipments]}
    return render(request, "portal/post/mine.html", context)


@require_POST
@for_citizens
def cancel_mine(request: HttpRequest, citizen: Citizen, reference: str) -> HttpResponse:
    shown = one.shown(reference, citizen.actor)
    if shown is None:
        raise Http404
    _cancel(request, shown, citizen.actor)
    return redirect("portal:my_post")


@csrf_exempt
@require_POST
def callback(request: HttpRequest, provider: str) -> JsonResponse:
    """What a provider tells of a letter by itself."""

    def hear(headers: dict[str, str], body: bytes, heard_at: datetime) -> dict[str, Any]:
        message = Message(headers=headers, body=body, heard_at=heard_at)
        taken = commands.hear(provider, [message])[0]
        return {"state": taken.state, "took_effect": taken.took_effect, "repeated": taken.repeated}

    return callbacks.answer(request, hear, most_bytes=MOST_BYTES, wrong=_WRONG)


_WRONG: dict[type[Exception], tuple[int, str]] = {
    Forged: (401, "signature"),
    NoSuchShipment: (404, "reference"),
    NonceUsedElsewhere: (409, "nonce"),
}


def _collectable(code: str) -> ProcedurePage | None:
    """The procedure, if its papers may come by post now."""
    today = timezone.localdate()
    page = catalogue.procedure_page(code, today)
    if page is None or "post" not in page.channels:
        return None
    ended = page.shown.valid_until is not None and page.shown.valid_until <= today
    return None if ended or page.shown.valid_from > today else page


def _centres(page: ProcedurePage) -> list[Any]:
    """The centres that receive it."""
    return list(organisation.centres_in_force(timezone.localdate()).filter(level=page.found.level))


def _asked(request: HttpRequest, asker: Asker, context: Mapping[str, Any]) -> HttpResponse:
    """Three steps on one address, right without scripts: write, see the cost, ask."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = _form(request.POST if request.method == "POST" else None, asker)
    refused: ActRefused | None = None
    if act in ("check", "ask") and form.is_valid():
        try:
            quote = quoting.quote(asker.centre_id, form.cleaned_data["commune"], on=timezone.localdate())
            if act == "ask":
                return _done(request, asker, form)
            return _check(request, asker, form, quote, context)
        except AskNotPossible as wrong:
            form.add_error(wrong.field if wrong.field in form.fields else None, refusal(wrong))
        except ActRefused as why:
            refused = why
    elif act not in ("check", "ask") and form.is_bound:
        form.for_another_province()
    status = 422 if form.is_bound and form.errors else 409 if refused else 200
    shown = {"form": form, "asker": asker, "refused": refused, "payer": _(PAYERS[quoting.payer()])}
    return render(request, "portal/post/ask.html", {**context, **shown}, status=status)


def _form(data: QueryDict | None, asker: Asker) -> PostForm:
    today = timezone.localdate()
    address = asker.dossier.address if asker.dossier else {}
    beside = asking.beside(asker.dossier) if _may_join(asker) and asker.dossier else ()
    return PostForm(
        data,
        initial={"name": asker.name, "phone": asker.phone, **address},
        on=today,
        home=address.get("province") or quoting.home_of(asker.centre_id, today)[0],
        together=tuple((str(b.dossier_id), f"{b.code} – {b.procedure_vi}") for b in beside),
        timed=asker.direction == Direction.COLLECTION,
    )


def _may_join(asker: Asker) -> bool:
    """Whoever holds one receipt learns nothing of the applicant's other dossiers."""
    return asker.direction == Direction.RETURN and asker.person_id is not None


def _check(
    request: HttpRequest, asker: Asker, form: PostForm, quote: Quote, context: Mapping[str, Any]
) -> HttpResponse:
    """The cost before it is asked; the answers travel on in hidden fields."""
    answers = [
        (name, value)
        for name, values in request.POST.lists()
        if name in _fields(form) and name not in ("act", "seen_dong", "csrfmiddlewaretoken")
        for value in values
    ]
    places = organisation.places(timezone.localdate())
    clean = form.cleaned_data
    where = (clean["detail"], places[clean["commune"]].name_vi, places[clean["province"]].name_vi)
    shown = {
        "asker": asker,
        "answers": answers,
        "quote": quote,
        "payer": _(PAYERS[quote.payer]),
        "rows": [
            (_("Who is met there"), clean["name"]),
            (_("Telephone"), clean["phone"]),
            (_("Address"), ", ".join(where)),
            *([(_("From which day"), formats.day(clean["window_on"]))] if clean.get("window_on") else []),
            (_("Cost"), formats.money(quote.amount_dong)),
        ],
    }
    return render(request, "portal/post/check.html", {**context, **shown})


def _fields(form: PostForm) -> set[str]:
    """The names of what the form sends; a day is sent in three parts."""
    return set(form.fields) | {f"window_on_{part}" for part in ("day", "month", "year")}


def _done(request: HttpRequest, asker: Asker, form: PostForm) -> HttpResponse:
    clean = form.cleaned_data
    own = (asker.dossier.dossier_id,) if asker.dossier else ()
    order = Asked(
        direction=asker.direction,
        by=asker.by,
        at=timezone.now(),
        centre_id=asker.centre_id,
        name=clean["name"],
        phone=clean["phone"],
        commune_code=clean["commune"],
        detail=clean["detail"],
        seen_dong=clean["seen_dong"] or 0,
        dossier_ids=(*own, *(int(i) for i in clean.get("together", ()))),
        version_id=asker.version_id,
        # The letter is the applicant's, whoever of their house asked with the receipt.
        person_id=asker.dossier.applicant_id if asker.dossier else asker.person_id,
        identity=asker.identity,
        window_on=clean.get("window_on"),
        window=Window(clean.get("window") or Window.ANY),
        note=clean["note"],
        key=clean["key"],
    )
    made = commands.ask([order])[0]
    told = _("The post was asked for: %(reference)s. You see here how it goes on.")
    messages.success(request, told % {"reference": made.reference})
    return redirect(asker.back if asker.dossier else "portal:my_post")


def _cancel(request: HttpRequest, shown: Shown, by: Actor) -> None:
    key = request.POST.get("key", "")
    order = Move(
        shipment_id=shown.line.id,
        turn=Turn.CANCEL,
        by=by,
        at=timezone.now(),
        key=UUID(key) if _is_key(key) else None,
    )
    try:
        commands.move([order])
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("The post will not come."))


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _drawn(shown: Shown, by: Actor) -> dict[str, Any]:
    """A shipment as its applicant reads it; whoever holds one receipt sees no other dossier's code."""
    line = shown.line
    codes = [code for pk, code in shown.opened if by.person_id is not None or pk == by.dossier_id]
    rows: list[tuple[str, object]] = [
        (_("Parcel's number"), line.reference),
        (_("Waybill"), line.waybill),
        (_("Dossiers"), ", ".join(codes)),
        (_("Procedure"), line.procedure_vi),
        (_("Who is met there"), line.name),
        (_("Address"), line.address),
        (_("Cost"), f"{formats.money(line.cost_dong)}. {said(PAYERS, line.payer)}"),
        (_("Received by"), _received(shown)),
    ]
    return {
        "shown": shown,
        "title": _(shown.direction_label),
        "label": _(line.label),
        "colour": STATE_COLOURS.get(line.state, "blue"),
        "rows": [(name, value) for name, value in rows if value],
        "trail": [
            Entry(_(entry.title), entry.at, text=". ".join(filter(None, (entry.place, entry.note))))
            for entry in shown.trail
            if not entry.late
        ],
    }


def _received(shown: Shown) -> str:
    if not shown.received_by:
        return ""
    return f"{shown.received_by} ({shown.relation})" if shown.relation else shown.received_by
