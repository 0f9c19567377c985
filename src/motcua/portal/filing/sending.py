"""The end of filling in: papers, the place, checking, sending, and the receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands
from motcua.dossiers.commands.drafting import CentreChosen
from motcua.dossiers.commands.filing import DraftFiled
from motcua.dossiers.queries import drafts, filing
from motcua.dossiers.queries.acknowledged import acknowledged
from motcua.dossiers.queries.drafts import DraftShown
from motcua.law.errors import ActRefused
from motcua.portal.filing import access, papers, saying, steps
from motcua.portal.filing.access import with_draft


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def where(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Which centre receives it, proposed by rule with the reason, chosen by the person."""
    if draft.filed:
        return redirect("portal:draft-done", key=draft.key)
    found = filing.desks(draft.version_id, draft.terms, draft.asked, on=timezone.localdate())
    known = {str(desk.id): desk for desk in found}
    chosen = str(request.POST.get("centre", "")) if request.method == "POST" else ""
    if chosen in known:
        commands.choose_centre(
            [CentreChosen(draft_id=draft.id, centre_id=known[chosen].id, at=timezone.now())]
        )
        return redirect(
            "portal:draft-check" if request.GET.get("back") == "check" else "portal:draft-tasks",
            key=draft.key,
        )
    near = [desk for desk in found if desk.near]
    usual = draft.centre_id or _usual(request, near)
    # Of sixty communes one is competent: the others are there for who has a reason.
    first = [desk for desk in found if desk.near or desk.id == usual] if len(near) == 1 else list(found)
    shown: dict[str, Any] = {
        "first": first,
        "rest": [desk for desk in found if desk not in first],
        "near": near[0] if len(near) == 1 else None,
        "of_address": catalogue.terms(draft.version_id).agency_id is None,
        "chosen": usual,
        "wrong": request.method == "POST",
    }
    return render(
        request, "portal/filing/where.html", steps.frame(draft) | shown, status=422 if shown["wrong"] else 200
    )


def _usual(request: HttpRequest, near: list[filing.Desk]) -> int | None:
    """Where an officer who helps works, or else the one centre of the address."""
    helping = access.helper(request)
    if helping is not None and helping.unit is not None:
        return helping.unit.centre_id
    return near[0].id if len(near) == 1 else None


@require_safe
@with_draft
def check(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Everything that will be sent, with a way to change each page."""
    if draft.filed:
        return redirect("portal:draft-done", key=draft.key)
    return _check(request, draft)


def _check(request: HttpRequest, draft: DraftShown, refused: ActRefused | None = None) -> HttpResponse:
    today = timezone.localdate()
    code = catalogue.terms(draft.version_id).procedure_code
    procedure = catalogue.procedure_page(code, today)
    shown: dict[str, Any] = {
        "groups": _groups(draft),
        "papers": [(place, place.files(draft)) for place in papers.places(draft)],
        "desk": next(
            (
                d
                for d in filing.desks(draft.version_id, draft.terms, draft.asked, on=today)
                if d.id == draft.centre_id
            ),
            None,
        ),
        "charge": filing.charge(draft.version_id, draft.terms, draft.asked),
        "procedure": procedure,
        "visits": steps.visits_of(draft, procedure) if procedure else [],
        "open": drafts.still_open(draft, on=today),
        "refused": refused,
    }
    return render(
        request, "portal/filing/check.html", steps.frame(draft) | shown, status=409 if refused else 200
    )


def _groups(draft: DraftShown) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "title": saying.said(page.title),
            "href": f"{steps.page_address(draft, page.key)}?back=check",
            "rows": saying.answered(draft.form, draft.asked, (f.name for f in page.fields), on=today),
        }
        for page in draft.shown_pages()
    ]


@require_http_methods(["POST"])
@with_draft
def send(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """File it. Asked again, by a second click or after a lost answer, it is the same dossier.

    A script that asks again by itself is told the code; refused, it sends the form for its page.
    """
    by_script = "X-Autosave" in request.headers
    filed = DraftFiled(draft_id=draft.id, by=access.actor(request, draft), at=timezone.now())
    try:
        (dossier,) = commands.file_drafts([filed])
    except ActRefused as refused:
        return JsonResponse({}, status=409) if by_script else _check(request, draft, refused)
    if by_script:
        return JsonResponse({"filed": steps.address(draft, "done"), "code": dossier.code})
    return redirect("portal:draft-done", key=draft.key)


@require_safe
@with_draft
def done(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """The receipt: what is stored, with each file's size and checksum, and the way to follow it."""
    if draft.filed is None:
        return redirect("portal:draft-tasks", key=draft.key)
    code, secret = draft.filed
    procedure_code = catalogue.terms(draft.version_id).procedure_code
    procedure = catalogue.procedure_page(procedure_code, timezone.localdate())
    charge = filing.charge(draft.version_id, draft.terms, draft.asked)
    shown = {
        "code_of_dossier": code,
        "secret": secret,
        "told": acknowledged(draft.dossier_id or 0, 1),
        "charge": charge,
        "pay_first": bool(charge.amount_dong and procedure and procedure.fee_timing == "before"),
        "procedure": catalogue.version_name(draft.version_id),
        "visits": steps.visits_of(draft, procedure) if procedure else [],
    }
    return render(request, "portal/filing/done.html", steps.frame(draft) | shown)
