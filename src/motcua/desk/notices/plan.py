"""The message plan: what people are told in which situation, edited and previewed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import looking, showing
from motcua.desk.entrance import for_officers
from motcua.desk.notices.entrance import shown
from motcua.desk.notices.forms import CHANNELS, SituationForm
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib.written import whole
from motcua.notices import commands, papers, policies, queries
from motcua.notices.commands import Edit, NoticeChannel
from motcua.notices.commands.editing import EditedMeanwhile, NoSuchSituation
from motcua.notices.events import Situation
from motcua.notices.queries import facts

SAMPLE_LINK = "/track/H37-261125-0042/K7RM2QXW/"


@require_safe
@for_officers
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every situation, with what is on and what was edited."""
    policies.demand_looking(actor)
    rows = [(one, showing.named(one), _channels(one)) for one in queries.plan().values()]
    context = shown(actor, "desk:notices", rows=rows, may_edit=policies.may_edit(actor))
    return render(request, "desk/notices/plan.html", context)


def _channels(one: Situation) -> str:
    return ", ".join(str(label) for name, label in CHANNELS if name in one.channels)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def situation(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """One situation: its texts, how they read, and every edit. Saved, or only looked at (`preview`)."""
    policies.demand_looking(actor)
    found = queries.situation(key)
    if found is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = SituationForm(data, _start(request, found), seen=found.number)
    refused: ActRefused | None = None
    if data is not None and form.is_valid() and "preview" not in data:
        try:
            commands.edit([_edit(found, form, actor)])
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, _("Saved. It holds for every message from now on."))
            return redirect("desk:notice_situation", key=key)
    return _situation(request, actor, found, form, refused)


def _start(request: HttpRequest, found: Situation) -> Situation:
    """What the form begins with: what is in force, or an earlier edit that was asked for."""
    number = whole(request.GET.get("edit"), digits=5)
    earlier = None if number is None else queries.change(found.key, number)
    return earlier or found


def _edit(found: Situation, form: SituationForm, actor: Actor) -> Edit:
    said = form.cleaned_data
    return Edit(
        situation=found.key,
        is_on=said["is_on"],
        urgent=said["urgent"],
        channels=tuple(one for one in NoticeChannel if one in said["channels"]),
        texts=form.texts,
        seen=said["seen"],
        by=actor,
        at=timezone.now(),
    )


def _situation(
    request: HttpRequest,
    actor: Actor,
    found: Situation,
    form: SituationForm,
    refused: ActRefused | None = None,
) -> HttpResponse:
    previewed = _preview(request, actor, found, form)
    context = shown(
        actor,
        "desk:notices",
        found=found,
        name=showing.named(found),
        form=form,
        refused=refused,
        places=found.places,
        edits=queries.changes(found.key),
        may_edit=policies.may_edit(actor),
        **previewed,
    )
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/notices/situation.html", context, status=status)


def _preview(request: HttpRequest, actor: Actor, found: Situation, form: SituationForm) -> dict[str, Any]:
    """The texts of the form on the dossier that was asked for; the look at it is noted."""
    code = showing.asked(request.POST.get("about", ""))
    dossier = facts.of_dossier(code, found.when, actor) if code else None
    link = settings.PUBLIC_URL + SAMPLE_LINK
    if dossier is not None:
        looking.look_through([dossier[0]], by=actor, at=timezone.now())
        link = f"{settings.PUBLIC_URL}/track/{dossier[1].code}/********/"
    made = papers.preview(
        form.texts, dossier[1] if dossier else None, link=link, accents=settings.MOTCUA_SMS_ACCENTS
    )
    return {
        "previews": made,
        "about": dossier[1].code if dossier else "",
        "unfound": bool(code) and dossier is None,
    }


@require_POST
@for_officers
def shipped(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Back to the texts that came with the program."""
    seen = request.POST.get("seen", "")
    try:
        if not seen.isdecimal() or len(seen) > 5:
            raise EditedMeanwhile
        commands.back_to_shipped([key], seen=int(seen), by=actor, at=timezone.now())
    except NoSuchSituation:
        raise Http404 from None
    except EditedMeanwhile as refused:
        found = queries.situation(key)
        if found is None:
            raise Http404 from None
        form = SituationForm(None, found, seen=found.number)
        return _situation(request, actor, found, form, refused)
    messages.success(request, _("The shipped texts are in force again."))
    return redirect("desk:notice_situation", key=key)
