"""The end of filling in: papers, the place, checking, sending, and the receipt."""

from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue import queries as catalogue
from motcua.documents import queries as store
from motcua.dossiers import commands
from motcua.dossiers.commands.drafting import CentreChosen, FileAttached, FileDetached
from motcua.dossiers.commands.filing import DraftFiled
from motcua.dossiers.queries import drafts, filing
from motcua.dossiers.queries.drafts import DraftShown
from motcua.law.errors import ActRefused
from motcua.portal.filing import access, saying, steps, storing
from motcua.portal.filing.access import with_draft
from motcua.ui.templatetags.ui import refusal

MOST_MEGABYTES = 20
OTHERS = "file-other"


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def documents(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """Papers, each with the files attached for it. Files that cannot be taken are named, the others stay."""
    if draft.filed:
        return redirect("portal:draft-done", key=draft.key)
    if request.method != "POST":
        return _documents(request, draft, {})
    errors = _changed(request, draft)
    if errors or request.POST.get("act") != "on":
        fresh = drafts.open_to(draft.key, held=[draft.key]) or draft
        return (
            _documents(request, fresh, errors)
            if errors
            else redirect("portal:draft-documents", key=draft.key)
        )
    if request.GET.get("back") == "check":
        return redirect("portal:draft-check", key=draft.key)
    return redirect("portal:draft-tasks", key=draft.key)


def _changed(request: HttpRequest, draft: DraftShown) -> dict[str, list[str]]:
    """Take off and attach what was sent; what could not be attached, by the name of its field."""
    now, removed = timezone.now(), str(request.POST.get("remove", ""))
    if removed.isdigit():
        commands.detach([FileDetached(draft_id=draft.id, draft_file_id=int(removed), at=now)])
    names = {f"file-{one.paper.id}": one.paper.id for one in draft.papers()}
    errors: dict[str, list[str]] = {}
    for name, required_id in [*names.items(), (OTHERS, None)]:
        for sent in request.FILES.getlist(name):
            try:
                _attach(draft, sent, required_id)
            except ActRefused as refused:
                errors.setdefault(name, []).append(f"{sent.name}: {refusal(refused)}")
    return errors


def _attach(draft: DraftShown, sent: UploadedFile, required_id: int | None) -> None:
    kept = storing.taken(sent, at=timezone.now())
    attached = FileAttached(
        draft_id=draft.id, file_id=kept.id, name=kept.name, required_id=required_id, at=timezone.now()
    )
    commands.attach([attached])


def _documents(request: HttpRequest, draft: DraftShown, errors: dict[str, list[str]]) -> HttpResponse:
    papers = [
        one
        | {"name": f"file-{one['asked'].paper.id}", "errors": errors.get(f"file-{one['asked'].paper.id}", [])}
        for one in _papers(draft)
    ]
    others = {"name": OTHERS, "files": draft.files_of(None), "errors": errors.get(OTHERS, [])}
    shown: dict[str, Any] = {
        "papers": papers,
        "others": others,
        "summary": [
            {"text": text, "href": f"#id_{name}"} for name, texts in errors.items() for text in texts
        ],
        "most": MOST_MEGABYTES,
    }
    status = 422 if errors else 200
    return render(request, "portal/filing/documents.html", steps.frame(draft) | shown, status=status)


@require_safe
@with_draft
def file(request: HttpRequest, draft: DraftShown, file_id: int) -> HttpResponseBase:
    """A file attached to the draft, compared with its checksum first."""
    found = next((one for one in draft.files if one.id == file_id), None)
    if found is None:
        raise Http404
    facts = store.facts(found.file_id)
    response = HttpResponse(store.content(facts), content_type=facts.media_type)
    # What people hand in is never run, whatever a browser takes it for.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(found.name, safe='')}"
    return response


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
    shown: dict[str, Any] = {
        "desks": found,
        "near": near[0] if len(near) == 1 else None,
        "of_address": catalogue.terms(draft.version_id).agency_id is None,
        "chosen": draft.centre_id or (near[0].id if len(near) == 1 else None),
        "wrong": request.method == "POST",
    }
    return render(
        request, "portal/filing/where.html", steps.frame(draft) | shown, status=422 if shown["wrong"] else 200
    )


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
        "papers": _papers(draft),
        "others": draft.files_of(None),
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
        "visits": steps.visits(procedure) if procedure else [],
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


def _papers(draft: DraftShown) -> list[dict[str, Any]]:
    return [
        {"asked": one, "files": draft.files_of(one.paper.id)} for one in draft.papers() if not one.by_form
    ]


@require_http_methods(["POST"])
@with_draft
def send(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """File it. Asked again, by a second click or after a lost answer, it is the same dossier."""
    filed = DraftFiled(draft_id=draft.id, by=access.actor(request, draft), at=timezone.now())
    try:
        commands.file_drafts([filed])
    except ActRefused as refused:
        return _check(request, draft, refused)
    return redirect("portal:draft-done", key=draft.key)


@require_safe
@with_draft
def done(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """The receipt: what is stored, with each file's size and checksum, and the way to follow it."""
    if draft.filed is None:
        return redirect("portal:draft-tasks", key=draft.key)
    code, secret = draft.filed
    shown = {
        "code_of_dossier": code,
        "secret": secret,
        "files": draft.files,
        "charge": filing.charge(draft.version_id, draft.terms, draft.asked),
        "procedure": catalogue.version_name(draft.version_id),
    }
    return render(request, "portal/filing/done.html", steps.frame(draft) | shown)
