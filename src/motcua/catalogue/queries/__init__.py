"""What is published: procedures in force, their terms, the steps of their processes, and finding them."""

from motcua.catalogue.queries.eforms import (
    EFormTerms,
    FeeOfCase,
    Paper,
    asked,
    eform,
    eform_of,
    fees,
    formats,
    online_form,
    papers,
    version_name,
)
from motcua.catalogue.queries.files import FileLimits, file_limits
from motcua.catalogue.queries.memory import forget, heed, heeded
from motcua.catalogue.queries.published import (
    DocumentAsked,
    FeeAsked,
    ProcedureFound,
    ProcedurePage,
    VersionLine,
    procedure_page,
)
from motcua.catalogue.queries.revision import revision
from motcua.catalogue.queries.search import How, Only, Search, choices, search
from motcua.catalogue.queries.search_index import Choices
from motcua.catalogue.queries.terms import Name, StepTerms, Terms, leads_to_result, step, steps_of, terms
from motcua.catalogue.queries.words import Unfound, unfound

__all__ = [
    "Choices",
    "DocumentAsked",
    "EFormTerms",
    "FeeAsked",
    "FeeOfCase",
    "FileLimits",
    "How",
    "Name",
    "Only",
    "Paper",
    "ProcedureFound",
    "ProcedurePage",
    "Search",
    "StepTerms",
    "Terms",
    "Unfound",
    "VersionLine",
    "asked",
    "choices",
    "eform",
    "eform_of",
    "fees",
    "file_limits",
    "forget",
    "formats",
    "heed",
    "heeded",
    "leads_to_result",
    "online_form",
    "papers",
    "procedure_page",
    "revision",
    "search",
    "step",
    "steps_of",
    "terms",
    "unfound",
    "version_name",
]
