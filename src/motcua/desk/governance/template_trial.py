"""A template looked at beside its editor: for a made-up dossier, or for one that the officer may see."""

import base64
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.queries.proposals import ProposalPage
from motcua.desk import looking
from motcua.desk.governance import showing
from motcua.desk.governance.template_acts import Desk
from motcua.dossiers import queries as dossiers
from motcua.dossiers.papers import result_trial
from motcua.law.actor import Actor
from motcua.law.paper_template import ANSWER, OUTCOMES
from motcua.law.procedure import ProcedureText
from motcua.law.purpose import Seen
from motcua.lib.blocks import Template

_SHOWN = 4  # pages beside the editor; the PDF has them all


class TrialForm(forms.Form):
    """With which dossier: a made-up one that answers so, or one that there is."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How it was decided"), choices=tuple(OUTCOMES.items()), required=False
    )
    answer = forms.ChoiceField(label=gettext_lazy("The made-up dossier answers"), required=False)
    code = forms.CharField(
        label=gettext_lazy("Or a dossier of this procedure, by its code"),
        help_text=gettext_lazy("One that you may see; that you looked is noted."),
        max_length=40,
        required=False,
    )

    def __init__(self, desk: Desk, data: Any = None) -> None:
        super().__init__(data, prefix="t")
        answers = [(value, label) for value, label in desk.shown.items() if value.startswith(ANSWER)]
        self.fields["outcome"].choices = [(value, _(label)) for value, label in OUTCOMES.items()]  # type: ignore[attr-defined]
        self.fields["answer"].choices = [("", _("the first answer of each question")), *answers]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Trial:
    """`pages`: addresses of the pictures. `notes`: what is to be known of how it came out."""

    form: TrialForm
    pages: list[str]
    notes: list[str] = field(default_factory=list)


def of(request: HttpRequest, actor: Actor, page: ProposalPage, template: Template, desk: Desk) -> Trial:
    """The template drawn as pictures."""
    data = request.POST if "t-outcome" in request.POST else None
    form, on = TrialForm(desk, data), timezone.localdate()
    told, notes = _data(form, actor, page, template, desk, on)
    pages = result_trial.drawn(told, on=on)
    if len(pages) > 1:
        notes.append(_("It does not fit on one page: it comes to %(n)s.") % {"n": len(pages)})
    addresses = [f"data:image/png;base64,{base64.b64encode(one).decode()}" for one in pages[:_SHOWN]]
    return Trial(form, addresses, notes)


def pdf(request: HttpRequest, actor: Actor, page: ProposalPage, template: Template) -> HttpResponse:
    """The same as a PDF."""
    desk, on = Desk(showing.form_of(page)), timezone.localdate()
    told, _notes = _data(TrialForm(desk, request.POST), actor, page, template, desk, on)
    headers = {"Content-Disposition": 'inline; filename="ban-thu.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(result_trial.pdf(told, on=on), content_type="application/pdf", headers=headers)


def _data(
    form: TrialForm, actor: Actor, page: ProposalPage, template: Template, desk: Desk, on: date
) -> tuple[result_trial.Data, list[str]]:
    said = form.cleaned_data if form.is_valid() else {}
    granted = said.get("outcome", "") != "refused"
    notes: list[str] = []
    if said.get("code"):
        found = dossiers.page_of_code(said["code"], actor)
        if found is not None and found.version.procedure.code == page.line.code:
            looking.look(found, Seen.PAPER, by=actor, at=timezone.now())
            return result_trial.of_dossier(template, found.dossier, granted=granted, on=on), notes
        notes.append(
            _("There is no dossier %(code)s of this procedure that you may see.") % {"code": said["code"]}
        )
    name, equals, answer = said.get("answer", "").removeprefix(ANSWER).partition("=")
    text = page.text if isinstance(page.text, ProcedureText) else ProcedureText()
    told = result_trial.made_up(
        template,
        text,
        desk.form,
        code=page.line.code,
        granted=granted,
        chosen=(name, answer) if equals else None,
        on=on,
    )
    return told, notes
