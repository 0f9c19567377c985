"""The post officer's round on a phone: find by a scan, take over, collect, hand in, deliver. Right without scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.post.entrance import for_post, noted, shown
from motcua.desk.post.forms import RELATIONS, TurnForm
from motcua.dossiers import policies as dossiers
from motcua.law.actor import Actor
from motcua.law.errors import N_, ActRefused
from motcua.lib.written import whole
from motcua.postal import commands, policies, providers
from motcua.postal.commands.handing_in import HandIn
from motcua.postal.commands.moving import Move
from motcua.postal.queries import lists, one
from motcua.postal.queries.lists import Line
from motcua.postal.queries.one import Direction, Shown, State, Turn
from motcua.ui import formats
from motcua.ui.drawn import Entry

COLOURS = {
    "asked": "blue", "accepted": "blue", "collected": "purple", "handed_over": "purple", "in_transit": "purple",
    "failed": "orange", "going_back": "orange", "back": "orange", "kept": "yellow", "delivered": "green",
    "at_centre": "green", "fetched": "green", "sent_again": "grey", "joined": "grey", "cancelled": "grey",
}  # fmt: skip
PAYERS = {"applicant": N_("The recipient pays the post"), "centre": N_("The centre pays the post")}
WINDOWS = {"any": "", "morning": N_("in the morning"), "afternoon": N_("in the afternoon")}


@dataclass(frozen=True, slots=True)
class Button:
    """A turn as the page offers it: what it says, what it needs, and whether it is the ordinary way on."""

    title: str
    fields: tuple[str, ...] = ()
    main: bool = False


BUTTONS: Mapping[Turn, Button] = {
    Turn.HAND_OVER: Button(N_("Take over from the counter"), ("waybill", "weight_grams"), main=True),
    Turn.COLLECT: Button(N_("Papers collected"), ("waybill", "papers"), main=True),
    Turn.DELIVER: Button(N_("Delivered"), ("received_by", "relation"), main=True),
    Turn.HAND_IN: Button(N_("Hand in at the centre and receive the dossier"), main=True),
    Turn.COME_BACK: Button(N_("It is back at the centre"), ("reason",)),
    Turn.KEEP: Button(N_("Keep it at the centre, to be fetched")),
    Turn.FETCH: Button(N_("Fetched by the recipient"), ("received_by", "relation")),
    Turn.FAIL: Button(N_("Nobody was met"), ("reason",)),
    Turn.MOVE: Button(N_("On the way")),
    Turn.SEND_BACK: Button(N_("Send it back to the centre"), ("reason",)),
    Turn.CANCEL: Button(N_("Cancel it"), ("reason",)),
}


@require_safe
@for_post(policies.may_look)
def day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Where everything stands: what waits in each list, and what happened today."""
    figures = lists.figures(centre_id, timezone.localdate())
    told = [(_(one.HAPPENED[turn]), figures[turn]) for turn in _TOLD]
    cards = [
        (which, _(lists.TITLES[which]), _(_HINTS[which]))
        for which in lists.TITLES
        if which != "stuck"
    ]  # fmt: skip
    context = shown(actor, centre_id, "post", told=told, carrier=providers.offered() is not None)
    counts = context["counts"]
    context["cards"] = [
        (which, title, hint, getattr(counts, lists.COUNTED_AS[which])) for which, title, hint in cards
    ]
    context["today"] = timezone.localdate()
    context["receives"] = dossiers.may_receive(actor, centre_id)
    return render(request, "desk/post/day.html", context)


_TOLD = (Turn.COLLECT, Turn.HAND_IN, Turn.HAND_OVER, Turn.DELIVER, Turn.FAIL, Turn.COME_BACK)
_HINTS = {
    "send": N_("Results that are there: take them over from the counter"),
    "collect": N_("Applicants who wait for the post"),
    "bag": N_("Papers to hand in at the centre"),
    "way": N_("Letters to deliver"),
    "back": N_("Letters that met nobody"),
}


@require_safe
@for_post(policies.may_look)
def find(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """What was scanned or typed: a waybill, our number, a dossier's code or its receipt's QR."""
    written = request.GET.get("q", "").strip()[:300]
    reference = one.find(written, centre_id) if written else None
    if reference is None:
        if written:
            messages.error(request, _("The post has nothing with this number. Look at the label again."))
        return redirect("desk:post")
    return redirect("desk:post_shipment", reference=reference)


@require_safe
@for_post(policies.may_look)
def listed(request: HttpRequest, actor: Actor, centre_id: int, which: str) -> HttpResponse:
    """One of the centre's lists."""
    if which not in lists.TITLES:
        raise Http404
    return _listed(request, actor, centre_id, which)


def _listed(
    request: HttpRequest, actor: Actor, centre_id: int, which: str, *, refused: ActRefused | None = None
) -> HttpResponse:
    now = timezone.now()
    lines = lists.listed(which, centre_id, now)
    noted(lines, by=actor)
    doors = [line.door for line in lines]
    context = shown(
        actor,
        centre_id,
        which,
        which=which,
        title=_(lists.TITLES[which]),
        lines=[drawn(line) | {"neighbours": doors.count(line.door) > 1} for line in lines],
        refused=refused,
        takes=which == "send" and policies.may_carry(actor, centre_id),
        receives=which == "bag" and policies.may_carry(actor, centre_id),
        key=uuid4(),
        full=len(lines) >= lists.MOST,
    )
    return render(request, "desk/post/list.html", context, status=409 if refused else 200)


@require_POST
@for_post(policies.may_carry)
def take(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Take over everything that is ticked, all or none: letters that have their waybill already."""
    there = {line.id: line for line in lists.to_send(centre_id)}
    ticked = [one for text in request.POST.getlist("shipment") if (one := whole(text)) is not None]
    orders = [
        Move(shipment_id=pk, turn=Turn.HAND_OVER, by=actor, at=timezone.now())
        for pk in dict.fromkeys(ticked)
        if pk in there
    ]
    if not orders:
        messages.error(request, _("Tick what you take over. What was taken already is not listed any more."))
        return redirect("desk:post_list", which="send")
    try:
        done = commands.move(orders)
    except ActRefused as refused:
        return _listed(request, actor, centre_id, "send", refused=refused)
    messages.success(request, _("Taken over: %(count)s.") % {"count": formats.number(len(done))})
    return redirect("desk:post_list", which="way")


@require_safe
@for_post(policies.may_look)
def shipment(request: HttpRequest, actor: Actor, centre_id: int, reference: str) -> HttpResponse:
    """One shipment with what may be done to it now."""
    return _shipment(request, actor, centre_id, _found(reference, actor, centre_id))


@require_POST
@for_post(policies.may_carry)
def act(request: HttpRequest, actor: Actor, centre_id: int, reference: str, turn: str) -> HttpResponse:
    """Do one turn. What is wrong is said beside it and nothing is lost; a doubled tap does it once."""
    found = _found(reference, actor, centre_id)
    if turn not in set(Turn) or Turn(turn) not in BUTTONS:
        raise Http404
    wanted = Turn(turn)
    form = _form(request.POST, found, wanted)
    if not form.is_valid():
        return _shipment(request, actor, centre_id, found, failed=form, turn=wanted)
    try:
        told = _do(request, actor, found, wanted, form.cleaned_data)
    except ActRefused as refused:
        return _shipment(request, actor, centre_id, found, failed=form, turn=wanted, refused=refused)
    messages.success(request, told)
    return redirect("desk:post_shipment", reference=found.line.reference)


def _found(reference: str, actor: Actor, centre_id: int) -> Shown:
    found = one.shown(reference, actor, centre_id=centre_id)
    if found is None:
        raise Http404
    return found


def _do(request: HttpRequest, actor: Actor, found: Shown, turn: Turn, said: dict[str, Any]) -> str:
    """The sentence that says what was done."""
    now, key = timezone.now(), said["key"]
    if turn == Turn.HAND_IN:
        return _hand_in(found, actor, key, receive="leave" not in request.POST)
    order = Move(
        shipment_id=found.line.id,
        turn=turn,
        by=actor,
        at=now,
        key=key,
        waybill=said.get("waybill", ""),
        weight_grams=said.get("weight_grams"),
        papers=tuple(int(pk) for pk in said.get("papers", ())),
        received_by=said.get("received_by", ""),
        relation=said.get("relation", ""),
        reason=said.get("reason", ""),
    )
    commands.move([order])
    return _(one.HAPPENED[turn])


def _hand_in(found: Shown, actor: Actor, key: UUID, *, receive: bool) -> str:
    order = HandIn(shipment_id=found.line.id, by=actor, at=timezone.now(), receive=receive, key=key)
    handed = commands.hand_in([order])[0]
    if handed.opened is None:
        return _(one.HAPPENED[Turn.HAND_IN])
    return _("Dossier %(code)s is received.") % {"code": handed.opened.code}


def _form(data: Any, found: Shown, turn: Turn) -> TurnForm:
    fields = [name for name in BUTTONS[turn].fields if name != "papers" or found.papers]
    if found.line.waybill:
        fields = [name for name in fields if name != "waybill"]
    here = formats.vietnamese()
    papers = [(str(p.id), p.name_vi if here else p.name_en or p.name_vi) for p in found.papers]
    initial = {"weight_grams": found.line.weight_grams, "papers": [], "key": uuid4()}
    return TurnForm(data, fields=fields, papers=papers, initial=initial, prefix=None, auto_id=f"{turn}_%s")


def _shipment(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    found: Shown,
    *,
    failed: TurnForm | None = None,
    turn: Turn | None = None,
    refused: ActRefused | None = None,
) -> HttpResponse:
    noted([found.line], by=actor)
    offered = [
        {
            "turn": one_turn.value,
            "title": _(button.title)
            if one_turn != Turn.HAND_IN or found.papers
            else _("Hand in at the centre"),
            "form": failed if failed is not None and one_turn == turn else _form(None, found, one_turn),
            "main": button.main,
            "open": one_turn == turn,
            "leave": one_turn == Turn.HAND_IN and bool(found.papers),
        }
        for one_turn, button in BUTTONS.items()
        if one_turn in found.turns
    ]
    line = found.line
    context = shown(
        actor,
        centre_id,
        "",
        found=found,
        **drawn(line),
        offers=[o for o in offered if o["main"]],
        rare=[o for o in offered if not o["main"]],
        failed=failed,
        refused=refused,
        relations=RELATIONS,
        again=Turn.SEND_AGAIN in found.turns,
        joins=_joins(found, centre_id),
        label_there=line.state in (State.ACCEPTED, State.ASKED)
        and bool(line.waybill)
        and providers.offered() is not None,
        ticked=[p.name_vi for p in found.papers if p.id in found.papers_ticked],
        trail=[
            Entry(
                _(entry.title) + (f" ({_('too late to matter')})" if entry.late else ""),
                entry.at,
                entry.actor,
                ". ".join(filter(None, (entry.place, entry.note))),
            )
            for entry in found.trail
        ],
    )
    wrong = 422 if failed is not None and failed.errors else 409 if refused else 200
    return render(request, "desk/post/shipment.html", context, status=wrong)


def _joins(found: Shown, centre_id: int) -> list[Line]:
    """Other letters to the same door that could travel with this one."""
    if found.line.direction != Direction.RETURN or Turn.HAND_OVER not in found.turns:
        return []
    return [
        line
        for line in lists.to_send(centre_id)
        if line.door == found.line.door and line.id != found.line.id and line.state == State.ASKED
    ]


def drawn(line: Line) -> dict[str, Any]:
    """A line with its words."""
    return {
        "line": line,
        "label": _(line.label),
        "colour": COLOURS[line.state],
        "payer": _(PAYERS[line.payer]),
        "window": _window(line),
        "fault": _(line.fault) if line.fault else "",
    }


def _window(line: Line) -> str:
    part = _(WINDOWS[line.window]) if WINDOWS[line.window] else ""
    return " ".join(filter(None, (formats.day(line.window_on) if line.window_on else "", part)))
