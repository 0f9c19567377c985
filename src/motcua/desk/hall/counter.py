"""An officer's counter: whom to call, who is here, and every act of a visit."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.hall.entrance import for_counters, shown
from motcua.hall.commands import calling, counters, taking
from motcua.hall.queries.console import console
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused, NotPermitted
from motcua.law.queueing import CLAIMS, LABELS, Claim
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal


@require_safe
@for_counters
def counter(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Who is here, who waits, and what may be done now."""
    now = timezone.now()
    found = console(actor.officer_id or 0, centre_id, now)
    page = shown(
        actor,
        centre_id,
        "counter",
        hall=found,
        now=now,
        own_counter=actor.counter_id,
        claims=[(str(one), _(LABELS[one])) for one in (Claim.NONE, *CLAIMS)],
    )
    return render(request, "desk/hall/counter.html", page)


@require_POST
@for_counters
def act(request: HttpRequest, actor: Actor, centre_id: int, act: str) -> HttpResponse:
    """One act, then the counter again; what refuses says why there."""
    done = ACTS.get(act)
    if done is None:
        raise Http404
    try:
        said = done(request.POST, centre_id, actor, timezone.now())
    except NotPermitted:
        raise
    except ActRefused as refused:
        messages.warning(request, refusal(refused))
    else:
        if said:
            messages.success(request, said)
    return redirect("desk:hall")


def _number(said: QueryDict, name: str) -> int:
    return whole(said.get(name)) or 0


def _open(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    counters.open_counter(_number(said, "counter"), centre_id=centre_id, quick="quick" in said, by=by, at=at)
    return ""


def _close(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    counters.close_counter(_number(said, "counter"), centre_id=centre_id, by=by, at=at)
    return _("Your counter is closed.")


def _next(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:  # noqa: ARG001
    calling.call_next(centre_id=centre_id, by=by, at=at)
    return ""


def _finish_and_next(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    calling.finish(_number(said, "ticket"), centre_id=centre_id, by=by, at=at)
    calling.call_next(centre_id=centre_id, by=by, at=at)
    return ""


def _transfer(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    """`to` is "g7" for a group, "c3" for a counter."""
    to, number = said.get("to", "")[:1], said.get("to", "")[1:]
    place = whole(number)
    calling.transfer(
        _number(said, "ticket"),
        group_id=place if to == "g" else None,
        counter_id=place if to == "c" else None,
        centre_id=centre_id,
        by=by,
        at=at,
    )
    return _("The visitor was passed on.")


def _reclass(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    claim = taking.claimed(said.get("claim", ""))
    taking.reclass(_number(said, "ticket"), claim, centre_id=centre_id, by=by, at=at)
    return ""


def _help(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:  # noqa: ARG001
    """Nothing on the screen says that help was called but a small word: who stands before it may read."""
    counters.call_help(centre_id=centre_id, by=by, at=at)
    return ""


def _answer(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
    counters.answer_help(_number(said, "counter"), centre_id=centre_id, by=by, at=at)
    return ""


Done = Callable[[QueryDict, int, Actor, datetime], str]


def _of_ticket(command: Callable[..., object]) -> Done:
    def done(said: QueryDict, centre_id: int, by: Actor, at: datetime) -> str:
        command(_number(said, "ticket"), centre_id=centre_id, by=by, at=at)
        return ""

    return done


ACTS: Mapping[str, Done] = {
    "open": _open,
    "close": _close,
    "next": _next,
    "finish-next": _finish_and_next,
    "transfer": _transfer,
    "reclass": _reclass,
    "help": _help,
    "answer": _answer,
    "call": _of_ticket(calling.call_one),
    "recall": _of_ticket(calling.recall),
    "skip": _of_ticket(calling.skip),
    "start": _of_ticket(calling.start),
    "park": _of_ticket(calling.park),
    "resume": _of_ticket(calling.resume),
    "finish": _of_ticket(calling.finish),
    "back": _of_ticket(taking.come_back),
}
