"""The addresses of changes of the catalogue, under /desk/proposals."""

from django.urls import path

from motcua.desk.governance import deciding, editing, listing, one

urlpatterns = [
    path("proposals", listing.listed, name="proposals"),
    path("proposals/new", listing.begin, name="proposal_new"),
    path("proposals/decide", deciding.decide, name="proposals_decide"),
    path("proposals/decisions/<int:decision_id>", deciding.decision, name="catalogue_decision"),
    path("proposals/<int:proposal_id>", one.proposal, name="proposal"),
    path("proposals/<int:proposal_id>/text", editing.text, name="proposal_text"),
    path("proposals/<int:proposal_id>/<slug:deed>", one.do, name="proposal_do"),
]
