"""The draft of a result: begun from the dossier's data, written on, looked at as a PDF."""

from collections.abc import Sequence
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
from motcua.dossiers.papers.result_sheet import Part
from motcua.dossiers.queries import Page, result_draft
from motcua.dossiers.queries.result_draft import Written
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen


class DraftForm(forms.Form):
    """The title, how it was decided, and each part that the template of the result lets be written anew."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(label=_("Title of the result"), max_length=300)
    granted = forms.ChoiceField(
        label=_("The result is"),
        choices=(("yes", _("granted")), ("no", _("a refusal in writing"))),
        widget=forms.RadioSelect,
    )

    def __init__(self, parts: Sequence[Part], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = parts
        for number, part in enumerate(parts):
            rows = max(3, min(14, len(part.text) // 70 + 2))
            self.fields[f"part-{part.key}"] = forms.CharField(
                label=_label(part, number, len(parts)),
                help_text=_("Each line is an item of the list.")
                if part.is_list
                else _("Each line is a paragraph."),
                max_length=20_000,
                required=False,
                widget=forms.Textarea({"rows": rows}),
            )

    def texts(self) -> dict[str, str]:
        return {part.key: self.cleaned_data[f"part-{part.key}"] for part in self.parts}


def _label(part: Part, number: int, count: int) -> str:
    said = now_("What the result says")
    if count > 1:
        said = now_("What the result says, part %(n)s of %(count)s") % {"n": number + 1, "count": count}
    only = {"granted": now_("only if it is granted"), "refused": now_("only if it is refused")}
    return f"{said} ({only[part.outcome]})" if part.outcome in only else said


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def draft(request: HttpRequest, actor: Actor, dossier_id: int) -> HttpResponse:
    """Write on the draft; a new one begins from the template of the procedure's kind of result."""
    page = _seen(dossier_id, actor)
    known = result_draft.written(dossier_id)
    if request.method != "POST":
        return _page(request, actor, page, known, _begin(page, known))
    form = DraftForm(_parts(page), request.POST)
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
                    texts=form.texts(),
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
    pdf = result_sheet.draft_sheet(
        page.dossier, known.title, known.texts, granted=known.granted, on=timezone.localdate()
    )
    name = f"{page.dossier.code}-du-thao.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _parts(page: Page) -> tuple[Part, ...]:
    return result_sheet.parts(page.dossier, page.version.result_vi, on=timezone.localdate())


def _begin(page: Page, known: Written | None) -> DraftForm:
    """What was written last; a part that nobody wrote says what the template says of the dossier."""
    parts = _parts(page)
    texts = {part.key: part.text for part in parts} | (dict(known.texts) if known else {})
    initial = {
        "read": known.revision if known else 0,
        "title": known.title if known else page.version.result_vi,
        "granted": "no" if known and not known.granted else "yes",
    }
    return DraftForm(parts, initial=initial | {f"part-{key}": text for key, text in texts.items()})


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
    if known is not None:
        shown["written"] = [known.texts[part.key] for part in form.parts if known.texts.get(part.key)]
    may = result_draft.may_write(page.dossier, actor)
    return render(request, "desk/result_draft.html", frame(actor) | shown | {"may": may}, status=status)


def _seen(dossier_id: int, actor: Actor) -> Page:
    page = queries.page(dossier_id, actor)
    if page is None:
        raise Http404
    return page
