"""What the national database says otherwise: an export brought in, each difference accepted or dismissed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.catalogue import policies
from motcua.catalogue.commands import national as commands
from motcua.catalogue.queries import national
from motcua.catalogue.queries.national import DifferenceLine
from motcua.desk.entrance import for_officers, frame
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib import table_stream
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal

_MOST_BYTES = 50_000_000
TABS = {"open": _("To decide"), "accepted": _("Taken into drafts"), "dismissed": _("Ours stays")}


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Export of the national database"),
        help_text=_("A .json file of procedures, as its service LayThuTuc gives them."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > _MOST_BYTES:
            raise forms.ValidationError(now_("The file is larger than 50 MB."))
        return file


@require_http_methods(["GET", "POST"])
@for_officers
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The differences, procedure by procedure; with a file: compare anew."""
    policies.demand_reading(actor)
    form = FileForm(None)
    refused: ActRefused | None = None
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                told = commands.compare(form.cleaned_data["file"].read(), by=actor, at=timezone.now())
            except ActRefused as why:
                refused = why
            else:
                said = now_(
                    "%(read)s procedures were compared: %(fresh)s new differences, %(kept)s as before."
                )
                messages.success(
                    request, said % {"read": told.procedures, "fresh": told.fresh, "kept": told.kept}
                )
                return redirect("desk:national")
    return _shown(request, actor, form, refused, 422 if form.errors or refused else 200)


def _shown(
    request: HttpRequest, actor: Actor, form: FileForm, refused: ActRefused | None, status: int
) -> HttpResponse:
    tab = request.GET.get("tab", "open")
    if tab not in TABS:
        raise Http404
    after, counts = whole(request.GET.get("after"), digits=6) or 0, national.counts()
    found = national.listed(tab, after=after)
    rows = found[: national.PAGE]
    shown: dict[str, Any] = {
        "form": form,
        "refused": refused,
        "tab": tab,
        "tabs": [
            {
                "href": f"{reverse('desk:national')}?tab={name}",
                "text": text,
                "count": counts[name],
                "current": name == tab,
            }
            for name, text in TABS.items()
        ],
        "rows": [(one, now_(national.PARTS[one.part])) for one in rows],
        "next_key": str(after + national.PAGE) if len(found) > national.PAGE else None,
        "first": not after,
        "keeps": policies.may_keep(actor),
    }
    return render(request, "desk/national.html", frame(actor) | shown, status=status)


@require_POST
@for_officers
def decide(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take the ticked ones into drafts, or let ours stay with a reason."""
    policies.demand_keeping(actor)
    ids = [pk for said in request.POST.getlist("one") if (pk := whole(said)) is not None]
    try:
        if not ids:
            messages.warning(request, now_("Tick at least one difference."))
        elif request.POST.get("do") == "dismiss":
            done = commands.dismiss(ids, reason=request.POST.get("reason", ""), by=actor, at=timezone.now())
            messages.success(request, now_("Ours stays in %(count)s differences.") % {"count": done})
        else:
            drafts = commands.accept(ids, by=actor, at=timezone.now())
            if len(drafts) == 1:
                return redirect("desk:proposal", proposal_id=drafts[0])
            messages.success(request, now_("%(count)s drafts hold them now.") % {"count": len(drafts)})
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    return redirect("desk:national")


@require_GET
@for_officers
def report(request: HttpRequest, actor: Actor) -> HttpResponseBase:  # noqa: ARG001
    """The differences as a workbook."""
    policies.demand_reading(actor)
    head = [str(name) for name, _width in _COLUMNS]
    rows = [_cells(one) for state in TABS for one in national.every(state)]
    pieces = table_stream.as_xlsx(
        head, rows, name=now_("Differences"), widths=[width for _name, width in _COLUMNS]
    )
    answer = StreamingHttpResponse(
        pieces, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer["Content-Disposition"] = 'attachment; filename="national-differences.xlsx"'
    return answer


_COLUMNS = (
    (_("Code"), 18),
    (_("Procedure"), 60),
    (_("What differs"), 24),
    (_("Ours"), 60),
    (_("National database"), 60),
    (_("State"), 18),
    (_("Reason"), 40),
    (_("By"), 24),
)


def _cells(one: DifferenceLine) -> list[str]:
    part, state = now_(national.PARTS[one.part]), str(TABS[one.state])
    return [one.code, one.title_vi, part, one.ours, one.theirs, state, one.reason, one.decided_by]
