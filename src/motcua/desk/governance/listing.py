"""All changes of the catalogue and where they stand; beginning another."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.catalogue import policies
from motcua.catalogue.commands import proposals as commands
from motcua.catalogue.commands.proposals import Draft
from motcua.catalogue.queries import proposals
from motcua.desk.entrance import for_officers, frame
from motcua.desk.governance import showing
from motcua.law.actor import Actor
from motcua.law.catalogue_life import OPEN, Deed, Kind, Stage, Subject
from motcua.law.errors import ActRefused, NotPossible
from motcua.lib.written import whole

_TABS = {
    "open": (_("On their way"), OPEN),
    "published": (_("Published"), {Stage.PUBLISHED}),
    "withdrawn": (_("Given up"), {Stage.WITHDRAWN}),
}
_BEGINNINGS = (
    ("procedure amend", _("Amend a procedure")),
    ("procedure repeal", _("Repeal a procedure")),
    ("procedure publish", _("Publish a new procedure")),
    ("process amend", _("Put another process in the place of one")),
    ("process publish", _("Approve a new process")),
)


class BeginForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What is to change?"),
        choices=_BEGINNINGS,
        widget=forms.RadioSelect,
        initial="procedure amend",
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Of the procedure or process; for a new one the code that it gets, such as 1.004194."),
        max_length=80,
    )
    like = forms.CharField(
        label=_("Begin like"),
        help_text=_("For a new one: the code of another that it resembles."),
        max_length=80,
        required=False,
    )
    ground_vi = forms.CharField(
        label=_("Legal text that makes it due"),
        help_text=_("Such as: Nghị định số 15/2021/NĐ-CP ngày 03/3/2021 của Chính phủ"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


@require_GET
@for_officers
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The newest first."""
    policies.demand_reading(actor)
    tab = request.GET.get("tab", "open")
    stages = _TABS.get(tab, _TABS["open"])[1]
    before = whole(request.GET.get("after"))
    found = proposals.listed(on=timezone.localdate(), stages=stages, before=before)
    rows = found[: proposals.PAGE]
    shown: dict[str, Any] = {
        "rows": [
            (one, now_(showing.SUBJECTS[one.subject]), showing.kind(one.kind), *showing.stage(one.stage))
            for one in rows
        ],
        "tabs": [
            {"href": f"?tab={key}", "text": text, "current": key == tab, "count": None}
            for key, (text, _stages) in _TABS.items()
        ],
        "next": rows[-1].id if len(found) > proposals.PAGE else None,
        "first": before is None,
        "may_draft": policies.may(Deed.DRAFT, actor),
        "may_decide": policies.may(Deed.APPROVE, actor),
    }
    return render(request, "desk/proposals.html", frame(actor) | shown)


@require_http_methods(["GET", "POST"])
@for_officers
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Which thing, and what is to become of it; its text comes on the next page."""
    policies.demand(Deed.DRAFT, actor)
    started = {name: request.GET.get(name, "") for name in ("code", "what") if request.GET.get(name)}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=started)
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(form.cleaned_data, actor)
        except NotPossible as why:
            refused = why
    status = 409 if refused else 422 if form.errors else 200
    shown = {"form": form, "refused": refused}
    return render(request, "desk/proposal_new.html", frame(actor) | shown, status=status)


def _begun(said: dict[str, str], actor: Actor) -> HttpResponse:
    subject, kind = said["what"].split()
    one = Draft(
        subject=Subject(subject),
        kind=Kind(kind),
        code=said["code"],
        like=said["like"],
        ground_vi=said["ground_vi"],
        by=actor,
        at=timezone.now(),
    )
    (proposal_id,) = commands.draft([one])
    where = "desk:proposal" if one.kind is Kind.REPEAL else "desk:proposal_text"
    return redirect(where, proposal_id=proposal_id)
