"""A partner's file: bring it, see what each line would become, receive those whose papers are in hand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from motcua.desk import looking
from motcua.desk.entrance import for_the_centre, frame
from motcua.dossiers import commands, policies
from motcua.dossiers.commands import batch_rows
from motcua.dossiers.commands.batches import Brought, Looked, Receiving, look
from motcua.dossiers.queries import batches as queries
from motcua.dossiers.queries.batches import Batch
from motcua.dossiers.queries.counter import Channel
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen
from motcua.lib import table_stream
from motcua.lib.written import whole
from motcua.ui.formats import local

MOST_BYTES = 5_000_000
CHANNELS = (
    (Channel.COUNTER.value, _("The partner's messenger brings the papers")),
    (Channel.POST.value, _("The papers come by the public post")),
)
_SAMPLE = (
    "TC-2026-0001", "1.009978", "Hoàng Thị Vy", "020301000123", "0912345678", "12 Trần Đăng Ninh, Lạng Sơn", "", "",
    "", "1", "", "counter", "", "",
)  # fmt: skip


class BatchForm(forms.Form):
    """Whose file it is, and the file."""

    partner_code = forms.CharField(
        label=_("Partner's enterprise code or identity number"),
        help_text=_("With it and the partner's own numbers each dossier is known again: nothing is doubled."),
        max_length=20,
        error_messages={"required": _("Enter the partner's enterprise code or identity number.")},
    )
    partner_name = forms.CharField(
        label=_("Partner's name"),
        max_length=200,
        error_messages={"required": _("Enter the partner's name.")},
    )
    channel = forms.ChoiceField(
        label=_("How the papers come"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        initial=Channel.COUNTER.value,
    )
    file = forms.FileField(
        label=_("The partner's list, as CSV or xlsx"),
        error_messages={"required": _("Choose the file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        return file


for_receivers = for_the_centre(policies.may_receive, policies.NotAReceiver)


@require_http_methods(["GET", "POST"])
@for_receivers
def batches(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Bring a partner's file in; those that were brought."""
    form = BatchForm(request.POST, request.FILES) if request.method == "POST" else BatchForm()
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        order = Brought(
            centre_id=centre_id,
            partner_code=said["partner_code"],
            partner_name=said["partner_name"],
            channel=Channel(said["channel"]),
            file_name=said["file"].name or "",
            content=said["file"].read(),
            by=actor,
            at=timezone.now(),
        )
        try:
            batch_id = commands.bring_batches([order])[0]
        except ActRefused as why:
            refused = why
        else:
            return redirect("desk:batch", batch_id=batch_id)
    shown = {
        "form": form,
        "refused": refused,
        "batches": queries.batches(centre_id),
        "columns": batch_rows.COLUMNS,
    }
    wrong = 422 if form.errors or refused else 200
    return render(request, "desk/batches.html", frame(actor) | shown, status=wrong)


@require_http_methods(["GET", "POST"])
@for_receivers
def batch(request: HttpRequest, actor: Actor, centre_id: int, batch_id: int) -> HttpResponse:
    """Each line as it stands now; the ticked ones are received, the others stay as they are."""
    one, now = _found(batch_id, centre_id), timezone.now()
    refused: ActRefused | None = None
    if request.method == "POST":
        ticked = [
            line for text in request.POST.getlist("line") if (line := whole(text, digits=6)) is not None
        ]
        if not ticked:
            messages.warning(request, now_("Tick the lines whose papers are here."))
            return redirect("desk:batch", batch_id=batch_id)
        order = Receiving(batch_id=batch_id, centre_id=centre_id, lines=ticked, by=actor, at=now)
        try:
            told = commands.receive_batches([order])[0]
        except ActRefused as why:
            refused = why
        else:
            said = ngettext("%(count)s dossier is received.", "%(count)s dossiers are received.", told.now)
            messages.success(request, said % {"count": told.now})
            return redirect("desk:batch", batch_id=batch_id)
    lines = _looked(one, actor)
    shown: dict[str, Any] = {
        "batch": one,
        "lines": lines,
        "ready": sum(line.intake is not None for line in lines),
        "before": sum(line.before is not None for line in lines),
        "faulty": [line for line in lines if line.faults],
        "refused": refused,
        "channel": dict(CHANNELS)[one.channel],
    }
    return render(request, "desk/batch.html", frame(actor) | shown, status=409 if refused else 200)


@require_GET
@for_receivers
def told(request: HttpRequest, actor: Actor, centre_id: int, batch_id: int) -> HttpResponseBase:
    """What became of each line, as a file to give back to the partner."""
    one = _found(batch_id, centre_id)
    lines = _looked(one, actor)
    head = ("line", "key", "dossier", "due_at", "column", "reason")
    return _csv(f"ket-qua-{one.id}", head, [row for line in lines for row in _told(line)])


@require_GET
@for_receivers
def pattern(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponseBase:
    """An empty list with its headings and one line for example."""
    return _csv("danh-sach-ho-so", batch_rows.COLUMNS, [_SAMPLE])


def _found(batch_id: int, centre_id: int) -> Batch:
    one = queries.batch(batch_id, centre_id)
    if one is None:
        raise Http404
    return one


def _looked(one: Batch, actor: Actor) -> list[Looked]:
    """The lines; that this officer saw whom the dossiers are of is noted."""
    now = timezone.now()
    lines = look(one, by=actor, at=now)
    looking.look_through([line.before.dossier_id for line in lines if line.before], by=actor, at=now)
    if any(line.before is None for line in lines):  # no dossier of theirs yet
        looking.look_beside([f"batch {one.id}"], by=actor, at=now, seen=Seen.LIST)
    return lines


def _told(line: Looked) -> list[tuple[table_stream.Cell, ...]]:
    if line.before:
        due = local(line.before.due_at) if line.before.due_at else None
        return [(line.line, line.key, line.before.code, due, "", "")]
    if not line.faults:
        return [(line.line, line.key, "", None, "", now_("Not received yet"))]
    return [(line.line, line.key, "", None, fault.column, fault.reason) for fault in line.faults]


def _csv(name: str, head: tuple[str, ...], rows: list[tuple[table_stream.Cell, ...]]) -> HttpResponseBase:
    response = StreamingHttpResponse(table_stream.as_csv(head, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
