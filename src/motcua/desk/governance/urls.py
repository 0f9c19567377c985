"""The addresses of changes of the catalogue, under /desk/proposals."""

from django.urls import path

from motcua.desk.governance import (
    deciding,
    editing,
    eform,
    listing,
    national,
    one,
    printing,
    process,
    template,
    trying,
)

urlpatterns = [
    path("proposals", listing.listed, name="proposals"),
    path("proposals/new", listing.begin, name="proposal_new"),
    path("proposals/national", national.listed, name="national"),
    path("proposals/national/decide", national.decide, name="national_decide"),
    path("proposals/national.xlsx", national.report, name="national_report"),
    path("proposals/decide", deciding.decide, name="proposals_decide"),
    path("proposals/annex.<slug:form>", printing.draft, name="annex_draft"),
    path("proposals/decisions/<int:decision_id>", deciding.decision, name="catalogue_decision"),
    path("proposals/decisions/<int:decision_id>/annex.<slug:form>", printing.annex, name="annex"),
    path("proposals/<int:proposal_id>", one.proposal, name="proposal"),
    path("proposals/<int:proposal_id>/text", editing.text, name="proposal_text"),
    path("proposals/<int:proposal_id>/form", eform.edit, name="proposal_form"),
    path("proposals/<int:proposal_id>/template", template.edit, name="proposal_template"),
    path("proposals/<int:proposal_id>/draw", process.draw, name="process_draw"),
    path("proposals/<int:proposal_id>/process.bpmn", process.export, name="process_bpmn"),
    path("proposals/<int:proposal_id>/bpmn", process.bring, name="process_bring"),
    path("proposals/<int:proposal_id>/trial", trying.trial, name="proposal_trial"),
    path("proposals/<int:proposal_id>/<slug:deed>", one.do, name="proposal_do"),
]
