"""What is published: procedures in force, their terms, and the steps of their processes."""

from motcua.catalogue.queries.published import (
    DocumentAsked,
    FeeAsked,
    Name,
    ProcedureFound,
    ProcedurePage,
    procedure_page,
    search,
)
from motcua.catalogue.queries.terms import StepTerms, Terms, step, steps_of, terms

__all__ = [
    "DocumentAsked",
    "FeeAsked",
    "Name",
    "ProcedureFound",
    "ProcedurePage",
    "StepTerms",
    "Terms",
    "procedure_page",
    "search",
    "step",
    "steps_of",
    "terms",
]
