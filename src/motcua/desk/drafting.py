"""The draft of a result: begun from the dossier's data, written on, looked at as a PDF."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.dossiers import commands, queries
from motcua.dossiers.commands.result_drafting import ResultWritten
from motcua.dossiers.papers import result_sheet
from motcua.dossiers.queries import Page, result_draft
from motcua.dossiers.queries.result_draft import Written
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen


class DraftForm(forms.Form):
    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(label=_("Title of the result"), max_length=300)
    granted = forms.ChoiceField(
        label=_("The result is"),
        choices=(("yes", _("granted")), ("no", _("a refusal in writing"))),
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label=_("What the result says"),
        help_text=_(
            "Each line is a paragraph. Name, address, number, date and signature are added by themselves."
        ),
        max_length=20_000,
        widget=forms.Textarea({"rows": 14}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def draft(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """Write on the draft; a new one begins from the template of the procedure's kind of result."""
    page = _seen(dossier_id, actor)
    known = result_draft.written(dossier_id)
    if request.method != "POST":
        return _page(request, actor, page, known, DraftForm(initial=_begin(page, known)))
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, page, known, form, status=422)
    said = form.cleaned_data
    try:
        commands.write_result(
            [
                ResultWritten(
                    dossier_id=dossier_id,
                    by=actor,
                    at=timezone.now(),
                    title=said["title"],
                    body=said["body"],
                    granted=said["granted"] == "yes",
                    read=said["read"],
                )
            ]
        )
    except ActRefused as refused:
        form.data = request.POST.copy()
        form.data["read"] = str(known.revision if known else 0)  # what they wrote is shown now
        return _page(request, actor, page, known, form, refused=refused, status=409)
    messages.success(request, now_("The draft is saved."))
    return redirect("desk:result_draft", dossier_id=dossier_id)


@require_GET
@for_officers
def draft_pdf(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """The draft as the result will look, marked as a draft."""
    page, known = _seen(dossier_id, actor), result_draft.written(dossier_id)
    if known is None:
        raise Http404
    looking.look(page, Seen.PAPER, by=actor, at=timezone.now())
    pdf = result_sheet.draft_sheet(page.dossier, known.title, known.body, on=timezone.localdate())
    name = f"{page.dossier.code}-du-thao.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _begin(page: Page, known: Written | None) -> dict[str, Any]:
    if known is not None:
        granted = "yes" if known.granted else "no"
        return {"read": known.revision, "title": known.title, "granted": granted, "body": known.body}
    title = page.version.result_vi
    body = result_sheet.wording(page.dossier, title, granted=True)
    return {"read": 0, "title": title, "granted": "yes", "body": body}


def _page(
    request: HttpRequest,
    actor: Actor,
    page: Page,
    known: Written | None,
    form: DraftForm,
    *,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    looking.look(page, Seen.PAGE, by=actor, at=timezone.now())
    shown = {"d": page.dossier, "form": form, "known": known, "refused": refused}
    may = result_draft.may_write(page.dossier, actor)
    return render(request, "desk/result_draft.html", frame(actor) | shown | {"may": may}, status=status)


def _seen(dossier_id: int, actor: Actor) -> Page:
    page = queries.page(dossier_id, actor)
    if page is None:
        raise Http404
    return page
