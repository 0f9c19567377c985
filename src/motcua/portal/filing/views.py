"""The pages of filling in. Every page keeps what was typed, right or wrong, before it says what is wrong."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands, policies
from motcua.dossiers.commands import tracking
from motcua.dossiers.commands.drafting import Chosen, DraftStarted, NewFormTaken, PageSaved, Saved
from motcua.dossiers.commands.tracking import TooManyGuesses
from motcua.dossiers.queries import drafts
from motcua.dossiers.queries.drafts import DraftShown
from motcua.dossiers.queries.newer import beside, online_no_more
from motcua.law import person_code
from motcua.law.person_code import BadPhone
from motcua.lib.eform import Page, read
from motcua.organisation import queries as organisation
from motcua.portal import words
from motcua.portal.filing import access, drawing, knowing, saying, steps
from motcua.portal.filing.access import with_draft
from motcua.portal.filing.drawing import Drawing
from motcua.portal.forms import ResumeForm
from motcua.portal.holder import address_of
from motcua.ui import formats


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """What one needs before beginning; POST begins."""
    page = catalogue.procedure_page(code, timezone.localdate())
    if page is None:
        raise Http404
    terms = catalogue.online_form(code, timezone.localdate())
    official = access.officer_id(request) is not None
    helping = access.helper(request)
    may = not official or (helping is not None and policies.may_file_for_others(helping))
    if request.method == "POST" and terms is not None and may:
        return _begun(request, terms.id, terms.version_id)
    context = {
        "page": page,
        "online": terms is not None,
        "general": terms is not None and terms.general,
        "may": may,
        "helper": helping.name if helping else "",
        "limit": words.limit(page.found.limit),
        "visits": steps.visits(page),
        "fee_timing": words.said(words.FEE_TIMINGS, page.fee_timing),
        "days": settings.MOTCUA_DRAFT_DAYS,
        "centres": organisation.centres_in_force(timezone.localdate()).filter(level=page.found.level),
        "english": not formats.vietnamese(),
    }
    return render(request, "portal/filing/start.html", context)


def _begun(request: HttpRequest, eform_id: int, version_id: int) -> HttpResponse:
    key = uuid4()
    started = DraftStarted(
        key=key,
        eform_id=eform_id,
        procedure_version_id=version_id,
        at=timezone.now(),
        account_id=access.account_id(request),
        officer_id=access.officer_id(request),
        answers=knowing.known(request, catalogue.eform(eform_id).form),
    )
    commands.start_draft([started])
    response = redirect("portal:draft-tasks", key=key)
    access.hold(request, response, key)
    return response


@require_safe
@with_draft
def tasks(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """The list of what is to do."""
    if draft.filed:
        return redirect("portal:draft-done", key=draft.key)
    today = timezone.localdate()
    shown: dict[str, Any] = {
        "groups": steps.tasks(draft, on=today),
        "newer": drafts.newer_form(draft, on=today),
        "procedure": _name(draft),
        "online_no_more": online_no_more(draft, on=today),
    }
    return render(request, "portal/filing/tasks.html", steps.frame(draft) | shown)


def _name(draft: DraftShown) -> catalogue.Name:
    return catalogue.version_name(draft.version_id)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def page(request: HttpRequest, draft: DraftShown, page: str) -> HttpResponseBase:
    """One page of questions."""
    asked = draft.form.page(page)
    if asked is None:
        raise Http404
    if draft.filed:
        return steps.too_late(request, draft)
    if request.method != "POST":
        return _page(request, draft, asked)
    return _answered(request, draft, asked)


def _answered(request: HttpRequest, draft: DraftShown, asked: Page) -> HttpResponseBase:
    sent = dict(request.POST.lists())
    act = str(request.POST.get("act", ""))
    answers = read(asked, sent)
    if act.startswith("remove:"):
        answers = _without_item(answers, act)
    saved = _saved(draft, asked, answers, request.POST.get("seen", ""))
    if "X-Autosave" in request.headers:
        return _autosaved(draft, saved)
    return _onwards(request, draft, asked, saved, act)


def _saved(draft: DraftShown, asked: Page, answers: dict[str, Any], seen: str) -> Saved:
    # A page that does not say what it was drawn from is as old as can be.
    revision = int(seen) if seen.isdigit() and len(seen) < 9 else 0
    told = PageSaved(draft_id=draft.id, page=asked.key, answers=answers, seen=revision, at=timezone.now())
    return commands.save_page([told])[0]


def _autosaved(draft: DraftShown, saved: Saved) -> JsonResponse:
    told = {"revision": saved.revision, "at": formats.hour(timezone.now())}
    if saved.rival:
        told["choose"] = steps.address(draft, "choose")
    return JsonResponse(told, status=409 if saved.rival else 200)


def _onwards(
    request: HttpRequest, draft: DraftShown, asked: Page, saved: Saved, act: str
) -> HttpResponseBase:
    """After saving: choose between two answers, stay for more, mend, or go on."""
    fresh = drafts.open_to(draft.key, held=[draft.key])
    if saved.rival or fresh is None:
        return redirect("portal:draft-choose", key=draft.key)
    here = steps.page_address(fresh, asked.key)
    if language := request.POST.get("language"):
        return steps.in_language(redirect(here), language)
    if act.startswith("add:"):
        return redirect(f"{here}?more={act.removeprefix('add:')}#{act.removeprefix('add:')}-last")
    if act.startswith(("remove:", "communes")):
        return redirect(here)
    if act == "later":
        return redirect("portal:draft-tasks", key=draft.key)
    found = drafts.faults(fresh.terms, fresh.asked, on=timezone.localdate(), page=asked)
    if found:
        return _page(request, fresh, asked, found, status=422)
    if request.GET.get("back") == "check":
        return redirect("portal:draft-check", key=draft.key)
    return redirect(steps.following(fresh, asked))


def _without_item(answers: dict[str, Any], act: str) -> dict[str, Any]:
    """The answers without the item that `remove:<list>:<number>` names."""
    name, _sep, number = act.removeprefix("remove:").partition(":")
    items = answers.get(name)
    if not isinstance(items, list) or not number.isdigit():
        return answers
    left = [item for place, item in enumerate(items) if place != int(number)]
    return {n: v for n, v in answers.items() if n != name} | ({name: left} if left else {})


def _page(
    request: HttpRequest, draft: DraftShown, asked: Page, found: Any = (), *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    more = request.GET.get("more", "")
    drawn = Drawing(draft.form, draft.answers, found, today, more)
    shown: dict[str, Any] = {
        "page": asked,
        "title": saying.said(asked.title),
        "intro": saying.said(asked.intro),
        "questions": drawing.questions(drawn, asked),
        "summary": drawing.summary(drawn),
        "back": steps.before(draft, asked),
        "to_check": request.GET.get("back") == "check",
        "language_form": "questions",
        "browser": _for_browser(draft, asked),
    }
    return render(request, "portal/filing/page.html", steps.frame(draft) | shown, status=status)


def _for_browser(draft: DraftShown, asked: Page) -> dict[str, Any]:
    """What the browser needs to say the same as the server: schema, layout, the other answers, the words."""
    return {
        "page": asked.key,
        "schema": draft.form.schema,
        "pages": draft.form.layout["pages"],
        "answers": draft.answers,
        "today": timezone.localdate().strftime("%d/%m/%Y"),
        "language": "vi" if formats.vietnamese() else "en",
        "communes": reverse("portal:communes", args=["00"]),
        "messages": saying.messages(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def choose(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Two answers to one page: the person says which counts."""
    if not draft.rivals or draft.filed:
        return redirect("portal:draft-tasks", key=draft.key)
    if request.method == "POST" and request.POST.get("which") in ("kept", "rival"):
        number = str(request.POST.get("number", "0"))
        chosen = Chosen(
            draft_id=draft.id,
            number=int(number) if number.isdigit() and len(number) < 4 else 0,
            rival=request.POST["which"] == "rival",
            at=timezone.now(),
        )
        commands.choose_answers([chosen])
        return redirect("portal:draft-choose", key=draft.key)
    rival = draft.rivals[0]
    asked = draft.form.page(rival.page)
    names = [field.name for field in asked.fields] if asked else []
    today = timezone.localdate()
    shown = {
        "rival": rival,
        "title": saying.said(asked.title) if asked else "",
        "kept_rows": saying.answered(draft.form, draft.answers, names, on=today),
        "rival_rows": saying.answered(draft.form, rival.answers, names, on=today),
    }
    return render(request, "portal/filing/choose.html", steps.frame(draft) | shown)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def changed(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """The form has a new version: what is asked otherwise, and going on with it."""
    newer = drafts.newer_form(draft, on=timezone.localdate())
    if newer is None or draft.filed:
        return redirect("portal:draft-tasks", key=draft.key)
    terms, changes = newer
    if request.method == "POST":
        taken = NewFormTaken(
            draft_id=draft.id, eform_id=terms.id, procedure_version_id=terms.version_id, at=timezone.now()
        )
        commands.take_new_form([taken])
        return redirect("portal:draft-tasks", key=draft.key)
    kinds = {"added": _("New"), "removed": _("No longer asked"), "altered": _("Asked otherwise")}
    before = draft.form.fields
    shown = {
        "changes": [
            (
                kinds[change.kind],
                saying.said(change.label),
                # What the question was called, where it has another name now.
                saying.said(before[change.name].label) if change.kind == "altered" else "",
            )
            for change in changes
        ],
        "beside": beside(draft, terms),
    }
    return render(request, "portal/filing/changed.html", steps.frame(draft) | shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with a draft on another device, by its code and the telephone number in it."""
    form = ResumeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        phone, code = _digits(form.cleaned_data["phone"]), form.cleaned_data["code"]
        try:
            key = tracking.open_draft(phone, code, address=address_of(request), at=timezone.now())
        except TooManyGuesses:
            return render(request, "portal/filing/wait.html", status=429)
        if key is not None:
            response = redirect("portal:draft-tasks", key=key)
            access.hold(request, response, key)
            return response
        form.add_error("code", _("No draft has this code and telephone number. Look at both again."))
    mine = drafts.of_account(account) if (account := access.account_id(request)) else []
    return render(
        request, "portal/filing/resume.html", {"form": form, "mine": mine}, status=422 if form.errors else 200
    )


def _digits(phone: str) -> str:
    try:
        return person_code.normalise_phone(phone)
    except BadPhone:
        return ""


@require_safe
def communes(request: HttpRequest, province: str) -> JsonResponse:
    """The communes and wards of a province, for the address picker."""
    found = organisation.communes(province, timezone.localdate())
    here = formats.vietnamese()
    response = JsonResponse({"communes": [[p.code, p.name_vi if here else p.name_en] for p in found]})
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@require_POST
@with_draft
def begin_again(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Forget this draft in this browser; it stays for who has its code, until it expires."""
    response = redirect("portal:procedures")
    access.let_go(request, response, draft.key)
    return response
