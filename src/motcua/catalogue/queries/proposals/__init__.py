"""Changes of the catalogue: listed, read, compared with what there is, and announced."""

from motcua.catalogue.queries.proposals.announced import ChangeAnnounced, DecisionAnnounced, announced, newest
from motcua.catalogue.queries.proposals.differences import Article, Words, differences, unchanged
from motcua.catalogue.queries.proposals.faults import Known, faults, known
from motcua.catalogue.queries.proposals.own_forms import TextFault, own_form_faults
from motcua.catalogue.queries.proposals.own_templates import block_faults, template_faults
from motcua.catalogue.queries.proposals.reading import (
    PAGE,
    DecisionLine,
    NoteTold,
    ProposalLine,
    ProposalPage,
    listed,
    of_decision,
    proposal,
)
from motcua.catalogue.queries.proposals.saying import LISTS, words
from motcua.catalogue.queries.proposals.slowest import slowest_of
from motcua.catalogue.queries.proposals.texts import procedure_texts, process_texts

__all__ = [
    "LISTS",
    "PAGE",
    "Article",
    "ChangeAnnounced",
    "DecisionAnnounced",
    "DecisionLine",
    "Known",
    "NoteTold",
    "ProposalLine",
    "ProposalPage",
    "TextFault",
    "Words",
    "announced",
    "block_faults",
    "differences",
    "faults",
    "known",
    "listed",
    "newest",
    "of_decision",
    "own_form_faults",
    "procedure_texts",
    "process_texts",
    "proposal",
    "slowest_of",
    "template_faults",
    "unchanged",
    "words",
]
