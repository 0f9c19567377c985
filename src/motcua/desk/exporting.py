"""Lists as files: what the officer sees on the page, whole, and the register book of a unit.

Rows are read and sent a stretch at a time, so that a file of any length costs neither memory nor
patience. Who took what is noted before the first of them leaves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.audit import commands as audit
from motcua.desk import looking, showing
from motcua.desk.entrance import for_officers, frame
from motcua.desk.forms import WAYS
from motcua.dossiers import papers, queries
from motcua.dossiers.papers import RegisterTooLong
from motcua.dossiers.queries import Tab
from motcua.law.actor import Actor, Unit
from motcua.law.lifecycle import LABELS, Status
from motcua.lib import table_stream
from motcua.lib.table_stream import Cell
from motcua.ui.fields import DayInput
from motcua.ui.formats import local, vietnamese
from motcua.ui.templatetags.ui import refusal

LONGEST_DAYS = 366
FORMS = ("xlsx", "csv")
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
@for_officers
def work(request: HttpRequest, actor: Actor, form: str) -> HttpResponseBase:
    """One tab of the officer's work."""
    tab, now = request.GET.get("tab", ""), timezone.now()
    if tab not in set(Tab) or form not in FORMS:
        raise Http404
    found = queries.whole(
        lambda after: queries.inbox(actor, Tab(tab), at=now, after=after, limit=looking.STRETCH)
    )
    title = str(showing.TABS[Tab(tab)])
    return _given(_LIST, found, form, title, note=("list", {"tab": tab}), by=actor, at=now)


@require_GET
@for_officers
def found(request: HttpRequest, actor: Actor, form: str) -> HttpResponseBase:
    """Everything that a search finds."""
    text, now = showing.scanned(request.GET.get("q", "")), timezone.now()
    today = timezone.localdate()
    if form not in FORMS:
        raise Http404
    rows = queries.whole(
        lambda after: queries.search(text, actor, on=today, after=after, limit=looking.STRETCH)
    )
    return _given(_LIST, rows, form, now_("Search dossiers"), note=("search", {"q": text}), by=actor, at=now)


class RegisterForm(forms.Form):
    """Whose book, and from which day to which."""

    unit = forms.ChoiceField(label=_("Register book of"))
    first_on = forms.DateField(label=_("From day"), widget=DayInput())
    last_on = forms.DateField(label=_("To day"), widget=DayInput())

    def __init__(self, units: Sequence[tuple[Unit, str]], today: date, data: Any = None) -> None:
        first = {"unit": _written(units[0][0]), "first_on": today.replace(day=1), "last_on": today}
        super().__init__(data, initial=first)
        self.units = {_written(unit): unit for unit, _name in units}
        self.fields["unit"].choices = [(_written(unit), name) for unit, name in units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first_on, last_on = said.get("first_on"), said.get("last_on")
        if first_on and last_on:
            if last_on < first_on:
                self.add_error("last_on", _("The last day is before the first."))
            elif last_on - first_on > timedelta(days=LONGEST_DAYS):
                self.add_error("first_on", _("Choose a period of a year at most."))
        return said


def _written(unit: Unit) -> str:
    return f"agency-{unit.agency_id}" if unit.agency_id else f"centre-{unit.centre_id}"


@require_GET
@for_officers
def register(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The register book: choose the period, take the file (Circular 03/2025/TT-VPCP, form 07)."""
    now, form = timezone.now(), request.GET.get("form", "")
    asked = RegisterForm(
        queries.units(actor, timezone.localdate()), local(now).date(), request.GET if form else None
    )
    if form not in (*FORMS, "pdf") or not asked.is_valid():
        return _ask(request, actor, asked)
    said = asked.cleaned_data
    entries = queries.register(
        actor, asked.units[said["unit"]], first_on=said["first_on"], last_on=said["last_on"]
    )
    told = {name: str(said[name]) for name in ("unit", "first_on", "last_on")}
    if form == "pdf":
        try:
            return _bound(asked, told, entries, by=actor, at=now)
        except RegisterTooLong as refused:
            asked.add_error("last_on", refusal(refused))
            return _ask(request, actor, asked)
    return _given(_REGISTER, entries, form, now_("Register book"), note=("register", told), by=actor, at=now)


def _ask(request: HttpRequest, actor: Actor, asked: RegisterForm) -> HttpResponse:
    status = 422 if asked.errors else 200
    return render(request, "desk/register.html", frame(actor) | {"form": asked}, status=status)


def _bound(
    asked: RegisterForm, told: Mapping[str, str], entries: Iterable[Any], *, by: Actor, at: datetime
) -> HttpResponse:
    """The book on paper, in the form of the circular in force, to print and bind."""
    said = asked.cleaned_data
    noted = audit.note_export("register", asked=told, form="pdf", by=by, at=at)
    pdf = papers.register_book(
        asked.units[said["unit"]],
        looking.taken(audit.counted(noted, entries), by=by, at=at),
        from_on=said["first_on"],
        until_on=said["last_on"],
        at=at,
    )
    answer = HttpResponse(pdf, content_type="application/pdf")
    name = f"so-theo-doi-ho-so-{said['first_on']:%Y%m%d}-{said['last_on']:%Y%m%d}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


# --- the columns --------------------------------------------------------------------------------

Columns = Sequence[tuple[Any, float, Callable[[Any], Cell]]]


def _given(
    columns: Columns,
    found: Iterable[Any],
    form: str,
    title: str,
    *,
    note: tuple[str, Mapping[str, str]],
    by: Actor,
    at: datetime,
) -> HttpResponseBase:
    """The rows as a file of this form, streamed, after the note of it is written."""
    what, asked = note
    noted = audit.note_export(what, asked=asked, form=form, by=by, at=at)
    head = [str(heading) for heading, _width, _cell in columns]
    cells = [cell for _heading, _width, cell in columns]
    rows = ([cell(one) for cell in cells] for one in looking.taken(audit.counted(noted, found), by=by, at=at))
    if form == "csv":
        pieces = table_stream.as_csv(head, rows)
    else:
        pieces = table_stream.as_xlsx(head, rows, name=title, widths=[width for _h, width, _c in columns])
    answer = StreamingHttpResponse(_in_language(pieces, get_language() or "vi"), content_type=_KINDS[form])
    answer["Content-Disposition"] = f'attachment; filename="{what}-{local(at):%Y%m%d-%H%M}.{form}"'
    return answer


def _in_language(pieces: Iterator[bytes], language: str) -> Iterator[bytes]:
    """The page's language lasts only as long as the view; the rows are told afterwards."""
    while True:
        with override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        if piece:
            yield piece


def _naive(at: datetime | None) -> datetime | None:
    """As the clock on the wall showed it; a workbook's cells know no zone."""
    return local(at).replace(tzinfo=None) if at else None


def _said(vi: str, en: str) -> str:
    return vi if vietnamese() else en or vi


def _status(status: int) -> str:
    return now_(LABELS[Status(status)])


_WAYS = {value: label for value, label in WAYS}

_LIST: Columns = (
    (_("Dossier"), 20, lambda row: row.code),
    (_("Applicant"), 28, lambda row: row.applicant_name),
    (_("Procedure"), 60, lambda row: _said(row.procedure_vi, row.procedure_en)),
    (_("Status"), 18, lambda row: _status(row.status)),
    (_("Step"), 24, lambda row: _said(row.step_vi, row.step_en)),
    (_("Officer"), 22, lambda row: row.officer_name),
    (_("Received"), 17, lambda row: _naive(row.received_at)),
    (_("Due"), 17, lambda row: _naive(row.due_at)),
)

_REGISTER: Columns = (
    (_("Received"), 17, lambda one: _naive(one.received_at)),
    (_("Dossier"), 20, lambda one: one.code),
    (_("Procedure"), 60, lambda one: _said(one.procedure_vi, one.procedure_en)),
    (_("Sets"), 7, lambda one: one.sets),
    (_("Applicant"), 28, lambda one: one.applicant),
    (_("Address"), 32, lambda one: one.address),
    (_("Telephone"), 14, lambda one: one.phone),
    (_("Competent agency"), 28, lambda one: one.agency),
    (_("Due"), 17, lambda one: _naive(one.due_at)),
    (_("Result on"), 17, lambda one: _naive(one.finished_at)),
    (_("Returned on"), 17, lambda one: _naive(one.returned_at)),
    (_("How it was returned"), 18, lambda one: str(_WAYS.get(one.return_way or "", ""))),
    (_("Status"), 18, lambda one: _status(one.status)),
)
